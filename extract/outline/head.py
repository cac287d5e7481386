"""The head of a document: who issues what under which number, where and when, on what, to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.outline import marks
from extract.outline.entries import full_width, hangs, read_entries
from extract.outline.foot import read_foot
from extract.outline.lines import Kind, Line
from extract.outline.naming import Evidence, begins_body, bodies_of, continues_body, issuer_of, sentence, spell
from extract.outline.own import own_by_annex
from extract.outline.pieces import Gap, Piece, read_pieces
from extract.outline.titles import authority_stop, note_stop, read_heading, title_stop

_TOPS = (50, 150)  # lines in which a head nearly always, and at most, stands
_AHEAD = 14  # pieces within which an issuer's line is followed by another mark of a head
_JUNK = 24  # pieces of a web page's own that may stand above a head
_EVIDENCE, _EVIDENCE_CHARS = 100, 8000  # lines and characters of the body whose spelling names and titles take


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of the contract's header that stand at the top; None or empty where the text has none.

    `end` is the index of the first line after the head: title, subject, `Kính gửi` and the line of authority
    above `Căn cứ` belong to it. `extents` has [start, end) in source characters of every field that was read.
    `warnings` are (code, message).
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
    end: int = 0
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()


def read_head(lines: Sequence[Line], start: int = 0) -> Head:
    """The head that begins at line `start`; `Head.end` is `start` and `no-head` is warned of where there is none."""
    for top in _TOPS:
        reader = _Reader(lines, start, top)
        head = reader.read()
        if len(reader.pieces) - reader.at > _AHEAD or start + top >= len(lines):
            break
    return head


def split_documents(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The documents of one file as [first, last + 1) line indices; a file of one document is one stretch.

    A document begins where, below a foot, a quốc hiệu stands with a number of its own. Annexes, and the blank
    forms in them, are no documents.
    """
    starts = [0]
    foot_end: int | None = None
    for i, line in enumerate(lines):
        if line.kind is not Kind.TEXT or not _may_be_motto(line.content):
            continue
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


def _may_be_motto(content: str) -> bool:
    return len(content) < 140 and ("NGHĨA VIỆT NAM" in content or "ĐẢNG CỘNG SẢN" in content)


def _head_start(lines: Sequence[Line], motto: int, least: int) -> int:
    """The first line of the head in which the quốc hiệu stands at line `motto`: the issuer may stand above it."""
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


class _Reader:
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
        if self.day is None and (self.noted or not self.subject) and not self.addressees and self._read_day():
            return True
        if self._read_address() or self._read_sender():
            return True
        if self.subject is None and not self.kind and (mark := marks.after_subject_mark(text)) is not None:
            return self._read_note(mark, self.at + 1)
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

    def _joined(self) -> str | None:
        """The piece at `at` with the one below it, if a copy may have broken one line there."""
        piece, below = self.pieces[self.at], self._next()
        if below is None or below.gap > Gap.NONE or len(piece.text) > 70:
            return None
        return f"{piece.text} {below.text}"

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
        """Takes a piece that nothing recognised: a line of the issuer, a title without a kind, or a page's own."""
        piece = self.pieces[self.at]
        text = piece.text
        caps = marks.is_caps(text) and len(text) < 130
        if caps and self.motto and (self.number or self.day) and self.bodies and not self._is_issuer(piece):
            return self.subject is None and not marks.opens_body(text) and self._read_title("")
        ahead = self._anchor_ahead()
        if not ahead:
            return False
        if self._is_issuer(piece) or (caps and not self.bodies and ahead == "state"):
            self.bodies.append(piece)
        elif not caps and ahead == "state" and self._is_issuer_in_small(piece):
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
        return text[:1].isupper() and (begins_body(text) or bool(self.bodies and continues_body(piece, self.bodies[-1])))

    def _anchor_ahead(self) -> str | None:
        """`state` if quốc hiệu, number or date stand among the next pieces, `title` if another mark of a head does."""
        long = 0
        for piece in self.pieces[self.at + 1 : self.at + (6 if self.number or self.day else _AHEAD)]:
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

    def _is_mark(self, i: int) -> bool:
        """True if piece i is a mark of its own and so no part of a title or a list."""
        text = self.pieces[i].text
        if marks.after_address(text) is not None or marks.is_basis(text) or marks.motto_left(text) == "":
            return True
        if marks.is_digital_stamp(text) or marks.is_copy_stamp(text) or marks.read_urgency(text):
            return True
        if (number := marks.read_number(text)) and number.code:
            return True
        return bool(self._sender_at(i)) or bool(marks.read_place_date(text))

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
        piece = self.pieces[self.at]
        if marks.has_number_label(piece.text) or marks.after_subject_mark(piece.text) is not None:
            return False
        if piece.inside and piece.text[:1].islower():
            return False
        for count in (1, 2, 3):
            parts = self.pieces[self.at : self.at + count]
            if len(parts) < count or (count > 1 and (parts[-1].gap > Gap.BLANK or marks.is_caps(parts[-2].text))):
                return False
            joined = " ".join(p.text for p in parts)
            day = marks.read_place_date(joined)
            if day and not marks.opens_body(joined) and (day.place or self.motto or self.number or self.bodies):
                self.day = day
                self._take("issued_on", count)
                if day.place:
                    self.extents["place"] = self.extents["issued_on"]
                return True
            if len(joined) > 80:
                return False
        return False

    def _kind_here(self) -> tuple[marks.KindName, int] | None:
        """The kind at `at` and over how many pieces a copy has broken it."""
        text = self.pieces[self.at].text
        joined = self._joined() if len(text) < 9 and marks.is_caps(text) else None
        whole = marks.read_kind(joined) if joined else None
        if whole and not whole.rest:
            return whole, 2
        kind = marks.read_kind(text)
        if kind is None or (self.addressees and (kind.rest or not marks.is_caps(text))):
            return None
        known = self.motto or self.number or self.day
        # `LUẬT …`, `DỰ ÁN …`, `HỢP ĐỒNG …` with more behind them begin many a line that is no title.
        if kind.rest and kind.code in ("LUAT", "BL", "L", "HP", "DA", "ĐA", "HĐ", "PL") and not known:
            return None
        if kind.rest and self.at and hangs(self.pieces[self.at - 1].text):
            return None
        return kind, 1

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
        self.subject = (text if text.endswith(("...", "…")) else text.rstrip(" .;,:")) or None

    def _issuers(self) -> set[str]:
        return {marks.fold(b) for b in bodies_of(self.bodies)}

    def _read_note(self, first: str, begin: int) -> bool:
        """Reads the subject of an official letter: `first`, behind `V/v`, and the lines from `begin` that go on."""
        parts = [first] if first else []
        stop = note_stop(self.pieces, begin, parts, self._is_mark)
        if parts:
            self.noted = True
            self._set_subject(parts)
            pieces = self.pieces[begin - 1 : stop]
            self.extents["subject"] = (pieces[0].start, max(p.end for p in pieces))
        return self._take(None, stop - self.at) if stop > self.at else True

    def _read_authority(self) -> bool:
        """Takes the line of authority between the title and `Căn cứ`; the issuer where the head names none."""
        stop = authority_stop(self.pieces, self.at, self._is_mark)
        if stop == self.at:
            return False
        if not self.bodies and self.issuer is None:
            self.issuer = " ".join(p.text for p in self.pieces[self.at : stop])
            return self._take("issuer", stop - self.at)
        return self._take(None, stop - self.at)

    def _sender_at(self, i: int) -> tuple[str, str, int] | None:
        """Sender of a telegram at piece i, the rest of its line, and over how many pieces it runs."""
        text = self.pieces[i].text
        below = self.pieces[i + 1] if i + 1 < len(self.pieces) else None
        broken = below is not None and below.gap is Gap.NONE and marks.is_caps(text) and ":" in below.text
        for count, joined in ((1, text), (2, f"{text} {below.text}" if broken and below else "")):
            sender = marks.read_sender(joined) if ":" in joined else None
            if sender and (marks.is_caps(sender[0]) or (self.kind and self.kind.code == "CĐ")):
                if count == 1 or begins_body(text) or marks.has_position(text):
                    return sender[0], sender[1], count
        return None

    def _read_sender(self) -> bool:
        sender = self._sender_at(self.at)
        if sender is None or not (self.kind or self.number or self.motto):
            return False
        self.issuer = self.issuer or sender[0]
        self._take("issuer", sender[2])
        return self._read_addressees(sender[1])

    def _read_address(self) -> bool:
        text = self.pieces[self.at].text
        rest, count = marks.after_address(text), 1
        if rest is None and len(text) < 12 and (joined := self._joined()):
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
        if not (self.motto or self.kind or self.addressees or self.subject or (self.number and self.number.code)):
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
        text = "\n".join(x.content for x in self.lines[end : end + _EVIDENCE] if x.kind is Kind.TEXT)
        return Evidence.of(text[:_EVIDENCE_CHARS])

    def _type(self) -> tuple[str | None, str | None]:
        if self.kind:
            return self.kind.code, self.kind.name
        by_code = marks.name_of_code(self.number.code) if self.number else None
        # `V/v` makes a letter: the sign of a unit may look like a kind (`CT-CS` is the Tax Department's).
        if by_code and not (self.noted and by_code[0] not in ("TTr", "BC", "KH", "TB", "QĐ", "GM", "CĐ")):
            return by_code
        return ("CV", "Công văn") if self.noted or self.addressees else (None, None)

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
