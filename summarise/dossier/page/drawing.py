"""Plots as inline SVG that keeps to the page's rules.

Covers: having Vega-Lite draw a specification, then, with an XML parser: only known elements and
attributes stay, colours become classes (so that dark mode is the style sheet's business), and
every mark named in `marks` becomes a link. Text stays text. Nothing from an article goes
through Vega: a specification holds dates, numbers, enum words and keys; labels are put in here.
Does not cover: what is plotted (`timeline.py`, `index_plot.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from summarise.errors import UsageError

HINT = 'pip install -U "summarise-news[plots]"'
_VEGA_LITE = "6.4"
_NAMES = ("up", "down", "flat", "ink", "quiet", "grid", "paper", "zero")
PART_INKS = tuple(f"part{number}" for number in range(1, 9))
# Colours that stand for names until the style sheet's classes take their place.
_COLOURS = {name: f"#0000{number:02x}" for number, name in enumerate((*_NAMES, *PART_INKS), 1)}
_CLASSES = {colour: name for name, colour in _COLOURS.items()}
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan"})
_ATTRIBUTES = (
    *("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewBox"),
    *("text-anchor", "stroke-width", "stroke-dasharray", "font-weight"),
)
CONFIG: dict[str, Any] = {
    "font": "sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _COLOURS["quiet"],
        "labelFontSize": 12,
        "titleColor": _COLOURS["quiet"],
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": _COLOURS["grid"],
        "tickColor": _COLOURS["grid"],
        "domainColor": _COLOURS["grid"],
        "labelOverlap": "greedy",
    },
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark of a plot links to.

    Attributes:
        href: An anchor of the page (`#q17`).
        label: What it says, in words; any text.
        item: Id of the item it stands for, or None.
    """

    href: str
    label: str
    item: str | None = None


def ink(name: str) -> str:
    """The colour a specification uses for a named ink."""
    return _COLOURS[name]


def drawn(specification: Mapping[str, Any], marks: Mapping[str, Mark], name: str) -> str:
    """Draw a Vega-Lite specification.

    Args:
        specification: Without data from outside; a mark's `description` is its key in `marks`.
        marks: What becomes a link.
        name: Accessible name of the plot.

    Returns:
        An `svg` element without styles, scripts, fonts or fixed colours.

    Raises:
        UsageError: The library that draws is not installed.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise UsageError(
            "plots need vl-convert-python, which is not installed", hint=HINT
        ) from error
    source = vl_convert.vegalite_to_svg(
        {"config": CONFIG, **specification}, vl_version=_VEGA_LITE, allowed_base_urls=[]
    )
    # Vega's own output: no document type, no entities; labels in it are ours.
    root = ElementTree.fromstring(source)  # noqa: S314  # our own drawing library's
    clean = _cleaned(root, marks)
    for attribute in ("width", "height"):
        clean.attrib.pop(attribute, None)
    clean.set("class", "plot")
    clean.set("role", "group")
    clean.set("aria-label", name)
    return ElementTree.tostring(clean, encoding="unicode")


def _cleaned(element: ElementTree.Element, marks: Mapping[str, Mark]) -> ElementTree.Element:
    kept = ElementTree.Element(_local(element.tag))
    kept.attrib.update(_attributes(element))
    kept.text = element.text
    for child in element:
        if _local(child.tag) not in _ELEMENTS or _is_empty(child):
            continue
        mark = marks.get(child.get("aria-label", ""))
        grown = _cleaned(child, marks)
        if _local(child.tag) == "g" and len(grown) == 0:
            continue
        kept.append(grown if mark is None else linked(grown, mark))
    return kept


def linked(shape: ElementTree.Element, mark: Mark) -> ElementTree.Element:
    """A shape as a link with a name, which is also what a pointer resting on it is told."""
    link = ElementTree.Element("a", {"href": mark.href, "class": "mark"})
    if mark.item is not None:
        link.set("data-i", mark.item)
    ElementTree.SubElement(link, "title").text = mark.label
    link.append(shape)
    return link


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is_empty(element: ElementTree.Element) -> bool:
    role = element.get("class", "")
    return role in ("background", "foreground") or element.get("fill") == "white"


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    kept = {name: element.attrib[name] for name in _ATTRIBUTES if name in element.attrib}
    classes = [
        f"{paint}-{_CLASSES[element.get(paint, '')]}"
        for paint in ("fill", "stroke")
        if element.get(paint, "") in _CLASSES
    ]
    if classes:
        kept["class"] = " ".join(classes)
    if element.get("aria-hidden") == "true" or "role-axis" in element.get("class", ""):
        kept["aria-hidden"] = "true"
    return kept
