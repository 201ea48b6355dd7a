"""Who acts on whom, as a drawing: where the actors stand and how the arrows run.

Covers: choosing the busiest actors and links, their places (igraph's Kamada-Kawai layout from
a fixed start, so the same dossier is always drawn alike), and the geometry of arrows.
Does not cover: markup (`templates/network.html.j2`). The drawing is written there and not
by Vega-Lite, which has neither curved edges nor arrowheads.
Source: Kamada and Kawai 1989, "An algorithm for drawing general undirected graphs".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.dossier.model import Dyad
from summarise.dossier.page.directory import Directory
from summarise.dossier.page.drawing import HINT
from summarise.dossier.page.labels import Node, labelled
from summarise.errors import UsageError

_MARGIN_X, _MARGIN_Y = 64.0, 34.0  # pixels kept free for names
_TALLEST = 580  # pixels
_BEND = 0.16  # how far an arrow bends from the straight line, as a share of its length
_HEAD = 9.0  # pixels from an arrow's tip to its barbs


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link between two actors.

    Attributes:
        path: The line, as an SVG path.
        head: Three points of its tip, as SVG points.
        ink: Which way the acts go on balance: `up`, `down` or `flat`.
        width: In pixels, by the number of acts.
    """

    dyad: Dyad
    path: str
    head: str
    ink: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """A drawing of `width` by `height` pixels; arrows below nodes."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def balance(dyad: Dyad) -> str:
    """Which way the acts of a link go on balance, as the name of an ink."""
    if dyad.escalatory == dyad.de_escalatory:
        if not dyad.escalatory or not dyad.index:
            return "flat"
        return "up" if dyad.index > 0 else "down"
    return "up" if dyad.escalatory > dyad.de_escalatory else "down"


def network_of(directory: Directory, width: int, most: int) -> Network | None:
    """Lay out the `most` busiest actors and, at most, twice as many links between them.

    Args:
        directory: Of a dossier with or without links.
        width: In pixels; the height follows from the number of actors.
        most: Actors.

    Returns:
        None where no two actors are linked.

    Raises:
        UsageError: The library that lays out is not installed.
    """
    dossier = directory.dossier
    activity: Counter[str] = Counter()
    for dyad in dossier.dyads:
        activity[dyad.source] += len(dyad.events)
        activity[dyad.target] += len(dyad.events)
    order = {actor.id: number for number, actor in enumerate(dossier.actors)}
    busiest = sorted(activity, key=lambda name: (-activity[name], order[name]))[:most]
    links = [
        dyad
        for dyad in dossier.dyads
        if dyad.source in busiest and dyad.target in busiest and dyad.source != dyad.target
    ]
    links = sorted(links, key=lambda dyad: -len(dyad.events))[: 2 * most]
    names = [name for name in busiest if any(name in (d.source, d.target) for d in links)]
    if not links:
        return None
    height = min(_TALLEST, 180 + (24 if width > _TALLEST else 42) * len(names))
    places = _places(names, links, width, height)
    largest = max(activity.values())
    nodes = {
        name: Node(name, *place, 6 + 10 * math.sqrt(activity[name] / largest))
        for name, place in zip(names, places, strict=True)
    }
    arrows = tuple(_arrow(dyad, nodes[dyad.source], nodes[dyad.target]) for dyad in links)
    labels = {name: directory.actor(name) for name in names}
    return Network(width, height, labelled(list(nodes.values()), labels, width), arrows)


def _places(
    names: Sequence[str], links: Sequence[Dyad], width: int, height: int
) -> list[tuple[float, float]]:
    try:
        import igraph
    except ImportError as error:
        raise UsageError(
            "the network of actors needs igraph, which is not installed", hint=HINT
        ) from error
    numbers = {name: number for number, name in enumerate(names)}
    pairs = {tuple(sorted((numbers[d.source], numbers[d.target]))) for d in links}
    graph = igraph.Graph(n=len(names), edges=sorted(pairs))
    groups = sorted(graph.connected_components(), key=lambda group: (-len(group), group))
    places: dict[int, tuple[float, float]] = {}
    for group, box in zip(groups, _boxes([len(g) for g in groups], width, height), strict=True):
        part = graph.induced_subgraph(group)
        layout = part.layout_kamada_kawai(seed=part.layout_circle())
        xs, ys = [point[0] for point in layout], [point[1] for point in layout]
        if group is not groups[0] and width > height:  # a strip is tall: names need its lines
            xs, ys = ys, xs
        for number, x, y in zip(group, xs, ys, strict=True):
            left, top, right, bottom = box
            places[number] = (_scaled(x, xs, left, right), _scaled(y, ys, top, bottom))
    return [places[number] for number in range(len(names))]


def _boxes(sizes: Sequence[int], width: int, height: int) -> list[tuple[float, ...]]:
    """A rectangle for each group of linked actors: the largest has most, the others a strip."""
    if len(sizes) == 1:
        return [(_MARGIN_X, _MARGIN_Y, width - _MARGIN_X, height - _MARGIN_Y)]
    upright = width > height
    cut = 0.7 * (width if upright else height)
    along = height if upright else width
    boxes = [(0.0, 0.0, cut, float(height)) if upright else (0.0, 0.0, float(width), cut)]
    reached = 0.0
    for size in sizes[1:]:
        end = reached + along * size / sum(sizes[1:])
        boxes.append((cut, reached, width, end) if upright else (reached, cut, end, height))
        reached = end
    return [_inside(*box) for box in boxes]


def _inside(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    aside = min(_MARGIN_X, (right - left) / 3)
    above = min(_MARGIN_Y, (bottom - top) / 3)
    return left + aside, top + above, right - aside, bottom - above


def _scaled(value: float, values: Sequence[float], low: float, high: float) -> float:
    reach = max(values) - min(values)
    if reach < 1e-6:
        return round((low + high) / 2, 1)
    return round(low + (value - min(values)) / reach * (high - low), 1)


def _arrow(dyad: Dyad, source: Node, target: Node) -> Arrow:
    width = 1.2 + 1.1 * math.sqrt(len(dyad.events))
    away = (target.x - source.x, target.y - source.y)
    bent = (
        (source.x + target.x) / 2 - away[1] * _BEND,
        (source.y + target.y) / 2 + away[0] * _BEND,
    )
    start = _toward((source.x, source.y), bent, source.radius + 2)
    tip = _toward((target.x, target.y), bent, target.radius + 3)
    head = _HEAD + width
    neck = _toward(tip, bent, head * 0.8)
    across = ((neck[1] - tip[1]) * 0.45, -(neck[0] - tip[0]) * 0.45)
    barbs = ((neck[0] + across[0], neck[1] + across[1]), (neck[0] - across[0], neck[1] - across[1]))
    return Arrow(
        dyad=dyad,
        path=f"M{_point(start)}Q{_point(bent)} {_point(neck)}",
        head=" ".join(map(_point, (tip, *barbs))),
        ink=balance(dyad),
        width=round(width, 1),
    )


def _toward(
    start: tuple[float, float], end: tuple[float, float], pixels: float
) -> tuple[float, float]:
    length = math.dist(start, end) or 1.0
    share = pixels / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _point(place: tuple[float, float]) -> str:
    return f"{place[0]:.1f},{place[1]:.1f}"
