"""A folder of recordings: where each one is, reading it, and writing it.

Covers: names of files, shared texts beside them, writing all or nothing. Does not cover: what
a file holds (`recording.py`), and why none fits (`staleness.py`).

    FOLDER/<case>/<key12>.json       one request; <key12>.2.json for the second sample
    FOLDER/<key12>.json              where requests belong to no case
    FOLDER/texts/<sha256>.txt        long instructions and schemas, each once
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import uuid4

from summarise.errors import (
    NotEvaluatedError,
    SecretInRecordingError,
    TamperedRecordingError,
    UsageError,
)
from summarise.model.case_scope import TEXTS, Scope
from summarise.model.digests import Asked, sha256_of
from summarise.model.leaks import leak_in
from summarise.model.recording import DisagreementError, Recording, claims, parsed, written
from summarise.model.shared_texts import Folder, references

ABSENT_TEXT = "absent_text"
_KEY_CHARACTERS = 12


class Recordings:
    """The recordings of one folder. Nothing is read before it is asked for.

    Args:
        folder: Need not exist.
        known_texts: Texts that recordings may refer to and never hold, by their SHA-256;
            articles as a prompt lays them out (`shared_texts.fenced_block`).

    Raises:
        UsageError: If a known text is filed under another's digest.
    """

    def __init__(self, folder: Path | str, known_texts: Mapping[str, str]) -> None:
        self.folder = Path(folder)
        self.known_texts = dict(known_texts)
        wrong = [key for key, text in self.known_texts.items() if sha256_of(text) != key]
        if wrong:
            raise UsageError(f"a known text does not have the SHA-256 {wrong[0]!r}")
        self._shared: dict[str, str] = {}

    def path(self, scope: Scope, asked: Asked) -> Path:
        """Where the recording of a request is, or would be."""
        suffix = f".{scope.sample}" if scope.sample > 1 else ""
        return self._room(scope) / f"{asked.key[:_KEY_CHARACTERS]}{suffix}.json"

    def paths(self, scope: Scope) -> list[Path]:
        """Every recording of a case, or those of no case; sorted."""
        return sorted(self._room(scope).glob("*.json"))

    def all_paths(self) -> list[Path]:
        """Every recording in the folder, of any case or none; sorted."""
        return sorted([*self.folder.glob("*.json"), *self.folder.glob("*/*.json")])

    def unreferenced_texts(self, kept: Iterable[Path]) -> list[Path]:
        """Shared texts that none of the recordings kept refers to; sorted.

        Raises:
            TamperedRecordingError: If one of them is no JSON: what it needs is not known.
        """
        needed: set[str] = set()
        for path in kept:
            try:
                needed |= references(json.loads(path.read_bytes()))
            except (ValueError, RecursionError) as error:
                raise self._tampered(path, "format", f"it is no recording: {error!r}") from error
        return sorted(p for p in (self.folder / TEXTS).glob("*.txt") if p.stem not in needed)

    def load(self, path: Path) -> Recording:
        """Read a recording and see that nobody edited it.

        Raises:
            TamperedRecordingError: If it, or a text it refers to, is not as it was written.
            FileNotFoundError: If there is none.
        """
        try:
            recording = parsed(path.read_bytes().decode("utf-8"), self.text_of)
        except FileNotFoundError:
            raise
        except (OSError, UnicodeDecodeError) as error:
            raise self._tampered(path, "format", f"it cannot be read: {error}") from error
        except DisagreementError as error:
            raise self._tampered(path, error.what, str(error)) from error
        if recording.asked.key[:_KEY_CHARACTERS] != path.name.split(".")[0]:
            raise self._tampered(path, "name", "its name is not that of its request")
        return recording

    def load_unchecked(self, path: Path) -> tuple[Recording, dict[str, str]]:
        """Read a recording and the digests it states, where texts may not be at hand.

        Raises:
            TamperedRecordingError: If it is no recording, or a text was edited.
        """

        def text_of(digest: str) -> str:
            try:
                return self.text_of(digest)
            except DisagreementError as error:
                if error.what != ABSENT_TEXT:
                    raise
                return f"(text {digest}, not at hand)"

        try:
            return claims(path.read_bytes().decode("utf-8"), text_of)
        except (OSError, UnicodeDecodeError) as error:
            raise self._tampered(path, "format", f"it cannot be read: {error}") from error
        except DisagreementError as error:
            raise self._tampered(path, error.what, str(error)) from error

    def keep(self, scope: Scope, recording: Recording, *, keys: Iterable[str] = ()) -> Path:
        """Write a recording, unless an equal one is there. All or nothing.

        Args:
            scope: Where it belongs.
            recording: What to write.
            keys: Secrets that must not be in it.

        Raises:
            SecretInRecordingError: If it would hold one. Nothing was written.
            NotEvaluatedError: If the request cannot be written down without loss.
            OSError: If the folder cannot be written.
        """
        path = self.path(scope, recording.asked)
        folder = Folder(self.known_texts)
        text = self._written(scope, recording, folder)
        found = leak_in([text, *folder.shared.values()], keys)
        if found is not None:
            raise SecretInRecordingError(
                f"the recording would hold {found}; nothing was written",
                hint="take it out of the prompt or the article, and change the key",
                case=scope.case,
                sample=scope.sample,
                reason="secret",
            )
        if self._holds_the_same(path, recording):
            return path
        for digest, shared in folder.shared.items():
            _write(self._text_path(digest), _as_bytes(shared + "\n"))
        # Inside a JSON string, a lone surrogate's escape in Python is its escape in JSON.
        _write(path, text.encode("utf-8", "backslashreplace"))
        return path

    def text_of(self, digest: str) -> str:
        """A known or shared text.

        Raises:
            DisagreementError: If it is neither at hand nor in the folder, or was edited.
        """
        text = self.known_texts.get(digest) or self._shared.get(digest)
        if text is not None:
            return text
        if len(digest) != 64 or not digest.isalnum():
            raise DisagreementError("format", f"{digest[:80]!r} is no digest of a text")
        path = self._text_path(digest)
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass").removesuffix("\n")
        except FileNotFoundError:
            why = f"the text {digest[:_KEY_CHARACTERS]}... is neither given nor in {TEXTS}/"
            raise DisagreementError(ABSENT_TEXT, why) from None
        if sha256_of(text) != digest:
            raise DisagreementError("texts", f"{TEXTS}/{path.name} was edited by hand")
        self._shared[digest] = text
        return text

    def _room(self, scope: Scope) -> Path:
        return self.folder / scope.case if scope.case else self.folder

    def _text_path(self, digest: str) -> Path:
        return self.folder / TEXTS / f"{digest}.txt"

    def _written(self, scope: Scope, recording: Recording, folder: Folder) -> str:
        """The file's text, once it is sure that the same recording can be read from it."""
        try:
            text = written(recording, folder)
            again = parsed(text, lambda d: folder.shared.get(d) or self.known_texts[d])
            lossless = again == recording
        except ValueError as error:
            raise _not_recordable(scope, str(error)) from error
        if not lossless:
            raise _not_recordable(scope, "it reads differently once written down")
        return text

    def _holds_the_same(self, path: Path, recording: Recording) -> bool:
        try:
            return self.load(path).same_but_for_when(recording)
        except (FileNotFoundError, TamperedRecordingError):
            return False  # it is written anew

    def _tampered(self, path: Path, what: str, why: str) -> TamperedRecordingError:
        case = path.parent.name if path.parent != self.folder else None
        return TamperedRecordingError(
            f"{path}: {why}",
            hint=f"restore it (git checkout {path}), or delete and record it again",
            case=case,
            sample=sample_of(path),
            reason=f"tampered:{what}",
        )


def sample_of(path: Path) -> int:
    """Which sample a recording is: `<key>.json` is the first, `<key>.2.json` the second."""
    middle = path.name.split(".")[1]
    return int(middle) if middle.isdigit() else 1


def _not_recordable(scope: Scope, why: str) -> NotEvaluatedError:
    return NotEvaluatedError(
        f"the request cannot be recorded: {why}",
        case=scope.case,
        sample=scope.sample,
        reason="not_recordable",
    )


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _write(path: Path, data: bytes) -> None:
    """Put a file in place in one step: nobody ever reads half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
