"""Administrative units: provinces with their dates from the rules, districts and communes from underthesea.

underthesea ships, under Apache-2.0, the units of the three levels before 1 July 2025 with the commune each
became; it is opened only where a district or a commune is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from extract.agencies.keys import key

if TYPE_CHECKING:
    from extract.rulebook import Rulebook

CENTRAL, REGION, PROVINCE, DISTRICT, COMMUNE = "central", "region", "province", "district", "commune"
LEVELS: Final = (CENTRAL, REGION, PROVINCE, DISTRICT, COMMUNE)
TWO_TIERS: Final = date(2025, 7, 1)  # no districts from this day on (Law 72/2025/QH15)
KINDS: Final = {
    "tỉnh": PROVINCE,
    "huyện": DISTRICT,
    "quận": DISTRICT,
    "thị xã": DISTRICT,
    "xã": COMMUNE,
    "phường": COMMUNE,
    "thị trấn": COMMUNE,
    "đặc khu": COMMUNE,
}
UNIT_WORDS: Final = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
CITY: Final = "thành phố"  # of the province's level, or a district's before 1 July 2025


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, a district or a commune; `within` holds the names above it, the nearest first.

    `name` is None where the text says only which kind it is. `alike` if a neighbour's name differs from its
    name in the marks alone (xã Ba Tơ, xã Ba Tô).
    """

    level: str
    kind: str
    name: str | None = None
    within: tuple[str, ...] = ()
    alike: bool = field(default=False, compare=False)

    @property
    def phrase(self) -> str:
        """The unit as names of bodies hold it: `tỉnh Quảng Ngãi`, `Thành phố Hồ Chí Minh`."""
        kind = self.kind.capitalize() if self.name == "Hồ Chí Minh" else self.kind
        return f"{kind} {self.name}" if self.name else kind

    @property
    def place(self) -> str | None:
        """The unit as the contract's `place`: `Quảng Ngãi`; `xã Ba Tơ, Quảng Ngãi`; None if not named."""
        if self.name is None:
            return None
        own = self.name if self.level == PROVINCE else self.phrase
        return ", ".join((own, *self.within))

    @property
    def province(self) -> str | None:
        """The name of the province it is or lies in."""
        return self.name if self.level == PROVINCE else (self.within[-1] if self.within else None)


@dataclass(frozen=True, slots=True)
class Province:
    """A row of `rules/words/provinces.tsv`; `to` is the last day."""

    name: str
    kind: str
    since: date | None
    to: date | None
    into: str | None

    def on(self, day: date | None) -> bool:
        """True if it was there on `day`; without a day any one will do."""
        return day is None or not ((self.since and day < self.since) or (self.to and day > self.to))

    @property
    def unit(self) -> Unit:
        """The unit."""
        return Unit(PROVINCE, self.kind, self.name)


def day_of(cell: str | None) -> date | None:
    """The date of a cell, None if it is empty."""
    return date.fromisoformat(cell) if cell else None


class Provinces:
    """The provinces and cities of their level, by any spelling of the name."""

    def __init__(self, book: Rulebook):
        self.alike = frozenset(row["name"] for row in book.words("communes"))
        self.rows: list[Province] = []
        self._by_key: dict[str, list[Province]] = defaultdict(list)
        for row in book.words("provinces"):
            province = Province(
                row["name"],
                row["kind"],
                day_of(row.get("from")),
                day_of(row.get("to")),
                row.get("into") or None,
            )
            self.rows.append(province)
            spellings = (row.get("spellings") or "").split("|")
            for spelling in {key(s) for s in (row["name"], *spellings) if s.strip()}:
                self._by_key[spelling].append(province)

    def find(self, name: str, on: date | None) -> Province | None:
        """The province of that name, the one of the day where its kind changed; None if there is none."""
        found = self._by_key.get(key(name), [])
        return next((p for p in found if p.on(on)), found[0] if found else None)

    def heir(self, name: str, on: date | None) -> Province | None:
        """What the province `name` belongs to on `on` (None: in the end), itself while it lasts."""
        here = self.find(name, on)
        while here is not None and here.into and here.to and (on is None or on > here.to):
            after = self.find(here.into, on)
            if after == here:
                break
            here = after
        return here

    def on(self, day: date | None) -> list[Province]:
        """All provinces of a day; without one those of the end."""
        return [p for p in self.rows if (p.on(day) if day else p.to is None)]


_WARD_KINDS = ("đặc khu", "thị trấn", "phường", "xã")
_DISTRICT_KINDS = ("thị xã", "thành phố", "quận", "huyện")


def _split(full: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    low = full.lower()
    kind = next((k for k in kinds if low.startswith(k + " ")), "")
    return kind, full[len(kind) + 1 :] if kind else full


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune before 1 July 2025 and the one it became, each with what it lies in."""

    old: Unit
    new: Unit


class LowerUnits:
    """Districts and communes of both systems."""

    def __init__(self, provinces: Provinces, book: Rulebook):
        self._provinces = provinces
        # the data leaves names blank that differ from a neighbour's in their marks alone
        self._blank = {row["key"]: row["name"] for row in book.words("communes")}

    @cached_property
    def _changes(self) -> list[Commune]:
        import json
        from importlib.util import find_spec
        from pathlib import Path

        spec = find_spec("underthesea")
        if spec is None or spec.origin is None:
            raise RuntimeError("underthesea is not installed: pip install underthesea")
        file = Path(spec.origin).parent / "address" / "data" / "mapping.json"
        rows = json.loads(file.read_text("utf-8"))["ward_mapping"]
        before = TWO_TIERS - timedelta(days=1)
        old = {full: self._named(full, before) for full in {row["old_province"] for row in rows}}
        new = {full: self._named(full, TWO_TIERS) for full in {row["new_province"] for row in rows}}
        districts = {full: _named_small(full) for full in {row["old_district"] for row in rows}}
        units: dict[tuple[str, str], Unit] = {}
        out = []
        for row in rows:
            name = row["new_ward"] or self._blank.get(row["new_ward_key"], "")
            after = (name, row["new_province"])
            if after not in units:
                units[after] = self._commune(name, (new[after[1]],))
            name = row["old_ward"] or self._blank.get(row["old_ward_key"], "")
            within = (districts[row["old_district"]], old[row["old_province"]])
            out.append(Commune(self._commune(name, within), units[after]))
        return out

    def _commune(self, full: str, within: tuple[str, ...]) -> Unit:
        kind, name = _split(full, _WARD_KINDS)
        return Unit(COMMUNE, kind, name, within, alike=f"{kind} {name}" in self._provinces.alike)

    def _named(self, full: str, on: date) -> str:
        name = _split(full, ("tỉnh", "thành phố"))[1]
        found = self._provinces.find(name, on)
        return found.name if found else name

    @cached_property
    def _new(self) -> dict[str, list[Unit]]:
        return _by_key({c.new: None for c in self._changes})

    @cached_property
    def _old(self) -> dict[str, list[Unit]]:
        return _by_key({c.old: None for c in self._changes if c.old.name})  # five islands had no communes

    @cached_property
    def _districts(self) -> dict[str, list[Unit]]:
        found: dict[Unit, None] = {}
        for change in self._changes:
            kind, name = _split(change.old.within[0], _DISTRICT_KINDS)
            found[Unit(DISTRICT, kind, name, change.old.within[1:])] = None
        return _by_key(found)

    @cached_property
    def _heirs(self) -> dict[Unit, list[Unit]]:
        heirs: dict[Unit, list[Unit]] = defaultdict(list)
        for change in self._changes:
            heirs[change.old].append(change.new)
        return heirs

    def find(self, unit: Unit, on: date | None) -> list[Unit]:
        """The units of the day that `unit` may be: by its kind and name, and what it is said to lie in."""
        if unit.name is None:
            return []
        table = (
            self._districts if unit.level == DISTRICT else self._old if on and on < TWO_TIERS else self._new
        )
        want = {key(x) for x in unit.within}
        return [u for u in table.get(key(unit.phrase), []) if want <= {key(w) for w in u.within}]

    def homes(self, name: str, level: str, on: date | None) -> set[str]:
        """The provinces that have a district or a commune of that name, of whatever kind: kinds change."""
        table = self._districts if level == DISTRICT else self._old if on and on < TWO_TIERS else self._new
        kinds = (*_DISTRICT_KINDS, *_WARD_KINDS)
        found = (u for kind in kinds for u in table.get(key(f"{kind} {name}"), []))
        return {u.province for u in found if u.province}

    def heir(self, unit: Unit) -> Unit | None:
        """The commune that a commune of before 1 July 2025 went into, None where it went into several."""
        found = {h for u in self.find(unit, TWO_TIERS - timedelta(days=1)) for h in self._heirs[u]}
        return found.pop() if len(found) == 1 else None

    def communes(self, province: str, on: date | None) -> list[Unit]:
        """The communes of a province on a day."""
        before = on is not None and on < TWO_TIERS
        table = self._old if before else self._new
        own = self._last_name(province) if before else province
        return [u for units in table.values() for u in units if u.province == own]

    def districts(self, province: str) -> list[Unit]:
        """The districts of a province until 30 June 2025."""
        own = self._last_name(province)
        return [u for units in self._districts.values() for u in units if u.province == own]

    def _last_name(self, province: str) -> str:
        """What a province was called on the last day of the old system: Huế, once Thừa Thiên Huế."""
        found = self._provinces.heir(province, TWO_TIERS - timedelta(days=1))
        return found.name if found else province


def _named_small(district: str) -> str:
    """A district as names of bodies hold it: `huyện Tư Nghĩa`."""
    kind, name = _split(district, _DISTRICT_KINDS)
    return f"{kind} {name}"


def _by_key(units: dict[Unit, None]) -> dict[str, list[Unit]]:
    out: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        out[key(unit.phrase)].append(unit)
    return out
