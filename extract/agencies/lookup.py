"""Bodies looked up outside any document: a phrase, a place, a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.agencies.register import UNIT, register
from extract.agencies.resolver import Resolver
from extract.agencies.setting import Setting
from extract.agencies.tails import read_tail, unit_of
from extract.agencies.units import PROVINCE, Unit

if TYPE_CHECKING:
    from datetime import date

    from extract.agencies.body import Body
    from extract.rulebook import Rulebook


class UnknownPlace(ValueError):
    """A place that is no province, nor a district or commune with one."""


def at_place(place: str | None, on: date | None, book: Rulebook) -> Setting:
    """The setting of a document of `place` (`Quảng Ngãi`; `xã Ba Tơ, Quảng Ngãi`) and day; None: of no place.

    Raises `UnknownPlace` where there is none of that name.
    """
    setting = Setting(on)
    if place is None:
        return setting
    provinces = register(book).provinces
    tail = read_tail(" " + place.strip(), UNIT)
    unit = unit_of(tail, provinces, on) if tail else None
    if unit is None:
        raise UnknownPlace(place)
    if unit.level != PROVINCE:
        above = place.rsplit(",", 1)[-1].strip() if "," in place else None
        tail_above = read_tail(" " + above, UNIT) if above else None
        province = unit_of(tail_above, provinces, on) if tail_above else None
        found = register(book).lower.find(Unit(unit.level, unit.kind, unit.name), on)
        if province is None and len({u.province for u in found}) == 1:
            province = unit_of_province(found[0].province, on, book)
        if province is None or province.level != PROVINCE or province.name is None:
            raise UnknownPlace(place)
        unit = replace(unit, within=(province.name,))
        setting.units[PROVINCE] = province
    setting.units[unit.level] = unit
    setting.level = unit.level
    return setting


def unit_of_province(name: str | None, on: date | None, book: Rulebook) -> Unit | None:
    """The unit of a province, None if there is none of that name."""
    province = register(book).provinces.find(name, on) if name else None
    return province.unit if province else None


def find(phrase: str, book: Rulebook, *, place: str | None = None, on: date | None = None) -> Body:
    """The body that `phrase` names in a document of `place` and day `on`."""
    return Resolver(book, at_place(place, on, book)).resolve(phrase)
