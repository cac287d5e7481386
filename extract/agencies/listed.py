"""Bodies that a document lists elsewhere: what `các cơ quan nêu trên`, `các xã nêu tại điểm 3` refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.agencies.units import UNIT_WORDS
from extract.rulebook import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.assemble.draft import Draft
    from extract.finders.party import PartyItem, PartyReader
    from extract.rulebook import Found, Rulebook

# Classes of units, for whom their people's committees stand.
_UNITS = regex.compile(rf"(?i)(?:các |những )?(?:\w+ )*?(?:địa phương|{UNIT_WORDS})(?!\w)")
_ONE = regex.compile(r"(?i)(?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp)")
_LABEL = regex.compile(r"[\p{L}\d][\p{L}\d.]*(?=$| nêu trên$| này$)")


class Listed:
    """The lists of parties of a document, by where they stand."""

    def __init__(
        self, drafts: Sequence[Draft], addressees: Iterable[str], parties: PartyReader, book: Rulebook
    ):
        self._book = book
        self._drafts = drafts
        self._addressees = tuple(addressees)
        self._parties = parties

    def meant(self, name: str, at: int) -> list[str]:
        """The names of those that the collective `name`, standing at view offset `at`, refers to; [] if it
        refers to nobody or nobody can be told."""
        where = self._where(name)
        if where is None:
            return []
        if where.rule.gives["where"] == "point":
            label = _LABEL.findall(name)[-1].rstrip(".")
            found = [d for d in self._drafts if d.path == label or d.path.startswith(label + ".")]
            return [item.name for draft in found for item in draft.leads if not item.collective]
        units = bool(_UNITS.match(name))
        for items in self._before(at):
            names = [
                item.name for item in items if not item.collective and units == _stands_for_unit(item.name)
            ]
            if len(names) > 1:
                return names
        return self._addressed(units=units)

    def one(self, name: str, at: int) -> str | None:
        """The name of the one party that `đơn vị này` refers to: the last one named before `at`, if it stands
        alone; None if `name` is no such words."""
        where = self._where(name) if _ONE.match(name) else None
        if where is None or where.rule.gives["where"] != "above" or not _ONE.fullmatch(name, 0, where.start):
            return None
        last = next(iter(self._before(at)), ())
        return last[0].name if len(last) == 1 and not last[0].collective else None

    def _where(self, name: str) -> Found | None:
        return next(self._book.search("referring", name, lowered(name)), None)

    def _before(self, at: int) -> Iterable[Sequence[PartyItem]]:
        """The lists that end before `at`, the nearest first."""
        lists = [
            tuple(items)
            for d in self._drafts
            for items in (d.leads, d.partners)
            if items and items[-1].end <= at
        ]
        return sorted(lists, key=lambda items: -items[-1].end)

    def _addressed(self, *, units: bool) -> list[str]:
        found = []
        for line in self._addressees:
            read = self._parties.read(line, lowered(line), 0, len(line))
            found += (
                [i.name for i in read.items if not i.collective and units == _stands_for_unit(i.name)]
                if read
                else []
            )
        return found


_COMMITTEE = regex.compile(
    rf"(?i)(?:(?:phó )?chủ tịch )?(?:(?:ubnd|ủy ban nhân dân) )?(?:{UNIT_WORDS}|tp\.?)\s(?-i:\p{{Lu}})"
)


def _stands_for_unit(name: str) -> bool:
    return bool(_COMMITTEE.match(name))
