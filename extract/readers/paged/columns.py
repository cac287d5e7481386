"""The two columns of a head and of a foot, set apart: the left one's lines, then the right one's.

Only these two are unfused, each by its own mark: the country's (or the Party's) name over the right column of
a head, `Nơi nhận` over the left column of a foot. Other text side by side is a table, and lines of it stay
lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.paged.lines import Row, Run, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.readers.paged.sheet import Word

_V = "[AEIOUYÀ-Ỹ]"  # a vowel with any mark: recognisers mistake marks
_NATION = re.compile(
    rf"C{_V}NG\s?H{_V}{_V}\s?X{_V}\s?H{_V}I\s?CH|Đ{_V}NG\s?C{_V}NG\s?S{_V}N\s?VI{_V}T\s?NAM\W*$"
)
_ADDRESSED = re.compile(r"Kính\s(?:gửi|trình)\b")
_RECIPIENTS = re.compile(r"(?:Nơi|NƠI)\s(?:nhận|gửi|NHẬN|GỬI)\b\s?\W{0,3}")
_GUTTER = 0.9  # of the font size: the least gap between two columns on one line
_LEAP = 0.35  # the same where the content of the page leaps, as it does between the cells of a table
_LEAST = 3.0  # points that must stay free over all lines
_RIGHT_ABOVE = 2.4  # font sizes between lines of the right column, where it begins above `Nơi nhận`
_CENTRED = 22.0  # points off the middle of the page
_HEAD_ROWS = 14
_FOOT_ROWS = 40


@dataclass(slots=True)
class Columns:
    """Two columns: `left` lines, `right` lines, each from the top."""

    left: list[Row]
    right: list[Row]


def is_edge(line: str) -> bool:
    """True if `line` begins a column of a head or a foot."""
    return bool(_NATION.match(line) or _RECIPIENTS.match(line))


def unfuse(rows: Sequence[Row], middle: float) -> list[Row | Columns]:
    """`rows` from the top, with those of a head or a foot as `Columns`; `middle` is that of the text."""
    runs = [_runs(row) for row in rows]
    out: list[Row | Columns] = []
    done = 0
    for i in range(len(rows)):
        if i < done:
            continue
        extent = _head(rows, runs, i, done, middle) or _foot(rows, runs, i, done)
        if extent is None:
            continue
        first, last, gutter = extent
        out += rows[done:first]
        words = [w for r in rows[first:last] for w in r.words]
        out.append(
            Columns(
                rows_of(w for w in words if w.middle < gutter),
                rows_of(w for w in words if w.middle >= gutter),
            )
        )
        done = last
    out += rows[done:]
    return out


def _runs(row: Row) -> list[Run]:
    held: list[Run] = []
    nation = _nation(row)
    for word in row.words:
        if held:
            before = held[-1].words[-1]
            gap = word.left - held[-1].right
            leaps = word.order != before.order + 1
            if gap < (_LEAP if leaps else _GUTTER) * row.size and word is not nation:
                held[-1].words.append(word)
                continue
        held.append(Run([word]))
    return held


def _nation(row: Row) -> Word | None:
    """The first word of the country's name on a line."""
    for i, word in enumerate(row.words):
        if word.chars.startswith(("CỘNG", "CONG", "ĐẢNG")) and _NATION.match(
            " ".join(w.chars for w in row.words[i : i + 6])
        ):
            return word
    return None


def _head(
    rows: Sequence[Row], runs: list[list[Run]], i: int, least: int, middle: float
) -> tuple[int, int, float] | None:
    """First and last line (behind) of the head whose country's name stands on line `i`, and its gutter."""
    nation = _nation(rows[i])
    if nation is None:
        return None
    near = runs[max(least, i - 2) : i + 8]
    edges = {line[-1].left - 1 for line in near} | {line[0].right + 1 for line in near}
    best: tuple[int, float, int, int, float] | None = None
    for x in {min(nation.left - 1, edge) for edge in edges}:
        first, last, seen = i, i, False
        while first > least and i - first < 3 and _side(runs[first - 1], x):
            first -= 1
        while last < len(rows) and last - i < _HEAD_ROWS and (side := _side(runs[last], x)):
            alone = len(runs[last]) == 1 and last > i
            if _ADDRESSED.match(rows[last].text):
                break  # below the head
            if alone and seen and abs(_middle(runs[last]) - middle) < _CENTRED:
                break  # the title below
            seen = seen or side == "both"
            last += 1
        last = _trimmed(runs, first, last, x)
        free = _free(runs[first:last], x)
        if last > i and free >= _LEAST:
            best = max(best or (0, 0.0, 0, 0, 0.0), (last - first, free, first, last, x))
    return best[2:] if best else None


def _trimmed(runs: list[list[Run]], first: int, last: int, x: float) -> int:
    """`last` without lines of the right column alone that stand below the left one's end."""
    lefts = [k for k in range(first, last) if _side(runs[k], x) in ("both", "left")]
    boths = [k for k in range(first, last) if _side(runs[k], x) == "both"]
    if not lefts:
        return first
    while last > lefts[-1] + 1 and boths and last > boths[-1] + 3:
        last -= 1
    return last


def _foot(rows: Sequence[Row], runs: list[list[Run]], i: int, least: int) -> tuple[int, int, float] | None:
    """The same of the foot whose `Nơi nhận` begins line `i`."""
    words = rows[i].words
    begin = _RECIPIENTS.match(rows[i].text)
    if not begin or len(words) < 2:
        return None
    least_x = words[1].right
    near = runs[max(least, i - 3) : i + _FOOT_ROWS]
    edges = {r.left - 1 for line in near for r in line} | {line[0].right + 1 for line in near}
    best: tuple[int, float, int, int, float] | None = None
    for x in (edge for edge in edges if edge > least_x):
        first, last = i, i
        while last < len(rows) and _side(runs[last], x):
            last += 1
        while (
            first > least
            and _side(runs[first - 1], x) == "right"
            and _next_right(rows, runs, first, x) - rows[first - 1].base < _RIGHT_ABOVE * rows[first - 1].size
        ):
            first -= 1
        free = _free(runs[first:last], x)
        if last > i and free >= _LEAST:
            best = max(best or (0, 0.0, 0, 0, 0.0), (last - first, free, first, last, x))
    return best[2:] if best else None


def _next_right(rows: Sequence[Row], runs: list[list[Run]], first: int, x: float) -> float:
    """The baseline of the right column's first line from line `first` on."""
    return next((rows[k].base for k in range(first, len(rows)) if runs[k][-1].left >= x), rows[first].base)


def _side(runs: list[Run], x: float) -> str:
    """On which side of `x` a line stands: `left`, `right`, `both`; nothing where a run crosses it."""
    sides = set()
    for run in runs:
        if run.right <= x:
            sides.add("left")
        elif run.left >= x:
            sides.add("right")
        else:
            return ""
    return "both" if len(sides) > 1 else next(iter(sides), "left")


def _middle(runs: list[Run]) -> float:
    return (runs[0].left + runs[-1].right) / 2


def _free(runs: Sequence[list[Run]], x: float) -> float:
    """How wide the gutter at `x` is over these lines; nothing where one of its sides is empty."""
    lefts = [r.right for line in runs for r in line if r.right <= x]
    rights = [r.left for line in runs for r in line if r.left >= x]
    return min(rights) - max(lefts) if lefts and rights else 0.0
