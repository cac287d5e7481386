"""Figures in dates, quarters and document numbers: where they stand is data (`rules/misread.yaml`)."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from extract.repair.edits import Edit
from extract.repair.lookalikes import Lookalikes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import regex

    from extract.rulebook import Rulebook

_LABEL = "misread"
_DATE = ("day", "month", "year")
_YEARS = range(1945, 2100)
_LEAP = 2000  # the year of a day that has none: every day of the calendar is in it
_QUARTERS = ("I", "II", "III", "IV")
_OWN_LETTERS = "AaBbDGg"  # a number may end on a letter of its own: 30A/2008
_SIGN = 14  # characters behind a number that tell it from another


def in_slots(chars: str, book: Rulebook) -> Iterator[Edit]:
    """The edits that put misread figures right, where one reading alone is possible, or is alone confirmed by
    what the text says elsewhere."""
    look = Lookalikes(book)
    found = [m for rule in book.rules(_LABEL) for m in rule.pattern.finditer(chars)]
    dates = [m for m in found if "month" in m.groupdict()]
    sure = {key for m in dates if (key := _key(_given(m))) is not None}
    for m in dates:
        if _key(_given(m)) is None:
            yield from _dated(m, look, sure)
    quarters = [m for m in found if "quarter" in m.groupdict()]
    romans = any(m["quarter"] in _QUARTERS[1:] or look.roman(m["quarter"]) in _QUARTERS[1:] for m in quarters)
    for m in quarters:
        yield from _quarter(m, look, romans=romans)
    for m in found:
        if "digits" in m.groupdict():
            yield from _number(m, look)


def _given(m: regex.Match[str]) -> dict[str, str]:
    """The parts of a date, as they stand."""
    return {name: words for name, words in m.groupdict().items() if name in _DATE and words is not None}


def _key(parts: Mapping[str, str]) -> tuple[int, int, int] | None:
    """Year, month, day of a date that the calendar has (0 for a part that is not given), None for others."""
    if not all(words.isascii() and words.isdigit() for words in parts.values()):
        return None
    year, month, day = (int(parts.get(name, 0)) for name in reversed(_DATE))
    if "year" in parts and year not in _YEARS:
        return None
    try:
        date(year or _LEAP, month, day if "day" in parts else 1)
    except ValueError:
        return None
    return year, month, day


def _dated(m: regex.Match[str], look: Lookalikes, sure: set[tuple[int, int, int]]) -> Iterator[Edit]:
    given = _given(m)
    names = list(given)
    read = [dict(zip(names, some, strict=True)) for some in product(*(look.figures(given[n]) for n in names))]
    if figures := read == [given]:  # no day of the calendar, and yet nothing but figures
        read = [{**given, name: other} for name in names for other in look.one_off(given[name])]
    possible = {key: one for one in read if (key := _key(one)) is not None}
    if figures or len(possible) > 1:  # it may have been printed so: only a day named elsewhere tells
        possible = {key: one for key, one in possible.items() if key in sure}
    if len(possible) == 1:
        (one,) = possible.values()
        for name in names:
            if one[name] != given[name]:
                yield Edit(m.start(name), m.end(name), one[name])


def _quarter(m: regex.Match[str], look: Lookalikes, *, romans: bool) -> Iterator[Edit]:
    words = m["quarter"]
    read = look.roman(words)
    if words == read or read not in _QUARTERS:
        return
    if words == "1" and not romans:
        return  # a document may count its quarters in figures
    yield Edit(m.start("quarter"), m.end("quarter"), read)


def _number(m: regex.Match[str], look: Lookalikes) -> Iterator[Edit]:
    words = m["digits"]
    if words.isdigit():
        return
    read = look.figures(words)
    if len(read) > 1 or words[-1] in _OWN_LETTERS:
        sign = m.string[m.end("digits") : m.end("digits") + _SIGN].lstrip().split(maxsplit=1)[0]
        read = [one for one in read if len(sign) > 1 and f" {one}{sign}" in m.string]
    if len(read) == 1:
        yield Edit(m.start("digits"), m.end("digits"), read[0])
