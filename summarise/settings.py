"""Settings: every value the command line works with, and where it came from.

Covers: flags > `SUMMARISE_*` > `./summarise.toml` > the user's file > defaults.
Does not cover: acting on them. The environment and the folders arrive as parameters; only
`cli/` passes the real ones. Secrets are read from the environment alone, and never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from summarise.errors import ConfigError

Value = str | int | float | bool
FILE_NAME = "summarise.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        name: As in a file; the flag is the same with dashes.
        kind: Type of its value.
        default: None where there is no value unless somebody gives one.
        also: Environment variables of other tools that are honoured, after our own.
        choices: The values allowed, for a closed list.
        least: The smallest value allowed, for a number.
    """

    name: str
    kind: type[str] | type[int] | type[float] | type[bool]
    default: Value | None
    about: str
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    least: float | None = None

    @property
    def variable(self) -> str:
        """Its environment variable."""
        return f"SUMMARISE_{self.name.upper()}"


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("model", str, None, "model id, or baseline"),
        Setting("base_url", str, None, "of a compatible service", also=("OPENAI_BASE_URL",)),
        Setting(
            "azure_endpoint", str, None, "of an Azure resource", also=("AZURE_OPENAI_ENDPOINT",)
        ),
        Setting("api_version", str, None, "of Azure", also=("OPENAI_API_VERSION",)),
        Setting("organization", str, None, "sent to OpenAI", also=("OPENAI_ORG_ID",)),
        Setting("prompt", str, "summary", "prompt name, with or without version"),
        Setting("prompts", str, None, "folder of prompts"),
        Setting("policy", str, "default", "strict, default, lenient or a policy file"),
        Setting("language", str, None, "language of the summary, ISO 639-1"),
        Setting("max_output_tokens", int, 8_000, "bound of one reply", least=256),
        Setting("max_input_tokens", int, 60_000, "longer articles are split", least=500),
        Setting("temperature", float, None, "sampling temperature", least=0),
        Setting("seed", int, None, "sampling seed"),
        Setting("reasoning_effort", str, None, "for models that reason"),
        Setting("timeout", float, 60.0, "seconds for one attempt", least=0.1),
        Setting("deadline", float, 300.0, "seconds for one article's request", least=0.1),
        Setting("attempts", int, 5, "tries for one request", least=1),
        Setting("rpm", float, None, "requests per minute", least=0.01),
        Setting("tpm", float, None, "tokens per minute", least=1),
        Setting("local_context", int, 16_384, "tokens that a local model works with", least=2_048),
        Setting("local_threads", int, None, "processor threads of a local model", least=1),
        Setting("price", str, None, "USD per million tokens, IN/OUT"),
        Setting("jobs", int, 4, "articles at once", least=1),
        Setting("min_words", int, None, "fewer are no article", least=0),
        Setting("allow_private", bool, False, "fetch from private addresses"),
        Setting(
            "format", str, None, "output format", choices=("text", "json", "jsonl", "md", "html")
        ),
        Setting("fail_on", str, "none", "exit 7 from here", choices=("none", "warn", "reject")),
        Setting("cache", bool, True, "keep replies; ask nothing twice"),
        Setting("cache_max_mb", int, 500, "bound of the kept replies, MB", least=1),
        Setting("log", bool, True, "keep a line for each run"),
        Setting("log_text", bool, False, "sources and texts in it, too"),
        Setting("otel", bool, False, "send OpenTelemetry spans"),
        Setting("color", str, "auto", "colour", choices=("auto", "always", "never")),
    )
}

KEYS = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY")


@dataclass(frozen=True, slots=True)
class Resolved:
    """One value and where it came from: `flag`, a variable, a file, or `default`."""

    value: Value | None
    origin: str


@dataclass(frozen=True, slots=True)
class LocalAccess:
    """The server that was started for this run: its base URL, and the key made up for it."""

    base_url: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, resolved.

    Attributes:
        local: How to reach the model file's own server, once it runs; see `cli/local.py`.
    """

    values: Mapping[str, Resolved]
    local: LocalAccess | None = None

    def text(self, name: str) -> str | None:
        """The value of a text setting, or None."""
        value = self.values[name].value
        return None if value is None else str(value)

    def number(self, name: str) -> float | None:
        """The value of a number setting, or None."""
        value = self.values[name].value
        return None if value is None else float(value)

    def count(self, name: str) -> int:
        """The value of a whole-number setting that has a default."""
        value = self.values[name].value
        return int(value) if value is not None else 0

    def optional_count(self, name: str) -> int | None:
        """The value of a whole-number setting, or None."""
        value = self.values[name].value
        return None if value is None else int(value)

    def on(self, name: str) -> bool:
        """The value of a switch."""
        return bool(self.values[name].value)


def resolve(
    flags: Mapping[str, Value | None],
    *,
    environ: Mapping[str, str],
    folder: Path,
    user_file: Path,
) -> Settings:
    """Settle every setting.

    Args:
        flags: What the command line gave; None means not given.
        environ: The environment.
        folder: Where `summarise.toml` is looked for.
        user_file: The user's own file; it need not exist.

    Raises:
        ConfigError: A file does not parse, a name is unknown or a value is malformed.
    """
    layers: list[tuple[str, Mapping[str, object]]] = [
        (f"./{FILE_NAME}", read_file(folder / FILE_NAME)),
        (str(user_file), read_file(user_file)),
    ]
    found: dict[str, Resolved] = {}
    for name, setting in SETTINGS.items():
        given = [
            ("flag", flags.get(name)),
            *((variable, environ.get(variable) or None) for variable in _variables(setting)),
            *((origin, layer.get(name)) for origin, layer in layers),
        ]
        found[name] = next(
            (
                Resolved(_value(setting, raw, origin), origin)
                for origin, raw in given
                if raw is not None
            ),
            Resolved(setting.default, "default"),
        )
    return Settings(found)


def api_key(environ: Mapping[str, str], *, azure: bool) -> tuple[str | None, str | None]:
    """The key to use and the variable it came from; (None, None) without one.

    Azure's own key goes to Azure alone.
    """
    for variable in KEYS[::-1] if azure else KEYS[:1]:
        if environ.get(variable):
            return environ[variable], variable
    return None, None


def read_file(path: Path) -> Mapping[str, object]:
    """The settings of one file; empty if there is no such file.

    Raises:
        ConfigError: If it cannot be read or holds a name that is no setting.
    """
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    for name in content:
        if name not in SETTINGS:
            hint = _nearest(name, SETTINGS) or "summarise config lists all names"
            raise ConfigError(f"{path}: no setting {name!r}", hint=hint)
    return content


def _nearest(word: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1)
    return f"did you mean {near[0]}?" if near else None


def _variables(setting: Setting) -> tuple[str, ...]:
    return (setting.variable, *setting.also)


_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


def _value(setting: Setting, raw: object, origin: str) -> Value:
    value = _converted(setting, raw, origin)
    if setting.choices and value not in setting.choices:
        raise ConfigError(
            f"{setting.name} cannot be {value!r} ({origin})",
            hint=_nearest(str(value), setting.choices) or "one of " + ", ".join(setting.choices),
        )
    if setting.least is not None and isinstance(value, int | float) and value < setting.least:
        raise ConfigError(
            f"{setting.name} cannot be {value} ({origin})", hint=f"at least {setting.least:g}"
        )
    return value


def _converted(setting: Setting, raw: object, origin: str) -> Value:
    kind = setting.kind
    wanted: dict[type, str] = {int: "a whole number", float: "a number", bool: "true or false"}
    if kind is bool:
        word = str(raw).lower()
        if word in _TRUE | _FALSE:
            return word in _TRUE
    elif kind is str and isinstance(raw, str):
        return raw
    elif kind in {int, float} and isinstance(raw, str | int | float) and raw is not True:
        try:
            return kind(raw)
        except (ValueError, OverflowError):  # a whole number cannot be infinite
            pass
    raise ConfigError(f"{setting.name} must be {wanted.get(kind, 'text')}, not {raw!r} ({origin})")
