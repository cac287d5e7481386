"""Deadlines that stand in a heading: `2. Tháng 02/2026:` bounds every task below it that names no time."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from extract.finders.deadline import read_time_cell

if TYPE_CHECKING:
    from datetime import date

    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.span import Span

_OPENS = regex.compile(r"(?:trong |vào )?(?:tháng|quý|năm|tuần|ngày|từ|6 tháng|sáu tháng|đợt \d)\s")
_REST = regex.compile(r"(?:[,.]?\s?[\p{Ll}\s]{0,60})?\s?(?::|$)")  # `, tiến hành các công việc:`


class HeadingPeriods:
    """The time that the headings of a document give to what stands below them."""

    def __init__(self, outline: Outline, issued: date | None):
        self.o = outline
        self.issued = issued
        self._starts = [unit.start for unit in outline.tree.units]
        self._found: dict[int, list[Span]] = {}

    def over(self, place: int) -> list[Span]:
        """The deadline of the nearest heading above the view offset `place`, or of the words that open its
        own paragraph (`Tháng 7/2026: …`); empty if none gives one."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return []
        unit = self.o.tree.units[at]
        return next((found for each in (unit, *self.o.tree.ancestors(unit)) if (found := self._of(each))), [])

    def _of(self, unit: Unit) -> list[Span]:
        if unit.index not in self._found:
            self._found[unit.index] = self._read(unit)
        return self._found[unit.index]

    def _read(self, unit: Unit) -> list[Span]:
        view, low = self.o.view.text, self.o.low
        heads = unit.label is not None or low.find(":", unit.start, unit.end) >= 0
        if not heads or not _OPENS.match(low, unit.start, unit.end):
            return []
        end = low.find(":", unit.start, min(unit.end, unit.start + 100)) + 1 or unit.end
        if end == unit.end and end - unit.start > 100:
            return []
        times = read_time_cell(view, low, unit.start, end, self.issued)
        whole = len(times) == 1 and times[0].start - unit.start <= len("trong ")
        return times if whole and _REST.fullmatch(low, times[0].end, end) else []
