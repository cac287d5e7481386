"""Visual lines of a PDF page: words by their baseline, from left to right, with the blanks between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.readers.paged.sheet import Word

_LEVEL = 0.3  # of the font size: baselines as near as this are one line's
_RAISED = 0.6  # the same for raised and lowered marks, which are smaller than what they stand beside
_SMALL = 0.85
_TIGHT = 0.1  # of the font size: words nearer than this have no blank between them
_PUT_IN = 0.03  # the same beside a number put in when signing
_SPACED = 1.28  # of the page's line pitch: lines farther apart than this have a blank line between them
_CHAR = (0.36, 0.5)  # of the font size: how wide a character is at least and at most
_WIDE = 0.6  # of the text's width: lines as long as this tell the margin
_DIGITS = "0123456789.,"
_UNIT = 2  # letters of a unit that may carry an exponent: m2, km2


@dataclass(slots=True)
class Run:
    """Words side by side, from left to right."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge."""
        return max(w.right for w in self.words)

    @property
    def text(self) -> str:
        """The words with the blanks between them."""
        return words_text(self.words)


@dataclass(slots=True)
class Row(Run):
    """Words on one baseline."""

    base: float
    size: float


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The lines that `words` make, from the top."""
    rows: list[Row] = []
    late: list[Word] = []
    for word in sorted(words, key=lambda w: w.base):
        near = [r for r in rows[-3:] if abs(word.base - r.base) <= _LEVEL * min(word.size, r.size)]
        if near:
            row = min(near, key=lambda r: abs(word.base - r.base))
            row.words.append(word)
            if word.size > row.size:
                row.base, row.size = word.base, word.size
        else:
            rows.append(Row([word], word.base, word.size))
    # raised marks: a row of small words within another one's height belongs to it, word by word
    kept: list[Row] = []
    for i, row in enumerate(rows):
        hosts = [
            h
            for h in rows[max(0, i - 2) : i + 3]
            if h is not row and row.size < _SMALL * h.size and abs(row.base - h.base) <= _RAISED * h.size
        ]
        left: list[Word] = []
        for word in row.words:
            (late if any(_touches(word, h) for h in hosts) else left).append(word)
        if left:
            row.words = left
            kept.append(row)
    for word in late:
        host = min(
            (r for r in kept if _touches(word, r)), key=lambda r: abs(r.base - word.base), default=None
        )
        if host is None:
            kept.append(Row([word], word.base, word.size))
        else:
            host.words.append(word)
    for row in kept:
        row.words.sort(key=lambda w: w.left)
    return sorted(kept, key=lambda r: r.base)


def _touches(word: Word, row: Row) -> bool:
    """True if `word` stands beside a larger word of `row`, raised or lowered."""
    return word.size < _SMALL * row.size and any(
        -0.3 * row.size < word.left - w.right < 0.5 * row.size
        or -0.3 * row.size < w.left - word.right < 0.5 * row.size
        for w in row.words
        if w is not word
    )


def words_text(words: Sequence[Word]) -> str:
    """The text of words that stand on one line, from left to right."""
    return " ".join("".join(w.chars for w in run) for run in runs_of(words))


def runs_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line, from left to right, in runs without a blank inside."""
    run: list[Word] = []
    for word in words:
        if run and _is_parted(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_parted(before: Word, word: Word) -> bool:
    if word.sure is not None and before.sure is not None:
        return True  # a recogniser tells words apart by more than the gap
    size = max(before.size, word.size)
    if word.left - before.right > (_TIGHT if word.drawn == before.drawn else _PUT_IN) * size:
        return True
    if min(before.size, word.size) < _SMALL * size and word.chars[0].isdigit() and word.size < before.size:
        return (
            len(before.chars.lstrip(_DIGITS)) > _UNIT
        )  # the mark of a footnote is no part of the word, an exponent is
    return word.order == before.order + 1 and before.parted and abs(word.base - before.base) < 0.01


def box_of(words: Iterable[Word]) -> tuple[float, float, float, float]:
    """The box around `words` in the reading frame."""
    held = list(words)
    return (
        min(w.left for w in held),
        min(w.top for w in held),
        max(w.right for w in held),
        max(w.bottom for w in held),
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """How a page is set: its left margin, the middle of its text, the width of a character, the pitch of its
    lines."""

    margin: float
    middle: float
    char: float
    pitch: float

    def indent(self, row: Row) -> int:
        """Characters between the margin and the beginning of a line."""
        return max(0, min(60, round((row.left - self.margin) / self.char)))

    def spaced(self, above: Row, below: Row) -> bool:
        """True if a blank line would fit between two lines."""
        return below.base - above.base > _SPACED * max(self.pitch, 0.9 * min(above.size, below.size))


def measure(rows: Sequence[Row], width: float) -> Measure:
    """How the page is set whose lines are `rows`."""
    if not rows:
        return Measure(0.0, width / 2, 6.0, 16.0)
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    long = [r for r in rows if r.right - r.left >= _WIDE * (right - left)]
    margin = min((r.left for r in long), default=left)
    char = median((r.right - r.left) / max(1, len(r.text)) for r in long or rows)
    reach = margin + _WIDE * (right - margin)  # a line that ends before it may be a paragraph's last
    steps = sorted(
        b.base - a.base
        for a, b in pairwise(rows)
        if b.base - a.base < 2.5 * b.size and a.right > reach and a.left <= margin + 4 * b.size
    )
    pitch = steps[int(len(steps) * 0.4)] if steps else 1.2 * rows[0].size
    size = median(r.size for r in long or rows)
    char = min(max(char, _CHAR[0] * size), _CHAR[1] * size)  # a line with gaps has few
    return Measure(margin, (margin + right) / 2, char, pitch)


_PAGE_NUMBER = re.compile(r"(?i)\W{0,3}(?:trang|page)?\s?(\d{1,4})(?:\s?(?:/|of|trên)\s?\d{1,4})?\W{0,3}")
_EDGE = 0.14  # of the page's height: page numbers stand nearer to an edge than this


def page_number(row: Row, height: float) -> int | None:
    """The number of the page that `row` gives, None if it is no page number."""
    if _EDGE * height < row.base < (1 - _EDGE) * height:
        return None
    found = _PAGE_NUMBER.fullmatch(row.text)
    return int(found[1]) if found else None
