"""Prompts: versioned template files, found, checked and rendered.

Covers: `prompts/<name>/v<N>/` with its four files, the list of released versions, strict
rendering. Values are data: passed to a template, never read as one, never rendered twice.
Does not cover: how an article is laid out (`fencing.py`), sending (`model/`).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from summarise.errors import PromptError
from summarise.run_record import PromptRef

DEFAULT_PROMPT = "summary"
TEMPLATES = ("system", "user", "repair")
_FOLDER = re.compile(r"v([1-9]\d*)")
_NAME = re.compile(r"([a-z][a-z0-9_]*)(?:\.v([1-9]\d*))?")
_CHECK = "check all of its folder: summarise prompts check --prompts DIR"
_AS_GIVEN = "compare it with one that works: summarise prompts show"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of a prompt, read and checked.

    Attributes:
        ref: Name, version and the digest over its files.
        purpose: One sentence, from `prompt.toml`.
        since: The product version that first shipped it.
        sources: Template name to its text.
        inputs: Template name to the inputs it declares.
    """

    ref: PromptRef
    purpose: str
    since: str
    sources: dict[str, str]
    inputs: dict[str, tuple[str, ...]]

    @property
    def label(self) -> str:
        """`summary.v1@5f1c09d2a4be`."""
        return self.ref.label

    def render(self, template: str, **values: object) -> str:
        """Fill one template.

        Args:
            template: `system`, `user` or `repair`.
            values: Exactly the inputs that the prompt declares for it.

        Raises:
            PromptError: If an input is missing or unknown, or the template fails.
        """
        import jinja2

        declared = set(self.inputs[template])
        if declared != set(values):
            wrong = ", ".join(sorted(declared ^ set(values)))
            raise PromptError(f"{self.label} {template}: inputs do not match: {wrong}", hint=_CHECK)
        try:
            return str(_compiled(self.sources[template]).render(values)).strip()
        except jinja2.TemplateError as error:
            raise PromptError(f"{self.label} {template}: {error}", hint=_CHECK) from error


@cache
def _environment() -> Any:  # noqa: ANN401  # jinja2 is imported late
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Messages to a model are no HTML: escaping would change the article's characters.
    return ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@lru_cache(maxsize=64)
def _compiled(source: str) -> Any:  # noqa: ANN401  # jinja2 is imported late
    return _environment().from_string(source)


def packaged_prompts() -> Path:
    """The folder of prompts that came with the product.

    Raises:
        PromptError: If neither the package nor the checkout around it holds one.
    """
    package = Path(str(files("summarise")))
    for folder in (package / "prompts_data", package.parent / "prompts"):
        if (folder / "RELEASED").is_file():
            return folder
    raise PromptError(
        "the prompts that belong to this installation are missing",
        hint="install again, or name a folder: --prompts DIR",
    )


def load_prompt(name: str = DEFAULT_PROMPT, folder: Path | None = None) -> Prompt:
    """Read one prompt.

    Args:
        name: `summary` for the newest version, `summary.v1` for a certain one.
        folder: Where prompts are; None means those of the product.

    Raises:
        PromptError: If there is none of that name, or it is not well formed.
    """
    folder = folder or packaged_prompts()
    match = _NAME.fullmatch(name)
    versions = prompt_versions(folder)
    if not match or match[1] not in versions:
        known = ", ".join(sorted(versions)) or "none"
        raise PromptError(f"no prompt {name!r} in {folder}", hint=f"prompts there: {known}")
    version = int(match[2]) if match[2] else versions[match[1]][-1]
    if version not in versions[match[1]]:
        raise PromptError(
            f"prompt {match[1]!r} has no version {version}",
            hint="versions: " + ", ".join(f"v{number}" for number in versions[match[1]]),
        )
    return _read(folder / match[1] / f"v{version}", match[1], version)


def prompt_versions(folder: Path) -> dict[str, list[int]]:
    """Name to version numbers, ascending, of every prompt in a folder."""
    found: dict[str, list[int]] = {}
    if not folder.is_dir():
        raise PromptError(f"no folder {folder}", hint="--prompts takes a folder of prompts")
    for path in sorted(folder.glob("*/v*/prompt.toml")):
        version = _FOLDER.fullmatch(path.parent.name)
        if version and _NAME.fullmatch(path.parent.parent.name):
            found.setdefault(path.parent.parent.name, []).append(int(version[1]))
    return {name: sorted(numbers) for name, numbers in found.items()}


def _read(folder: Path, name: str, version: int) -> Prompt:
    try:
        meta = tomllib.loads((folder / "prompt.toml").read_text(encoding="utf-8"))
        sources = {
            template: (folder / f"{template}.md.j2").read_text(encoding="utf-8")
            for template in TEMPLATES
        }
        inputs = {key: tuple(value) for key, value in meta["inputs"].items()}
        purpose, since = str(meta["purpose"]), str(meta["since"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise PromptError(
            f"prompt {name}.v{version} cannot be read: {error}", hint=_AS_GIVEN
        ) from error
    except (KeyError, AttributeError, TypeError) as error:
        raise PromptError(f"{folder / 'prompt.toml'} lacks {error}", hint=_AS_GIVEN) from error
    prompt = Prompt(
        ref=PromptRef(name=name, version=version, sha256=_digest(folder)),
        purpose=purpose,
        since=since,
        sources=sources,
        inputs=inputs,
    )
    _check_inputs(prompt)
    return prompt


def _digest(folder: Path) -> str:
    """SHA-256 over names and contents of a version's files, line ends normalised."""
    digest = hashlib.sha256()
    for name in ("prompt.toml", *(f"{template}.md.j2" for template in TEMPLATES)):
        content = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _check_inputs(prompt: Prompt) -> None:
    """Declared inputs = used inputs, for every template.

    Raises:
        PromptError: Naming the template and the inputs that differ.
    """
    import jinja2
    from jinja2 import meta

    for template in TEMPLATES:
        if template not in prompt.inputs:
            raise PromptError(
                f"{prompt.label}: prompt.toml declares no inputs for {template}", hint=_AS_GIVEN
            )
        try:
            used = meta.find_undeclared_variables(_environment().parse(prompt.sources[template]))
        except jinja2.TemplateSyntaxError as error:
            raise PromptError(
                f"{prompt.label} {template}, line {error.lineno}: {error.message}", hint=_AS_GIVEN
            ) from error
        except RecursionError as error:
            raise PromptError(
                f"{prompt.label} {template} is nested too deeply", hint=_AS_GIVEN
            ) from error
        if used != set(prompt.inputs[template]):
            wrong = ", ".join(sorted(used ^ set(prompt.inputs[template])))
            raise PromptError(
                f"{prompt.label} {template}: declared and used inputs differ: {wrong}",
                hint="write under [inputs] in prompt.toml what the template uses",
            )


def released(folder: Path) -> dict[str, str]:
    """`name.vN` to digest of every released version, from the folder's RELEASED file.

    Raises:
        PromptError: If a line is no name and digest.
    """
    path = folder / "RELEASED"
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        if not line.strip() or line.startswith("#"):
            continue
        name, _, digest = line.partition(" ")
        if not _NAME.fullmatch(name) or not re.fullmatch(r"[0-9a-f]{64}", digest.strip()):
            raise PromptError(
                f"{path}: not a name and a digest: {line!r}",
                hint="take the file from the release again",
            )
        found[name] = digest.strip()
    return found


def check_prompts(folder: Path) -> Iterable[tuple[str, str | None]]:
    """Every prompt of a folder with what is wrong with it, or None.

    A released version whose files differ from its released digest is wrong.
    """
    digests = released(folder)
    versions = prompt_versions(folder)
    for name, numbers in sorted(versions.items()):
        for version in numbers:
            key = f"{name}.v{version}"
            try:
                prompt = load_prompt(key, folder)
            except PromptError as error:
                yield key, str(error)
                continue
            changed = key in digests and digests[key] != prompt.ref.sha256
            yield key, "changed after its release; make a new version" if changed else None
    present = {f"{name}.v{number}" for name, numbers in versions.items() for number in numbers}
    for key in sorted(set(digests) - present):
        yield key, "released, but its files are gone"
