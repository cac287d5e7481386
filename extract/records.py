"""From view extents to the contract's record; the only place where internals meet pydantic."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from extract.located import Located
from extract.missing import Completeness
from extract.notices import FIELDS, sentence
from extract.packaged import differences
from schemas import (
    Deadline,
    Directive,
    DocumentRecord,
    FieldConfidence,
    Header,
    PageBox,
    Party,
    Place,
    Quote,
    Reference,
    Signer,
    Source,
    UndecidedPassage,
    Warning,  # noqa: A004 - the contract's word
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from extract.agencies import BodyTeller
    from extract.assemble import Assembly
    from extract.assemble.draft import Draft
    from extract.finders.bibliography import Entry
    from extract.finders.party import PartyItem
    from extract.learned.settle import Undecided
    from extract.outline.build import Outline
    from extract.outline.foot import Foot
    from extract.outline.head import Head
    from extract.rulebook import Rulebook
    from extract.span import Span
    from extract.text import Text, View

_EDGE = " \n\t,;:–-"
_DOUBTED = 0.6  # the recogniser was not sure of a word of which it was less sure than this
_HEAD_DOUBTED = 0.8  # the same of the number and the day in the head, on which everything else hangs
_HEAD_FIGURES = (
    regex.compile(r"(?<=\b[Ss]ố ?: ?)\S{1,12}(?= ?/)"),
    regex.compile(r"\bngày \S{1,6} tháng \S{1,4} năm \S{2,6}"),
)
_HEAD_END = 3000  # characters that a head has at the most
_UNFINISHED = regex.compile(r"(?i)\s(?:trong đó|cụ thể)(?:\s(?:lưu ý|như sau|là))?$|\.?/\.?$")
_LONELY = regex.compile(r"[\s,]+([,;.:])")  # marks left standing by a deadline that was taken out
_TIME_WORDS = regex.compile(
    r"(?i)[,;.]?\s*(?:thời (?:gian|hạn) (?:thực hiện |hoàn thành )?(?:xong )?(?:hoàn thành|là|:)?|"
    r"hoàn thành)\s*$"
)


def quoted(chars: str, view: View, start: int, end: int) -> tuple[tuple[int, int], str]:
    """The source extent of a view extent, trimmed, and its words with blanks folded."""
    a, b = view.home(start, end)
    while b > a and chars[b - 1].isspace():
        b -= 1
    while a < b and chars[a].isspace():
        a += 1
    return (a, b), " ".join(chars[a:b].split())


class RecordBuilder:
    """Makes the record of one document."""

    def __init__(
        self,
        text: Text,
        outline: Outline,
        entries: list[Entry],
        assembly: Assembly,
        bodies: BodyTeller,
        book: Rulebook,
        *,
        issued: date | None,
        undecided: Sequence[Undecided] = (),
    ):
        self.issued = issued
        self.undecided = undecided
        self.bodies = bodies
        self.text = text
        self.o = outline
        self.entries = entries
        self.assembly = assembly
        self._located = Located(text)
        self._mentions = sorted((m.start, i) for i, e in enumerate(entries) for m in e.mentions)
        self._completeness = Completeness(outline.view.text, outline.low, book)
        self._ids: dict[str, int] = {}

    def build(self) -> DocumentRecord:
        """The record; `warnings` collect what the reader, the outline and the values had to say."""
        header = _header(self.o.head, self.o.foot)
        references = [self._reference(e) for e in self.entries]
        directives = [self._directive(d, header) for d in self.assembly.drafts]
        return DocumentRecord(
            source=Source(
                name=self.text.name,
                media_type=self.text.media_type,
                sha256=self.text.sha256,
                pages=self.text.pages,
                reader=self.text.reader,
                page_sizes=list(self.text.page_sizes),
                ocr=self.text.ocr,
                encoding=self.text.encoding,
                about=dict(self.text.about),
            ),
            text=self.text.chars,
            header=header,
            references=references,
            directives=directives,
            undecided=[self._passage(one) for one in self.undecided],
            warnings=[*self._warnings(directives), *self._unlike_package(header)],
            places=[
                Place(span=(p.start, p.end), page=p.page, box=p.box, paragraph=p.paragraph, cell=p.cell)
                for p in self._located.lines()
            ],
        )

    # --- extents --------------------------------------------------------------------------------------

    def _quoted(self, start: int, end: int) -> tuple[tuple[int, int], str]:
        return quoted(self.text.chars, self.o.view, start, end)

    def _quote(self, start: int, end: int) -> Quote:
        span, text = self._quoted(start, end)
        return Quote(text=text, span=span)

    def _party(self, item: PartyItem, *, inherited: bool = False) -> Party:
        span, text = self._quoted(item.start, item.end)
        return Party(text=text, span=span, inherited=inherited, **self.bodies.fields(item))

    # --- parts of the record --------------------------------------------------------------------------

    def _reference(self, entry: Entry) -> Reference:
        c = entry.citation
        span, text = self._quoted(entry.first.start, entry.first.end)
        return Reference(
            type=c.type,
            number=c.number,
            title=c.title,
            issued_on=c.issued_on.isoformat() if c.issued_on else None,
            issuer=c.issuer,
            relation=c.relation,
            articles=list(c.articles),
            text=text,
            span=span,
        )

    def _deadline(self, span: Span) -> Deadline:
        extent, text = self._quoted(span.start, span.end)
        t = span.value
        return Deadline(
            text=text,
            span=extent,
            start=t.start_iso,
            due=t.due_iso,
            before=t.before and t.at is None,
            rrule=t.rrule,
        )

    def _directive(self, d: Draft, header: Header) -> Directive:
        span, text = self._quoted(d.start, d.end)
        rules = [*d.by, *(x.by for x in d.deadlines)]
        first = bisect_left(self._mentions, (d.start, -1))
        last = bisect_left(self._mentions, (d.end, -1))
        actions = [self._quote(a, b) for a, b in self.assembly.fields.actions(d)]
        return Directive(
            id=self._id(header, text),
            path=d.path,
            span=span,
            text=text,
            leads=[self._party(i, inherited=not d.start <= i.start < d.end) for i in d.leads],
            coordinators=[self._party(i) for i in d.partners],
            report_to=[self._party(i) for i in d.reports],
            boxes=[PageBox(page=p.page, box=p.box) for p in self._located.boxes(*span) if p.page and p.box],
            task=self._task(d),
            actions=actions,
            deadlines=[self._deadline(x) for x in d.deadlines],
            product=self._quote(*d.product) if d.product else None,
            references=sorted({i for _, i in self._mentions[first:last]}),
            missing=self._completeness.missing(d, acts=bool(actions)),
            confidence=round(self._trust(d.sure.get("row", d.score), span), 3),
            field_confidence=self._field_confidence(d, span),
            origin=list(dict.fromkeys(rules)),
        )

    def _trust(self, sure: float, span: tuple[int, int]) -> float:
        """`sure`, less where the recogniser was not sure of the words."""
        read = self._located.sure(*span)
        return sure if read is None else sure * read

    def _field_confidence(self, d: Draft, span: tuple[int, int]) -> FieldConfidence | None:
        """What the models say of each field; None where only the rules spoke."""
        if not d.sure:
            return None
        fields = FieldConfidence.model_fields
        return FieldConfidence(**{name: round(self._trust(d.sure[name], span), 3) for name in fields})

    def _passage(self, one: Undecided) -> UndecidedPassage:
        span, text = self._quoted(one.start, one.end)
        return UndecidedPassage(path=one.path, span=span, text=text, probability=round(one.probability, 3))

    def _task(self, d: Draft) -> str:
        """What is to be done: the words from the predicate on, without the clauses that bound the time."""
        view = self.o.view.text
        pieces: list[str] = []
        at, end = d.task or (max(d.act, d.start), d.end)
        for x in sorted(d.deadlines, key=lambda x: x.start):
            if at <= x.start < end:
                pieces.append(_TIME_WORDS.sub("", view[at : x.start]))
                at = x.end
        pieces.append(view[at:end])
        words = " ".join(" ".join(p.replace("\n", " ").split()) for p in pieces if p.strip(" .;,\n"))
        return _trimmed(_LONELY.sub(r"\1", words)) or " ".join(view[d.start : d.end].split())

    def _id(self, header: Header, text: str) -> str:
        """An id that is the same when the document is read again and where other parts of it were edited: it
        hangs on the document's number (or subject) and the directive's own words."""
        own = header.number or header.subject or ""
        digest = hashlib.sha256(f"{own}\n{text.casefold()}".encode()).hexdigest()[:16]
        again = self._ids.get(digest, 0)
        self._ids[digest] = again + 1
        return digest if not again else f"{digest}-{again + 1}"

    def _warnings(self, directives: list[Directive]) -> list[Warning]:
        out = [Warning(code=code, message=message) for code, message in (*self.text.notes, *self.o.warnings)]
        out += self._repairs()
        out += self._doubts(directives)
        for d in self.assembly.drafts:
            for x in d.deadlines:
                extent, _ = self._quoted(x.start, x.end)
                out += [Warning(code=c, message=sentence(c, said), span=extent) for c, said in x.value.notes]
                out += self._holidays(x)
        for e in self.entries:
            for m in e.mentions:
                extent, _ = self._quoted(m.start, m.end)
                warnings = m.value.warnings
                out += [Warning(code=c, message=sentence(c, said), span=extent) for c, said in warnings]
        for item, code, message in self.bodies.warnings():
            extent, _ = self._quoted(item.start, item.end)
            out.append(Warning(code=code, message=message, span=extent))
        return list({(w.code, w.message, w.span): w for w in out}.values())

    def _repairs(self) -> Iterator[Warning]:
        """A warning for each figure that was put right, and one for all words that got their marks back."""
        respelled: dict[str, None] = {}
        for r in self.text.repairs:
            now = self.text.chars[r.start : r.end]
            if r.marks:
                respelled[f"{r.was} → {now}"] = None
            else:
                said = sentence("ocr-repaired", r.was, now=now)
                yield Warning(code="ocr-repaired", message=said, span=(r.start, r.end))
        if respelled:
            yield Warning(code="ocr-respelled", message=sentence("ocr-respelled", ", ".join(respelled)))

    def _doubts(self, directives: list[Directive]) -> Iterator[Warning]:
        """A warning for the figures of the head, and for each directive, of which the recogniser was not
        sure. What was written in by hand hardly ever is."""
        for pattern in _HEAD_FIGURES:
            m = pattern.search(self.text.chars, 0, _HEAD_END)
            if m and self._located.doubtful(m.start(), m.end(), _HEAD_DOUBTED):
                said = sentence("ocr-unsure", m.group())
                yield Warning(code="ocr-unsure", message=said, span=(m.start(), m.end()))
        for one in directives:
            words = [
                self.text.chars[a:b] for a, b in self._located.doubtful(*one.span, _DOUBTED) if b - a > 1
            ]
            if words:
                shown = "», «".join(dict.fromkeys(words))
                yield Warning(code="ocr-unsure", message=sentence("ocr-unsure", shown), span=one.span)

    def _unlike_package(self, header: Header) -> list[Warning]:
        """A warning for each field of the package that is not what the document says."""
        out = []
        for field, told, said in differences(self.text.about, header):
            message = sentence("package-differs", said, field=FIELDS[field], told=told)
            out.append(Warning(code="package-differs", message=message))
        return out

    def _holidays(self, deadline: Span) -> list[Warning]:
        """A warning where holidays give a count of working days another end than Monday to Friday do."""
        if self.issued is None or deadline.value.workdays is None:
            return []
        day = deadline.value.due_at_work(self.issued)
        if day is None or day == deadline.value.due:
            return []
        extent, text = self._quoted(deadline.start, deadline.end)
        code = "holiday-in-span"
        return [Warning(code=code, message=sentence(code, text, day=f"{day:%d/%m/%Y}"), span=extent)]


def _trimmed(words: str) -> str:
    """`words` without marks at their edges, without the words that announce a list and the end sign `./.`."""
    words = words.lstrip(_EDGE + ".")
    while True:
        shorter = words.rstrip(_EDGE)
        m = _UNFINISHED.search(shorter, max(0, len(shorter) - 40))
        shorter = shorter[: m.start()] if m else shorter
        if shorter == words:
            return words
        words = shorter


def _header(head: Head, foot: Foot) -> Header:
    signer = Signer(authority=foot.authority, position=foot.position, name=foot.name)
    return Header(
        doc_type=head.doc_type,
        doc_type_name=head.doc_type_name,
        number=head.number,
        issuer=head.issuer,
        place=head.place,
        issued_on=head.issued_on,
        subject=head.subject,
        addressees=list(head.addressees),
        recipients=list(foot.recipients),
        signer=signer if any((foot.authority, foot.position, foot.name)) else None,
        urgency=head.urgency,
        secrecy=head.secrecy,
    )
