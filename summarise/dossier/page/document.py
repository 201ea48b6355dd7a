"""The dossier's file: plots drawn, templates filled.

Covers: what the templates are given. Does not cover: the page's frame and its policy on content
(`render/look/`).
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarise.dossier.model import Dossier, IndexDay
from summarise.dossier.page import directory as asked
from summarise.dossier.page.directory import Directory
from summarise.dossier.page.drawing import Mark, drawn
from summarise.dossier.page.findings import findings_of
from summarise.dossier.page.glyphs import glyph
from summarise.dossier.page.index_plot import Part, index_specification, numbered, parts_of
from summarise.dossier.page.network import balance, network_of
from summarise.dossier.page.timeline import STEPS, Timeline, timeline_of
from summarise.render import words
from summarise.render.look import document, environment_of
from summarise.render.numbers import calendar_date, counted, signed
from summarise.vocabulary import Direction, SignalStatus, SignalType
from summarise.web_addresses import web_address

if TYPE_CHECKING:
    import jinja2

# Widths of the plots' axes in pixels: for a desk, and for a telephone.
_WIDE, _NARROW = 1000, 290


def as_page(dossier: Dossier) -> str:
    """Write a dossier as a web page of its own.

    Returns:
        An HTML document that loads nothing and works with scripts off, ended by a line feed.
        The same dossier always gives the same document.

    Raises:
        UsageError: The extra `plots` is not installed.
    """
    directory = Directory(dossier)
    timelines = [timeline_of(dossier, width) for width in (_WIDE, _NARROW)]
    parts = parts_of(dossier.index)
    return document(
        _environment().get_template("page.html.j2"),
        _file("page.css"),
        _file("page.js"),
        dossier=dossier,
        ask=directory,
        findings=findings_of(directory),
        timelines=timelines,
        steps=STEPS,
        time_plots=[_time_plot(directory, timeline) for timeline in timelines],
        index_plots=[_index_plot(directory, parts, width) for width in (_WIDE, _NARROW)],
        kinds=numbered(dossier.index),
        shared_part=any(part.type is None for part in parts),
        networks=[network_of(directory, 1000, 20), network_of(directory, 320, 8)],
    )


def _time_plot(directory: Directory, timeline: Timeline) -> str:
    if timeline.specification is None:
        return ""
    marks = {
        event.id: Mark(directory.address(event.places, event.id), directory.told(event), event.id)
        for event in timeline.shown
    }
    return drawn(timeline.specification, marks, "Acts over time")


def _index_plot(directory: Directory, parts: tuple[Part, ...], width: int) -> str:
    days = directory.dossier.index
    if not days:
        return ""
    by_date = {day.date: day for day in days}
    marks = {day.date.isoformat(): _day_mark(directory, day) for day in days}
    marks |= {part.key: _part_mark(directory, by_date[part.day], part) for part in parts}
    return drawn(index_specification(days, parts, width), marks, "Index over time and its parts")


def _day_mark(directory: Directory, day: IndexDay) -> Mark:
    behind = directory.behind(day)
    label = (
        f"{calendar_date(day.date)}: index {signed(day.index)}, from {signed(day.lowest)} to "
        f"{signed(day.highest)} in {counted(len(day.articles), 'article')}"
    )
    return Mark(directory.address((place for _, place in behind), f"D{day.date}"), label)


def _part_mark(directory: Directory, day: IndexDay, part: Part) -> Mark:
    behind = directory.behind(day, part.type)
    name = "Other types" if part.type is None else words.sentence_case(words.plain(part.type))
    label = f"{calendar_date(day.date)}: {name} {signed(part.value)}"
    return Mark(directory.address((place for _, place in behind), f"D{day.date}"), label)


def _shown(value: object) -> object:
    """What the templates print: text from outside as one safe line, markup as it is."""
    import markupsafe

    if isinstance(value, markupsafe.Markup) or not isinstance(value, str):
        return value
    return words.safe(value, words.GIST_LIMIT)


def _address(source: str) -> object:
    """A web address for an attribute, whole; None where it is none."""
    import markupsafe

    address = web_address(source)
    return None if address is None else markupsafe.escape(address)


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = environment_of(str(__package__), finalize=_shown)
    environment.filters |= {
        "address": _address,
        "balance": balance,
        "counted": counted,
        "dated": asked.dated,
        "day": asked.short_date,
        "long_day": calendar_date,
        "mark_of": lambda place: words.mark([place.sentence]),
        "name": words.safe,
        "plain": words.plain,
        "sentence": words.sentence_case,
        "signed": signed,
        "title_of": asked.title_of,
    }
    environment.globals |= {
        "Direction": Direction,
        "SignalStatus": SignalStatus,
        "SignalType": SignalType,
        "glyph": glyph,
    }
    return environment
