"""Where words stand in their source: the places of a text, asked by extent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.text import Place, Text

_LEVEL = 0.5  # of the lower box's height: boxes that share as much stand on one line
_APART = 2  # characters that the reader may have put in between two words of a line


class Located:
    """The places of a text, in their order."""

    def __init__(self, text: Text) -> None:
        self._places = text.places
        self._chars = text.chars
        self._starts = [place.start for place in text.places]
        self._ends = [place.end for place in text.places]

    def lines(self) -> list[Place]:
        """All places, those of the words of one line made one."""
        return list(_lines(self._places, self._chars))

    def boxes(self, start: int, end: int) -> list[Place]:
        """Where the words of [start, end) stand on pages, one place a line; empty without pages."""
        return list(_lines((place for place in self._over(start, end) if place.box is not None), self._chars))

    def sure(self, start: int, end: int) -> float | None:
        """How sure the recogniser was of [start, end), by the character; None where there was none."""
        told = [(place.end - place.start, place.sure) for place in self._over(start, end)]
        known = [(size, sure) for size, sure in told if sure is not None]
        return sum(size * sure for size, sure in known) / sum(size for size, _ in known) if known else None

    def doubtful(self, start: int, end: int, least: float) -> list[tuple[int, int]]:
        """The words of [start, end) of which the recogniser was less sure than `least`."""
        return [(p.start, p.end) for p in self._over(start, end) if p.sure is not None and p.sure < least]

    def _over(self, start: int, end: int) -> tuple[Place, ...]:
        return self._places[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def _lines(places: Iterable[Place], chars: str) -> Iterator[Place]:
    held: Place | None = None
    for place in places:
        if held is not None and (joined := _joined(held, place, chars)) is not None:
            held = joined
            continue
        if held is not None:
            yield held
        held = place
    if held is not None:
        yield held


def _joined(a: Place, b: Place, chars: str) -> Place | None:
    """Two places as one, None where they do not stand on one line of one cell."""
    if (a.page, a.paragraph, a.cell) != (b.page, b.paragraph, b.cell) or b.start - a.end > _APART:
        return None
    if a.box is None or b.box is None:
        return replace(a, end=b.end) if a.box is b.box else None
    if "\n" in chars[a.end : b.start]:
        return None  # columns side by side
    shared = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    if shared < _LEVEL * min(a.box[3] - a.box[1], b.box[3] - b.box[1]):
        return None
    box = (
        min(a.box[0], b.box[0]),
        min(a.box[1], b.box[1]),
        max(a.box[2], b.box[2]),
        max(a.box[3], b.box[3]),
    )
    return replace(a, end=b.end, box=box)
