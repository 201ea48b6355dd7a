import pytest

from summarise.web_addresses import host_of


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://News.Example:8443/x", "news.example"),
        ("http://[::1]/x", "::1"),
        ("http://[bad/x", None),
        ("ftp://a.example/x", None),
        ("C:/news/a.txt", None),
        ("", None),
    ],
)
def test_a_host_is_read_from_web_addresses_alone(source: str, host: str | None) -> None:
    assert host_of(source) == host
