"""Which body a party is: the answer of the register."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.agencies.units import COMMUNE, DISTRICT, PROVINCE, TWO_TIERS, Unit

if TYPE_CHECKING:
    from datetime import date

    from extract.agencies.register import Agency, Register

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_MARK = re.compile(r"[\u0300-\u036f]")
AGENCY, PERSON, COLLECTIVE, UNKNOWN = "agency", "person", "collective", "unknown"


@dataclass(frozen=True, slots=True)
class Body:
    """A party as the register knows it, or as written where it does not.

    `sort` is agency, person, collective or unknown. `unit` is None for central bodies and where the document
    does not say which. `several` are the bodies it may be where the words do not decide.
    """

    name: str
    sort: str = UNKNOWN
    title: str | None = None
    agency: Agency | None = None
    unit: Unit | None = None
    number: str | None = None
    valid: bool | None = None
    several: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """True if it is a body of the register."""
        return self.sort == AGENCY

    @property
    def place(self) -> str | None:
        """The contract's `place`."""
        return self.unit.place if self.unit else None

    @property
    def full_name(self) -> str:
        """The name with the unit it belongs to: `Sở Y tế tỉnh Kon Tum`."""
        if self.agency is None or self.agency.slot or self.unit is None or self.unit.name is None:
            return self.name
        if self.name.endswith(self.unit.name):
            return self.name
        return f"{self.name} {self.unit.phrase}"

    @property
    def id(self) -> str | None:
        """A stable name for machines, with the place; None where it is not certain which body it is.

        >>> Body("Bộ Y tế", AGENCY).id
        'bo-y-te'
        """
        local = self.agency is not None and self.agency.level in (PROVINCE, DISTRICT, COMMUNE)
        numbered = self.agency is not None and self.agency.slot == "{số}" and self.number is None
        if not self.known or numbered or (local and (self.unit is None or self.unit.province is None)):
            return None
        named = slug(self.full_name)
        if self.unit is None:
            return named
        if self.unit.alike:
            named = named.removesuffix(slug(self.unit.name or "")) + typed(self.unit.name or "")
        return "-".join((named, *map(slug, self.unit.within)))


def slug(words: str) -> str:
    """`words` in small letters without marks, joined by dashes.

    >>> slug("Sở Khoa học và Công nghệ tỉnh Đắk Lắk")
    'so-khoa-hoc-va-cong-nghe-tinh-dak-lak'
    """
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return _NO_LETTER.sub("-", _MARK.sub("", plain)).strip("-")


_TELEX = dict(zip("\u0302\u0306\u031b\u0301\u0300\u0309\u0303\u0323", "^wwsfrxj", strict=True))


def typed(words: str) -> str:
    """The slug of `words` with their marks as they are typed (Telex), for names that differ in marks alone.

    >>> typed("Ba Tơ"), typed("Ba Tô"), typed("Sơn Hạ")
    ('ba-tow', 'ba-too', 'sown-haj')
    """
    out = ""
    for c in unicodedata.normalize("NFD", words.lower().replace("đ", "dd")):
        mark = _TELEX.get(c, c)
        out += out[-1:] if mark == "^" else mark
    return _NO_LETTER.sub("-", out).strip("-")


def in_force(agency: Agency, unit: Unit | None, on: date | None, register: Register) -> bool | None:
    """True if the body was there on the day, False if not yet or no more, None without a day."""
    if on is None:
        return None
    if not agency.on(on):
        return False
    if unit is None or unit.name is None:
        return True
    if unit.level == DISTRICT or unit.kind == "thị trấn":
        return on < TWO_TIERS
    if unit.kind == "đặc khu":
        return on >= TWO_TIERS
    province = register.provinces.find(unit.province, on) if unit.province else None
    if province is None:
        return True
    return province.on(on) and (unit.level != PROVINCE or province.kind == unit.kind)


def heir(body: Body, on: date | None, register: Register) -> Body | None:
    """The body that does its work on `on` (None: in the end); None where it still does, or nobody does alone.

    A body of a district has none: its work went to several communes and to the province.
    """
    if body.agency is None:
        return None
    agency = register.heir(body.agency, on)
    if body.agency.level == DISTRICT and (on is None or on >= TWO_TIERS):
        return None
    unit = body.unit
    if unit is not None and agency.level in (PROVINCE, DISTRICT, COMMUNE):
        found = _unit_on(unit, on, register)
        if found is None:
            return None
        unit = found
    elif unit is not None:
        unit = None
    if agency == body.agency and unit == body.unit:
        return None
    return Body(agency.named(unit), AGENCY, None, agency, unit, valid=in_force(agency, unit, on, register))


def _unit_on(unit: Unit, on: date | None, register: Register) -> Unit | None:
    """What a unit belongs to on a day, itself while it lasts; None if it went into several."""
    if unit.level == PROVINCE:
        if unit.name is None:
            return unit
        province = register.provinces.heir(unit.name, on)
        return province.unit if province else unit
    if on is not None and on < TWO_TIERS:
        return unit
    if unit.level == DISTRICT:
        return None
    if unit.name is None or unit.province is None:
        return unit
    if (
        register.lower.find(Unit(unit.level, unit.kind, unit.name, unit.within[-1:]), None)
        and len(unit.within) == 1
    ):
        return unit
    return register.lower.heir(unit)
