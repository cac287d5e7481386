"""What digital signatures print on a page: `Ký bởi`, `Cơ quan`, `Email`, `Thời gian ký` and their like.

A number or a day that was put in when signing is no stamp: it is a single line in a field of its own and
belongs where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.readers.paged.lines import Row, box_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.readers.paged.sheet import Box, Word

_SIGNED = re.compile(
    r"(?i)(?:được\s)?(?:ký\s(?:số\s)?bởi|người\ský|thời\sgian\ský|ngày\ský|digitally\ssigned|signed\sby|"
    r"signature\s(?:not\s)?(?:verified|valid)|chữ\ský\ssố)\b"
)
_STAMP_LINE = re.compile(
    r"(?i)(?:(?:cơ\squan|email|e-mail|tổ\schức|chức\svụ|date|reason|location)\s?:.*"
    r"|\S+@\S+|\d{1,2}[./-]\d{1,2}[./-]\d{4}\s\d{1,2}:\d{2}.*|[+-]\d{2}:?\d{2}'?)"
)
_LINES = 12
_NEAR = 1.7  # font sizes between the baselines of one stamp
_ALIKE = 0.2  # its sizes differ by less than this share
_SMALLER = 0.93  # of the page's own size
_SLACK = 2.0


def is_stamp_line(line: str) -> bool:
    """True if a signature printed this line.

    >>> is_stamp_line("Thời gian ký: 12.03.2025 08:15:22 +07:00"), is_stamp_line("Ký kết hợp đồng")
    (True, False)
    """
    line = line.strip()
    return bool(_SIGNED.match(line) or _STAMP_LINE.fullmatch(line))


def take_stamps(words: Sequence[Word], fields: Sequence[Box]) -> tuple[list[list[Row]], list[Word]]:
    """The stamps on a page, each as lines, and the words that are none."""
    stamps: list[list[Row]] = []
    taken: set[int] = set()
    for left, top, right, bottom in fields:
        inside = [
            w
            for w in words
            if not w.drawn
            and w.order not in taken
            and left - _SLACK <= w.middle <= right + _SLACK
            and top - _SLACK <= (w.top + w.bottom) / 2 <= bottom + _SLACK
        ]
        rows = rows_of(inside)
        if len(rows) > 1 or any(is_stamp_line(r.text) for r in rows):
            stamps.append(rows)
            taken.update(w.order for w in inside)
    rest = [w for w in words if w.order not in taken]
    if any(w.chars.lower() in ("ký", "signed", "signature") for w in rest):
        for rows in _drawn(rest):
            stamps.append(rows)
            taken.update(w.order for r in rows for w in r.words)
        rest = [w for w in rest if w.order not in taken]
    return stamps, rest


def _drawn(words: Sequence[Word]) -> list[list[Row]]:
    """Stamps that are part of the page's own content: small lines around one that says who signed."""
    sizes = sorted(w.size for w in words for _ in w.chars)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    segments = _segments(words)
    stamps: list[list[Row]] = []
    used: set[int] = set()
    for i, seed in enumerate(segments):
        if i in used or not _SIGNED.match(seed.text):
            continue
        if seed.size > _SMALLER * usual and not all(is_stamp_line(s.text) for s in segments):
            continue
        group = [i]
        grown = True
        while grown and len(group) < _LINES:
            grown = False
            for k, other in enumerate(segments):
                if k in group or k in used or abs(other.size - seed.size) > _ALIKE * seed.size:
                    continue
                if any(_beside(other, segments[g]) for g in group):
                    group.append(k)
                    grown = True
        used.update(group)
        stamps.append(rows_of(w for g in group for w in segments[g].words))
    return stamps


def _segments(words: Sequence[Word]) -> list[Row]:
    """Words that follow one another in the content of the page, on one line, without a wide gap."""
    held: list[Row] = []
    for word in words:
        if held:
            row = held[-1]
            before = row.words[-1]
            if abs(word.base - row.base) < 0.3 * row.size and -1 < word.left - before.right < 1.5 * row.size:
                row.words.append(word)
                continue
        held.append(Row([word], word.base, word.size))
    return held


def _beside(row: Row, other: Row) -> bool:
    a, b = box_of(row.words), box_of(other.words)
    return abs(row.base - other.base) < _NEAR * other.size and a[0] < b[2] and b[0] < a[2]
