"""Records as the lines of a task list: the values that every list-like format shows in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.missing import shortly
from extract.outputs.due import Due, earliest
from extract.outputs.recurrence import in_words
from schemas import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.errors import Lang
    from schemas import Deadline, Directive, DocumentRecord, Header, Member

_WORD = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """One directive as a line of the list; `ordinal` counts from 1 through all documents.

    Where collectives were expanded a directive has several: one for the leads named one by one, one for each
    member of each collective, which then is the only lead; `group` is the collective it came from.
    """

    ordinal: int
    task: str
    leads: tuple[str, ...]
    lead_ids: tuple[str | None, ...]
    group: str | None
    coordinators: tuple[str, ...]
    deadline: str
    due: Due | None
    assigned_by: str
    citation: str
    missing: str
    confidence: float
    record: DocumentRecord
    directive: Directive


def rows(records: Iterable[DocumentRecord], lang: Lang = "vi", *, whole: bool = False) -> Iterator[Row]:
    """One `Row` for each directive of `records`, in their order and in that of the text; several where the
    members of collectives were asked for, unless it is to stay `whole`."""
    ordinal = 0
    for record in records:
        assigned_by = assigned(record, lang)
        divided = ((d, d.leads, None) for d in record.directives) if whole else _divided(record.directives)
        for directive, leads, group in divided:
            ordinal += 1
            yield Row(
                ordinal=ordinal,
                task=directive.task or directive.text,
                leads=tuple(shown(party) for party in leads),
                lead_ids=tuple(party.id for party in leads),
                group=group,
                coordinators=tuple(shown(party) for party in directive.coordinators),
                deadline="; ".join(dict.fromkeys(deadline_words(d, lang) for d in directive.deadlines)),
                due=earliest(directive.deadlines),
                assigned_by=assigned_by,
                citation=cited(directive, lang),
                missing=shortly(directive.missing, lang),
                confidence=directive.confidence,
                record=record,
                directive=directive,
            )


def _divided(
    directives: Iterable[Directive],
) -> Iterator[tuple[Directive, Sequence[Party | Member], str | None]]:
    """Each directive with the leads of one line, and the collective they belong to."""
    for directive in directives:
        groups = [party for party in directive.leads if party.members]
        singles = [party for party in directive.leads if not party.members]
        if singles or not groups:
            yield directive, singles, None
        for group in groups:
            for member in group.members or ():
                yield directive, [member], group.text


def shown(party: Party | Member) -> str:
    """A party as the list names it: with its unit where the text says it, or where it stands for a class."""
    if isinstance(party, Party):
        name = party.full_name or party.name
        unit = (party.place or "").split(",")[0].removeprefix("xã ").removeprefix("phường ")
        return name if unit and unit.casefold() in party.text.casefold() else party.name
    return party.full_name


def assigned(record: DocumentRecord, lang: Lang = "vi") -> str:
    """The assigning document as the list names it: `KH 24/KH-UBND ngày 05/3/2025, UBND tỉnh Quảng Trị`.

    What the head does not say is left out; a head with neither number nor date gives the file's name.
    """
    header = record.header
    if not header.number and not header.issued_on:
        return record.source.name
    named = " ".join(word for word in (_kind(header), header.number) if word)
    if header.issued_on:
        named = f"{named} {'of' if lang == 'en' else 'ngày'} {decree_date(header.issued_on)}".lstrip()
    return f"{named}, {_shortened(header.issuer)}" if header.issuer else named


def decree_date(iso: str) -> str:
    """A date as Decree 30/2020/NĐ-CP writes it: days below 10 and months 1 and 2 with a leading zero.

    >>> decree_date("2025-03-05"), decree_date("2026-02-20")
    ('05/3/2025', '20/02/2026')
    """
    year, month, day = iso[:10].split("-")
    return f"{day}/{month if month in {'01', '02'} else month.lstrip('0')}/{year}"


def cited(directive: Directive, lang: Lang = "vi") -> str:
    """The exact words of the directive behind its place in the document: `Mục 3.d: Sở Y tế …`."""
    if not directive.path:
        return directive.text
    return f"{'Item' if lang == 'en' else 'Mục'} {directive.path}: {directive.text}"


def deadline_words(deadline: Deadline, lang: Lang = "vi") -> str:
    """The words of `deadline`; a recurrence without a date is explained where its words do not say it."""
    if deadline.rrule is None or deadline.due is not None:
        return deadline.text
    words = in_words(deadline.rrule, before=deadline.before, lang=lang)
    if words is None or _telling(words) <= _telling(deadline.text):
        return deadline.text
    return f"{deadline.text} ({words})"


def _telling(words: str) -> set[str]:
    """The words that carry the meaning of a recurrence, in one spelling."""
    plain = words.casefold().replace("hàng", "hằng")
    return {word.lstrip("0") for word in _WORD.findall(plain)} - {"ngày", "giờ", "trước"}


def _kind(header: Header) -> str | None:
    """The code beside a number, the whole name where there is only a date: `Công điện ngày 17/11/2025`."""
    return header.doc_type if header.number else header.doc_type_name or header.doc_type


def _shortened(issuer: str) -> str:
    """`issuer` with the one abbreviation that every list uses."""
    for spelling in ("Ủy ban nhân dân", "Uỷ ban nhân dân"):
        if issuer.startswith(spelling):
            return "UBND" + issuer[len(spelling) :]
    return issuer
