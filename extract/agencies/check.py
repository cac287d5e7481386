"""The register against itself: the code behind `chidao agencies check` and the tests of the register."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.agencies.keys import key
from extract.agencies.lookup import at_place
from extract.agencies.register import read_agencies, register
from extract.agencies.resolver import Resolver
from extract.agencies.units import COMMUNE, DISTRICT, PROVINCE
from extract.rulebook import Problem, Rulebook, RuleError, rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extract.agencies.body import Body
    from extract.agencies.register import Agency, Register

# Where examples without a place of their own are read, by level.
_PLACES = {PROVINCE: "Quảng Ngãi", DISTRICT: "huyện Tư Nghĩa, Quảng Ngãi", COMMUNE: "xã Ba Tơ, Quảng Ngãi"}
_NOW = date(2026, 1, 1)


def check_agencies(folder: Path | None = None) -> list[Problem]:
    """Everything wrong in the register of a folder of rules, by file and line; empty if all is well."""
    folder = folder or rules_folder()
    try:
        problems = read_agencies(folder)[1]
        if problems:
            return problems
        book = Rulebook(folder)
        known = register(book)
    except RuleError as error:
        return [error.problem]
    checks = (_heirs, _overlaps, _spellings, _examples)
    found = [problem for check in checks for problem in check(known, book)]
    return sorted(found, key=lambda p: (p.file.name, p.line))


def _problem(agency: Agency, reason: str, mend: str) -> Problem:
    assert agency.file is not None  # read from a file
    return Problem(agency.file, agency.line, agency.name, reason, mend)


def _heirs(known: Register, _: Rulebook) -> Iterator[Problem]:
    for agency in known.agencies:
        if agency.successor is None:
            continue
        if agency.to is None:
            yield _problem(agency, "a successor, but no end", "write `to`, or empty `successor`")
            continue
        if not known.heirs(agency):
            mend = "write its name as its own row has it, one that outlasts this"
            yield _problem(agency, f"no row «{agency.successor}» that comes after it", mend)


def _overlaps(known: Register, _: Rulebook) -> Iterator[Problem]:
    by_name: dict[tuple[str, str, str | None], list[Agency]] = {}
    for agency in known.agencies:
        by_name.setdefault((key(agency.name), agency.level, agency.place), []).append(agency)
    for rows in by_name.values():
        rows.sort(key=lambda a: a.since or date.min)
        for before, after in pairwise(rows):
            if before.to is None or (after.since or date.min) <= before.to:
                where = f"line {before.line}"
                yield _problem(
                    after, f"stands twice for one time ({where})", "mend `from` and `to`, or remove one"
                )


def _spellings(known: Register, book: Rulebook) -> Iterator[Problem]:
    for agency in known.agencies:
        for spelling in agency.spellings:
            if agency not in _read(agency, spelling, book)[1]:
                yield _problem(
                    agency, f"«{spelling}» is not read as it", "remove the spelling, or the row that takes it"
                )


def _examples(known: Register, book: Rulebook) -> Iterator[Problem]:
    for agency in known.agencies:
        body, _ = _read(agency, agency.example, book)
        if body.agency != agency:
            said = body.agency.name if body.agency else " / ".join(body.several) or f"{body.sort}"
            yield _problem(
                agency,
                f"its example «{agency.example}» reads as «{said}»",
                "mend the example or the spellings",
            )


def _read(agency: Agency, phrase: str, book: Rulebook) -> tuple[Body, list[Agency]]:
    """The body that `phrase` is in the agency's own place and time, and all that its words may name."""
    on = agency.to or (max(agency.since, _NOW) if agency.since else _NOW)
    if agency.level == DISTRICT and agency.to is None:
        on = date(2025, 6, 30)
    resolver = Resolver(book, at_place(agency.place or _PLACES.get(agency.level), on, book))
    body = resolver.resolve(phrase)
    return body, [r.agency for each in resolver.mentions.read(phrase).readings for r in each]
