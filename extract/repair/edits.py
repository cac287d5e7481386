"""Changes to a text that keep the place of every character."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.text import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.text import Place, Text


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters [start, end) are to be `now`; `marks` says that a word gets its marks back, no more."""

    start: int
    end: int
    now: str
    marks: bool = False


def apply(text: Text, edits: Iterable[Edit]) -> Text:
    """`text` with the edits done, the first of those that overlap; places move with their characters."""
    pieces: list[str] = []
    repairs: list[Repair] = []
    ends: list[int] = []  # of the edits in the old text
    shifts: list[int] = [0]  # behind each of them
    at = length = 0
    for edit in sorted(edits):
        was = text.chars[edit.start : edit.end]
        if edit.start < at or was == edit.now:
            continue
        pieces += [text.chars[at : edit.start], edit.now]
        length += edit.start - at
        repairs.append(Repair(length, length + len(edit.now), was, edit.marks))
        length += len(edit.now)
        at = edit.end
        ends.append(edit.end)
        shifts.append(length - at)
    pieces.append(text.chars[at:])

    def moved(offset: int) -> int:
        i = bisect_right(ends, offset)
        if i < len(repairs) and offset + shifts[i] > repairs[i].start:  # within an edit
            return min(offset + shifts[i], repairs[i].end)
        return offset + shifts[i]

    places: list[Place] = []
    for p in text.places:
        start, end = moved(p.start), moved(p.end)
        i = bisect_right(ends, p.start)
        if i < len(repairs) and p.start + shifts[i] > repairs[i].start and places:
            start = places[-1].end  # goes on behind the place that the edit began in
        if start < end:
            places.append(replace(p, start=start, end=end))
    return replace(text, chars="".join(pieces), places=tuple(places), repairs=tuple(repairs))
