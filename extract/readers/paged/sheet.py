"""What stands on a page, whichever way it was read: words and ruling lines, and the frame they lie in.

A page lies as its reader sees it: turned as its rotation says, cut to its crop box, the origin in the upper
left. Text that was drawn sideways on an upright page is read in a frame of its own (`Frame.turn`), its boxes
are given on the page as shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Box = tuple[float, float, float, float]
Ruling = tuple[float, float, float]  # where it lies, from where, to where

_SNAP = 2.5  # points between lines that are one
_JOIN = 4.0  # points between pieces of one line


@dataclass(slots=True, eq=False)
class Word:
    """Characters that stand together; the box is in the reading frame, y grows downward.

    `order` is the word's place in the content of the page; `parted` says that a blank or a gap stood behind
    it there. `drawn` is false for what a form field (a stamp, a number put in when signing) shows. `sure` is
    how sure a recogniser was of it, from 0 to 1; None where nothing had to be recognised.
    """

    chars: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    order: int
    parted: bool = True
    drawn: bool = True
    sure: float | None = None

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """How user space becomes the page as read: the crop box, quarter turns of the page as shown (`shown`) and
    of its text (`turn`), both clockwise; `skew` is by how much (in radians, clockwise) the paper lay askew in
    the scanner, which is undone in the reading frame."""

    crop: Box  # left, bottom, right, top in user space
    shown: int
    turn: int
    skew: float = 0.0

    def _size(self, turn: int) -> tuple[float, float]:
        left, bottom, right, top = self.crop
        across, up = right - left, top - bottom
        return (up, across) if turn % 2 else (across, up)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown, in hundredths of a point."""
        wide, high = self._size(self.shown)
        return round(wide, 2), round(high, 2)

    @property
    def width(self) -> float:
        """Width of the page as read."""
        return self._size(self.turn)[0]

    @property
    def height(self) -> float:
        """Height of the page as read."""
        return self._size(self.turn)[1]

    def read(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space in the reading frame."""
        return self._turned(x, y, self.turn)

    def _turned(self, x: float, y: float, turn: int) -> tuple[float, float]:
        left, bottom, right, top = self.crop
        if turn == 0:
            return x - left, top - y
        if turn == 1:
            return y - bottom, x - left
        if turn == 2:
            return right - x, y - bottom
        return top - y, right - x

    def _back(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.crop
        if self.turn == 0:
            return x + left, top - y
        if self.turn == 1:
            return y + left, x + bottom
        if self.turn == 2:
            return right - x, y + bottom
        return right - y, top - x

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the reading frame on the page as shown, cut to the page, in hundredths of a point."""
        if self.skew:
            left, top, right, bottom = self._askew(left, top, right, bottom)
        if self.turn != self.shown:
            a = self._turned(*self._back(left, top), self.shown)
            b = self._turned(*self._back(right, bottom), self.shown)
            left, right = sorted((a[0], b[0]))
            top, bottom = sorted((a[1], b[1]))
        width, height = self._size(self.shown)
        return (
            round(min(max(left, 0.0), width), 2),
            round(min(max(top, 0.0), height), 2),
            round(min(max(right, 0.0), width), 2),
            round(min(max(bottom, 0.0), height), 2),
        )

    def _askew(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box around a box of the reading frame, as the paper lay in the scanner."""
        sin, cos = math.sin(self.skew), math.cos(self.skew)
        a, b = self.width / 2, self.height / 2
        corners = [(x - a, y - b) for x in (left, right) for y in (top, bottom)]
        xs = [a + x * cos - y * sin for x, y in corners]
        ys = [b + x * sin + y * cos for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(slots=True)
class Sheet:
    """A page as read: its frame, its words in the order of its content, the boxes of its form fields."""

    frame: Frame
    words: list[Word] = field(default_factory=list)
    fields: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Rulings:
    """Level lines (y, from x, to x), upright lines (x, from y, to y), each sorted; how many `pictures` and
    `objects` of any kind are on the page."""

    level: list[Ruling] = field(default_factory=list)
    upright: list[Ruling] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0

    def set(self, level: Iterable[Ruling], upright: Iterable[Ruling]) -> None:
        """Takes these lines; pieces of one line become one."""
        self.level, self.upright = _joined(level), _joined(upright)


def _joined(lines: Iterable[Ruling]) -> list[Ruling]:
    """`lines` with the pieces of one line made one."""
    out: list[Ruling] = []
    group: list[Ruling] = []
    for line in [*sorted(lines), None]:
        if line is not None and (not group or line[0] - group[0][0] <= _SNAP):
            group.append(line)
            continue
        at = sum(x[0] for x in group) / len(group) if group else 0.0
        begin: float | None = None
        end = 0.0
        for _, a, b in sorted(group, key=lambda x: x[1]):
            if begin is not None and a - end <= _JOIN:
                end = max(end, b)
                continue
            if begin is not None:
                out.append((at, begin, end))
            begin, end = a, b
        if begin is not None:
            out.append((at, begin, end))
        group = [line] if line is not None else []
    return out
