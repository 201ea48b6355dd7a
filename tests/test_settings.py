"""Settings: precedence, origins, and clear refusals."""

from pathlib import Path
from typing import Any

import pytest

from summarise.errors import ConfigError
from summarise.settings import SETTINGS, Settings, Value, api_key, resolve


def settle(
    tmp_path: Path,
    flags: dict[str, Value | None] | None = None,
    environ: dict[str, str] | None = None,
    here: str = "",
    user: str = "",
) -> Settings:
    (tmp_path / "summarise.toml").write_text(here)
    (tmp_path / "user.toml").write_text(user)
    return resolve(
        flags or {}, environ=environ or {}, folder=tmp_path, user_file=tmp_path / "user.toml"
    )


def test_flags_beat_the_environment_which_beats_files_which_beat_defaults(
    tmp_path: Path,
) -> None:
    layers: dict[str, Any] = {}
    steps = [("default", 4), ("user", 5), ("here", 6), ("environ", 7), ("flags", 8)]
    found = []
    for name, value in steps:
        if name in {"user", "here"}:
            layers[name] = f"jobs = {value}"
        elif name == "environ":
            layers[name] = {"SUMMARISE_JOBS": str(value)}
        elif name == "flags":
            layers[name] = {"jobs": value}
        settings = settle(tmp_path, **layers)
        found.append((settings.count("jobs"), settings.values["jobs"].origin))

    assert [count for count, _ in found] == [4, 5, 6, 7, 8]
    assert [origin for _, origin in found] == [
        "default",
        str(tmp_path / "user.toml"),
        "./summarise.toml",
        "SUMMARISE_JOBS",
        "flag",
    ]


def test_a_variable_of_another_tool_counts_after_our_own(tmp_path: Path) -> None:
    environ = {"OPENAI_BASE_URL": "http://a/v1"}

    other = settle(tmp_path, environ=environ)
    own = settle(tmp_path, environ={**environ, "SUMMARISE_BASE_URL": "http://b/v1"})

    assert other.values["base_url"].origin == "OPENAI_BASE_URL"
    assert own.text("base_url") == "http://b/v1"


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    assert settle(tmp_path, environ={"SUMMARISE_MODEL": ""}).text("model") is None


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("modle = 'x'", "no setting 'modle'", "did you mean model?"),
        ("jobs = 'many'", "jobs must be a whole number, not 'many'", None),
        ("jobs = 0", "jobs cannot be 0", "at least 1"),
        ("jobs = true", "jobs must be a whole number", None),
        ("format = 'jsn'", "format cannot be 'jsn'", "did you mean json?"),
        ("fail_on = 'x'", "fail_on cannot be 'x'", "one of none, warn, reject"),
        ("allow_private = 'perhaps'", "allow_private must be true or false", None),
        ("model = 5", "model must be text", None),
        ("= 5", "cannot be read", None),
    ],
)
def test_a_bad_file_is_refused_with_its_value_and_a_hint(
    tmp_path: Path, text: str, message: str, hint: str | None
) -> None:
    with pytest.raises(ConfigError, match=message.replace("?", r"\?")) as caught:
        settle(tmp_path, here=text)

    assert caught.value.hint == hint if hint else True


def test_a_bad_variable_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\(SUMMARISE_TIMEOUT\)"):
        settle(tmp_path, environ={"SUMMARISE_TIMEOUT": "soon"})


@pytest.mark.parametrize(("word", "value"), [("1", True), ("yes", True), ("off", False)])
def test_switches_take_the_usual_words(tmp_path: Path, word: str, value: bool) -> None:
    assert settle(tmp_path, environ={"SUMMARISE_ALLOW_PRIVATE": word}).on("allow_private") is value


def test_the_key_of_the_service_in_use_comes_first() -> None:
    both = {"OPENAI_API_KEY": "a", "AZURE_OPENAI_API_KEY": "b"}

    assert api_key(both, azure=False) == ("a", "OPENAI_API_KEY")
    assert api_key(both, azure=True) == ("b", "AZURE_OPENAI_API_KEY")
    assert api_key({}, azure=False) == (None, None)
    assert api_key({"AZURE_OPENAI_API_KEY": "b"}, azure=False) == (None, None)
    assert api_key({"OPENAI_API_KEY": "a"}, azure=True) == ("a", "OPENAI_API_KEY")


def test_no_setting_can_hold_a_key() -> None:
    assert [name for name in SETTINGS if "key" in name] == []
