"""Where a title ends: the subject below the kind, a letter's `V/v`, the line of authority above `Căn cứ`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.outline import marks, offices
from extract.outline.entries import goes_on, hangs
from extract.outline.naming import begins_body
from extract.outline.pieces import Gap, Piece

IsMark = Callable[[int], bool]
_MOST = 14  # lines of one title
_NEVER_FIRST = re.compile(
    r"(?:Ngày \d|Hôm nay|Điều \d|Chương [IVX]|I\s?[.)]\s|1\s?[.)]\s|Hôm qua|Sáng ngày|Chiều ngày)"
)


def title_stop(pieces: Sequence[Piece], at: int, parts: list[str], is_mark: IsMark, issuers: set[str]) -> int:
    """The piece after the title that `parts` began; the title's lines are appended to `parts`."""
    i = at
    while i < len(pieces) and not _title_ends(pieces, i, parts, is_mark, issuers):
        parts.append(pieces[i].text)
        i += 1
    return i


def _title_ends(
    pieces: Sequence[Piece], i: int, parts: list[str], is_mark: IsMark, issuers: set[str]
) -> bool:
    piece = pieces[i]
    text = piece.text
    if is_mark(i) or (text.startswith("(") and "theo" in text[:40] and not (parts and hangs(parts[-1]))):
        return True
    if not parts:
        paragraph = len(text) > 160 and marks.opens_body(text) and text.rstrip().endswith((".", ":", ";"))
        return paragraph or marks.is_basis(text) or bool(_NEVER_FIRST.match(text))
    if piece.gap >= Gap.WIDE or len(parts) > _MOST or sum(map(len, parts)) > 900:
        return True
    before = pieces[i - 1]
    if marks.is_caps(" ".join(parts)):
        return _capitals_end(pieces, i, issuers)
    if marks.is_caps(text) and len(text) > 5 and not hangs(before.text):
        return True
    if piece.inside:
        return False
    if piece.gap <= Gap.BLANK and _leads_to_basis(pieces, i):
        return False
    if piece.gap is Gap.BLANK:
        return not (goes_on(piece, before, 0) or (text[:1].isdigit() and hangs(before.text)))
    if text[:1].islower() or hangs(before.text):
        return False
    if before.marked and not piece.marked:
        return True
    if (
        marks.opens_body(text)
        or before.text.rstrip().endswith((".", ";"))
        or text.rstrip().endswith((".", ":"))
    ):
        return True
    return len(text) > 150 or (len(text) >= 60 and len(text) > 1.5 * len(before.text))


def _leads_to_basis(pieces: Sequence[Piece], i: int) -> bool:
    """True if only short lines without an end stand from piece i to `Căn cứ …`: nothing but the title can."""
    for piece in pieces[i : i + 6]:
        if marks.is_basis(piece.text):
            return True
        short = len(piece.text) < 120 and piece.text.rstrip()[-1:] not in ".;:"
        if not short or piece.gap > Gap.BLANK or marks.is_caps(piece.text) or marks.opens_body(piece.text):
            return False
    return False


def _capitals_end(pieces: Sequence[Piece], i: int, issuers: set[str]) -> bool:
    """True if a title in capitals ends before piece i."""
    piece = pieces[i]
    if marks.is_caps(piece.text):
        return is_authority(pieces, i, issuers) or marks.opens_body(piece.text)
    return not (
        piece.inside or (piece.text[:1].islower() and len(piece.text) < 120) or hangs(pieces[i - 1].text)
    )


def is_authority(pieces: Sequence[Piece], i: int, issuers: set[str]) -> bool:
    """True if piece i is the line of authority above `Căn cứ` (`BỘ TRƯỞNG BỘ X`), not a line of the title.

    `issuers` are the folded names of the bodies in the head.
    """
    piece, before = pieces[i], pieces[i - 1]
    text = marks.fold(piece.text).strip(" ,.:")
    if (
        piece.inside
        or hangs(before.text)
        or not (offices.has_position(piece.text) or begins_body(piece.text))
    ):
        return False
    same = text in issuers or any(_heads(text, b) for b in issuers)
    if not same and piece.gap < Gap.BLANK and piece.marked == before.marked:
        return False
    j = i + 1
    while j < len(pieces) and j < i + 4 and marks.is_caps(pieces[j].text):
        j += 1
    return j < len(pieces) and (same or marks.opens_body(pieces[j].text))


def _heads(text: str, body: str) -> bool:
    """True if `text` names `body` or who heads it, in full or cut short.

    `chủ tịch ủy ban nhân dân tỉnh` heads `ủy ban nhân dân tỉnh hà giang`.
    """
    named = (text[m.start() :] for m in re.finditer(r"\b\w", text))
    return any(len(n) > 8 and begins_body(n) and (n.startswith(body) or body.startswith(n)) for n in named)


def authority_stop(pieces: Sequence[Piece], at: int, is_mark: IsMark) -> int:
    """The piece after the line of authority that begins at `at`; `at` itself where there is none."""
    i = at
    while i < len(pieces) and i < at + 4 and marks.is_caps(pieces[i].text) and not is_mark(i):
        i += 1
    if i == at or i >= len(pieces) or marks.read_kind(pieces[at].text):
        return at
    first = pieces[at].text
    known = offices.has_position(first) or begins_body(first)
    return i if known and marks.is_basis(pieces[i].text) else at


def note_stop(pieces: Sequence[Piece], at: int, parts: list[str], is_mark: IsMark) -> int:
    """The piece after the `V/v` that `parts` began above `at`; its lines are appended to `parts`."""
    i = at
    column = pieces[at - 1].column
    while i < len(pieces) and len(parts) < _MOST and not _note_ends(pieces, i, parts, column, is_mark):
        parts.append(pieces[i].text)
        i += 1
    return i


def _note_ends(pieces: Sequence[Piece], i: int, parts: list[str], column: int, is_mark: IsMark) -> bool:
    piece, before = pieces[i], pieces[i - 1]
    if is_mark(i) or piece.gap is Gap.BAR or piece.column != column or _date_begins(pieces, i):
        return True
    if not parts or piece.inside:
        return False
    if piece.gap is Gap.WIDE or (piece.gap is Gap.BLANK and not goes_on(piece, before, 0)):
        return True
    text = piece.text
    if marks.is_caps(text) and not marks.is_caps(before.text) and len(text) > 6 and not hangs(before.text):
        return True
    return marks.opens_body(text) and len(text) > 60


def _date_begins(pieces: Sequence[Piece], i: int) -> bool:
    two = pieces[i : i + 2]
    return (
        len(two) > 1 and two[1].gap is Gap.NONE and bool(marks.read_place_date(" ".join(p.text for p in two)))
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What a title says that carries the whole head: `NGHỊ QUYẾT SỐ 30-NQ/TW NGÀY … CỦA … VỀ …`."""

    number: marks.Number
    issued_on: str | None
    issuer: str | None
    subject: str | None


_HEADING = re.compile(
    r"(?i)số\s?:?\s?(?P<number>\d{1,6}[a-zđ]?(?:\s?[/\-–]\s?[\wÀ-ỹ.&]{1,30}){1,6})"
    r"(?:\s?,?\s?ngày\s(?P<d>\d{1,2})\s?(?:[/.\-]|tháng)\s?(?P<m>\d{1,2})\s?(?:[/.\-]|năm)\s?(?P<y>\d{4}))?"
    r"(?:\s?,?\s?của\s(?P<issuer>(?:(?!\sv/v\s|\svề\s|\squy định\s|\sban hành\s)[^,;:.]){3,90}))?"
    r"\s?[,.:]?\s?(?P<subject>.*)"
)


def read_heading(title: str) -> Heading | None:
    """Number, day, issuer and subject in a title that begins with `SỐ …`; None if it does not.

    >>> h = read_heading("SỐ 30-NQ/TW NGÀY 28/10/2022 CỦA BỘ CHÍNH TRỊ VỀ KHAI THÁC CẢNG")
    >>> h.number.value, h.issued_on, h.issuer, h.subject
    ('30-NQ/TW', '2022-10-28', 'BỘ CHÍNH TRỊ', 'VỀ KHAI THÁC CẢNG')
    """
    m = _HEADING.match(title)
    number = marks.read_number(m["number"], labelled=False) if m else None
    if not m or not number:
        return None
    day = marks.iso_day(int(m["y"]), int(m["m"]), int(m["d"])) if m["y"] else None
    return Heading(number, day, m["issuer"].strip() if m["issuer"] else None, m["subject"].strip() or None)
