"""The words of a rendering: enum values in English, who says it, where it stands.

Covers: making data safe to show, and the short phrases every medium shares. Does not
cover: escaping for Markdown or HTML, and layout.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from summarise.schema import Attribution, Check, Evidence, When
from summarise.text_safety import printable
from summarise.vocabulary import Outcome, QuoteVerdict
from summarise.web_addresses import host_of, is_web_address

# U+2068 and U+2069 (Unicode UAX #9): what stands between them has a direction of its own.
# The only invisible characters a rendering holds, and always in pairs.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})

SEPARATOR = " · "  # between the pieces of one line
NAME_LIMIT = 120
TEXT_LIMIT = 600
GIST_LIMIT = 2_000
DETAIL_LIMIT = 300
LABEL_LIMIT = 12
BLANK = "(blank)"

_IRREGULAR = {
    "air_missile_strike": "air or missile strike",
    "call_for_deescalation": "call for de-escalation",
    "coercive_restriction": "coercive restriction",
    "de_escalatory": "de-escalatory",
    "igo": "IGO",
    "mass_casualty_or_wmd_use": "mass casualty or WMD use",
    "military_mobilization": "military mobilisation",
    "ngo": "NGO",
    "third_party_intervention": "third-party intervention",
}
_OPENING_QUOTES = frozenset("\"'“„«‘")
_SOUND = frozenset({QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC})
_WORST_FIRST = (
    QuoteVerdict.ABSENT,
    QuoteVerdict.ALTERED,
    QuoteVerdict.OUTSIDE_BODY,
    QuoteVerdict.AMBIGUOUS,
    QuoteVerdict.TYPOGRAPHIC,
    QuoteVerdict.VERBATIM,
)


def safe(text: str, limit: int = NAME_LIMIT) -> str:
    """Data as one line that no terminal obeys; right-to-left text in an isolate of its own.

    Args:
        text: Anything from an article, a model, a server or a stored file.
        limit: Longest result in code points; the cut shows as an ellipsis.
    """
    shown = printable(text, limit)
    if not shown.strip():
        return BLANK
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in shown):
        return f"{ISOLATE}{shown}{END_ISOLATE}"
    return shown


def plain(value: StrEnum) -> str:
    """An enum value in English."""
    return _IRREGULAR.get(value.value, value.value.replace("_", " "))


def sentence_case(text: str) -> str:
    """The same text, its first letter a capital."""
    return text[:1].upper() + text[1:]


def speaker(attribution: Attribution) -> str:
    """Who says it, and through whom: `Oda Brandt via Radio Ilm`."""
    name = "the article itself" if attribution.speaker is None else safe(attribution.speaker)
    return name if attribution.via is None else f"{name} via {safe(attribution.via)}"


def sides(source: tuple[str, ...], target: tuple[str, ...]) -> str:
    """Who acts on whom: `Veskar, Orlund → Toral`; an act without a target names none."""
    doers = _listed(source) if source else "nobody named"
    return f"{doers} → {_listed(target)}" if target else doers


def _listed(names: tuple[str, ...], most: int = 4) -> str:
    shown = ", ".join(safe(name) for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


def when(moment: When) -> str:
    """When it happens, as worded, and the date where there is one."""
    worded = safe(moment.text)
    if moment.date is None:
        return worded
    how = ", derived" if moment.derived else ""
    return f"{worded} ({moment.date.isoformat()}{how})"


def quote_verdict(evidence: tuple[Evidence, ...]) -> str:
    """The worst verdict on an item's evidence, in words."""
    found = {item.verdict for item in evidence}
    worst = next((verdict for verdict in _WORST_FIRST if verdict in found), None)
    if worst is None:
        return "no quote"
    return plain(worst) if worst in _SOUND else f"quote {plain(worst)}"


def quoted(text: str) -> str:
    """The article's own words in quotation marks, unless they bring their own."""
    shown = safe(text, TEXT_LIMIT)
    return shown if shown[0] in _OPENING_QUOTES else f"“{shown}”"


def mark(sentences: Iterable[int | None]) -> str:
    """Where it stands in the article: `§4`, `§4 §9`, `§4 §9 +3`, or `–` for nowhere."""
    numbers = sorted({number for number in sentences if number is not None})
    shown = [f"§{number}" if 0 < number < 10**6 else "§?" for number in numbers[:2]]
    if len(numbers) > 2:
        shown.append(f"+{len(numbers) - 2}")
    return " ".join(shown) or "–"


def remarks(checks: tuple[Check, ...]) -> tuple[str, ...]:
    """One line per check that did not pass: `hedge: overstated — the article says "may"`."""
    return tuple(_remark(check) for check in checks if check.outcome is not Outcome.PASS)


def _remark(check: Check) -> str:
    finding = f"{plain(check.name)}: {safe(check.verdict.replace('_', ' '))}"
    return finding if check.detail is None else f"{finding} — {safe(check.detail, DETAIL_LIMIT)}"


def place(source: str) -> str:
    """The source as named, or only the host of a web address: no query, no credentials."""
    if not is_web_address(source):
        return "standard input" if source == "-" else safe(source)
    host = host_of(source)
    return safe(host) if host else "unreadable web address"
