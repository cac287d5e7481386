"""Visual lines: what stands on each, without the marks of the copy it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate


class Kind(Enum):
    """What a line is, before anything is known of its words."""

    BLANK = auto()
    PIPE = auto()  # nothing but a table's pipe
    RULE = auto()  # ----, ____, ====, ***, …………
    PAGE = auto()  # a page number, or a form feed
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: [start, end) without its line end; `content` is free of marks, blanks
    folded."""

    index: int
    start: int
    end: int
    raw: str
    content: str
    kind: Kind

    @property
    def indent(self) -> int:
        """Blanks before the first character."""
        return len(self.raw) - len(self.raw.lstrip())


_RULE_LINE = re.compile(r"[\s\-_=*~.…·–—•+|]{3,}+")
# Marks of a web or markdown copy: bold and italic stars (they may split a word), heading signs, outer pipes.
_MARKS = re.compile(r"\*+|^\s*#{1,6}\s+|^\s*\|+|\|+\s*$")
_STAR_BULLET = re.compile(r"\s*\*\s+[^*\s][^*]*$")
_PAGE_WORDS = re.compile(
    r"(?i)(?:trang|page)\s*\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?|\d{1,3}\s*/\s*\d{1,3}|"
    r"[-–—]\s*\d{1,4}\s*[-–—]"
)
_NUMBER = re.compile(r"\d{1,3}")
_RUNNING_LONGEST = 70  # characters of a running head or foot
_PAGE_LEAST = 700  # characters of a page at the least


def clean(raw: str) -> str:
    """`raw` without copy marks, blanks folded.

    >>> clean("| **V****Ă****N PHÒNG**  CHÍNH PHỦ |")
    'VĂN PHÒNG CHÍNH PHỦ'
    >>> clean("* Sở Tài chính:")
    '* Sở Tài chính:'
    """
    if "*" in raw and _STAR_BULLET.match(raw):
        return " ".join(raw.split())
    return (
        " ".join(_MARKS.sub("", raw).split())
        if "*" in raw or "#" in raw or "|" in raw
        else " ".join(raw.split())
    )


def _kind(raw: str, content: str) -> Kind:
    if not raw.strip():
        return Kind.PAGE if "\f" in raw else Kind.BLANK
    if not content:
        return Kind.PIPE if "|" in raw else (Kind.RULE if len(raw.strip()) >= 3 else Kind.BLANK)
    if _RULE_LINE.fullmatch(content):
        return Kind.RULE
    if len(content) <= 20 and _PAGE_WORDS.fullmatch(content):
        return Kind.PAGE
    return Kind.TEXT


def split_lines(chars: str) -> list[Line]:
    """The lines of a text in order. Lone numbers are left as text here: only their neighbours tell a page
    number from a row number (see `mark_pages`)."""
    lines: list[Line] = []
    at = 0
    for i, raw in enumerate(chars.split("\n")):
        content = clean(raw)
        lines.append(Line(i, at, at + len(raw), raw, content, _kind(raw, content)))
        at += len(raw) + 1
    return lines


def mark_pages(lines: list[Line], tables: list[tuple[int, int]]) -> list[Line]:
    """`lines` with lone numbers told apart: a page number is centred, follows a form feed, interrupts a
    sentence, or counts the pages of the whole text. Lines inside `tables` (index ranges) are rows."""
    in_table = [False] * len(lines)
    for a, b in tables:
        in_table[a:b] = [True] * (b - a)
    out = list(lines)
    expected: int | None = None
    counting = _page_count(lines, in_table)
    for i, line in enumerate(lines):
        if line.kind is not Kind.TEXT or in_table[i] or not _NUMBER.fullmatch(line.content):
            continue
        number = int(line.content)
        before = next((x for x in reversed(lines[max(0, i - 6) : i]) if x.kind is Kind.TEXT), None)
        after = next((x for x in lines[i + 1 : i + 7] if x.kind is Kind.TEXT), None)
        alone = (i == 0 or lines[i - 1].kind is not Kind.TEXT) or (
            i + 1 == len(lines) or lines[i + 1].kind is not Kind.TEXT
        )
        broken = bool(before and after and before.content[-1] not in ".;:!?" and after.content[:1].islower())
        centred = line.indent >= 16
        feed = (
            "\f" in line.raw
            or (i > 0 and "\f" in lines[i - 1].raw)
            or (i + 1 < len(lines) and "\f" in lines[i + 1].raw)
        )
        counted = expected is not None and number == expected
        if (alone and (centred or feed or counted)) or broken or feed or i in counting:
            out[i] = replace(line, kind=Kind.PAGE)
            expected = number + 1
    for i in _running(out, in_table):
        out[i] = replace(out[i], kind=Kind.PAGE)
    return out


def _running(lines: list[Line], in_table: list[bool]) -> set[int]:
    """Where a running head or foot stands: a short line beside a page mark that stands beside another one
    too."""
    beside: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.kind is not Kind.PAGE:
            continue
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(lines) and lines[j].kind is Kind.BLANK:
                j += step
            if 0 <= j < len(lines) and lines[j].kind is Kind.TEXT and not in_table[j]:
                beside.setdefault(lines[j].content, []).append(j)
    return {
        place
        for content, places in beside.items()
        if len(set(places)) > 1 and len(content) <= _RUNNING_LONGEST
        for place in places
    }


def _page_count(lines: list[Line], in_table: list[bool]) -> set[int]:
    """Where lone numbers between blank lines count 1, 2, 3 … or 2, 3 … through the text, a page apart."""
    places: list[int] = []
    written = list(accumulate((len(x.content) for x in lines), initial=0))  # characters before each line
    for i, line in enumerate(lines):
        if line.kind is not Kind.TEXT or in_table[i] or not _NUMBER.fullmatch(line.content):
            continue
        apart = all(
            not 0 <= j < len(lines) or lines[j].kind in (Kind.BLANK, Kind.RULE, Kind.PAGE)
            for j in (i - 1, i + 1)
        )
        number = int(line.content)
        far = written[i] - written[places[-1] + 1 if places else 0] >= _PAGE_LEAST
        follows = number == int(lines[places[-1]].content) + 1 if places else number in (1, 2)
        if apart and follows and (far or not places):
            places.append(i)
    return set(places) if len(places) > 1 or (places and lines[places[0]].content == "2") else set()
