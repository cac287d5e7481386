"""Pieces that only a head has: quốc hiệu, number, date, `Kính gửi`, the sender of a telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.outline import marks, offices
from extract.outline.entries import hangs
from extract.outline.naming import begins_body
from extract.outline.pieces import Gap, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

AHEAD = 14  # pieces within which an issuer's line is followed by another mark of a head


def anchor_ahead(pieces: Sequence[Piece], at: int, reach: int) -> str | None:
    """`state` if quốc hiệu, number or date stand among the next `reach` pieces, `title` if another mark does.

    None if neither does; long paragraphs in between say that the body has begun.
    """
    long = 0
    for piece in pieces[at + 1 : at + reach]:
        text = piece.text
        if marks.motto_left(text) == "" or marks.read_place_date(text):
            return "state"
        if (number := marks.read_number(text)) and number.code:
            return "state"
        if marks.after_address(text) is not None:
            return "title"
        if marks.after_subject_mark(text) is not None or (marks.is_caps(text) and marks.read_kind(text)):
            return None if long else "title"
        long += len(text) > 160
        if long > 2:
            return None
    return None


def is_mark(pieces: Sequence[Piece], i: int, telegram: bool) -> bool:
    """True if piece i is a mark of its own and so no part of a title or a list."""
    text = pieces[i].text
    if marks.after_address(text) is not None or marks.is_basis(text) or marks.motto_left(text) == "":
        return True
    if marks.is_digital_stamp(text) or marks.is_copy_stamp(text) or marks.read_urgency(text):
        return True
    if (number := marks.read_number(text)) and number.code:
        return True
    return sender_at(pieces, i, telegram) is not None or marks.read_place_date(text) is not None


def sender_at(pieces: Sequence[Piece], i: int, telegram: bool) -> tuple[str, str, int] | None:
    """Sender of a telegram at piece i, the rest of its line, and over how many pieces it runs.

    Only a document known to be a `telegram` may name its sender in small letters.
    """
    text = pieces[i].text
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    broken = below is not None and below.gap is Gap.NONE and marks.is_caps(text)
    for count, joined in ((1, text), (2, f"{text} {below.text}" if broken and below else "")):
        sender = marks.read_sender(joined) if telegram or ":" in joined else None
        if (
            sender
            and (telegram or marks.is_caps(sender[0]))
            and (count == 1 or begins_body(text) or offices.has_position(text))
        ):
            return sender[0], sender[1], count
    return None


def joined_at(pieces: Sequence[Piece], i: int) -> str | None:
    """Piece i with the one below it, if a copy may have broken one line there."""
    if i + 1 >= len(pieces) or pieces[i + 1].gap > Gap.NONE or len(pieces[i].text) > 70:
        return None
    return f"{pieces[i].text} {pieces[i + 1].text}"


def day_at(pieces: Sequence[Piece], i: int, most: int) -> tuple[marks.PlaceDate, int] | None:
    """Place and day of issue at piece i, and over how many pieces, at most `most`, a copy has broken them."""
    first = pieces[i]
    if marks.has_number_label(first.text) or marks.after_subject_mark(first.text) is not None:
        return None
    if marks.opens_body(first.text) or (first.inside and first.text[:1].islower()):
        return None
    text = ""
    for count, piece in enumerate(pieces[i : i + most], 1):
        if count > 1 and (
            piece.gap > Gap.BLANK or len(text) > 80 or marks.is_caps(pieces[i + count - 2].text)
        ):
            return None
        text = f"{text} {piece.text}".strip()
        if day := marks.read_place_date(text):
            return day, count
    return None


def kind_at(pieces: Sequence[Piece], i: int) -> tuple[marks.KindName, int] | None:
    """The kind named at piece i, and over how many pieces a copy has broken it."""
    text = pieces[i].text
    joined = joined_at(pieces, i) if len(text) < 9 and marks.is_caps(text) else None
    whole = marks.read_kind(joined) if joined else None
    if whole and not whole.rest:
        return whole, 2
    kind = marks.read_kind(text)
    if kind is None or (kind.rest and i and hangs(pieces[i - 1].text)):
        return None
    return kind, 1
