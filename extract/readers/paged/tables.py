"""Tables between drawn lines: grids of rulings, cells merged where no line parts them, and their words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.readers.paged.columns import is_edge
from extract.readers.paged.lines import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.readers.paged.lines import Row
    from extract.readers.paged.sheet import Rulings, Word

_TOUCH = 4.0  # points between lines that meet
_NARROW = 5.0  # points: closer lines are one boundary, doubly drawn
_OVERHANG = 8.0  # points a line runs on behind the last one across it: the table is open there
_EDGE_COLUMNS = 3  # of a table that lays out a head or a foot
_PAIRS_MOST = 400_000
_CELLS_MOST = 20_000


@dataclass(slots=True)
class Cell:
    """Lines of text of one cell."""

    lines: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table of one page: where its columns part (from left to right), its rows of cells, where it begins
    and ends."""

    edges: tuple[float, ...]
    rows: list[list[Cell]]
    top: float
    bottom: float


def find_grids(rulings: Rulings, words: Sequence[Word]) -> tuple[list[Grid], list[Word]]:
    """The tables of a page from the top, and the words outside of them. What has one column is a frame, no
    table."""
    grids: list[Grid] = []
    rest = list(words)
    if not rulings.upright or not rulings.level:
        return grids, rest
    for level, upright in _components(rulings):
        frame = _boundaries(level, upright)
        if frame is None:
            continue
        xs, ys = frame
        inside = [
            w for w in rest if xs[0] < w.middle < xs[-1] and ys[0] - 1 < (w.top + w.bottom) / 2 < ys[-1] + 1
        ]
        if not inside:
            continue
        rows = _cells(xs, ys, level, upright, inside)
        if sum(any(c.lines for c in column) for column in zip(*rows, strict=True)) < 2:
            continue  # a frame, or lines beside a single column
        if len(xs) <= _EDGE_COLUMNS + 1 and any(
            is_edge(line.text) for r in rows for c in r for line in c.lines
        ):
            continue  # lines around a head or a foot
        taken = {w.order for w in inside}
        rest = [w for w in rest if w.order not in taken]
        grids.append(Grid(tuple(xs), [r for r in rows if any(c.lines for c in r)], ys[0], ys[-1]))
    return sorted(grids, key=lambda g: g.top), rest


_Lines = list[tuple[float, float, float]]


def _components(rulings: Rulings) -> list[tuple[_Lines, _Lines]]:
    """Sets of level and upright lines that hang together."""
    level, upright = rulings.level, rulings.upright
    if len(level) * len(upright) > _PAIRS_MOST:
        return []
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(level):
        for j, (x, y0, y1) in enumerate(upright):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH:
                parent[root(i)] = root(len(level) + j)
    parts: dict[int, tuple[_Lines, _Lines]] = {}
    for i, line in enumerate(level):
        parts.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(upright):
        parts.setdefault(root(len(level) + j), ([], []))[1].append(line)
    return [(a, b) for a, b in parts.values() if a and b]


def _boundaries(level: _Lines, upright: _Lines) -> tuple[list[float], list[float]] | None:
    """Where columns and where rows part, None where there are no two columns."""
    xs = _merged([x for x, _, _ in upright])
    ys = _merged([y for y, _, _ in level])
    for edges, lines in ((xs, level), (ys, upright)):
        first, last = min(a for _, a, _ in lines), max(b for _, _, b in lines)
        if edges[0] - first > _OVERHANG:
            edges.insert(0, first)
        if last - edges[-1] > _OVERHANG:
            edges.append(last)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _CELLS_MOST:
        return None
    return xs, ys


def _merged(places: list[float]) -> list[float]:
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NARROW:
            out.append(place)
    return out


def _cells(
    xs: list[float], ys: list[float], level: _Lines, upright: _Lines, words: Sequence[Word]
) -> list[list[Cell]]:
    """Rows of cells; a merged cell's words stand in its first row and column."""
    wide, high = len(xs) - 1, len(ys) - 1
    home = {(i, j): (i, j) for i in range(high) for j in range(wide)}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while home[at] != at:
            at = home[at]
        return at

    def join(a: tuple[int, int], b: tuple[int, int]) -> None:
        a, b = root(a), root(b)
        home[max(a, b)] = min(a, b)

    for i in range(high):
        y = (ys[i] + ys[i + 1]) / 2
        for j in range(wide - 1):
            x = xs[j + 1]
            if not any(abs(v - x) <= _NARROW + 1 and a <= y <= b for v, a, b in upright):
                join((i, j), (i, j + 1))
    for j in range(wide):
        x = (xs[j] + xs[j + 1]) / 2
        for i in range(high - 1):
            y = ys[i + 1]
            if not any(abs(v - y) <= _NARROW + 1 and a <= x <= b for v, a, b in level):
                join((i, j), (i + 1, j))
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        i = min(max(bisect_right(ys, (word.top + word.bottom) / 2) - 1, 0), high - 1)
        j = min(max(bisect_right(xs, word.middle) - 1, 0), wide - 1)
        held.setdefault(root((i, j)), []).append(word)
    rows = [[Cell() for _ in range(wide)] for _ in range(high)]
    for (i, j), inside in held.items():
        rows[i][j].lines = rows_of(inside)
    return rows
