"""Documents that a text names, by type and number or, for laws, by name: the rules `reference.*`.

Looking for every kind of document at every word would cost more than all other finders together. Numbers and
the word for law are rare, so the finder goes to each of them, looks back for where its mention begins, and
lets the rules read from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from extract.finders.bibliography import Entry, merge
from extract.finders.citing import Surroundings
from extract.rulebook import Found, Rule, Rulebook, rulebook
from extract.span import Span
from extract.values.citations import Citation, Citations, Extent, read_citations
from extract.values.docnumbers import Kinds, number_key, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

__all__ = ["Entry", "ReferenceFinder", "merge", "value"]

LABEL = "reference"
_HEAD_REACH = 200  # characters before a number in which its mention may begin
_LINK_REACH = 240  # characters between two mentions of one list

# A serial and the beginning of a notation: `57-N`, `118/2008/Q`, `02 /C`, `06 TC/`, `127/2007N`.
_NUMBER = regex.compile(
    r"(?:(?<![\p{L}\d/.\-–])(?<!\d,)|(?<=[Ss]ố|\b(?:TT|NĐ|QĐ|NQ|CT)))"
    r"\d{1,8}+(?:\.\d{1,3}+)?[A-Za-zĐđ]?(?: ?/ ?(?:1[89]|20)\d\d)?+"
    r"(?: ?[-–‑−/] ?| (?=[A-ZĐ]{2,6}[/-])|(?<=/[12]\d{3})(?=[A-ZĐ]{2}))[A-ZĐÐƯƠ]"
)
# A bare number behind the last word of a kind, for `Nghị quyết 57` and `Nghị định 30/2020`.
_SHORT = regex.compile(
    r"(?<=(?:số|quyết|định|tư|thị|luận|hoạch|báo|văn|trình|dẫn|điện|luật) )"
    r"\d{1,6}+(?![\d,%]|\.\d| ?[-–‑−] ?\p{L})"
)
_NAMES = ("luật", "pháp lệnh", "hiến pháp")

# What stands before numbers and names is read backwards: (?r).
_SERIALS = r"(?:\d{1,6}[a-zđ]?(?:, số |,? và số |,? và |, |; )){0,31}"
_BEFORE_NAME = regex.compile(r"(?r)(?<!\w)(?:bộ|các|những|một số) ")
_BARE_HEAD = regex.compile(
    r"(?r)(?<!\w)(?:(?:mẫu biểu|mẫu|biểu|phụ lục|phụ biểu|bảng|hóa đơn|tài khoản|ký hiệu|tờ khai|"
    r"tcvn|qcvn|tcxdvn|iso) )?"
    rf"(?:số |hiệu ){{0,2}}:? ?{_SERIALS}"
)
_LINKED = regex.compile(r"(?r)(?:, |; |,? và |,? hoặc |, số |; số |và số |, và số |\(|; các )(?:số )?")


def value(found: Found, issued: date | None) -> Citations:  # noqa: ARG001 - the readers of all labels look alike
    """The documents that a match of a rule names."""
    return ReferenceFinder().read(found)


@dataclass(frozen=True, slots=True)
class _Previous:
    """The mention before: what a number without a head inherits from it."""

    end: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a rule book knows of mentions.

    `heads` read backwards from a number: the kind right before it, else a kind with other words between.
    `names` are the rules that read a name, by the word it begins with. `numbers` are those that read a
    number: what they begin with is found from the number, so they do not say.
    """

    kinds: Kinds
    heads: tuple[regex.Pattern[str], ...]
    names: Mapping[str, list[Rule]]
    numbers: list[Rule]


@cache
def _grammar(book: Rulebook) -> _Grammar:
    kinds = Kinds.of_rows(book.words("kinds"))
    direct = rf"(?r)(?<!\w)\L<kinds>(?: số(?: hiệu)?)?[.:]? ?:? ?{_SERIALS}"
    between = r"(?:,? (?:\p{L}{1,12}|\d{1,2})){1,7}?"
    apart = rf"(?r)(?<!\w)\L<kinds>{between} số(?: hiệu)? ?:? ?{_SERIALS}"
    heads = tuple(regex.compile(pattern, kinds=list(kinds.forms)) for pattern in (direct, apart))
    rules = book.rules(LABEL)
    words = dict.fromkeys(word for rule in rules for word in rule.starts)
    names = {word: [rule for rule in rules if word in rule.starts] for word in words}
    return _Grammar(kinds, heads, names, [rule for rule in rules if not rule.starts])


class ReferenceFinder:
    """Finds mentions of documents. `own` is the number of the document itself, which is no reference."""

    name = LABEL

    def __init__(self, book: Rulebook | None = None, *, own: str | None = None):
        self.book = book or rulebook()
        self.own = number_key(own)
        self._grammar = _grammar(self.book)

    def find(
        self, view: str, low: str, issued: date | None = None, start: int = 0, end: int | None = None
    ) -> Iterator[Span]:
        """The mentions in [start, end) of the view in reading order, a `Citation` each; none overlap.

        `issued` tells the document from one of another year with the same number.
        """
        stop = len(view) if end is None else end
        around = Surroundings(self.book, view, low)
        before: _Previous | None = None
        for found in self._matches(view, low, start, stop):
            if found.rule.shield:
                yield Span(found.start, found.end, LABEL, found.rule.id, shield=True)
                before = None
                continue
            spans = self._cite(around, found, before, stop)
            if spans:
                before = _Previous(spans[-1].end, spans[-1].value)
            for span in spans:
                if not self._is_itself(span.value, issued) and _is_document(span.value):
                    yield span

    def read(self, found: Found) -> Citations:
        """The documents that a match names, by its own words alone."""
        return read_citations(
            found.rule.gives, found.parts, self._grammar.kinds, direct=not found.part("between")
        )

    # -- where mentions are ---------------------------------------------------------------------------------

    def _matches(self, view: str, low: str, start: int, stop: int) -> Iterator[Found]:
        """The matches of the rules, leftmost first, none overlapping the one before."""
        done = start
        for at, named in _places(view, low, start, stop):
            if at < done:
                continue
            read = self._name if named else self._number
            found = read(view, low, at, done, stop)
            if found is not None and found.end > at:
                yield found
                done = found.end

    def _name(self, view: str, low: str, at: int, floor: int, stop: int) -> Found | None:
        """The match of the first rule that reads a name at the word for law at `at`, or right before it.

        The first, not the longest: a listed name beats a guess at where a longer one ends.
        """
        m = _BEFORE_NAME.match(low, floor, at)
        for opening in (m.start(), at) if m else (at,):
            word = low[opening : low.find(" ", opening, stop)]
            for rule in self._grammar.names.get(word, ()):
                hit = rule.pattern.match(low if rule.case == "fold" else view, opening, stop)
                if hit:
                    return rule.found(hit)
        return None

    def _number(self, view: str, low: str, at: int, floor: int, stop: int) -> Found | None:
        """The longest match of a rule for the number at `at`, with its head or else without.

        Of equals the earlier rule's.
        """
        for opening in self._openings(low, at, floor):
            best: tuple[Rule, regex.Match[str]] | None = None
            for rule in self._grammar.numbers:
                m = rule.pattern.match(low if rule.case == "fold" else view, opening, stop)
                if m and (best is None or m.end() > best[1].end()):
                    best = rule, m
            if best:
                return best[0].found(best[1])
        return None

    def _openings(self, low: str, at: int, floor: int) -> Iterator[int]:
        """Where the mention of the number at `at` may begin, likeliest first: its kind, `số`, the number."""
        lowest = max(floor, at - _HEAD_REACH)
        for pattern in (*self._grammar.heads, _BARE_HEAD):
            if m := pattern.match(low, lowest, at):
                yield int(m.start())
        yield at

    # -- what they say --------------------------------------------------------------------------------------

    def _cite(self, around: Surroundings, found: Found, before: _Previous | None, stop: int) -> list[Span]:
        """The spans of a match with all that it and the words around it say; a type may still be missing."""
        floor = before.end if before else 0
        list_of = before if before and _is_linked(around.view, before.end, found.start) else None
        articles = around.articles(found.start, floor)
        relation = around.relation(articles[0][0] if articles else found.start, floor if list_of else 0)
        if relation is None:
            relation = list_of.citation.relation if list_of else "mentions"
        headed = "doc_kind" in found.parts or "title" in found.rule.gives
        cited = self.read(found).items
        spans: list[Span] = []
        for i, (citation, (start, end)) in enumerate(
            zip(cited, _items(around.view, found, cited), strict=True)
        ):
            type_ = citation.type if headed else _inherited(citation, list_of)
            whole = replace(
                citation, type=type_, relation=relation, extents=_extents(around.view, citation, start, end)
            )
            if i == 0:
                whole = replace(
                    whole,
                    issued_on=whole.issued_on or around.early_day(start),
                    articles=tuple(around.view[a:b] for a, b in articles),
                    extents=(*(("articles", extent) for extent in articles), *whole.extents),
                )
            if i == len(cited) - 1:
                whole, end = around.signed(whole, end, stop)
            spans.append(Span(start, end, LABEL, found.rule.id, whole))
        return spans

    def _is_itself(self, citation: Citation, issued: date | None) -> bool:
        """True if the citation is of the document that it stands in: numbers begin anew each year."""
        if not self.own or number_key(citation.number) != self.own:
            return False
        return not (issued and citation.issued_on and issued.year != citation.issued_on.year)


def _places(view: str, low: str, start: int, stop: int) -> Iterator[tuple[int, bool]]:
    """Where numbers stand (False) and where the words for a law do (True), in reading order."""
    numbers = ((m.start(), False) for m in _NUMBER.finditer(view, start, stop))
    shorts = ((m.start(), False) for m in _SHORT.finditer(low, start, stop))
    names = ((at, True) for word in _NAMES for at in _occurrences(low, word, start, stop))
    yield from sorted({*numbers, *shorts, *names})


def _occurrences(low: str, word: str, start: int, stop: int) -> Iterator[int]:
    at = low.find(word, start, stop)
    while at >= 0:
        if not low.startswith("pháp ", max(at - 5, 0)) and (at == 0 or not low[at - 1].isalnum()):
            yield at
        at = low.find(word, at + len(word), stop)


def _is_linked(view: str, end: int, start: int) -> bool:
    """True if a mention that starts at `start` continues a list after one that ended at `end`."""
    if not 0 <= start - end <= _LINK_REACH or "\n" in (gap := view[end:start]) or ". " in gap:
        return False
    return bool(_LINKED.match(view, end, start)) or gap.strip(" ,;") in ("", "và", "và số", "số")


def _inherited(citation: Citation, list_of: _Previous | None) -> str | None:
    """The type of a number without a head: by its notation, or that of the list it stands in."""
    if list_of is None or list_of.citation.type is None or list_of.citation.number is None:
        return citation.type
    mine, theirs = read_number(citation.number or ""), read_number(list_of.citation.number)
    if mine and theirs and mine.stems[:1] == theirs.stems[:1]:
        return list_of.citation.type
    return citation.type or ("CV" if mine and not mine.of_parliament else None)


def _is_document(citation: Citation) -> bool:
    """False for a number of which nothing says what it is, but for those that only parliament gives."""
    number = read_number(citation.number or "")
    return citation.type is not None or bool(number and number.of_parliament)


def _items(view: str, found: Found, cited: tuple[Citation, ...]) -> Iterator[Extent]:
    """The extents of the items of a match: each ends with its serial or name, the last with the match."""
    at = view.index("Luật", found.start, found.end) if "listed" in found.parts else found.start
    for i, citation in enumerate(cited):
        if citation.title:
            words = citation.title.partition(" ")[2]
        else:
            number = read_number(citation.number or "")
            words = number.serial if number else ""
        place = max(view.find(words, at, found.end), at)
        end = found.end if i == len(cited) - 1 else place + len(words)
        yield (place if i else at), end
        at = end


def _extents(view: str, citation: Citation, start: int, end: int) -> tuple[tuple[str, Extent], ...]:
    """Where title and numbers stand, where they stand as they are."""
    said = (("title", citation.title), ("number", citation.number), ("law_number", citation.law_number))
    places = ((field, view.find(words, start, end), words) for field, words in said if words)
    return tuple((field, (at, at + len(words))) for field, at, words in places if at >= 0)
