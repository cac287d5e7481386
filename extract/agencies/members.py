"""Who belongs to a collective: the bodies that `các sở, ban, ngành`, `UBND cấp xã` stand for.

Only what the register and the list of units tell is told: a class that other words narrow down (`các sở liên
quan`, `UBND các xã ven biển`) has no members here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.agencies.body import AGENCY, Body, in_force
from extract.agencies.keys import fold, join, key, tokens
from extract.agencies.register import COMMITTEE, NUMBER, UNIT
from extract.agencies.units import CITY, COMMUNE, DISTRICT, KINDS, PROVINCE, TWO_TIERS, UNIT_WORDS, Unit
from extract.rulebook import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.agencies.register import Agency, Register
    from extract.agencies.setting import Setting
    from extract.rulebook import Rulebook

_COMMITTEE = (
    "tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|"
    "đảng ủy(?: các)? xã, phường|đảng ủy xã|đảng ủy phường|đảng ủy đặc khu"
)
_JOIN = r"(?:, và | và |, |,)(?:các )?"
_QUANTIFIER = regex.compile(r"(?i)^(?:tất cả|toàn bộ|toàn thể)?\s*(?:các|những|mỗi|từng|cả)?\s+|^")
_WITHIN = r"(?:trong|thuộc|của|trực thuộc|toàn|trên địa bàn|trên địa bàn toàn)(?:\s(?:ủy ban nhân dân|ubnd))?"
_REST = (
    rf"(?:\s(?:trực thuộc trung ương|{_WITHIN}\s(?:tỉnh|thành phố)(?: (?P<own>\p{{Lu}}[\w ]+))?|"
    r"cấp tỉnh|trên cả nước|tỉnh|thành phố|trên địa bàn))?"
)
_SORTS = rf"(?:các\s)?(?P<kind>{UNIT_WORDS})(?:{_JOIN}(?P<kind>{UNIT_WORDS}))*"
_UNITS = regex.compile(rf"(?i)(?P<stem>.*?)\s?(?:(?P<tier>cấp (?:tỉnh|huyện|xã))|{_SORTS}){_REST}")
_PARTY = regex.compile(rf"(?i)(?:(?:các\s)?(?P<kind>{_COMMITTEE})(?:{_JOIN}(?P<kind>{_COMMITTEE}))*){_REST}")
_TIERS = {"cấp tỉnh": PROVINCE, "cấp huyện": DISTRICT, "cấp xã": COMMUNE}
_PARTY_KINDS = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": CITY,
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
}
_PEOPLES_COMMITTEE = "Ủy ban nhân dân"


class Members:
    """Tells who belongs to a collective, in the setting of one document."""

    def __init__(self, register: Register, setting: Setting):
        self._r = register
        self._s = setting
        self._classes = {fold(row["word"]): row for row in register.book.words("collectives")}

    def of(self, name: str, *, named: Iterable[Body] = ()) -> list[Body]:
        """The members of the collective `name`, [] where they cannot be told. `named` are the bodies that the
        document names: one that not every province has is a member only if it is among them."""
        words = _QUANTIFIER.sub("", " ".join(name.split()), count=1)
        found = (
            list(self._committees(words))
            or list(self._of_units(words))
            or list(self._of_classes(words, named))
        )
        return list(dict.fromkeys(found))

    def _committees(self, words: str) -> Iterator[Body]:
        m = _PARTY.fullmatch(words)
        if m is None:
            return
        for written in m.captures("kind"):
            low = written.lower()
            kinds = (
                [_PARTY_KINDS[low]]
                if low in _PARTY_KINDS
                else [k for k in KINDS if k in low.replace("thị xã", "")]
            )
            for kind in kinds:
                yield from self._everywhere(
                    [a for a in self._r.agencies if a.stem == "" and a.slot == COMMITTEE], kind
                )

    def _of_units(self, words: str) -> Iterator[Body]:
        m = _UNITS.fullmatch(words)
        if m is None or (m.group("own") and key(m.group("own")) != key(self._s.province or "")):
            return
        stem = m.group("stem").strip().removesuffix(" các").removesuffix(" của")
        agencies = self._stems(stem) if stem else self._stems(_PEOPLES_COMMITTEE)
        if not agencies:
            return
        kinds = [k.lower() for k in m.captures("kind")]
        if m.group("tier"):
            level = _TIERS[m.group("tier").lower()]
            kinds = [k for k, at in KINDS.items() if at == level] + ([CITY] if level != COMMUNE else [])
        nationwide = "tỉnh" in kinds
        for kind in dict.fromkeys(kinds):
            yield from self._everywhere(agencies, kind, provinces=nationwide)

    def _stems(self, stem: str) -> list[Agency]:
        ways = [tokens(stem), *self._r.readings(stem)]
        for words in ways:
            if found := [a for a, _ in self._r.spelled(join(words)) if a.slot in (UNIT, COMMITTEE, "")]:
                return found
        return []

    def _everywhere(self, agencies: list[Agency], kind: str, *, provinces: bool = False) -> Iterator[Body]:
        """The bodies of `agencies` in every unit of a kind."""
        for unit in self._units(kind, provinces=provinces or kind == "tỉnh"):
            rows = [a for a in agencies if a.level == unit.level and (self._s.on is None or a.on(self._s.on))]
            for agency in rows[:1]:
                yield self._body(agency, unit)

    def _units(self, kind: str, *, provinces: bool) -> list[Unit]:
        on, own = self._s.on, self._s.province
        if provinces:
            return [p.unit for p in self._r.provinces.on(on) if p.kind == kind]
        if own is None:
            return []
        if KINDS.get(kind) == COMMUNE:
            within = self._s.unit(DISTRICT)
            units = self._r.lower.communes(own, on)
            if within is not None:
                units = [u for u in units if u.within and key(u.within[0]) == key(within.phrase)]
            return sorted((u for u in units if u.kind == kind), key=lambda u: u.phrase)
        if on is not None and on >= TWO_TIERS:
            return []
        return sorted((u for u in self._r.lower.districts(own) if u.kind == kind), key=lambda u: u.phrase)

    def _of_classes(self, words: str, named: Iterable[Body]) -> Iterator[Body]:
        """The members of `sở, ban, ngành tỉnh`: each word is a class of its own."""
        parts = regex.split(_JOIN, words)
        last = regex.fullmatch(rf"(?i)(?P<word>.*?){_REST}", parts[-1]) if parts else None
        if last is None or (last.group("own") and key(last.group("own")) != key(self._s.province or "")):
            return
        parts[-1] = last.group("word")
        rows = [self._classes.get(fold(part.strip())) for part in parts]
        if not rows or any(row is None for row in rows):
            return
        present = {body.name for body in named}
        for row in rows:
            if row is not None:
                yield from self._class(row, present)

    def _class(self, row: dict[str, str], present: set[str]) -> Iterator[Body]:
        level = row["level"]
        unit = self._s.unit(level)
        if level != "central" and unit is None:
            return
        for agency in self._r.kinds(*row["kinds"].split(), level=level, on=self._s.on):
            name = agency.named(unit)
            without = tuple(w.strip() for w in (row.get("without") or "").split("|") if w.strip())
            if (
                agency.slot == NUMBER
                or not name.startswith(row.get("starts") or "")
                or name.startswith(without or "\0")
            ):
                continue
            if agency.some and name not in present:
                continue
            yield self._body(agency, unit)

    def _body(self, agency: Agency, unit: Unit | None) -> Body:
        valid = in_force(agency, unit, self._s.on, self._r)
        return Body(agency.named(unit), AGENCY, None, agency, unit, valid=valid)


_BRACKET = regex.compile(r"[)\n]|$")
_MARK = regex.compile(r"[.;\n]|$")
_REACH = 160  # characters that exceptions may take


def parted(name: str, book: Rulebook) -> tuple[str, str]:
    """A collective's words without the exception in them, and the exception, "" if there is none (rules of
    the label `exception`): `UBND các xã, trừ xã Kỳ Xuân` gives `UBND các xã` and `xã Kỳ Xuân`."""
    cue = next(book.search("exception", name, lowered(name)), None)
    return (name[: cue.start].rstrip(), name[cue.end :].rstrip(" )")) if cue else (name, "")


def excepted(text: str, low: str, end: int, book: Rulebook) -> tuple[int, int] | None:
    """Where the exceptions behind a collective that ends at `end` stand: `(trừ | Sở Y tế)`; None if none."""
    cue = book.match("exception", text, low, end, min(len(text), end + _REACH))
    if cue is None:
        return None
    mark = _BRACKET if "(" in text[cue.start : cue.end] else _MARK
    ends = mark.search(text, cue.end, min(len(text), cue.end + _REACH))
    return (cue.end, ends.start()) if ends else None


def without(members: list[Body], names: Iterable[str]) -> list[Body]:
    """`members` without those that `names` name: as bodies, or by their units alone (`không gửi Lý Sơn`)."""
    keys = {key(name) for name in names}

    def meant(body: Body) -> bool:
        own = {key(body.name), key(body.full_name)}
        if body.unit is not None and body.unit.name is not None:
            own |= {key(body.unit.name), key(body.unit.phrase)}
        return bool(own & keys)

    return [body for body in members if not meant(body)]
