"""Reads the head of a document: who issues what under which number, where and when, on what, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.outline import marks
from extract.outline.anchors import AHEAD, anchor_ahead, day_at, is_mark, joined_at, kind_at, sender_at
from extract.outline.entries import full_width, read_entries
from extract.outline.lines import Kind, Line
from extract.outline.naming import (
    Evidence,
    begins_body,
    bodies_of,
    continues_body,
    issuer_of,
    sentence,
    spell,
)
from extract.outline.own import own_by_annex
from extract.outline.pieces import Gap, Piece, read_pieces
from extract.outline.titles import authority_stop, note_stop, read_heading, title_stop

if TYPE_CHECKING:
    from collections.abc import Sequence

_JUNK = 24  # pieces of a web page's own that may stand above a head
_EVIDENCE, _EVIDENCE_CHARS = (
    100,
    8000,
)  # lines and characters of the body whose spelling names and titles take


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of the contract's header that stand at the top; None or empty where the text has none.

    `owners` are the bodies above the issuer. `end` is the index of the first line after the head: title,
    subject, `Kính gửi` and the line of authority above `Căn cứ` belong to it. `extents` has [start, end) in
    source characters of every field that was read. `warnings` are (code, message).
    """

    doc_type: str | None = None
    doc_type_name: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    subject: str | None = None
    addressees: tuple[str, ...] = ()
    urgency: str | None = None
    secrecy: str | None = None
    owners: tuple[str, ...] = ()
    end: int = 0
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()


class Letterhead:
    """Reads pieces from the top and keeps what they said; every step moves `at` on."""

    def __init__(self, lines: Sequence[Line], start: int, top: int):
        self.lines = lines
        self.start = start
        self.pieces = read_pieces(lines[start : start + top])
        self.full = full_width(self.pieces)
        self.at = 0
        self.used = -1  # the last line that belongs to the head
        self.bodies: list[Piece] = []
        self.kind: marks.KindName | None = None
        self.number: marks.Number | None = None
        self.day: marks.PlaceDate | None = None
        self.motto = False
        self.noted = False  # the subject stands behind `V/v`
        self.subject: str | None = None
        self.addressees: list[str] = []
        self.issuer: str | None = None  # named outside the head's upper left: sender, line of authority
        self.issued_on: str | None = None  # said in the title
        self.urgency: str | None = None
        self.secrecy: str | None = None
        self.extents: dict[str, tuple[int, int]] = {}
        self.warnings: list[tuple[str, str]] = []

    # --- the walk

    def read(self) -> Head:
        """The head, after reading pieces until the body begins."""
        self._skip_digital_stamp()
        unknown = 0
        while self.at < len(self.pieces) and unknown < _JUNK:
            if self._step():
                continue
            if self.kind or self.addressees or not self._read_unknown():
                break
            unknown += 1
        return self._head()

    def _step(self) -> bool:
        """Takes what stands at `at` if it is something that a head has."""
        text = self.pieces[self.at].text
        if (left := marks.motto_left(text)) is not None and self._read_motto(left):
            return True
        if self._read_stamp(text):
            return True
        if self.number is None and marks.has_number_label(text) and self._read_number():
            return True
        if self.day is None and not self.addressees and self._read_day():
            return True
        if self._read_address() or self._read_sender():
            return True
        if self.subject is None and not self.kind and (note := self._note_here(text)) is not None:
            return self._read_note(note, self.at + 1)
        if self.kind is None and (kind := self._kind_here()):
            self.kind = kind[0]
            self._take("doc_type", kind[1])
            return self._read_title(self.kind.rest) or True
        if self.kind and self.subject is None and not self.addressees and self._read_title(""):
            return True
        return bool(self.kind and not self.addressees) and self._read_authority()

    def _take(self, name: str | None, count: int) -> bool:
        taken = self.pieces[self.at : self.at + count]
        if name and taken and name not in self.extents:
            self.extents[name] = (min(p.start for p in taken), max(p.end for p in taken))
        self.used = max(self.used, *(p.line for p in taken))
        self.at += count
        return True

    def _next(self, count: int = 1) -> Piece | None:
        return self.pieces[self.at + count] if self.at + count < len(self.pieces) else None

    def _skip_digital_stamp(self) -> None:
        """Passes over what a digital signature printed above the head."""
        for i, piece in enumerate(self.pieces[:12]):
            text = piece.text
            if marks.motto_left(text) is not None or marks.read_kind(text) or marks.has_number_label(text):
                return
            if marks.is_digital_stamp(text):
                while i < len(self.pieces) and marks.is_digital_stamp(self.pieces[i].text):
                    i += 1
                self.used = self.pieces[i - 1].line
                self.at = i
                return

    def _read_unknown(self) -> bool:
        """Takes a piece that nothing recognised: the issuer's, a title without a kind, a web page's own."""
        piece = self.pieces[self.at]
        text = piece.text
        caps = marks.is_caps(text) and len(text) < 130
        if caps and self.motto and (self.number or self.day) and self.bodies and not self._is_issuer(piece):
            return self.subject is None and not marks.opens_body(text) and self._read_title("")
        ahead = anchor_ahead(self.pieces, self.at, 6 if self.number or self.day else AHEAD)
        if not ahead:
            return False
        stated = ahead == "state" and (not self.bodies if caps else self._is_issuer_in_small(piece))
        if stated or self._is_issuer(piece):
            self.bodies.append(piece)
        self.at += 1
        return True

    def _is_issuer(self, piece: Piece) -> bool:
        text = piece.text
        if len(text) > 130 or marks.has_number_label(text) or not (marks.is_caps(text) or piece.inside):
            return False
        if not self.bodies:
            return begins_body(text)
        if self.number or self.day:
            return begins_body(text) and piece.column == self.bodies[-1].column and piece.gap < Gap.BAR
        return begins_body(text) or continues_body(piece, self.bodies[-1])

    def _is_issuer_in_small(self, piece: Piece) -> bool:
        text = piece.text
        if self.number or self.day or len(text) > 80 or text[-1:] in ".;:,)" or marks.opens_body(text):
            return False
        return text[:1].isupper() and (
            begins_body(text) or bool(self.bodies and continues_body(piece, self.bodies[-1]))
        )

    def _is_mark(self, i: int) -> bool:
        return is_mark(self.pieces, i, self._is_telegram())

    def _is_telegram(self) -> bool:
        return self.kind is not None and self.kind.code == "CĐ"

    # --- the fields

    def _read_motto(self, left: str) -> bool:
        count = 1
        while left and (piece := self._next(count)):
            more = marks.motto_left(piece.text, left)
            if more is None:
                return False
            left, count = more, count + 1
        self.motto = self.motto or not left
        return not left and self._take(None, count)

    def _read_stamp(self, text: str) -> bool:
        if urgency := marks.read_urgency(text):
            self.urgency = urgency
            return self._take("urgency", 1)
        if secrecy := marks.read_secrecy(text):
            self.secrecy = secrecy
            return self._take("secrecy", 1)
        return (marks.is_copy_stamp(text) or marks.is_digital_stamp(text)) and self._take(None, 1)

    def _read_number(self) -> bool:
        text = self.pieces[self.at].text
        count = 1
        number = marks.read_number(text)
        below = self._next()
        if below and (number is None or number.code is None) and below.gap <= Gap.BLANK:
            joined = marks.read_number(f"{text} {below.text}")
            if joined and joined.code and not marks.read_place_date(below.text):
                number, count = joined, 2
        if number is None or not (number.code or self.motto or self.bodies):
            return False
        self.number = number
        split = marks.split_subject_mark(text)
        self._take("number", count)
        if split and self.subject is None:
            self._read_note(marks.after_subject_mark(split[1]) or "", self.at)
        return True

    def _read_day(self) -> bool:
        found = day_at(self.pieces, self.at, 3 if self.noted or not self.subject else 1)
        if found is None or not (found[0].place or self.motto or self.number or self.bodies):
            return False
        self.day = found[0]
        self._take("issued_on", found[1])
        if self.day.place:
            self.extents["place"] = self.extents["issued_on"]
        return True

    def _kind_here(self) -> tuple[marks.KindName, int] | None:
        """The kind at `at` and over how many pieces a copy has broken it."""
        found = kind_at(self.pieces, self.at)
        if found is None:
            return None
        kind, count = found
        if self.addressees and (kind.rest or not marks.is_caps(self.pieces[self.at].text)):
            return None
        known = self.motto or self.number or self.day
        # `LUẬT …`, `DỰ ÁN …`, `HỢP ĐỒNG …` with more behind them begin many a line that is no title.
        if kind.rest and kind.code in ("LUAT", "BL", "L", "HP", "DA", "ĐA", "HĐ", "PL") and not known:
            return None
        return kind, count

    def _read_title(self, rest: str) -> bool:
        """Reads the subject below the kind; `rest` is what stood behind the kind on its line."""
        if rest and (urgency := marks.read_urgency(rest)):
            self.urgency, rest = urgency, ""
        if rest.startswith("(") and rest.endswith(")"):
            rest = ""
        while self.at < len(self.pieces) and not rest and self._read_stamp(self.pieces[self.at].text):
            pass
        parts = [rest] if rest else []
        begin = self.at
        stop = title_stop(self.pieces, self.at, parts, self._is_mark, self._issuers())
        if stop > begin:
            self._take("subject", stop - begin)
        elif rest:
            self.extents["subject"] = self.extents["doc_type"]
        if parts:
            mark = marks.after_subject_mark(parts[0])
            parts[0] = parts[0] if mark is None else mark
            self._set_subject(parts)
        return stop > begin

    def _set_subject(self, parts: list[str]) -> None:
        text = " ".join(" ".join(parts).split()).strip(" *_")
        heading = read_heading(text) if self.number is None and self.kind else None
        if heading:
            self.number, self.issued_on = heading.number, heading.issued_on
            self.issuer = self.issuer or heading.issuer
            text = heading.subject or ""
        if text.startswith("(") and text.endswith(")"):
            text = text[1:-1]
        elif text.count(")") > text.count("("):
            text = text.rstrip(") ")
        self.subject = (text if text.endswith(("...", "…")) else text.rstrip(" .;,:")) or None

    def _note_here(self, text: str) -> str | None:
        """What `V/v` says on this line; letters may write it out as `Về việc` below their number."""
        if self.number and marks.fold(text).startswith("về việc "):
            return text
        return marks.after_subject_mark(text)

    def _issuers(self) -> set[str]:
        return {marks.fold(b) for b in bodies_of(self.bodies)}

    def _read_note(self, first: str, begin: int) -> bool:
        """Reads the subject of a letter: `first`, what stands behind `V/v`, and the lines from `begin` on."""
        parts = [first] if first else []
        stop = note_stop(self.pieces, begin, parts, self._is_mark)
        if parts:
            self.noted = True
            self._set_subject(parts)
            pieces = self.pieces[begin - 1 : stop]
            self.extents["subject"] = (pieces[0].start, max(p.end for p in pieces))
        return self._take(None, stop - self.at) if stop > self.at else True

    def _read_authority(self) -> bool:
        """Takes the line of authority above `Căn cứ`; it names the issuer where the head does not."""
        stop = authority_stop(self.pieces, self.at, self._is_mark)
        if stop == self.at:
            return False
        if not self.bodies and self.issuer is None:
            self.issuer = " ".join(p.text for p in self.pieces[self.at : stop])
            return self._take("issuer", stop - self.at)
        return self._take(None, stop - self.at)

    def _read_sender(self) -> bool:
        sender = sender_at(self.pieces, self.at, self._is_telegram())
        if sender is None or not (self.kind or self.number or self.motto):
            return False
        self.issuer = self.issuer or sender[0]
        self._take("issuer", sender[2])
        return self._read_addressees(sender[1])

    def _read_address(self) -> bool:
        text = self.pieces[self.at].text
        rest, count = marks.after_address(text), 1
        if rest is None and len(text) < 12 and (joined := joined_at(self.pieces, self.at)):
            rest, count = marks.after_address(joined), 2
        if rest is None:
            return False
        self._take(None, count)
        return self._read_addressees(rest)

    def _read_addressees(self, inline: str) -> bool:
        begin = self.at

        def ends(i: int) -> bool:
            text = self.pieces[i].text
            bullet = marks.bullet_end(text)
            if self._is_mark(i) or (not bullet and marks.read_kind(text) is not None):
                return True
            if bullet or (i == begin and not inline):
                return len(text) > 600
            return marks.opens_body(text) and not self.pieces[i].inside and not text[:1].isdigit()

        read = read_entries(self.pieces, begin, inline, ends=ends, full=self.full, loose=False)
        if read.extent:
            self.addressees += read.texts
            known = self.extents.get("addressees", read.extent)
            self.extents["addressees"] = (min(known[0], read.extent[0]), max(known[1], read.extent[1]))
        return self._take(None, read.stop - begin) if read.stop > begin else True

    # --- the sum

    def _head(self) -> Head:
        """What was read, names in their usual spelling."""
        if not (
            self.motto or self.kind or self.addressees or self.subject or (self.number and self.number.code)
        ):
            return Head(end=self.start, warnings=(("no-head", "Văn bản không có phần đầu."),))
        after = self.pieces[self.at].line if self.at < len(self.pieces) else self.used + 1
        end = max(after - self._offset(), self.used + 1 - self._offset())
        evidence = self._evidence(end)
        doc_type, name = self._type()
        number, issued_on = self._number_and_day(end)
        return Head(
            doc_type=doc_type,
            doc_type_name=name,
            number=number,
            issuer=self._issuer(evidence),
            place=self.day.place if self.day else None,
            issued_on=issued_on,
            subject=sentence(self.subject, evidence) if self.subject else None,
            addressees=tuple(self.addressees),
            urgency=self.urgency,
            secrecy=self.secrecy,
            owners=tuple(spell(body, evidence) for body in bodies_of(self.bodies)[:-1]),
            end=end,
            extents=dict(self.extents),
            warnings=tuple(self.warnings),
        )

    def _offset(self) -> int:
        return self.lines[0].index if self.lines else 0

    def _evidence(self, end: int) -> Evidence:
        """The beginning of the body; nothing where the head has nothing in capitals."""
        shouted = [b.text for b in self.bodies] + [t for t in (self.subject, self.issuer) if t]
        if not any(marks.is_caps(t) for t in shouted):
            return Evidence()
        text = " ".join(x.content for x in self.lines[end : end + _EVIDENCE] if x.kind is Kind.TEXT)
        return Evidence.of(text[:_EVIDENCE_CHARS])

    def _type(self) -> tuple[str | None, str | None]:
        if self.kind:
            return self.kind.code, self.kind.name
        by_code = marks.name_of_code(self.number.code) if self.number else None
        letter = self.noted or bool(self.addressees)
        # In a letter the sign of a unit may look like a kind: `CT-CS` is the Tax Department's.
        if by_code and not (letter and by_code[0] not in ("TTr", "BC", "KH", "TB", "QĐ", "GM", "CĐ")):
            return by_code
        return ("CV", "Công văn") if letter else (None, None)

    def _issuer(self, evidence: Evidence) -> str | None:
        if self.bodies and (self.motto or self.number or self.day):
            first, last = self.bodies[0], self.bodies[-1]
            self.extents["issuer"] = (min(first.start, last.start), max(first.end, last.end))
            return issuer_of(bodies_of(self.bodies), evidence)
        return spell(self.issuer, evidence) if self.issuer else None

    def _number_and_day(self, end: int) -> tuple[str | None, str | None]:
        number = self.number.value if self.number else None
        issued_on = self.day.iso if self.day else self.issued_on
        if self.number is None and self.kind:
            number, own_day = own_by_annex(self.lines, end, self.kind.name)
            issued_on = own_day if self.day is None and issued_on is None else issued_on
        if self.number and number is None:
            self.warnings.append(("number-left-blank", "Số văn bản để trống."))
        if self.day and self.day.impossible:
            self.warnings.append(("impossible-date", "Ngày ban hành không có trên lịch."))
        elif self.day and self.day.blank:
            self.warnings.append(("date-left-blank", "Ngày ban hành để trống."))
        elif issued_on is None:
            self.warnings.append(("no-issue-date", "Văn bản không ghi ngày ban hành."))
        return number, issued_on
