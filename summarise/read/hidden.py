"""Text of a page that its readers cannot see, because the element itself says so.

Covers: inline styles (`display: none`, no size, no opacity, the colour of its own ground, far off
the page) and the attribute `hidden`. Does not cover: style sheets and scripts, which are not
loaded; colours that only nearly match; text covered by something else.

What a reader cannot see is no part of the news, and a place to speak to a machine.
"""

from __future__ import annotations

import re
from typing import Any

from summarise.read.lengths import count_words

_SMALLEST = 2.0  # pixels or points; nobody reads smaller letters
_FAR = -500.0  # pixels; what begins there is off the page
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,4})?)(px|pt|em|rem|%|ex|ch|vw|vh)?\Z")
_NO_GROUND = frozenset({"", "none", "transparent", "inherit", "initial", "unset"})
_NAMED = {"white": "ffffff", "black": "000000"}


def drop_hidden(tree: Any) -> int:  # noqa: ANN401  # an lxml element
    """Take hidden elements out of a page, in place; what follows them stays.

    Returns:
        How many words went.
    """
    from lxml import etree  # type: ignore[import-untyped]

    walk = etree.iterwalk(tree, events=("start",))
    hidden = []
    for _, element in walk:
        if element.getparent() is not None and isinstance(element.tag, str) and _is_hidden(element):
            hidden.append(element)
            walk.skip_subtree()
    words = 0
    for element in hidden:
        words += count_words(" ".join(element.itertext()))
        element.drop_tree()
    return words


def _is_hidden(element: Any) -> bool:  # noqa: ANN401  # an lxml element
    if element.get("hidden") is not None and element.tag not in {"html", "body"}:
        return True
    inline = element.get("style")
    if not inline:
        return False  # as nearly always
    style = _declared(inline)
    if style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}:
        return True
    if _number(style.get("opacity", "1")) == 0 or _is_tiny(style.get("font-size", "")):
        return True
    if any((_number(style.get(side, "")) or 0) < _FAR for side in ("text-indent", "left", "top")):
        return True
    ground = style.get("background-color") or style.get("background", "")
    return ground not in _NO_GROUND and _colour(ground) == _colour(style.get("color", ""))


def _declared(style: str) -> dict[str, str]:
    """An inline style as names and values, in lower case."""
    found = {}
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip()] = value.replace("!important", "").strip()
    return found


def _is_tiny(size: str) -> bool:
    found = _LENGTH.match(size)
    number = _number(size)
    if found is None or number is None:
        return False
    return number == 0 or (found[2] in {"px", "pt"} and number < _SMALLEST)


def _number(value: str) -> float | None:
    found = _LENGTH.match(value)
    try:
        return None if found is None else float(found[1])
    except ValueError:
        return None


def _colour(value: str) -> str:
    """A colour in one spelling: six hexadecimal digits where it is named or short."""
    bare = value.removeprefix("#")
    if len(bare) == 3 and value.startswith("#"):
        return "".join(digit * 2 for digit in bare)
    return _NAMED.get(bare, re.sub(r"\s+", "", bare))
