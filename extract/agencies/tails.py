"""What stands behind the stem of a local body's name: the unit it belongs to, however it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from extract.agencies.register import COMMITTEE, NUMBER, YOUTH
from extract.agencies.units import CITY, DISTRICT, KINDS, UNIT_WORDS, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extract.agencies.units import Provinces

_NAME = r"\p{Lu}[\w’'.]*+(?:(?:\s|\s?[-–]\s?)(?:\p{Lu}|\d)[\w’'.]*+){0,5}|\d{1,2}"
_KIND = rf"{UNIT_WORDS}|tp|tx"
_ONE = rf"(?P<kind>(?i:{_KIND}))(?!\w)\.?(?:\s?(?P<name>{_NAME}))?"
_UNIT = regex.compile(_ONE)
_BARE = regex.compile(_NAME)
_JOINT = regex.compile(r"\s*(?:[,–-]\s*)?(?:(?:thuộc|của)\s+)?")
_LEAD = regex.compile(r"(?i)[”\"'’]?\s*[-–]?\s*(?:(?:của|thuộc|tại|trực thuộc|trên địa bàn)\s+)?")
_COMMITTEE = regex.compile(
    r"(?i)(?P<head>tỉnh|thành|huyện|quận|thị)\s?ủy(?!\w)|đảng ủy(?=\s(?:xã|phường|thị trấn|đặc khu)|$)"
)
_YOUTH = regex.compile(
    r"(?i)(?P<head>tỉnh|thành|huyện|quận|thị)\s?đoàn(?!\w)|"
    r"đoàn(?: thanh niên)?(?=\s(?:xã|phường|thị trấn|đặc khu))"
)
_TIER = regex.compile(r"(?i)cấp\s+tỉnh$")
_COUNT = rf"(?:số\s+)?\d{{1,3}}(?:[-/.]\w{{1,4}})?(?: - {_NAME})?"
_NUMBERED = regex.compile(rf"\s*(?P<no>{_COUNT}|[IVX]{{1,6}}(?:\.\d{{1,2}})?(?!\w)|{_NAME})")
_HEAD_KINDS = {"tỉnh": "tỉnh", "thành": CITY, "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_SHORT_KINDS = {"tp": CITY, "tx": "thị xã"}


@dataclass(frozen=True, slots=True)
class Tail:
    """How a unit is said: its kind, its name, what it lies in; `number` of a body that has one."""

    kind: str | None = None
    name: str | None = None
    within: tuple[tuple[str, str], ...] = ()  # (kind, name), the nearest first
    number: str | None = None
    tier: bool = False  # `cấp tỉnh`: of the document's own province, if it has one


def read_tail(rest: str, slot: str, *, headed: bool = False) -> Tail | None:
    """The tail that fills `rest` to its end, None if something else stands there; `headed` if a committee or
    a youth union must name itself (`Tỉnh ủy …`) since nothing else does.

    >>> read_tail(" tỉnh Kon Tum", "")
    Tail(kind='tỉnh', name='Kon Tum', within=(), number=None, tier=False)
    >>> read_tail(" xã Ba Tơ, tỉnh Quảng Ngãi", "{đơn vị}").within
    (('tỉnh', 'Quảng Ngãi'),)
    >>> read_tail(" chủ trì", "{đơn vị}") is None
    True
    """
    rest = rest.rstrip(" .,;:")
    if slot == NUMBER:
        if not rest.strip():
            return Tail()
        found = _NUMBERED.match(rest)
        units = (
            _units(rest, at)
            if found and (at := _JOINT.match(rest, found.end()).end()) < len(rest)
            else Tail()
        )
        return replace(units, number=found.group("no")) if found and units else None
    at = _LEAD.match(rest).end()
    if at >= len(rest):
        return Tail()
    if _TIER.match(rest, at):
        return Tail(kind="tỉnh", tier=True)
    if slot in (COMMITTEE, YOUTH):
        head = (_COMMITTEE if slot == COMMITTEE else _YOUTH).match(rest, at)
        if head is not None:
            return _named_after(head, rest)
        if headed:
            return None
    return _units(rest, at)


def _named_after(head: regex.Match[str], rest: str) -> Tail | None:
    """The tail of `Tỉnh ủy Kon Tum`, `Đảng ủy xã Ba Tơ`."""
    kind = head.group("head")
    at = _JOINT.match(rest, head.end()).end()
    if kind is None:
        return _units(rest, at) if at < len(rest) else Tail(kind="xã")
    if at >= len(rest):
        return Tail(kind=_HEAD_KINDS[kind.lower()])
    unit = _UNIT.match(rest, at)
    if unit is not None and unit.group("name") is not None:  # `Thành ủy Thành phố Hồ Chí Minh`
        return _units(rest, at)
    name = _BARE.match(rest, at)
    if name is None:
        return None
    within = _above(rest, name.end())
    return None if within is None else Tail(_HEAD_KINDS[kind.lower()], name.group(), within)


def _units(rest: str, at: int) -> Tail | None:
    first = _UNIT.match(rest, at)
    if first is None:
        bare = _BARE.match(rest, at)
        if bare is None:
            return None
        within = _above(rest, bare.end())
        return None if within is None else Tail(None, bare.group(), within)
    within = _above(rest, first.end())
    return None if within is None else Tail(_kind(first.group("kind")), first.group("name"), within)


def _above(rest: str, at: int) -> tuple[tuple[str, str], ...] | None:
    """The units named behind the first one, a province perhaps without its kind; None if the rest is not all
    units."""
    found = []
    while (at := _JOINT.match(rest, at).end()) < len(rest):
        unit = _UNIT.match(rest, at)
        if unit is not None and unit.group("name") is not None:
            found.append((_kind(unit.group("kind")), unit.group("name")))
            at = unit.end()
        elif (bare := _BARE.match(rest, at)) is not None:
            found.append(("", bare.group()))
            at = bare.end()
        else:
            return None
    return tuple(found)


def _kind(written: str) -> str:
    low = written.lower()
    return _SHORT_KINDS.get(low, low)


def unit_of(tail: Tail, provinces: Provinces, on: date | None) -> Unit | None:
    """The unit a tail names outright; None where it has no kind and is no province. `within` is what the text
    says, provinces in their usual spelling.

    A `thành phố` is of the province's level if there was such a city on the day, else a district's.
    """
    if tail.name is None:
        return None
    province = provinces.find(tail.name, on)
    if tail.kind is None:
        return province.unit if province else None
    if tail.kind == "tỉnh" or (tail.kind == CITY and province and province.kind == CITY and not tail.within):
        return province.unit if province else None
    within = []
    for kind, name in tail.within:
        above = provinces.find(name, on)
        is_province = kind in ("tỉnh", "") or (kind == CITY and above is not None and above.kind == CITY)
        within.append(above.name if is_province and above else f"{kind} {name}")
    alike = f"{tail.kind} {tail.name}" in provinces.alike
    return Unit(KINDS.get(tail.kind, DISTRICT), tail.kind, tail.name, tuple(within), alike=alike)


def units_named(text: str, kind: str) -> Iterator[str]:
    """The names of units of a kind in running text: `xã | Ba Tơ`, `Huyện ủy | An Dương`."""
    for m in regex.finditer(
        rf"(?<!\w)(?i:{kind}(?: ủy)?)\s(?P<name>\p{{Lu}}\w*(?:\s\p{{Lu}}\w*){{0,3}})", text
    ):
        yield m.group("name")
