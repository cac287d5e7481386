"""The head of a document: who issues what under which number, where and when, on what, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.outline import marks
from extract.outline.entries import Entries, full_width, goes_on, hangs, read_entries
from extract.outline.lines import Kind, Line
from extract.outline.naming import begins_body, bodies_of, issuer_of, sentence, spell
from extract.outline.pieces import Gap, Piece, read_pieces

_TOP = 150  # lines in which a head can stand
_JUNK = 24  # pieces of a web page's own that may stand above a head
_EVIDENCE = 400  # lines of the body whose spelling names and titles take


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
    reader = _Reader(lines, start)
    reader.read()
    return reader.head()


class _Reader:
    """Reads pieces from the top and keeps what they said; every step moves `at` on."""

    def __init__(self, lines: Sequence[Line], start: int):
        self.lines = lines
        self.start = start
        self.pieces = read_pieces(lines[start : start + _TOP])
        self.full = full_width(self.pieces)
        self.at = 0
        self.used = -1  # the last line that belongs to the head
        self.bodies: list[Piece] = []
        self.kind: marks.KindName | None = None
        self.number: marks.Number | None = None
        self.day: marks.PlaceDate | None = None
        self.motto = False
        self.subject: str | None = None
        self.addressees: list[str] = []
        self.sender: str | None = None
        self.authority: list[str] = []
        self.urgency: str | None = None
        self.secrecy: str | None = None
        self.extents: dict[str, tuple[int, int]] = {}

    # --- the walk

    def read(self) -> None:
        """Reads pieces until the body begins."""
        self._skip_digital_stamp()
        unknown = 0
        while self.at < len(self.pieces):
            known = self._step()
            if known is None:
                break
            if known:
                continue
            piece = self.pieces[self.at]
            if self._head_is_over() or unknown >= _JUNK or not self._anchor_ahead():
                break
            if marks.is_caps(piece.text) and len(piece.text) < 120 and not self.kind:
                self.bodies.append(piece)
            elif self.bodies and piece.inside and len(piece.text) < 120:
                self.bodies.append(piece)
            unknown += 1
            self.at += 1

    def _step(self) -> bool | None:
        """Takes what stands at `at`: True if it was known, False if not, None if the head ends here."""
        piece = self.pieces[self.at]
        text = piece.text
        left = marks.motto_left(text)
        if left is not None:
            return self._motto(left)
        for field_name, value in (("urgency", marks.read_urgency(text)), ("secrecy", marks.read_secrecy(text))):
            if value:
                setattr(self, field_name, value)
                return self._take(field_name, 1)
        if marks.is_copy_stamp(text) or marks.is_digital_stamp(text):
            return self._take(None, 1)
        if self.number is None and marks.has_number_label(text) and self._read_number():
            return True
        if self.day is None and not self.kind and self._read_day():
            return True
        rest = marks.after_address(text)
        if rest is not None:
            return self._read_addressees(rest)
        if self.subject is None and not self.kind and (mark := marks.after_subject_mark(text)) is not None:
            return self._read_note(mark)
        sender = marks.read_sender(text)
        if sender and (marks.is_caps(sender[0]) or (self.kind and self.kind.code == "CĐ")):
            self.sender = sender[0]
            self.extents.setdefault("issuer", (piece.start, piece.end))
            return self._read_addressees(sender[1])
        if self.kind is None and not self.addressees and (kind := self._kind_here()):
            self.kind = kind
            self._take("doc_type", 1)
            if self.subject is None:
                self._read_title(kind.rest)
            return True
        if self._head_is_over() and self.kind and not self.addressees:
            return True if self._read_authority() else None
        return False

    def _take(self, name: str | None, count: int) -> bool:
        taken = self.pieces[self.at : self.at + count]
        if name and name not in self.extents:
            self.extents[name] = (min(p.start for p in taken), max(p.end for p in taken))
        self.used = max(self.used, *(p.line for p in taken))
        self.at += count
        return True

    def _head_is_over(self) -> bool:
        return bool(self.addressees or self.kind)

    def _anchor_ahead(self) -> bool:
        """True if something that only a head has stands among the next pieces."""
        long = 0
        for piece in self.pieces[self.at + 1 : self.at + (6 if self.number or self.day else 14)]:
            text = piece.text
            if marks.motto_left(text) == "" or marks.after_address(text) is not None:
                return True
            if marks.read_place_date(text) or (n := marks.read_number(text)) and n.code:
                return True
            if marks.after_subject_mark(text) is not None or (marks.read_kind(text) and marks.is_caps(text)):
                return not long
            long += len(text) > 160
            if long > 2:
                return False
        return False

    def _skip_digital_stamp(self) -> None:
        """Passes over what a digital signature printed above the head."""
        for i, piece in enumerate(self.pieces[:12]):
            if marks.motto_left(piece.text) is not None or marks.read_kind(piece.text) or marks.has_number_label(piece.text):
                return
            if marks.is_digital_stamp(piece.text):
                self.at = i
                while self.at < len(self.pieces) and marks.is_digital_stamp(self.pieces[self.at].text):
                    self.at += 1
                self.used = self.pieces[self.at - 1].line
                return

    # --- the fields

    def _motto(self, left: str) -> bool:
        count = 1
        while left and self.at + count < len(self.pieces):
            more = marks.motto_left(self.pieces[self.at + count].text, left)
            if more is None:
                break
            left, count = more, count + 1
        if left:
            return False
        self.motto = True
        return self._take(None, count)

    def _read_number(self) -> bool:
        text = self.pieces[self.at].text
        count = 1
        number = marks.read_number(text)
        following = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        if following and (number is None or number.code is None) and following.gap <= Gap.BLANK:
            joined = marks.read_number(text + following.text)
            if joined and joined.code and not marks.read_place_date(following.text):
                number, count = joined, 2
        if number is None or (self.subject is None and not (number.code or self.motto or self.bodies)):
            return False
        self.number = number
        split = marks.split_subject_mark(text)
        self._take("number", count)
        if split and self.subject is None:
            self._read_note(marks.after_subject_mark(split[1]) or "", taken=True)
        return True

    def _read_day(self) -> bool:
        piece = self.pieces[self.at]
        joined = ""
        for count in (1, 2, 3):
            parts = self.pieces[self.at : self.at + count]
            if len(parts) < count or (count > 1 and (parts[-1].gap > Gap.BLANK or marks.is_caps(parts[-2].text))):
                return False
            joined = " ".join(p.text for p in parts)
            day = marks.read_place_date(joined)
            if day and not marks.opens_body(joined) and (day.place or self.motto or self.number or self.bodies) and not (count == 1 and self._place_above(piece)):
                self.day = day
                self._take("issued_on", count)
                self.extents["place"] = self.extents["issued_on"]
                return True
            if len(joined) > 80 or (count == 1 and marks.has_number_label(joined)):
                return False
        return False

    def _place_above(self, piece: Piece) -> bool:
        return piece.inside and piece.text[:1].islower()

    def _kind_here(self) -> marks.KindName | None:
        kind = marks.read_kind(self.pieces[self.at].text)
        if kind is None:
            return None
        if kind.rest and kind.code in ("LUAT", "BL", "L", "HP", "DA", "HĐ") and not marks.is_caps(kind.rest):
            return None
        following = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        half = following is not None and following.inside and not kind.rest
        if half and following and len(self.pieces[self.at].text) < 9 and not self.motto:
            return None
        return kind

    def _read_title(self, rest: str) -> None:
        """Reads the subject below the kind; `rest` is what stood behind the kind on its line."""
        urgency = marks.read_urgency(rest) if rest else None
        if urgency:
            self.urgency, rest = urgency, ""
        if rest.startswith("(") and rest.endswith(")"):
            rest = ""
        parts = [rest] if rest else []
        i = self.at
        while i < len(self.pieces) and not self._title_ends(i, parts):
            parts.append(self.pieces[i].text)
            i += 1
        if i > self.at:
            self._take("subject", i - self.at)
        elif rest:
            self.extents["subject"] = self.extents["doc_type"]
        if parts:
            first = marks.after_subject_mark(parts[0])
            parts[0] = parts[0] if first is None else first
            self.subject = self._clean_subject(parts)

    def _title_ends(self, i: int, parts: list[str]) -> bool:
        piece = self.pieces[i]
        text = piece.text
        if self._marked(i) or (text.startswith("(") and not (parts and hangs(parts[-1])) and marks.fold(text[:40]).find("theo") > 0):
            return True
        if not parts:
            return marks.is_basis(text) or (len(text) > 160 and text.rstrip().endswith((".", ":", ";")))
        before = self.pieces[i - 1]
        caps = marks.is_caps(text)
        if piece.gap >= Gap.WIDE:
            return True
        if len(parts) > 12 or sum(map(len, parts)) > 900:
            return True
        if marks.is_caps(" ".join(parts)):
            return not caps and not piece.inside and not text[:1].islower() or self._is_authority(i)
        if caps and len(text) > 5 and not hangs(before.text):
            return True
        if piece.inside:
            return False
        if piece.gap is Gap.BLANK:
            return not (goes_on(piece, before, 0) or (text[:1].isdigit() and hangs(before.text)))
        if text[:1].islower() or hangs(before.text):
            return False
        if before.marked and not piece.marked:
            return True
        if marks.opens_body(text) or before.text.rstrip().endswith((".", ";", "./.")):
            return True
        return len(text) > 150 or (len(text) >= 60 and len(text) > 1.5 * len(before.text))

    def _marked(self, i: int) -> bool:
        """True if piece i is a mark of its own and so no part of a title or a list."""
        text = self.pieces[i].text
        if marks.after_address(text) is not None or marks.is_basis(text) or marks.motto_left(text) is not None:
            return True
        if marks.is_digital_stamp(text) or marks.is_copy_stamp(text) or marks.read_urgency(text):
            return True
        if (n := marks.read_number(text)) and n.code:
            return True
        sender = marks.read_sender(text)
        return bool(sender and (marks.is_caps(sender[0]) or (self.kind and self.kind.code == "CĐ"))) or bool(
            marks.read_place_date(text)
        )

    def _is_authority(self, i: int) -> bool:
        """True if piece i is the line of authority above `Căn cứ` (`BỘ TRƯỞNG BỘ X`), not a line of the title."""
        piece, before = self.pieces[i], self.pieces[i - 1]
        text = marks.fold(piece.text).strip(" ,.:")
        if piece.inside or hangs(before.text) or not (marks.has_position(piece.text) or begins_body(piece.text)):
            return False
        known = {marks.fold(b) for b in bodies_of(self.bodies)}
        same = text in known or any(text.endswith(b) for b in known if len(b) > 8)
        if not same and piece.gap < Gap.BLANK and piece.marked == before.marked:
            return False
        j = i + 1
        while j < len(self.pieces) and j < i + 4 and marks.is_caps(self.pieces[j].text):
            j += 1
        return j < len(self.pieces) and (same or marks.opens_body(self.pieces[j].text))

    def _read_authority(self) -> bool:
        """Takes the line of authority between the title and `Căn cứ`; the issuer where the head names none."""
        i = self.at
        while i < len(self.pieces) and i < self.at + 4 and marks.is_caps(self.pieces[i].text) and not self._marked(i):
            i += 1
        if i == self.at or i >= len(self.pieces) or marks.read_kind(self.pieces[self.at].text):
            return False
        first = self.pieces[self.at].text
        if not (marks.has_position(first) or begins_body(first)) or not marks.is_basis(self.pieces[i].text):
            return False
        self.authority = [p.text for p in self.pieces[self.at : i]]
        if not self.bodies:
            self.extents["issuer"] = (self.pieces[self.at].start, self.pieces[i - 1].end)
        return self._take(None, i - self.at)

    def _read_note(self, first: str, *, taken: bool = False) -> bool:
        """Reads the subject of an official letter: `V/v …` and the lines that go on with it."""
        parts = [first] if first else []
        i = self.at if taken else self.at + 1
        column = self.pieces[i - 1].column
        while i < len(self.pieces) and len(parts) < 12:
            piece, before = self.pieces[i], self.pieces[i - 1]
            if self._marked(i) or piece.gap is Gap.BAR or piece.column != column or self._date_starts(i):
                break
            if parts and not piece.inside:
                if piece.gap is Gap.WIDE or (piece.gap is Gap.BLANK and not goes_on(piece, before, 0)):
                    break
                if marks.is_caps(piece.text) and not marks.is_caps(before.text) and len(piece.text) > 6 and not hangs(before.text):
                    break
                if marks.opens_body(piece.text) and len(piece.text) > 60:
                    break
            parts.append(piece.text)
            i += 1
        if not parts:
            return self._take(None, 1) if not taken else True
        self.subject = self._clean_subject(parts)
        begin = self.at - 1 if taken else self.at
        self.extents["subject"] = (self.pieces[begin].start, max(p.end for p in self.pieces[begin:i]))
        if i > self.at:
            self._take(None, i - self.at)
        return True

    def _date_starts(self, i: int) -> bool:
        parts = self.pieces[i : i + 2]
        return len(parts) > 1 and parts[1].gap is Gap.NONE and bool(
            marks.read_place_date(" ".join(p.text for p in parts))
        )

    def _clean_subject(self, parts: list[str]) -> str:
        text = " ".join(" ".join(parts).split())
        return text.strip(" *_").rstrip(" .;,:") if not text.endswith(("...", "…")) else text

    def _read_addressees(self, inline: str) -> bool:
        intro = self.at
        self._take(None, 1)
        read = self._entries(inline)
        if read.items:
            self.addressees += read.texts
            if read.extent:
                begin = self.extents.get("addressees", read.extent)
                self.extents["addressees"] = (min(begin[0], read.extent[0]), max(begin[1], read.extent[1]))
        if read.stop > intro + 1:
            self._take(None, read.stop - intro - 1)
        return True

    def _entries(self, inline: str) -> Entries:
        def ends(i: int) -> bool:
            piece = self.pieces[i]
            bullet = marks.bullet_end(piece.text)
            if self._marked(i) or (not bullet and marks.read_kind(piece.text) is not None):
                return True
            if bullet or i == self.at and not inline:
                return len(piece.text) > 600
            return marks.opens_body(piece.text) and not piece.inside and not piece.text[:1].isdigit()

        return read_entries(self.pieces, self.at, inline, ends=ends, full=self.full, loose=False)

    # --- the sum

    def head(self) -> Head:
        """What was read, names in their usual spelling."""
        recognised = self.motto or self.kind or self.addressees or self.subject or (self.number and self.number.code)
        if not recognised:
            return Head(end=self.start, warnings=(("no-head", "Văn bản không có phần đầu."),))
        end = self.pieces[self.at].line if self.at < len(self.pieces) else self._after_all()
        end = max(end, self.used + 1)
        warnings: list[tuple[str, str]] = []
        evidence = self._evidence(end)
        doc_type, name = self._type()
        number, issued_on = self._number_and_day(end, doc_type, warnings)
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
            extents=self._known_extents(),
            warnings=tuple(warnings),
        )

    def _after_all(self) -> int:
        return min(self.start + _TOP, len(self.lines)) if self.pieces else self.start

    def _evidence(self, end: int) -> str:
        return "\n".join(x.content for x in self.lines[end : end + _EVIDENCE] if x.kind is Kind.TEXT)[:40_000]

    def _type(self) -> tuple[str | None, str | None]:
        if self.kind:
            return self.kind.code, self.kind.name
        by_code = marks.name_of_code(self.number.code) if self.number and self.subject is None else None
        if by_code:  # without a title; `V/v` makes it a letter, whatever the unit's sign looks like (`CT-CS`)
            return by_code
        return ("CV", "Công văn") if self.subject is not None or self.addressees else (None, None)

    def _issuer(self, evidence: str) -> str | None:
        if self.bodies and (self.motto or self.number or self.day):
            first, last = self.bodies[0], self.bodies[-1]
            self.extents["issuer"] = (min(first.start, last.start), max(first.end, last.end))
            return issuer_of(bodies_of(self.bodies), evidence)
        if self.sender:
            return spell(self.sender, evidence)
        return spell(" ".join(self.authority), evidence) if self.authority else None

    def _known_extents(self) -> dict[str, tuple[int, int]]:
        return dict(self.extents)

    def _number_and_day(
        self, end: int, doc_type: str | None, warnings: list[tuple[str, str]]
    ) -> tuple[str | None, str | None]:
        number = self.number.value if self.number else None
        issued_on = self.day.iso if self.day else None
        if self.number and number is None:
            warnings.append(("number-left-blank", "Số văn bản để trống."))
        if self.number is None:
            number, own_day = self._own_of_annex(end, doc_type)
            issued_on = issued_on or (own_day if self.day is None else None)
        if self.day and self.day.impossible:
            warnings.append(("impossible-date", "Ngày ban hành không có trên lịch."))
        elif self.day and self.day.blank:
            warnings.append(("date-left-blank", "Ngày ban hành để trống."))
        elif issued_on is None:
            warnings.append(("no-issue-date", "Văn bản không ghi ngày ban hành."))
        return number, issued_on

    def _own_of_annex(self, end: int, doc_type: str | None) -> tuple[str | None, str | None]:
        """Number and day that an annex gives of the document it came with, where the head itself has no number."""
        name = self.kind.name if self.kind else None
        if name is None:
            return None, None
        for i in range(end, len(self.lines)):
            content = self.lines[i].content
            if "èm theo" not in content or content[:1] not in "(BKb[":
                continue
            joined = " ".join(x.content for x in self.lines[i : i + 4] if x.kind is Kind.TEXT)
            m = _ANNEX_OF.match(joined)
            if m and marks.fold(m["kind"]) == marks.fold(name):
                number = marks.read_number(m["number"], labelled=False)
                return (number.value if number else None), _day_of(m["rest"])
        return None, None


_ANNEX_OF = re.compile(
    r"(?i)[(\[]?\s?(?:ban hành\s)?kèm theo\s(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8}){0,3}?)\s(?:số\s?:?\s?)?"
    r"(?P<number>\d{1,5}[a-zđ]?\s?(?:[/-]\s?[\wÀ-ỹ.&]{1,30}\s?){1,5})(?P<rest>.{0,60})"
)
_DAY_OF = re.compile(r"(?i),?\s?ngày\s(\d{1,2})(?:\stháng\s|\s?[/-]\s?)(\d{1,2})(?:\snăm\s|\s?[/-]\s?)(\d{4})")


def _day_of(text: str) -> str | None:
    m = _DAY_OF.search(text)
    return marks.iso_day(int(m[3]), int(m[2]), int(m[1])) if m else None
