"""The parties of one document as the contract has them: body, heir, members, and what to warn of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.agencies.body import AGENCY, COLLECTIVE, PERSON, Body
from extract.agencies.keys import key
from extract.agencies.members import Members, excepted, without
from extract.agencies.resolver import Resolver
from extract.notices import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extract.assemble import Assembly
    from extract.finders.party import PartyItem
    from extract.outline.build import Outline
    from extract.rulebook import Rulebook

_REACH = 220  # characters in which the exceptions to a collective are looked for


class BodyTeller:
    """Fills the fields of the contract's parties that say who is meant.

    `as_of` is the day on which heirs are asked for, None for the latest; with `expand` collectives get their
    members.
    """

    def __init__(
        self,
        outline: Outline,
        assembly: Assembly,
        book: Rulebook,
        *,
        issued: date | None,
        as_of: date | None = None,
        expand: bool = False,
    ):
        self._view = outline.view.text
        self._low = outline.low
        self._assembly = assembly
        self._as_of = as_of
        self._expand = expand
        self.resolver = Resolver.of(outline, book, issued)
        self._members = Members(self.resolver.register, self.resolver.setting)
        self._said: dict[tuple[int, int, str], dict[str, Any]] = {}
        self._bodies: list[tuple[PartyItem, Body, Body | None]] = []

    def fields(self, item: PartyItem) -> dict[str, Any]:
        """The fields `name` to `members` of a party of the contract."""
        place = (item.start, item.end, item.name)
        if place not in self._said:
            self._said[place] = self._fields(item)
        return self._said[place]

    def _fields(self, item: PartyItem) -> dict[str, Any]:
        body = self.resolver.resolve(item.name, item.start, collective=item.collective)
        if body.sort == COLLECTIVE:
            return self._collective(item, body)
        after = self.resolver.heir(body, self._as_of)
        self._bodies.append((item, body, after))
        if body.sort != AGENCY or body.agency is None:
            kind = PERSON if body.sort == PERSON else None
            return {"name": body.name, "kind": kind, "title": body.title, "collective": False}
        return {
            "name": item.name if self._keeps_words(item, body) else body.name,
            "collective": False,
            "id": body.id,
            "full_name": body.full_name,
            "place": body.place,
            "kind": body.agency.kind,
            "level": body.agency.level,
            "known": True,
            "title": body.title,
            "valid": body.valid,
            "successor": _as_member(after) if after else None,
        }

    def _keeps_words(self, item: PartyItem, body: Body) -> bool:
        """True for a piece of a list that shares its head where the head is no part of the body's name: a title
        (`Chủ tịch UBND các huyện A, B`), a unit that stands for its committee. Nothing else then tells the
        words restored; the body is told by `full_name` and `id`."""
        whole = " ".join(self._view[item.start : item.end].split()) == item.name
        unit = body.unit is not None and key(item.name) == key(body.unit.phrase)
        return not whole and (body.title is not None or unit)

    def _collective(self, item: PartyItem, body: Body) -> dict[str, Any]:
        limit = min(len(self._view), item.end + _REACH)
        out = excepted(self._view, item.end, limit)
        excluded = self._listed(*out) if out else []
        fields: dict[str, Any] = {
            "name": item.name,
            "collective": True,
            "kind": COLLECTIVE,
            "title": body.title,
            "excluding": excluded,
        }
        if self._expand:
            fields["members"] = [_as_member(m) for m in self._of(item, body, excluded)]
        return fields

    def _of(self, item: PartyItem, body: Body, excluded: list[str]) -> list[Body]:
        words = item.name
        if body.title and words.lower().startswith(body.title.lower()):
            words = words[len(body.title) :].strip()
        found = self._members.of(words, named=(b for _, b, _ in self._bodies))
        names = [*excluded, *(self.resolver.resolve(name, item.start).full_name for name in excluded)]
        return without(found, names)

    def _listed(self, start: int, end: int) -> list[str]:
        """The bodies, or bare names of units, that [start, end) lists."""
        read = self.resolver.parties.read(self._view, self._low, start, end)
        if read is not None and read.end >= end - 1:
            return [item.name for item in read.items]
        words = self._view[start:end].replace(" và ", ", ")
        return [name.strip() for name in words.split(",") if name.strip()]

    def warnings(self) -> Iterator[tuple[PartyItem, str, str]]:
        """What to say of the parties asked for so far: (party, code, message)."""
        for item, body, after in self._bodies:
            if body.several:
                yield item, "ambiguous-agency", sentence("ambiguous-agency", item.name, which="; ".join(body.several))
            elif body.valid is False and body.agency is not None:
                day = self.resolver.setting.on
                past = body.agency.since is None or day is None or day >= body.agency.since
                code = "agency-ended" if past else "agency-not-yet"
                yield item, code, sentence(code, item.name, heir=_now(after))


def _now(after: Body | None) -> str:
    return f"; nay là {after.full_name}" if after else ""


def _as_member(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "full_name": body.full_name, "place": body.place}
