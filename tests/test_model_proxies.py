from __future__ import annotations

import asyncio
from importlib.util import find_spec

import pytest

from model_calls import question
from summarise.errors import ConfigError
from summarise.model.proxies import require_usable_proxies
from summarise.model.service import ServiceClient
from summarise.model.settings import ServiceSettings


@pytest.mark.parametrize(
    "url", ["http://proxy.example:3128", "proxy.example:3128", "https://anna:b@proxy.example", ""]
)
def test_a_usual_proxy_passes(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)

    require_usable_proxies()


@pytest.mark.parametrize(
    "url", ["ftp://anna:secret@proxy.example", "http://anna:sec/ret@h", "http://[::1", "http://h:x"]
)
def test_a_malformed_proxy_is_a_setting_to_mend(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ALL_PROXY", url)
    client = ServiceClient(ServiceSettings(base_url="http://model.example/v1"))

    with pytest.raises(ConfigError, match="the URL of the proxy for all is malformed") as caught:
        asyncio.run(client.complete(question()))

    assert "sec" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.skipif(find_spec("socksio") is not None, reason="socksio is installed")
def test_a_socks_proxy_without_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.example")

    with pytest.raises(ConfigError, match="needs the package socksio"):
        require_usable_proxies()


def test_a_proxy_that_is_never_used_may_be_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "ftp://proxy.example")
    monkeypatch.setenv("NO_PROXY", "*")

    require_usable_proxies()
