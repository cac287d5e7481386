"""Parties read where one may stand: a list of bodies, each with its extent, and what follows the list.

A name ends where the predicate begins (`Sở Tài chính | chủ trì`), so the reader goes word by word and stops
at a word of the predicate lexicon in lower case; names are capitalised, and common nouns that contain such a
word (`cơ quan chủ trì`, `ban chỉ đạo`) are listed in `rules/words/compounds.tsv`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.finders.party.items import ADVERBIAL, COLON, END, NARRATIVE, PREDICATE, PartyItem, PartyList
from extract.finders.party.lexicon import PartyLexicon
from extract.finders.party.scan import Scan
from extract.finders.party.short import ShortName, short_names

if TYPE_CHECKING:
    from extract.rulebook import Rulebook

__all__ = [
    "ADVERBIAL",
    "COLON",
    "END",
    "NARRATIVE",
    "PREDICATE",
    "PartyItem",
    "PartyList",
    "PartyReader",
    "ShortName",
    "party_reader",
    "short_names",
]

_LONGEST = 2500  # characters of a list of parties


class PartyReader(PartyLexicon):
    """Reads parties at given places of a view; lexicons come from the rule book."""

    def read(self, text: str, low: str, at: int, end: int, *, names: bool = False) -> PartyList | None:
        """The list of parties that starts exactly at `at`, or None; it never reads past `end`. In a cell or a
        line of nothing but `names` the verbs belong to them."""
        return Scan(self, text, low, at, min(end, at + _LONGEST), names=names).read()

    def read_names(self, text: str, low: str, at: int, end: int) -> PartyList | None:
        """The list of parties that fills [at, end) from end to end, or None: the verbs of a heading belong to
        names (`Đơn vị tư vấn giám sát:`)."""
        list_ = self.read(text, low, at, end, names=True)
        if list_ is None or text[list_.end : end].strip(" ,:.;"):
            return None
        return list_


@cache
def party_reader(book: Rulebook) -> PartyReader:
    """The reader of a rule book, made once."""
    return PartyReader(book)
