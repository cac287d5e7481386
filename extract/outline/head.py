"""The head of a document, and where a file holds several documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.outline import marks
from extract.outline.anchors import AHEAD
from extract.outline.foot import read_foot
from extract.outline.letterhead import Head, Letterhead
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Head", "read_head", "split_documents"]

_TOPS = (50, 150)  # lines in which a head nearly always, and at most, stands


def read_head(lines: Sequence[Line], start: int = 0) -> Head:
    """The head that begins at line `start`; where there is none, `end` is `start`, with a warning."""
    for top in _TOPS:
        reader = Letterhead(lines, start, top)
        head = reader.read()
        if len(reader.pieces) - reader.at > AHEAD or start + top >= len(lines):
            break
    return head


def split_documents(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The documents of one file as [first, last + 1) line indices; a file of one document is one stretch.

    A document begins where, below a foot, a quốc hiệu stands with a number of its own. Annexes, and the blank
    forms in them, are no documents.
    """
    starts = [0]
    foot_end: int | None = None
    mottos = [i for i, x in enumerate(lines) if x.kind is Kind.TEXT and _may_be_motto(x.content)]
    if len(mottos) == 1 and mottos[0] < _HEAD_LINES:
        return [(0, len(lines))]  # the usual case, without reading the head and the foot a second time
    for i in mottos:
        if foot_end is None:
            foot_end = read_foot(lines, read_head(lines, starts[-1]).end).end
        if i < foot_end:
            continue
        first = _head_start(lines, i, foot_end)
        head = read_head(lines, first)
        if head.number and "/" in head.number and not _is_form(lines, first, i):
            starts.append(first)
            foot_end = None
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


_HEAD_LINES = 20


def _may_be_motto(content: str) -> bool:
    return len(content) < 140 and ("NGHĨA VIỆT NAM" in content or "ĐẢNG CỘNG SẢN" in content)


def _head_start(lines: Sequence[Line], motto: int, least: int) -> int:
    """The first line of the head whose quốc hiệu is line `motto`: the issuer may stand above it."""
    above = [i for i in range(least, motto) if lines[i].kind is Kind.TEXT] if motto - least < 40 else []
    if above and len(above) <= 8 and not any(_names_form(lines[i].content) for i in above):
        return above[0]
    first = motto
    for i in range(motto - 1, max(least, motto - 9) - 1, -1):
        content = lines[i].content
        if lines[i].kind is Kind.TEXT:
            if not marks.is_caps(content) or len(content) > 90 or _names_form(content):
                break
            first = i
    return first


def _names_form(content: str) -> bool:
    return marks.fold(content).startswith(("mẫu", "phụ lục", "biểu", "(ban hành", "(kèm"))


def _is_form(lines: Sequence[Line], first: int, motto: int) -> bool:
    above = [x.content for x in lines[max(first - 8, 0) : motto] if x.kind is Kind.TEXT]
    return any(_names_form(c) for c in above)
