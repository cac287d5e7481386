"""Which of the overlapping claims of one label stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Extent(Protocol):
    """Anything that stands in [start, end)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


E = TypeVar("E", bound=Extent)


def leftmost_longest(claims: Iterable[E]) -> tuple[list[E], list[tuple[E, E]]]:
    """(those that stand, in reading order; those that fell, each with the one that beat it).

    The claim that begins first wins, of those the longest, of those the one that was made first.
    """
    stand: list[E] = []
    fell: list[tuple[E, E]] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if stand and claim.start < stand[-1].end:
            fell.append((claim, stand[-1]))
        else:
            stand.append(claim)
    return stand, fell
