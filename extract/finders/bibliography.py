"""One entry for each document that a text refers to, out of all the places that mention it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.rulebook import Rulebook, rulebook
from extract.values.citations import RELATIONS, Citation, fold_title
from extract.values.docnumbers import number_key, read_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A document: what its mentions say together, the first full one, and all of them in reading order."""

    citation: Citation
    first: Span
    mentions: tuple[Span, ...]


def merge(spans: Iterable[Span], book: Rulebook | None = None) -> list[Entry]:
    """The documents that the mentions name, in the order of their first full mention.

    Mentions are of one document if they agree in type and number, or in type and title (an abbreviated title
    is that law's, two years are two laws). A bare serial (`Nghị quyết 57`) belongs to the one document of its
    type that has it, and is nothing without such a document.
    """
    names = _names(book or rulebook())
    groups: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    short: list[Span] = []
    untyped: list[Span] = []
    for span in spans:
        if span.shield:
            continue
        citation: Citation = span.value
        if citation.short:
            short.append(span)
        elif citation.type is None:
            untyped.append(span)
        else:
            groups[_key(citation, names)].append(span)
    _join_years(groups)
    _join_law_numbers(groups)
    _add_untyped(groups, untyped)
    _add_short(groups, short)
    entries = [_entry(group, names) for group in groups.values()]
    return sorted(entries, key=lambda e: (e.first.start, e.first.end))


@cache
def _names(book: Rulebook) -> dict[tuple[str, str], str]:
    """The full title of a law by its type and the folded words for it."""
    heads = {"LUAT": "luật", "BL": "bộ luật", "PL": "pháp lệnh"}
    return {
        (row["type"], fold_title(f"{heads[row['type']]} {row['form']}")): row["title"]
        for row in book.words("laws")
    }


def _key(citation: Citation, names: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    type_ = citation.type or ""
    if citation.number:
        return type_, number_key(citation.number)
    title = fold_title(citation.title or "")
    full = names.get((type_, title))
    return type_, fold_title(full) if full else title, str(citation.law_year or "")


def _join_years(groups: dict[tuple[str, ...], list[Span]]) -> None:
    """Mentions of a law without a year join the first mention of it that has one."""
    dated: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in groups:
        if len(key) == 3 and key[2]:
            dated.setdefault(key[:2], key)
    for key in [k for k in groups if len(k) == 3 and not k[2] and k[:2] in dated]:
        home = dated[key[:2]]
        groups[home] = sorted(groups[home] + groups.pop(key), key=lambda s: s.start)


def _join_law_numbers(groups: dict[tuple[str, ...], list[Span]]) -> None:
    """A law called by its number alone joins the law that is named with that number."""
    named: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, spans in groups.items():
        for span in spans:
            if span.value.law_number:
                named.setdefault((key[0], number_key(span.value.law_number)), key)
    for key in [k for k in groups if k in named]:
        home = named[key]
        groups[home] = sorted(groups[home] + groups.pop(key), key=lambda s: s.start)


def _add_untyped(groups: dict[tuple[str, ...], list[Span]], spans: list[Span]) -> None:
    """A number whose type nothing says belongs to the document that has it elsewhere."""
    known: dict[str, tuple[str, ...]] = {}
    for key, group in groups.items():
        for span in group:
            known[number_key(span.value.number or span.value.law_number)] = key
    for span in spans:
        home = known.get(number_key(span.value.number))
        if home:
            groups[home].append(span)


def _add_short(groups: dict[tuple[str, ...], list[Span]], spans: list[Span]) -> None:
    by_serial: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key, group in groups.items():
        read = read_number(group[0].value.number or "")
        if read:
            by_serial[key[0], read.serial.lstrip("0")].append(key)
    for span in spans:
        homes = by_serial.get((span.value.type, span.value.number.lstrip("0")), [])
        if len(homes) == 1:
            groups[homes[0]].append(span)


def _entry(group: list[Span], names: Mapping[tuple[str, str], str]) -> Entry:
    mentions = sorted(group, key=lambda s: (s.start, s.end))
    full = [s for s in mentions if not s.value.short and s.value.type]
    citations: list[Citation] = [s.value for s in full]
    said = dict.fromkeys(a for s in mentions for a in s.value.articles)
    titled = [c for c in citations if c.title]
    merged = replace(
        (titled or citations)[0],
        number=None if titled else _best_spelt([c.number for c in citations if c.number]),
        title=_title(titled, names),
        issued_on=next((c.issued_on for c in citations if c.issued_on), None),
        issuer=next((c.issuer for c in citations if c.issuer), None),
        relation=min((s.value.relation for s in mentions), key=RELATIONS.index),
        articles=tuple(said),
        law_number=next((c.law_number for c in citations if c.law_number), None),
        law_year=next((c.law_year for c in citations if c.law_year), None),
        warnings=tuple(dict.fromkeys(w for c in citations for w in c.warnings)),
    )
    return Entry(merged, full[0], tuple(mentions))


def _best_spelt(numbers: list[str]) -> str | None:
    """The first spelling that is not all capitals (titles write QĐ-TTG), else the first."""
    return next((n for n in numbers if not n.isupper()), numbers[0] if numbers else None)


def _title(citations: list[Citation], names: Mapping[tuple[str, str], str]) -> str | None:
    """The title as first written in small letters; one in capitals only is spelt as in the lexicon."""
    titles = [c.title for c in citations if c.title]
    if not titles:
        return None
    spelt = next((t for t in titles if not t.isupper()), None)
    return spelt or names.get((citations[0].type or "", fold_title(titles[0])), titles[0])
