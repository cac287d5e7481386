"""The lines of a head or a foot as pieces in reading order, columns fused on one line set apart.

A page's head and foot have two columns. pdftotext prints them side by side (`ỦY BAN NHÂN DÂN      CỘNG HÒA`),
Word's text export puts a tab between them, Markdown a pipe, and some copies a single blank. `read_pieces`
gives the left column first, then the right one, so that whoever reads them never meets half of two things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.outline.lines import Kind, Line, clean
from extract.outline.marks import UPPER
from extract.outline.offices import has_authority, has_position

if TYPE_CHECKING:
    from collections.abc import Sequence


class Gap(IntEnum):
    """What stands between a piece and the one before it."""

    NONE = 0
    BLANK = 1  # one blank line
    WIDE = 2  # several
    BAR = 3  # a rule, a table's pipe, or another column


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one line, or of one column of it; [start, end) in source characters.

    `inside` is true if a run of bold or italic marks goes on from the line before, `marked` if the whole line
    stands in such a run; `width` is the length of that line.
    """

    line: int
    start: int
    end: int
    text: str
    gap: Gap
    column: int = 0  # 0 the only one, 1 left, 2 right
    inside: bool = False
    marked: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    end: int
    at: int | None  # the character column where it starts; None where a tab or a seam makes it unknowable
    text: str
    right: bool = False  # not of the first column


_BREAK = re.compile(r"(?i)[ \xa0]*\t[ \xa0\t]*|[ \xa0]{3,}|\s*\|\s*|\s*<br\s*/?>\s*")
_FUSED = re.compile(r"\t|[ \xa0]{3}|\||<br", re.IGNORECASE)
# Where a copy that keeps one blank between the columns betrays the second one.
_SEAM = re.compile(
    r"(?<=\S)(?<!NƯỚC)\s{1,40}+(?=CỘNG\s{1,4}H(?:ÒA|OÀ)\s{1,4}XÃ\s{1,4}HỘI\s{1,4}CHỦ\b"
    r"|ĐẢNG\s{1,4}CỘNG\s{1,4}SẢN\s{1,4}VIỆT\s{1,4}NAM\W*$"
    r"|Độc\s{1,4}lập\s{0,4}[-–—]\s{0,4}Tự\s{1,4}do\s{0,4}[-–—]\s{0,4}Hạnh\s{1,4}phúc\W*$)"
)
_NUMBER_SEAM = re.compile(
    r"(?i)^\W{0,4}số\s*:?\s{0,20}\S{0,40}\s{1,3}(?=[^\W\d_][\w.]{0,12}(?:[ -][\w.]{1,12}){0,5}\s?,?"
    r"\s{0,3}ngày\b)"
)
_FOOT_SEAM = re.compile(rf"^\W{{0,4}}(?:Nơi nhận|NƠI NHẬN)\W{{1,4}}(?=(?!CT|PCT|UB|HĐ|VP)[{UPPER}]{{2}})")
_ENTRY_SEAM = re.compile(rf"\s{{0,20}}[-–+]\s?[^;.]{{1,120}}[;.]\s{{1,2}}(?=[{UPPER}][{UPPER}., ]{{5,60}}$)")
# Blanks left for the stamp are no column break: `Số:      /UBND`, `ngày      tháng 12`.
_HOLE_BEFORE = re.compile(
    r"(?i)(?:^|\b)(?:số\s*:?\s*[\d.…_]{0,8}[a-z]?|ngày\s*[\d.…_]{0,4}|tháng\s*[\d.…_]{0,4}|năm)$"
)
_HOLE_AFTER = re.compile(r"(?i)^(?:[/\-–]|tháng\b|năm\b)")
_BULLET = re.compile(r"[-–—+•]")
_BULLET_ONLY = re.compile(r"[-–—+•*·o]|\(?[\dA-Za-zđ]{1,3}[.)]")


def _chunks(line: Line) -> list[_Chunk]:
    """The columns of one line, from the left."""
    raw = line.raw
    if not (_FUSED.search(raw.strip()) or _SEAM.search(raw)):
        seam = _seam(raw)
        if not seam:
            lead = len(raw) - len(raw.lstrip())
            return [_Chunk(line.start + lead, line.start + len(raw.rstrip()), lead, line.content)]
    known = "\t" not in raw and "|" not in raw and "<" not in raw
    out: list[_Chunk] = []
    for a, b, right in _cells(raw):
        cuts = [a, *(m.end() for m in _SEAM.finditer(raw, a, b)), b]
        seam = _seam(raw[a:b])
        if len(cuts) == 2 and seam:
            cuts.insert(1, a + seam)
        for i, (x, y) in enumerate(pairwise(cuts)):
            text = clean(raw[x:y]).strip("_ ")
            if text:
                out.append(
                    _Chunk(
                        line.start + x, line.start + y, x if known and i == 0 else None, text, right or i > 0
                    )
                )
    return out


def _cells(raw: str) -> list[tuple[int, int, bool]]:
    """(start, end, right) of a line's stretches between column breaks; `<br>` breaks inside a column."""
    out: list[tuple[int, int, bool]] = []
    at, column, fresh = 0, 0, True
    outer = raw.lstrip().startswith("|")
    for m in (*_BREAK.finditer(raw), None):
        stop = m.start() if m else len(raw)
        if stop > at and raw[at:stop].strip():
            left = clean(raw[out[-1][0] : out[-1][1]]) if out and fresh else ""
            if left and (_hole(left, clean(raw[at:stop])) or _BULLET_ONLY.fullmatch(left)):
                out[-1] = (out[-1][0], stop, out[-1][2])
                column = int(out[-1][2])
            else:
                out.append((at, stop, column > 0))
        if m is None:
            break
        at = m.end()
        fresh = "<" not in m.group()
        if "|" in m.group():
            column += 1 if not outer else 0
            outer = False
        elif fresh and out:
            column += 1
    return out


def _seam(raw: str) -> int:
    """Where the right column begins on a line with one blank between the columns; 0 if there is none."""
    if m := _NUMBER_SEAM.match(raw) or _FOOT_SEAM.match(raw):
        return m.end()
    m = _ENTRY_SEAM.match(raw)
    return m.end() if m and (has_position(raw[m.end() :]) or has_authority(raw[m.end() :])) else 0


def _hole(left: str, right: str) -> bool:
    before = _HOLE_BEFORE.search(left)
    if not before:
        return bool(_HOLE_AFTER.match(right)) and bool(
            re.search(r"(?i)ngày|số\s*:?\s*\d{0,6}$|tháng", left[-30:])
        )
    return (
        bool(_HOLE_AFTER.match(right))
        or left.lower().endswith(("ngày", "tháng", "năm"))
        or right[:1].isdigit()
    )


def _marks(lines: Sequence[Line]) -> list[tuple[bool, bool]]:
    """For each line: does a run of marks reach into it; is it marked from its first letter to its last."""
    out: list[tuple[bool, bool]] = []
    bold = italic = False
    for line in lines:
        if line.kind is not Kind.TEXT:
            bold = italic = False
            out.append((False, False))
            continue
        inside = bold or italic
        if "*" in line.raw:
            for run in re.findall(
                r"\*+", line.raw.lstrip("* ") if re.match(r"\s*\*\s", line.raw) else line.raw
            ):
                bold ^= bool(len(run) // 2 % 2)
                italic ^= bool(len(run) % 2)
        stripped = line.raw.strip()
        marked = (inside or stripped.startswith("*")) and (bold or italic or stripped.endswith("*"))
        out.append((inside, marked))
    return out


_FAR = 30  # lines between two fused lines of one region
_SLACK = 8  # columns by which a centred line may stand left of its column's edge


def _regions(lines: Sequence[Line], chunks: list[list[_Chunk]]) -> list[tuple[int, int, int | None]]:
    """(first, last + 1, edge) of the stretches with two columns; the edge is where the right one starts."""
    out: list[tuple[int, int, int | None]] = []
    i = 0
    while i < len(chunks):
        if not _two(chunks[i]):
            i += 1
            continue
        first, last, edge = i, i, _edge(chunks[i])
        for j in range(i + 1, min(i + 400, len(chunks))):
            if j - last > _FAR:
                break
            if _two(chunks[j]):
                last, at = j, _edge(chunks[j])
                edge = at if edge is None else edge if at is None else min(edge, at)
            elif chunks[j] and _spans(chunks[j][0], edge):
                break
        while edge is not None and first and chunks[first - 1] and _right(chunks[first - 1][0], edge):
            first -= 1
        stop = last + 1
        while edge is not None and stop < len(chunks) and stop - last <= _FAR:
            if chunks[stop] and not _right(chunks[stop][0], edge):
                if chunks[stop - 1] and not _spans(chunks[stop][0], edge) and lines[stop].indent < edge // 2:
                    stop += 1
                    last = stop - 1
                    continue
                break
            stop += 1
        while stop > last + 1 and not chunks[stop - 1]:
            stop -= 1
        while edge is None and stop < len(chunks) and chunks[stop] and _BULLET.match(chunks[stop][0].text):
            stop += 1  # after a tab nothing tells a column but its bullets
        if out and first < out[-1][1]:
            first = out[-1][1]
        out.append((first, stop, edge))
        i = stop
    return out


def _two(chunks: list[_Chunk]) -> bool:
    return any(c.right for c in chunks)


def _edge(chunks: list[_Chunk]) -> int | None:
    return next(c.at for c in chunks if c.right)


def _right(chunk: _Chunk, edge: int) -> bool:
    return chunk.at is not None and edge >= 15 and chunk.at >= max(edge - _SLACK, 12)


def _spans(chunk: _Chunk, edge: int | None) -> bool:
    """True if a lone line lies across both columns, as the text of the body does."""
    if edge is None or chunk.at is None:
        return len(chunk.text) > 70 and not _BULLET.match(chunk.text)
    return not _right(chunk, edge) and chunk.at + chunk.end - chunk.start > edge + 2


def read_pieces(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of `lines` in reading order: of a two-column stretch the left column, then the right one."""
    chunks = [_chunks(line) if line.kind is Kind.TEXT else [] for line in lines]
    marks = _marks(lines)
    out: list[Piece] = []
    at = 0
    for first, stop, edge in [*_regions(lines, chunks), (len(lines), len(lines), None)]:
        _emit(out, lines, marks, [(i, c) for i, cs in enumerate(chunks[at:first], at) for c in cs], at, 0)
        left: list[tuple[int, _Chunk]] = []
        right: list[tuple[int, _Chunk]] = []
        for i in range(first, stop):
            if _two(chunks[i]):
                left += [(i, c) for c in chunks[i] if not c.right]
                right += [(i, c) for c in chunks[i] if c.right]
            elif chunks[i]:
                side = right if _lone_right(chunks[i][0], lines[i], edge) else left
                side += [(i, c) for c in chunks[i]]
        _emit(out, lines, marks, left, first, 1)
        _emit(out, lines, marks, right, first, 2)
        at = stop
    return out


def _lone_right(chunk: _Chunk, line: Line, edge: int | None) -> bool:
    return _right(chunk, edge) if edge is not None else line.raw.startswith("\t")


def _emit(
    out: list[Piece],
    lines: Sequence[Line],
    marks: list[tuple[bool, bool]],
    chunks: list[tuple[int, _Chunk]],
    begin: int,
    column: int,
) -> None:
    before = begin - 1
    for i, chunk in chunks:
        between = [x.kind for x in lines[before + 1 : i]]
        if (not out or (before < begin and column)) or Kind.RULE in between or Kind.PIPE in between:
            gap = Gap.BAR
        elif between.count(Kind.BLANK) + between.count(Kind.PAGE) > 1:
            gap = Gap.WIDE
        else:
            gap = Gap.BLANK if between else Gap.NONE
        inside, marked = marks[i]
        out.append(
            Piece(
                lines[i].index,
                chunk.start,
                chunk.end,
                chunk.text,
                gap,
                column,
                inside,
                marked,
                len(lines[i].raw),
            )
        )
        before = i
