"""The register of agencies: who there is, under which names, from when to when, and who came after.

Rows come from `rules/words/agencies.tsv` (central) and `agencies_local.tsv` (one row for the body that every
province, district or commune has). A local name that holds its unit ends with a placeholder for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from extract.agencies.keys import Abbreviations, Token, join, tokens
from extract.agencies.units import CITY, LEVELS, LowerUnits, Provinces, Unit, day_of
from extract.rulebook import Problem, RuleError
from extract.rulebook.load import LINE, read_lexicon

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from extract.rulebook import Rulebook

FILES: Final = ("agencies", "agencies_local")
UNIT, COMMITTEE, YOUTH, NAME, NUMBER = "{đơn vị}", "{cấp ủy}", "{đoàn}", "{tên}", "{số}"
NEEDED: Final = ("name", "kind", "level", "example", "source")
KINDS_OF_AGENCY: Final = (
    "party",
    "assembly",
    "government",
    "ministry",
    "government_agency",
    "peoples_committee",
    "office",
    "department",
    "division",
    "agency",
    "justice",
    "police",
    "military",
    "front",
    "association",
    "enterprise",
    "press",
    "public_service",
    "committee",
)
PLACEHOLDERS: Final = (UNIT, COMMITTEE, YOUTH, NAME, NUMBER)
_PLACEHOLDER = re.compile(r" ?(\{[^{}]*\})$")
_OWN = "*"  # in front of a spelling that is a name of its own
_SPELLINGS = re.compile(r"\s*\|\s*")
# The Party committee and the youth union of a unit are named after its kind.
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    CITY: "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}
_YOUTH = {
    "tỉnh": "Tỉnh đoàn",
    CITY: "Thành đoàn",
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
    "thị xã": "Thị đoàn",
}


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of the register. `stem` is the name up to its placeholder, `slot` the placeholder or ""; `own`
    are the spellings that are names of their own, by which other provinces call such a body."""

    name: str
    stem: str
    slot: str
    spellings: tuple[str, ...]
    own: frozenset[str]
    kind: str
    level: str
    since: date | None
    to: date | None
    successor: str | None
    example: str
    source: str
    note: str = ""
    some: bool = False  # not every province, district or commune has one
    place: str | None = None  # the one province that has it
    file: Path | None = None
    line: int = 0

    def on(self, day: date | None) -> bool:
        """True if it was there on `day`; without a day any body was."""
        return day is None or not ((self.since and day < self.since) or (self.to and day > self.to))

    def named(self, unit: Unit | None, spelling: str | None = None) -> str:
        """The body's name in a unit; without one the bare stem. A `spelling` that is a name of its own stands
        for the stem.
        """
        stem = spelling if spelling in self.own else self.stem
        return f"{stem} {filled(self.slot, unit)}".strip() if unit else stem


def filled(slot: str, unit: Unit) -> str:
    """What stands for a placeholder in a unit, "" where the name has none.

    >>> filled("{cấp ủy}", Unit("province", "tỉnh", "Kon Tum"))
    'Tỉnh ủy Kon Tum'
    """
    if slot == UNIT:
        return unit.phrase
    if slot == NAME:
        return unit.name or unit.phrase
    if slot in (COMMITTEE, YOUTH):
        heads = _COMMITTEES if slot == COMMITTEE else _YOUTH
        if unit.kind in heads:
            return f"{heads[unit.kind]} {unit.name or ''}".strip()
        return f"{'Đảng ủy' if slot == COMMITTEE else 'Đoàn Thanh niên Cộng sản Hồ Chí Minh'} {unit.phrase}"
    return ""


class Register:
    """All agencies, by name and by any spelling, with the units they belong to."""

    def __init__(self, book: Rulebook):
        self.book = book
        self.provinces = Provinces(book)
        self.lower = LowerUnits(self.provinces, book)
        short: dict[str, list[str]] = defaultdict(list)
        for row in book.words("abbreviations"):
            short[row["short"]].append(row["long"])
        self.abbreviations = Abbreviations(short)
        self.agencies, problems = read_agencies(book.folder)
        problems += [
            _no_place(a) for a in self.agencies if a.place and not self.provinces.find(a.place, None)
        ]
        if problems:
            raise RuleError(problems[0])
        self._by_name: dict[str, list[Agency]] = defaultdict(list)
        by_key: dict[str, dict[Agency, str]] = defaultdict(dict)
        for agency in self.agencies:
            self._by_name[agency.name].append(agency)
            for spelling in (agency.stem, *agency.spellings):
                for each in self._keys(spelling):
                    by_key[each].setdefault(agency, spelling)
        self._by_key = {spelling: tuple(found.items()) for spelling, found in by_key.items()}

    def _keys(self, spelling: str) -> set[str]:
        words = tokens(spelling)
        return {join(words), *(join(way) for way in self.abbreviations.readings(words, spelling))}

    def spelled(self, spelling: str) -> tuple[tuple[Agency, str], ...]:
        """The agencies whose name, or a spelling of it, has the key `spelling`, with that spelling."""
        return self._by_key.get(spelling, ())

    def readings(self, text: str) -> list[list[Token]]:
        """The words of `text`: as they stand, then with abbreviations written out."""
        words = tokens(text)
        ways = self.abbreviations.readings(words, text)
        return ways if ways == [words] else [words, *ways]

    def heir(self, agency: Agency, on: date | None) -> Agency:
        """Who does the agency's work on `on` (None: in the end): itself while it lasts."""
        here, seen = agency, {agency}
        while here.successor and here.to and (on is None or on > here.to):
            after = next((a for a in self.heirs(here) if a not in seen), None)
            if after is None:
                break
            here = after
            seen.add(here)
        return here

    def heirs(self, agency: Agency) -> list[Agency]:
        """The rows that a row names as its successor and that outlast it, those of its level first."""
        found = [a for a in self._by_name.get(agency.successor or "", []) if _outlasts(a, agency)]
        return sorted(found, key=lambda a: a.level != agency.level)

    def kinds(self, *kinds: str, level: str, on: date | None) -> list[Agency]:
        """The agencies of these kinds at a level on a day, in the order of the register."""
        return [
            a
            for a in self.agencies
            if a.kind in kinds and a.level == level and (a.on(on) if on else a.to is None)
        ]


def _no_place(agency: Agency) -> Problem:
    assert agency.file is not None  # read from a file
    mend = "write a name of provinces.tsv, or empty the cell"
    return Problem(agency.file, agency.line, agency.name, f"no province «{agency.place}»", mend)


def _outlasts(after: Agency, before: Agency) -> bool:
    return before.to is not None and (after.to is None or after.to > before.to)


def read_agencies(folder: Path) -> tuple[list[Agency], list[Problem]]:
    """The agencies of a folder of rules and what is wrong with single rows; such rows are left out."""
    agencies, problems = [], []
    for file in FILES:
        path = folder / "words" / f"{file}.tsv"
        for row in read_lexicon(path, numbered=True):
            fault = _fault(row)
            if fault is None:
                agencies.append(_agency(path, row))
            else:
                problems.append(Problem(path, int(row[LINE]), row.get("name") or "-", *fault))
    return agencies, problems


def _fault(row: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with a row and what mends it, None if nothing."""
    missing = [column for column in NEEDED if not row.get(column)]
    if missing:
        return f"nothing under `{missing[0]}`", "fill the cell"
    for column, allowed in (("kind", KINDS_OF_AGENCY), ("level", LEVELS)):
        if row[column] not in allowed:
            return f"«{row[column]}» is no {column}", f"write one of {', '.join(allowed)}"
    for column in ("from", "to"):
        try:
            day = day_of(row.get(column))
        except ValueError:
            day = None
        if row.get(column) and (day is None or day.isoformat() != row[column]):
            return f"«{row[column]}» under `{column}` is no date", "write it as 2025-03-01"
    if row.get("from") and row.get("to") and row["from"] > row["to"]:
        return "it ends before it begins", "mend `from` or `to`"
    slot = _PLACEHOLDER.search(row["name"])
    if "{" in row["name"] and (slot is None or slot.group(1) not in PLACEHOLDERS):
        return (
            "a placeholder that is none or does not end the name",
            f"end it with one of {', '.join(PLACEHOLDERS)}",
        )
    return None


def _agency(path: Path, row: dict[str, str]) -> Agency:
    name = row["name"]
    slot = _PLACEHOLDER.search(name)
    spellings = [s for s in _SPELLINGS.split(row.get("spellings", "")) if s]
    return Agency(
        name=name,
        stem=name[: slot.start()] if slot else name,
        slot=slot.group(1) if slot else "",
        spellings=tuple(s.removeprefix(_OWN) for s in spellings),
        own=frozenset(s.removeprefix(_OWN) for s in spellings if s.startswith(_OWN)),
        kind=row["kind"],
        level=row["level"],
        since=day_of(row.get("from")),
        to=day_of(row.get("to")),
        successor=row.get("successor") or None,
        example=row["example"],
        source=row["source"],
        note=row.get("note", ""),
        some=bool(row.get("some") or row.get("place")),
        place=row.get("place") or None,
        file=path,
        line=int(row[LINE]),
    )


@cache
def register(book: Rulebook) -> Register:
    """The register of a rule book, made once."""
    return Register(book)
