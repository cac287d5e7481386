"""Parties that stand one a line and act together: `Đề nghị: | - Sở A; | - Sở B | triển khai …`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.finders.party import PREDICATE, PartyItem, PartyReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook

_BARE = regex.compile(
    r"(?:các |những )?(?:cơ quan|đơn vị|địa phương|đồng chí|ông, bà|ông \(bà\))?"
    r"(?:, (?:đơn vị|địa phương|tổ chức))*(?: sau(?: đây)?| có tên sau(?: đây)?)?\s?:"
)
_ORDERS = regex.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|giao cho|giao nhiệm vụ(?: cho)?|phân công)\s?:$")
_LONGEST = 1200  # characters of what opens a column
_SEPARATE = (";", ",")


@dataclass(frozen=True, slots=True)
class Column:
    """A list of parties over several units. `units` are its lines; the last of them holds what they do from
    `act` on, or, where `act` is None, heads what stands below it."""

    units: tuple[Unit, ...]
    items: tuple[PartyItem, ...]
    start: int
    act: int | None
    by: str


class ColumnReader:
    """Finds the columns of a document."""

    def __init__(self, outline: Outline, book: Rulebook, parties: PartyReader):
        self.o = outline
        self.text, self.low = outline.view.text, outline.low
        self.book = book
        self.parties = parties

    def columns(self) -> dict[int, Column]:
        """The columns by the index of their first unit."""
        found: dict[int, Column] = {}
        units = self.o.tree.units
        at = 0
        while at < len(units):
            column = self._read(units[at : at + 60])
            if column is not None:
                found[units[at].index] = column
                at += len(column.units)
            else:
                at += 1
        return found

    def _read(self, units: Sequence[Unit]) -> Column | None:
        first = units[0]
        if first.start >= first.end or self.text[first.end - 1] not in (*_SEPARATE, ":"):
            return None
        one = first.label is None and self.text[first.end - 1] in _SEPARATE  # a line of parties by itself
        if len(units) < 2 or not (one or self._names(units[1])):
            return None
        opening = self._opening(first)
        if opening is None:
            return None
        items, by, listed = opening
        for k, unit in enumerate(units[1:], 1):
            if unit.annex != first.annex:
                return None
            names = self._names(unit)
            heads = names is not None and self.text[unit.end - 1] == ":"
            if names is None or heads:
                return self._close(units[: k + 1], [*items, *(names or ())], by, listed=listed + k - 1)
            if unit.label is not None and by == "lead_in.parties":
                return None  # points of their own
            items += names
        return None

    def _opening(self, unit: Unit) -> tuple[list[PartyItem], str, int] | None:
        """The parties of the first unit, by which rule they are told, and how many lines of parties it is."""
        end = unit.end
        if self.text[end - 1] in _SEPARATE and unit.label is None:
            names = self._names(unit)
            if names is not None:
                return names, "lead_in.parties", 1
        if end - unit.start > _LONGEST:
            return None
        if _ORDERS.search(self.low, max(unit.start, end - 40), end):
            return [], "lead_in.order", 0
        for found in self.book.search("order", self.text, self.low, unit.start, end):
            if _BARE.fullmatch(self.low, found.end, end) or found.end + 1 >= end:
                return [], found.rule.id, 0
            list_ = self.parties.read(self.text, self.low, found.end, end)
            if list_ is not None and self.text[end - 1] != ":" and list_.end >= end - 1:
                return list(list_.items), found.rule.id, 1
        return None

    def _names(self, unit: Unit) -> list[PartyItem] | None:
        """The parties of a unit that is nothing else and heads nothing."""
        if unit.start >= unit.end or unit.end - unit.start > 400:
            return None
        if self.o.tree.children[unit.index] and self.text[unit.end - 1] != ":":
            return None
        acting = self.parties.read(self.text, self.low, unit.start, unit.end)
        if acting is None or acting.stop == PREDICATE:
            return None
        names = self.parties.read_names(self.text, self.low, unit.start, unit.end)
        return list(names.items) if names is not None else None

    def _close(self, units: Sequence[Unit], items: list[PartyItem], by: str, *, listed: int) -> Column | None:
        """The column that the last of `units` closes; None if it does not."""
        last = units[-1]
        least = 1 if by == "lead_in.parties" else 2
        if listed < least or last.start >= last.end:
            return None
        start = units[0].start
        if self.text[last.end - 1] == ":" and self._names(last) is not None:
            return Column(tuple(units), tuple(items), start, None, by)
        if last.label is not None:
            return None
        list_ = self.parties.read(self.text, self.low, last.start, last.end)
        goes_on = self.text[units[-2].end - 1] in _SEPARATE
        if list_ is not None and list_.stop == PREDICATE and goes_on:
            return Column(tuple(units), (*items, *list_.items), start, list_.end + 1, by)
        if list_ is None and items and self.parties.opens_predicate(self.low, last.start, last.end):
            return Column(tuple(units), tuple(items), start, last.start, by)
        return None
