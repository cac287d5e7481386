"""The block of a signature: on whose behalf, in what office, `(Đã ký)`, the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.outline import marks
from extract.outline.offices import has_authority, has_position, read_name, signed_mark
from extract.outline.pieces import Gap, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 14  # pieces between the office of who signs and the name
_MOST = 10  # lines of authority and position
_RECIPIENTS = re.compile(
    r"(?i)\W{0,6}nơi\s(?:nhận|nhân|gửi)(?:\svăn bản)?\s?\W{0,6}$|\W{0,6}nơi\snhận\s?[:.;]\W{0,4}"
)
ANNEX = re.compile(r"\W{0,6}(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số|DANH MỤC|DANH SÁCH)(?!\w)")
_NO_NAME = re.compile(r"\W*|\(.{0,50}\)|\[.{0,30}\]")


@dataclass(slots=True)
class Signature:
    """What one block says; [start, end) in source characters; `stop` is the piece after it."""

    authority: list[str] = field(default_factory=list)
    position: list[str] = field(default_factory=list)
    name: str | None = None
    signed: bool = False
    stop: int = 0
    start: int = 0
    end: int = 0


def read_signature(pieces: Sequence[Piece], i: int, *, listed: bool) -> Signature | None:
    """The block that begins at piece i, None if none does; `listed` if recipients were read above it."""
    first = pieces[i]
    if len(first.text) > 110 or marks.bullet_end(first.text):
        return None
    found = Signature(start=first.start, end=first.end)
    stop = i
    while stop < min(len(pieces), i + _MOST) and _add_office(pieces, stop, i, found):
        stop += 1
    if stop == i:
        return None
    found.stop = stop
    _read_signer(pieces, found)
    caps = marks.is_caps(first.text)
    after = pieces[found.stop] if found.stop < len(pieces) else None
    if caps and after and not found.name and after_recipients(after.text) is not None:
        return found  # the name stands below the recipients
    if found.authority:
        whole = found.name or found.signed or found.position or len(found.authority) > 1
    else:
        whole = (found.name and (caps or found.signed or listed)) or (caps and listed and first.column == 2)
    return found if whole else None


def _add_office(pieces: Sequence[Piece], j: int, i: int, found: Signature) -> bool:
    """Adds piece j to authority or position of the block that began at i, if it is a line of either."""
    piece = pieces[j]
    text = piece.text.strip(" *_").rstrip(" .;")
    before = pieces[j - 1] if j > i else None
    if len(text) > 110 or marks.bullet_end(piece.text):
        return False
    if before and piece.gap > Gap.BLANK and not signs(text):
        return False
    lines = found.position or found.authority
    caps = marks.is_caps(text)
    if has_authority(text) and not found.position:
        found.authority.append(text)
    elif before is None and (not has_position(text) or text.endswith((":", ","))):
        return False
    elif lines and before and _goes_on(piece, before, lines):
        lines[-1] += " " + text
    elif has_position(text) and (caps or (len(text) <= 70 and not read_name(text))):
        found.position.append(text)
    elif lines and caps and not read_name(text) and signed_mark(text) is None and not _stands_alone(text):
        lines[-1] += " " + text
    else:
        return False
    found.end = piece.end
    return True


def _stands_alone(text: str) -> bool:
    return bool(ANNEX.match(text) or marks.read_kind(text)) or after_recipients(text) is not None


def _goes_on(piece: Piece, before: Piece, lines: list[str]) -> bool:
    """True if `piece` goes on with the office of the line before: after a comma, inside one run of marks."""
    text = piece.text
    if not marks.is_caps(text) and marks.is_caps(before.text):
        return False
    if lines[-1].endswith((",", "-", "–", " VÀ", " và")):
        return True
    if has_authority(text) or signed_mark(text) is not None:
        return False
    return piece.inside and not has_position(text) and marks.is_caps(before.text)


def _read_signer(pieces: Sequence[Piece], found: Signature) -> None:
    """Reads `(Đã ký)` and the name below the"""
    for k in range(found.stop, min(len(pieces), found.stop + REACH)):
        piece = pieces[k]
        below = pieces[k + 1] if k + 1 < len(pieces) else None
        signed = signed_mark(piece.text)
        last = k
        if signed is not None and not found.signed:
            found.signed = True
            found.name = read_name(signed)
        elif below and below.inside and len(piece.text.split()) <= 2:
            found.name, last = read_name(f"{piece.text} {below.text}"), k + 1
        else:
            found.name = read_name(piece.text)
            if not found.name and not (marks.is_digital_stamp(piece.text) or _NO_NAME.fullmatch(piece.text)):
                return
        found.stop, found.end = last + 1, max(found.end, pieces[last].end)
        if found.name:
            return


def signs(text: str) -> bool:
    """True for a line that begins an office as signatures print it: `KT. …`, or a position in capitals."""
    return has_authority(text) or (marks.is_caps(text) and has_position(text))


def after_recipients(text: str) -> str | None:
    """What follows `Nơi nhận:` on its line ("" if nothing), None if the piece is none."""
    m = _RECIPIENTS.match(text)
    if not m:
        return None
    rest = text[m.end() :].strip()
    return None if rest and not _inline_list(rest) else rest


def _inline_list(rest: str) -> bool:
    """True if what stands behind `Nơi nhận:` is a list of recipients and no sentence about a place."""
    low = marks.fold(rest)
    return (
        bool(marks.bullet_end(rest))
        or low.startswith("như ")
        or "lưu" in low
        or (";" in rest and len(rest) < 300)
    )


def unweave(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the signature below the recipients where a copy has woven its lines into their list.

    Between the entries stand positions, `(Đã ký)` or a name without a bullet; they keep their order.
    """
    intro = next((i for i, p in enumerate(pieces) if after_recipients(p.text) is not None), None)
    if intro is None:
        return pieces
    last = intro
    woven: set[int] = set()
    for k in range(intro + 1, min(intro + 80, len(pieces))):
        piece = pieces[k]
        if marks.bullet_end(piece.text):
            last = k
            if marks.fold(piece.text[marks.bullet_end(piece.text) :]).startswith("lưu"):
                break
        elif (
            piece.column == 2
            or signs(piece.text)
            or (piece.text[:1] in "([" and signed_mark(piece.text) is not None)
            or (read_name(piece.text) and (k - 1 in woven or pieces[k - 1].text.rstrip()[-1:] in ";."))
        ):
            woven.add(k)
        elif len(piece.text) > 300 or ANNEX.match(piece.text) or marks.motto_left(piece.text) is not None:
            break
    taken = [pieces[k] for k in sorted(woven) if k < last]
    if not taken:
        return pieces
    kept = [p for k, p in enumerate(pieces[: last + 1]) if k > last or k not in woven]
    return [*kept, replace(taken[0], gap=Gap.BAR), *taken[1:], *pieces[last + 1 :]]
