"""Where a document stands: who issues it, in which units, on which day, and the short names it defines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from extract.agencies.keys import key
from extract.agencies.tails import unit_of, units_named
from extract.agencies.units import CITY, COMMUNE, DISTRICT, KINDS, PROVINCE, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extract.agencies.mention import Mention, MentionReader
    from extract.agencies.register import Agency, Register
    from extract.outline.build import Outline

_PROVINCE = regex.compile(
    r"(?<!\w)(?P<kind>tỉnh|[Tt]hành phố|TP\.?)\s(?P<name>\p{Lu}[\w]*(?:[ -]{1,3}\p{Lu}\w*){0,3})"
)
# A province that governs in the text, beside others that it only mentions.
_GOVERNED = regex.compile(
    r"(?:UBND|HĐND|[Ủủ]y ban nhân dân|Hội đồng nhân dân|[Tt]rên địa bàn|Công an|Thanh tra|Việt Nam)"
    r"\s(?P<kind>tỉnh|[Tt]hành phố|TP\.?)\s(?P<name>\p{Lu}[\w]*(?:[ -]{1,3}\p{Lu}\w*){0,3})"
)
_OWN = (COMMUNE, DISTRICT, PROVINCE)


@dataclass(slots=True)
class Setting:
    """`level` and `kind` are the issuer's, None if unknown; `units` those it stands in, by level; `issuer` is
    its name."""

    on: date | None
    level: str | None = None
    kind: str | None = None
    units: dict[str, Unit] = field(default_factory=dict)
    issuer: str | None = None

    @property
    def province(self) -> str | None:
        """The name of the document's own province, None where it has none."""
        unit = self.units.get(PROVINCE)
        return unit.name if unit else None

    def unit(self, level: str, kind: str | None = None) -> Unit | None:
        """The document's own unit of a level, if it is of that kind."""
        own = self.units.get(level)
        return own if own is not None and kind in (None, own.kind) else None


def setting_of(outline: Outline, issued: date | None, register: Register, mentions: MentionReader) -> Setting:
    """The setting of a document, from its head; from its text where the head names no place and the text
    names one province only."""
    setting = Setting(issued, issuer=outline.head.issuer)
    own = _issuer(outline.head.issuer, setting, register, mentions)
    for name in outline.head.owners:
        if PROVINCE not in setting.units:
            _issuer(name, setting, register, mentions, level=own)
    if setting.level == "central":
        return setting
    if PROVINCE not in setting.units:
        place = outline.head.place
        province = register.provinces.find(place, issued) if place else None
        if province is not None and (province.name != "Hà Nội" or setting.level is not None):
            setting.units[PROVINCE] = province.unit
    if PROVINCE not in setting.units:
        text = outline.view.text
        for pattern in (_PROVINCE, _GOVERNED):
            named = set(_provinces_of(pattern, text, register, issued))
            if len(named) == 1:
                setting.units[PROVINCE] = named.pop()
                break
    _place_lower(setting, register)
    if PROVINCE not in setting.units and (home := _home_of_all(outline.view.text, register, issued)):
        _set_province(setting, home, register)
        _place_lower(setting, register)
    return setting


def _issuer(
    name: str | None,
    setting: Setting,
    register: Register,
    mentions: MentionReader,
    *,
    level: str | None = None,
) -> str | None:
    """Takes from a body of the head what it says of level and units; gives the level it found."""
    mention: Mention | None = mentions.read(name) if name else None
    for reading in (r for each in mention.readings for r in each) if mention else ():
        agency, tail = reading.agency, reading.tail
        if agency.level in ("central", "region"):
            _is_issuer(setting, agency)
            return setting.level
        unit = unit_of(tail, register.provinces, setting.on)
        if unit is None and tail.kind is None and tail.name is None:
            _is_issuer(setting, agency)
            return setting.level
        if unit is None or (agency.level != unit.level and tail.kind is not None):
            continue
        _is_issuer(setting, agency)
        setting.units.setdefault(unit.level, unit)
        if unit.province and unit.level != PROVINCE:
            _set_province(setting, unit.province, register)
        return setting.level
    return level


def _is_issuer(setting: Setting, agency: Agency) -> None:
    """The lowest body of the head gives the level and the kind of who issues."""
    if setting.level is None:
        setting.level, setting.kind = agency.level, agency.kind


def _set_province(setting: Setting, name: str, register: Register) -> None:
    province = register.provinces.find(name, setting.on)
    if province is not None:
        setting.units.setdefault(PROVINCE, province.unit)


def _provinces_of(
    pattern: regex.Pattern[str], text: str, register: Register, on: date | None
) -> Iterator[Unit]:
    """The provinces that a text names with their kind, where `pattern` finds them."""
    for m in pattern.finditer(text):
        words = m.group("name").split(" ")
        for n in range(len(words), 0, -1):
            province = register.provinces.find(" ".join(words[:n]), on)
            if province is not None:
                if (province.kind == CITY) == (m.group("kind") != "tỉnh"):
                    yield province.unit
                break


def _home_of_all(text: str, register: Register, on: date | None) -> str | None:
    """The one province that has all the districts, or all the communes, that a text names; two at least."""
    for level in (DISTRICT, COMMUNE):
        kinds = [kind for kind, at in KINDS.items() if at == level]
        named = {name for kind in kinds for name in units_named(text, kind)}
        homes = [home for name in named if (home := register.lower.homes(name, level, on))]
        common = set.intersection(*homes) if len(homes) > 1 else set()
        if len(common) == 1:
            return common.pop()
    return None


def _place_lower(setting: Setting, register: Register) -> None:
    """Says in which province the document's own commune or district lies."""
    own = next((setting.units[x] for x in (COMMUNE, DISTRICT) if x in setting.units), None)
    if own is None or own.name is None:
        return
    province = setting.province
    if province is None:
        found = {u.province for u in register.lower.find(own, setting.on)}
        province = found.pop() if len(found) == 1 else None
        if province:
            _set_province(setting, province, register)
    if province and key(province) not in map(key, own.within):
        setting.units[own.level] = replace(own, within=(*own.within, province))
