"""Names beside the nodes of a drawing, where they cover neither each other nor other nodes.

Covers: choosing one of four places per name, in order, from an estimate of its width. Does not
cover: where nodes stand (`network.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_LONGEST, _SHORT = 24, 15  # letters of a name, in wide and in narrow drawings
_NARROW = 500  # pixels
_LETTER, _LINE = 7.6, 15.0  # pixels of an average letter and of a line


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at a place, in pixels from the top left.

    Attributes:
        label: The actor's name, short.
        label_x, label_y, anchor: Where it is written, and which of its ends stands there.
    """

    actor: str
    x: float
    y: float
    radius: float
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "middle"


_Box = tuple[float, float, float, float]


def labelled(nodes: Sequence[Node], names: Mapping[str, str], width: int) -> tuple[Node, ...]:
    """The same nodes with their names.

    Args:
        nodes: Without names.
        names: By actor.
        width: Of the drawing, in pixels; no name reaches beyond it if that can be.
    """
    taken: list[_Box] = [_round(node) for node in nodes]
    longest = _SHORT if width < _NARROW else _LONGEST
    done = []
    for node in nodes:
        name = names[node.actor]
        short = name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
        choices = list(_choices(replace(node, label=short)))
        own = _round(node)
        others = [box for box in taken if box != own]
        best = min(choices, key=lambda choice: _cost(choice[1], others, width))
        taken.append(best[1])
        done.append(best[0])
    return tuple(done)


def _round(node: Node) -> _Box:
    reach = node.radius
    return node.x - reach, node.y - reach, node.x + reach, node.y + reach


def _choices(node: Node) -> Iterator[tuple[Node, _Box]]:
    """Below, above, right, left: the first is kept unless another is freer."""
    long, reach = len(node.label) * _LETTER, node.radius
    for x, y, anchor, left in (
        (node.x, node.y + reach + 14, "middle", node.x - long / 2),
        (node.x, node.y - reach - 6, "middle", node.x - long / 2),
        (node.x + reach + 5, node.y + 4, "start", node.x + reach + 5),
        (node.x - reach - 5, node.y + 4, "end", node.x - reach - 5 - long),
    ):
        placed = replace(node, label_x=round(x, 1), label_y=round(y, 1), anchor=anchor)
        yield placed, (left, y - 12, left + long, y - 12 + _LINE)


def _cost(box: _Box, others: Sequence[_Box], width: int) -> float:
    beyond = max(0.0, -box[0]) + max(0.0, box[2] - width)
    return 100 * beyond + sum(_shared(box, other) for other in others)


def _shared(one: _Box, other: _Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)
