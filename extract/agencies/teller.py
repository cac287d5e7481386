"""The parties of one document as the contract has them: body, heir, members, and what to warn of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.agencies.body import AGENCY, COLLECTIVE, PERSON, Body
from extract.agencies.keys import key
from extract.agencies.listed import Listed
from extract.agencies.members import Members, excepted, parted, without
from extract.agencies.resolver import Resolver
from extract.notices import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from extract.assemble import Assembly
    from extract.finders.party import PartyItem
    from extract.outline.build import Outline
    from extract.rulebook import Rulebook


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
        self._book = book
        self._as_of = as_of
        self._expand = expand
        self.resolver = Resolver.of(outline, book, issued, assembly.short)
        self._members = Members(self.resolver.register, self.resolver.setting)
        self._listed = Listed(assembly.drafts, outline.head.addressees, self.resolver.parties, book)
        self._said: dict[tuple[int, int, str], dict[str, Any]] = {}
        self._bodies: list[tuple[PartyItem, Body, Body | None]] = []

    def fields(self, item: PartyItem) -> dict[str, Any]:
        """The fields `name` to `members` of a party of the contract."""
        place = (item.start, item.end, item.name)
        if place not in self._said:
            self._said[place] = self._fields(item)
        return self._said[place]

    def _fields(self, item: PartyItem) -> dict[str, Any]:
        meant = self._listed.one(item.name, item.start)
        collective = item.collective and meant is None
        body = self.resolver.resolve(meant or item.name, item.start, collective=collective)
        if body.sort == COLLECTIVE:
            return self._collective(item, body)
        after = self.resolver.heir(body, self._as_of)
        self._bodies.append((item, body, after))
        if body.sort != AGENCY or body.agency is None or not body.name:  # `Đoàn Thanh niên` of no known unit
            kind = PERSON if body.sort == PERSON else None
            return {"name": body.name or item.name, "kind": kind, "title": body.title, "collective": False}
        return {
            "name": self._restored(item, body) or body.name,
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

    def _restored(self, item: PartyItem, body: Body) -> str | None:
        """The words restored for a piece of a list whose head is no part of the body's name: a title (`Chủ
        tịch UBND các huyện A, B`), a unit that stands for its committee. Nothing else tells them; the body
        itself is told by `full_name` and `id`."""
        if " ".join(self._view[item.start : item.end].split()) == item.name:
            return None
        if body.title is not None:
            return f"{body.title} {body.name}"
        return item.name if body.unit is not None and key(item.name) == key(body.unit.phrase) else None

    def _collective(self, item: PartyItem, body: Body) -> dict[str, Any]:
        excluded = self._excluded(item)
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
        """The members of a collective without those it leaves out: by what it refers to, or by its words."""
        words, _ = parted(item.name, self._book)
        if body.title and words.lower().startswith(body.title.lower()):
            words = words[len(body.title) :].strip()
        found = self._bodies_of(self._listed.meant(words, item.start), item.start)
        found = found or self._members.of(words, named=(b for _, b, _ in self._bodies))
        left_out = [n for name in excluded for n in (self._listed.meant(name, item.start) or [name])]
        bodies = self._bodies_of(left_out, item.start)
        return without(found, [*left_out, *(b.full_name for b in bodies)])

    def _bodies_of(self, names: Iterable[str], at: int) -> list[Body]:
        return [self.resolver.resolve(name, at) for name in dict.fromkeys(names)]

    def _excluded(self, item: PartyItem) -> list[str]:
        """The bodies, or bare names of units, that a collective leaves out, in its own words or behind."""
        own = parted(item.name, self._book)[1]
        if own:
            return _names_in(own)
        out = excepted(self._view, self._low, item.end, self._book)
        if out is None:
            return []
        read = self.resolver.parties.read(self._view, self._low, *out)
        if read is not None:
            return [item.name for item in read.items]
        return _names_in(self._view[slice(*out)])

    def warnings(self) -> Iterator[tuple[PartyItem, str, str]]:
        """What to say of the parties asked for so far: (party, code, message)."""
        day = self.resolver.setting.on
        for item, body, after in self._bodies:
            if body.several:
                which = "; ".join(body.several)
                yield item, "ambiguous-agency", sentence("ambiguous-agency", item.name, which=which)
            elif body.valid is False and body.agency is not None:
                if body.agency.since is not None and day is not None and day < body.agency.since:
                    yield item, "agency-not-yet", sentence("agency-not-yet", item.name)
                else:
                    heir = f"; nay là {after.full_name}" if after else ""
                    yield item, "agency-ended", sentence("agency-ended", item.name, heir=heir)


def _names_in(words: str) -> list[str]:
    return [name.strip() for name in words.replace(" và ", ", ").split(",") if name.strip()]


def _as_member(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "full_name": body.full_name, "place": body.place}
