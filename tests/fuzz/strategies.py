"""Damaged samples, texts out of pieces of news and junk, and drafts that may be true or not."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from fuzz.samples import samples, texts
from summarise.article import Article
from summarise.draft import Draft, DraftActor, DraftClaim, DraftEvidence, DraftSignal
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Corroboration,
    Direction,
    SignalStatus,
    SignalType,
    SpeakerKind,
)

TOKENS = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b"&#x110000;", b"&#0;", b'"', b"'", b"{", b"}",
    b"[", b"]", b"-1", b"9" * 30, b"NaN", b"null", b"\r\n", b"\n\n", b"\xe2\x80\x9c", b"\xc2\xad",
    b"%", b"\\ud800", b"=?utf-8?b?=?=", b"=?x?q?a?=", b"charset=utf-7", b"inf", b"1e999", b"obj",
    b"/Type", b"<![CDATA[", b"<!--", b"-->", b"\x1f\x8b", b"0001-01-01", b"9999-12-31", b"Monday",
)  # fmt: skip


def budget(examples: int) -> settings:
    """That many examples, or fifty times as many under the profile `long`."""
    factor = 50 if settings.default is not None and settings.default.max_examples > 1_000 else 1
    return settings(max_examples=examples * factor, deadline=None)


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """A sample of that kind after a few changes of its bytes."""
    pool = samples(kind)
    data = bytearray(draw(st.sampled_from(pool)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from((1, 2, 8, 60, 400))))
        match draw(st.sampled_from(("set", "cut", "repeat", "token", "end", "splice"))):
            case "set":
                data[at:end] = draw(st.binary(max_size=4))
            case "cut":
                del data[at:end]
            case "repeat":
                data[at:at] = data[at:end] * draw(st.integers(1, 20))
            case "token":
                data[at:at] = draw(st.sampled_from(TOKENS)) * draw(st.integers(1, 3))
            case "end":
                del data[at:]
            case _:
                other = draw(st.sampled_from(pool))
                data[at:at] = other[: draw(st.integers(0, min(300, len(other))))]
    return bytes(data)


JUNK = st.one_of(
    st.sampled_from(texts()).map(lambda text: text[:300]),
    st.text(max_size=40),
    st.text(alphabet="aé .…\u00a0\u00ad\n'\"-—«»“”()1,%$\u0301\u200b\u202eIßAяع漢", max_size=60),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Paragraphs of real and made-up news, in any order, with junk between them."""
    whole = "\n\n".join(texts()).split("\n\n")
    pieces = draw(st.lists(st.one_of(st.sampled_from(whole), JUNK), min_size=1, max_size=6))
    return Article.from_text("\n\n".join(pieces))


@st.composite
def _pieces(draw: st.DrawFn, article: Article) -> str:
    """Words of the article, perhaps altered, or junk."""
    if not article.text or draw(st.booleans()):
        return draw(JUNK)
    start = draw(st.integers(0, len(article.text) - 1))
    piece = article.text[start : start + draw(st.integers(1, 120))]
    return draw(st.sampled_from((piece, piece.upper(), f"{piece}…", piece.replace(" not ", " "))))


@st.composite
def _evidence(draw: st.DrawFn, article: Article) -> tuple[DraftEvidence, ...]:
    number = st.one_of(st.integers(-1, len(article.sentences) + 1), st.just(10**12))
    pointer = st.builds(DraftEvidence, sentence=number, quote=_pieces(article))
    return tuple(draw(st.lists(pointer, max_size=3)))


def drafts(article: Article) -> st.SearchStrategy[Draft]:
    """Anything that has the form of a draft."""
    text, evidence = _pieces(article), _evidence(article)
    maybe, several = st.none() | text, st.lists(text, max_size=2).map(tuple)
    claims = st.builds(
        DraftClaim, evidence=evidence, speaker=maybe, via=maybe, text=text,
        speaker_kind=st.sampled_from(SpeakerKind), certainty=st.sampled_from(Certainty),
        status=st.sampled_from(ClaimStatus), corroboration=st.sampled_from(Corroboration),
    )  # fmt: skip
    actors = st.builds(
        DraftActor, name=text, aliases=several, type=st.sampled_from(ActorType),
        country=maybe, role=st.sampled_from(ActorRole),
    )  # fmt: skip
    signals = st.builds(
        DraftSignal, evidence=evidence, source_actors=several, target_actors=several, when=maybe,
        type=st.sampled_from(SignalType), direction=st.sampled_from(Direction),
        status=st.sampled_from(SignalStatus), certainty=st.sampled_from(Certainty),
        background=st.booleans(), intensity=st.integers(1, 5),
    )  # fmt: skip
    return st.builds(
        Draft,
        claims=st.lists(claims, max_size=2).map(tuple),
        actors=st.lists(actors, max_size=2).map(tuple),
        signals=st.lists(signals, max_size=2).map(tuple),
        headline=text, gist=text,
    )  # fmt: skip
