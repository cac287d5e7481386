"""What the words around a mention of a document add to it: articles, relation, issuer, a date further off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from extract.values.citations import Citation, Extent, day_of
from extract.values.docnumbers import read_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from extract.rulebook import Rule, Rulebook

_ARTICLES_REACH = 200  # characters before a mention in which its articles are looked for
_CUE_REACH = 400  # … a cue can govern it
_DATE_REACH = 200  # … a day can be that of its issue
_ISSUER_REACH = 120  # characters of an issuer's name

_OF = regex.compile(r",? của (?:các )?")
_TO_DOCUMENT = regex.compile(r",? ?(?:của|tại|ban hành kèm theo|kèm theo)? ?(?:các )?")
_TO_ARTICLE = (", ", " và ", "; ", ", và ")
_DAY = r"(?i:ngày) ?\d{1,2} ?(?:[/.-] ?\d{1,2} ?[/.-] ?| (?i:tháng) ?\d{1,2},? ?(?i:năm) ?)\d{4}(?!\d)"
_LATE_DAY = regex.compile(rf",? {_DAY}")
# `Ngày 28 tháng 10 năm 2025, Chủ tịch … đã ban hành Công văn số …`: read backwards from the mention.
_EARLY_DAY = regex.compile(rf"(?r)({_DAY})(?:,[^.;:\n]{{0,120}}?)? (?i:ban hành|ký|ký ban hành|có)(?: các)? ")
_JOINT = ("TTLT", "TTLB", "TTLN", "NQLT", "KHLT", "HDLN", "QCPH", "CTPH")  # signed by several bodies
_AND_ANOTHER = regex.compile(r"(?:,| và|;) \p{Lu}")
_ARTICLE_END = regex.compile(
    r"(?r)(?:\d[a-zđ]?|[ivx]|\b[a-zđ]),?(?: (?:của|tại|ban hành kèm theo|kèm theo|các|,)){0,2} ?"
)


@dataclass(frozen=True, slots=True)
class _Lore:
    """What a rule book knows of articles, issuers (full name by words, by letters in a number) and cues."""

    articles: list[Rule]
    issuers: Mapping[str, str]
    issuer_codes: Mapping[str, str]
    relations: Mapping[str, tuple[str, int]]  # relation and reach by cue
    cues: regex.Pattern[str]


@cache
def _lore(book: Rulebook) -> _Lore:
    issuers = book.words("issuers")
    relations = {row["cue"]: (row["relation"], int(row["reach"])) for row in book.words("relations")}
    return _Lore(
        book.rules("article"),
        {row["form"]: row["name"] for row in issuers},
        {code: row["name"] for row in issuers for code in row["codes"].split()},
        relations,
        regex.compile(r"(?r)(?<!\w)\L<cues>(?!\w)", cues=list(relations)),
    )


class Surroundings:
    """Reads around the mentions of one view, by the rules `article.*`, `issuer.*` and by cues."""

    def __init__(self, book: Rulebook, view: str, low: str):
        self.book = book
        self.view = view
        self.low = low
        self._lore = _lore(book)

    def articles(self, at: int, floor: int) -> list[Extent]:
        """Where the articles stand that are cited right before the mention at `at`, in reading order."""
        lowest = max(floor, at - _ARTICLES_REACH)
        if not _ARTICLE_END.match(self.low, lowest, at):
            return []
        lowest = max(lowest, self.low.rfind("\n", lowest, at) + 1)
        found = [
            (m.start(), m.end())
            for rule in self._lore.articles
            for m in rule.pattern.finditer(self.low, lowest, at)
        ]
        chain: list[Extent] = []
        edge = at
        # From the mention leftwards; of articles that begin at one place the longest comes first.
        for begin, end in sorted(found, key=lambda extent: (-extent[0], -extent[1])):
            if end > edge:
                continue
            if _TO_DOCUMENT.fullmatch(self.low, end, edge) or (chain and self.low[end:edge] in _TO_ARTICLE):
                chain.append((begin, end))
                edge = begin
        return chain[::-1]

    def relation(self, at: int, floor: int) -> str | None:
        """How the text relates to what is cited at `at`: by the nearest cue before it, or None."""
        lowest = max(self.low.rfind("\n", max(0, at - _CUE_REACH), at) + 1, at - _CUE_REACH, floor)
        edge = at
        while m := self._lore.cues.search(self.low, lowest, edge):
            relation, reach = self._lore.relations[m.group()]
            if at - m.end() <= reach and not _clause_ends(self.low[m.end() : at], relation):
                return relation
            edge = m.start()
        return None

    def early_day(self, at: int) -> date | None:
        """The day of `Ngày …, Chủ tịch … đã ban hành` right before the mention at `at`."""
        m = _EARLY_DAY.match(self.view, max(0, at - _DATE_REACH), at)
        return day_of(m[1]) if m else None

    def signed(self, citation: Citation, end: int, stop: int) -> tuple[Citation, int]:
        """The citation with its issuer, and where its mention then ends.

        The issuer is the one named behind `của`, else the one that the number means without doubt (`QĐ-TTg`).
        A day behind the issuer is that of the document and belongs to the mention.
        """
        of = _OF.match(self.low, end, stop)
        limit = min(stop, of.end() + _ISSUER_REACH) if of else end
        named = self.book.match("issuer", self.view, self.low, of.end(), limit) if of else None
        if named is None or (citation.type in _JOINT and _AND_ANOTHER.match(self.view, named.end, stop)):
            return replace(citation, issuer=self._issuer_of_number(citation)), end
        name = self.view[named.start : named.end]
        extents = (*citation.extents, ("issuer", (named.start, named.end)))
        citation = replace(citation, issuer=self._lore.issuers.get(name.lower(), name), extents=extents)
        late = _LATE_DAY.match(self.view, named.end, stop) if citation.issued_on is None else None
        day = day_of(late.group()) if late else None
        return (replace(citation, issued_on=day), int(late.end())) if late and day else (citation, end)

    def _issuer_of_number(self, citation: Citation) -> str | None:
        """None for joint documents and for letters that stand for many bodies (`UBND`)."""
        number = read_number(citation.number or citation.law_number or "")
        known = (
            [self._lore.issuer_codes[s] for s in number.stems if s in self._lore.issuer_codes]
            if number
            else []
        )
        return known[0] if len(known) == 1 else None


def _clause_ends(between: str, relation: str) -> bool:
    """True if the words between a cue and a mention keep the cue from governing it."""
    if ". " in between:
        return True
    if relation in ("amends", "replaces"):
        return any(c in between for c in ",;:(")
    return relation != "basis" and "; " in between
