"""Documents that a text names, by type and number or, for laws, by name: the rules `reference.*`.

Looking for every kind of document at every word would cost more than all other finders together. Numbers and the
word for law are rare, so the finder goes to each of them, looks back for where its mention begins, and lets the
rules read from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import regex

from extract.finders.bibliography import Entry, merge
from extract.rulebook import Found, Rule, Rulebook, rulebook
from extract.span import Span
from extract.values.citations import Citation, Citations, Extent, day_of, read_citations
from extract.values.docnumbers import DocNumber, Kinds, number_key, read_number

__all__ = ["Entry", "ReferenceFinder", "merge", "value"]

LABEL = "reference"
_BEFORE = 200  # characters before a mention in which its head, articles and relation are looked for
_CUE_REACH = 400  # characters before a mention in which a cue can govern it
_LINK = 240  # characters between two mentions of one list

_SERIAL_LIST = r"(?:\d{1,6}[a-zđ]?(?:, số |,? và số |,? và |, |; )){0,31}"
_TO_NUMBER = r"(?: số(?: hiệu)?)?[.:]? ?:? ?"
_NUMBER = regex.compile(
    r"(?:(?<![\p{L}\d/.\-–])(?<!\d,)|(?<=[Ss]ố|\b(?:TT|NĐ|QĐ|NQ|CT)))"
    r"\d{1,8}+(?:\.\d{1,3}+)?[A-Za-zĐđ]?(?: ?/ ?(?:1[89]|20)\d\d)?+(?: ?[-–‑−/] ?| (?=[A-ZĐ]{2,6}[/-])|(?<=/[12]\d{3})(?=[A-ZĐ]{2}))[A-ZĐÐƯƠ]"
)
_SHORT = regex.compile(
    r"(?<=(?:số|quyết|định|tư|thị|luận|hoạch|báo|văn|trình|dẫn|điện|luật) )\d{1,6}+(?![\d,%]|\.\d| ?[-–‑−] ?\p{L})"
)
_LINKED = regex.compile(r"(?r)(?:, |; |,? và |,? hoặc |, số |; số |và số |, và số |\(|; các )(?:số )?")
_OF = regex.compile(r",? của (?:các )?")
_DAY = r"(?i:ngày) ?\d{1,2} ?(?:[/.-] ?\d{1,2} ?[/.-] ?| (?i:tháng) ?\d{1,2},? ?(?i:năm) ?)\d{4}(?!\d)"
_LATE_DATE = regex.compile(rf",? {_DAY}")
# `Ngày 28 tháng 10 năm 2025, Chủ tịch … đã ban hành Công văn số …`: read backwards from the mention.
_EARLY_DATE = regex.compile(rf"(?r)({_DAY})(?:,[^.;:\n]{{0,120}}?)? (?i:ban hành|ký|ký ban hành|có)(?: các)? ")
_BETWEEN = regex.compile(r",? ?(?:của|tại|ban hành kèm theo|kèm theo)? ?(?:các )?")


def value(found: Found, issued: date | None) -> Citations:  # noqa: ARG001 - the readers of all labels look alike
    """The documents that a match of a rule names."""
    return ReferenceFinder().read(found)


@dataclass(slots=True)
class _Previous:
    """The mention before: what a number without a head inherits from it."""

    end: int
    citation: Citation
    headed: bool


class ReferenceFinder:
    """Finds mentions of documents. `own` is the number of the document itself, which is no reference."""

    name = LABEL

    def __init__(self, book: Rulebook | None = None, *, own: str | None = None):
        self.book = book or rulebook()
        self.own = own

    def find(
        self,
        view: str,
        low: str,
        issued: date | None = None,  # noqa: ARG002 - all finders look alike
        start: int = 0,
        end: int | None = None,
        *,
        own: str | None = None,
    ) -> Iterator[Span]:
        """The mentions in [start, end) of the view in reading order, with a `Citation` each; they do not overlap."""
        stop = len(view) if end is None else end
        itself = number_key(own or self.own)
        before: _Previous | None = None
        for found in self._matches(view, low, start, stop):
            if found.rule.shield:
                yield Span(found.start, found.end, LABEL, found.rule.id, shield=True)
                continue
            before, spans = self._cite(view, low, found, before, stop)
            for span in spans:
                if not itself or number_key(span.value.number) != itself:
                    yield span

    def read(self, found: Found) -> Citations:
        """The documents that a match names, by its own words alone."""
        return read_citations(found.rule.gives, found.parts, self.kinds, direct=not found.part("between"))

    # -- where mentions are ---------------------------------------------------------------------------------

    def _matches(self, view: str, low: str, start: int, stop: int) -> Iterator[Found]:
        """The matches of the rules, leftmost first, none overlapping the one before."""
        done = start
        for at, named in _places(view, low, start, stop):
            if at < done:
                continue
            opening = self._opening_of_name(low, at, done) if named else self._opening_of_number(low, at, done)
            if named:
                found = self._first(self.by_name, view, low, opening, stop)
            else:
                found = self._longest(self.by_number, view, low, opening, stop)
                if found is None and opening != at:
                    found = self._longest(self.by_number, view, low, at, stop)
            if found is not None and found.end > at:
                yield found
                done = found.end

    @staticmethod
    def _first(rules: list[Rule], view: str, low: str, at: int, stop: int) -> Found | None:
        """The match of the first rule that has one: a listed name beats a guess at where a longer one ends."""
        for rule in rules:
            m = rule.pattern.match(low if rule.case == "fold" else view, at, stop)
            if m:
                return rule.found(m)
        return None

    @staticmethod
    def _longest(rules: list[Rule], view: str, low: str, at: int, stop: int) -> Found | None:
        """The longest match of the rules at a place; of equals the earlier rule."""
        best: tuple[Rule, regex.Match[str]] | None = None
        for rule in rules:
            m = rule.pattern.match(low if rule.case == "fold" else view, at, stop)
            if m and (best is None or m.end() > best[1].end()):
                best = rule, m
        return best[0].found(best[1]) if best else None

    def _opening_of_number(self, low: str, at: int, floor: int) -> int:
        """Where the mention of the number at `at` begins: at its kind, or at `số`, or at the number."""
        lowest = max(floor, at - _BEFORE)
        for pattern in self._heads:
            m = pattern.match(low, lowest, at)
            if m:
                return int(m.start())
        m = self._bare_head.match(low, lowest, at)
        return int(m.start()) if m else at

    @staticmethod
    def _opening_of_name(low: str, at: int, floor: int) -> int:
        return at - 3 if at - 3 >= floor and low.startswith("bộ ", at - 3) else at

    # -- what they say --------------------------------------------------------------------------------------

    def _cite(
        self, view: str, low: str, found: Found, before: _Previous | None, stop: int
    ) -> tuple[_Previous | None, list[Span]]:
        """The spans of a match, and what the next mention may inherit from the last of them."""
        linked = before is not None and _is_linked(view, before.end, found.start)
        headed = "doc_kind" in found.parts or "title" in found.rule.gives
        articles, extents = self._articles(view, low, found.start, before.end if before else 0)
        opening = extents[0][0] if extents else found.start
        relation = self._relation(low, opening, before.end if before and linked else 0)
        if relation is None:
            relation = before.citation.relation if before and linked else "mentions"
        spans: list[Span] = []
        at = found.start
        cited = self.read(found).items
        for i, citation in enumerate(cited):
            last = i == len(cited) - 1
            at, end = _item(view, citation, at, found.end) if i else (at, found.end)
            if not last:
                end = _item(view, citation, at, found.end)[1]
            type_ = citation.type if headed else self._inherited(citation, before if linked else None)
            whole = replace(citation, type=type_, relation=relation)
            if i == 0 and whole.issued_on is None and (early := _EARLY_DATE.match(view, max(0, at - _BEFORE), at)):
                whole = replace(whole, issued_on=day_of(early[1]))
            if i == 0 and articles:
                whole = replace(whole, articles=articles)
            places = [("articles", e) for e in extents] if i == 0 else []
            if last:
                whole, end, more = self._signed(view, low, whole, end, stop)
                places += more
            places += _extents(view, citation, at, end)
            whole = replace(whole, extents=tuple(places))
            if type_ is not None or (citation.number and read_number(citation.number)):
                spans.append(Span(at, end, LABEL, found.rule.id, whole))
            at = end
            before = _Previous(end, whole, headed)
        if all(s.value.type is None for s in spans):
            spans = [s for s in spans if _of_parliament(s.value.number)]
        return before, spans

    def _inherited(self, citation: Citation, before: _Previous | None) -> str | None:
        """The type of a number without a head: by its notation, or that of the list it stands in."""
        if before is None or before.citation.number is None or citation.number is None:
            return citation.type
        mine, theirs = read_number(citation.number), read_number(before.citation.number)
        same = bool(mine and theirs and _stems(mine)[:1] == _stems(theirs)[:1])
        if same and before.citation.type:
            return before.citation.type
        return citation.type or ("CV" if mine and not _of_parliament(citation.number) else None)

    def _articles(self, view: str, low: str, at: int, floor: int) -> tuple[tuple[str, ...], list[Extent]]:
        """The articles cited right before a mention, as written and where, in reading order."""
        lowest = max(floor, at - _BEFORE)
        if not self._article_end.match(low, lowest, at):
            return (), []
        lowest = max(lowest, low.rfind("\n", lowest, at) + 1)
        found = sorted(
            (m.start(), -m.end()) for rule in self._article_rules for m in rule.pattern.finditer(low, lowest, at)
        )
        chain: list[Extent] = []
        edge = at
        for begin, minus_end in reversed(found):
            finish = -minus_end
            if finish <= edge and _BETWEEN.fullmatch(low, finish, edge) or (
                chain and finish <= edge and low[finish:edge] in (", ", " và ", "; ", ", và ")
            ):
                chain.insert(0, (begin, finish))
                edge = begin
        return tuple(view[a:b] for a, b in chain), chain

    def _relation(self, low: str, at: int, floor: int) -> str | None:
        """How the text before `at` relates to what is cited there, by the nearest cue that reaches it; else None."""
        lowest = max(low.rfind("\n", max(0, at - _CUE_REACH), at) + 1, at - _CUE_REACH, floor)
        edge = at
        while m := self._cues.search(low, lowest, edge):
            relation, reach = self.cues[m.group()]
            if at - m.end() <= reach and not _clause_ends(low[m.end() : at], relation):
                return relation
            edge = m.start()
        return None

    def _signed(
        self, view: str, low: str, citation: Citation, end: int, stop: int
    ) -> tuple[Citation, int, list[tuple[str, Extent]]]:
        """The citation with the issuer that follows it, or that its number names, and a date after the issuer."""
        places: list[tuple[str, Extent]] = []
        of = _OF.match(low, end, stop)
        named = self.book.match("issuer", view, low, of.end(), min(stop, of.end() + 120)) if of else None
        if named is None:
            return replace(citation, issuer=self._issuer_of_number(citation)), end, places
        name = view[named.start : named.end]
        citation = replace(citation, issuer=self.issuers.get(name.lower(), name))
        places.append(("issuer", (named.start, named.end)))
        late = _LATE_DATE.match(view, named.end, stop) if citation.issued_on is None else None
        if late and (day := day_of(late.group())):
            return replace(citation, issued_on=day), int(late.end()), places
        return citation, end, places

    def _issuer_of_number(self, citation: Citation) -> str | None:
        """The body that a number names without doubt (`QĐ-TTg`); None for joint documents and local bodies."""
        number = citation.number or citation.law_number
        read = read_number(number) if number else None
        if read is None or not read.groups:
            return None
        known = [self.issuer_codes[stem] for stem in _stems(read) if stem in self.issuer_codes]
        return known[0] if len(known) == 1 else None

    # -- what the rule book knows ---------------------------------------------------------------------------

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of documents."""
        return Kinds.of_rows(self.book.words("kinds"))

    @cached_property
    def by_name(self) -> list[Rule]:
        """The rules that read a law's name."""
        return [r for r in self.book.rules(LABEL) if "title" in r.gives]

    @cached_property
    def by_number(self) -> list[Rule]:
        """The rules that read a number, shields among them."""
        return [r for r in self.book.rules(LABEL) if "title" not in r.gives]

    @cached_property
    def issuers(self) -> dict[str, str]:
        """The full name of an issuer by the words for it, in lower case."""
        return {row["form"]: row["name"] for row in self.book.words("issuers")}

    @cached_property
    def issuer_codes(self) -> dict[str, str]:
        """The issuer by the letters that stand for it in a number, where they stand for one body only."""
        return {code: row["name"] for row in self.book.words("issuers") for code in row["codes"].split()}

    @cached_property
    def cues(self) -> dict[str, tuple[str, int]]:
        """Relation and reach of each cue."""
        return {row["cue"]: (row["relation"], int(row["reach"])) for row in self.book.words("relations")}

    @cached_property
    def _cues(self) -> regex.Pattern[str]:
        return regex.compile(r"(?r)(?<!\w)\L<cues>(?!\w)", cues=list(self.cues))

    @cached_property
    def _heads(self) -> list[regex.Pattern[str]]:
        """Heads read backwards from a number: the kind right before it, else with other words between."""
        kinds = list(self.kinds.forms)
        tail = rf"{_TO_NUMBER}{_SERIAL_LIST}"
        return [
            regex.compile(rf"(?r)(?<!\w)\L<kinds>{tail}", kinds=kinds),
            regex.compile(rf"(?r)(?<!\w)\L<kinds>(?:,? (?:\p{{L}}{{1,12}}|\d{{1,2}})){{1,7}}? số(?: hiệu)? ?:? ?{_SERIAL_LIST}", kinds=kinds),
        ]

    @cached_property
    def _bare_head(self) -> regex.Pattern[str]:
        words = r"(?:(?:mẫu biểu|mẫu|biểu|phụ lục|phụ biểu|bảng|hóa đơn|tài khoản|ký hiệu|tờ khai|tcvn|qcvn|tcxdvn|iso) )?"
        return regex.compile(rf"(?r)(?<!\w){words}(?:số |hiệu ){{0,2}}:? ?{_SERIAL_LIST}")

    @cached_property
    def _article_rules(self) -> list[Rule]:
        return self.book.rules("article")

    @cached_property
    def _article_end(self) -> regex.Pattern[str]:
        return regex.compile(r"(?r)(?:\d[a-zđ]?|[ivx]|\b[a-zđ]),?(?: (?:của|tại|ban hành kèm theo|kèm theo|các|,)){0,2} ?")


def _places(view: str, low: str, start: int, stop: int) -> Iterator[tuple[int, bool]]:
    """Where numbers stand (False) and where the words for a law do (True), in reading order."""
    numbers = ((m.start(), False) for m in _NUMBER.finditer(view, start, stop))
    shorts = ((m.start(), False) for m in _SHORT.finditer(low, start, stop))
    names = ((at, True) for word in ("luật", "pháp lệnh", "hiến pháp") for at in _occurrences(low, word, start, stop))
    yield from sorted({*numbers, *shorts, *names})


def _occurrences(low: str, word: str, start: int, stop: int) -> Iterator[int]:
    at = low.find(word, start, stop)
    while at >= 0:
        if not low.startswith("pháp ", max(at - 5, 0)) and (at == 0 or not low[at - 1].isalnum()):
            yield at
        at = low.find(word, at + len(word), stop)


def _is_linked(view: str, end: int, start: int) -> bool:
    """True if a mention that starts at `start` continues a list after one that ended at `end`."""
    if not 0 <= start - end <= _LINK or "\n" in (gap := view[end:start]) or ". " in gap:
        return False
    return bool(_LINKED.match(view, end, start)) or gap.strip(" ,;") in ("", "và", "và số", "số")


def _clause_ends(between: str, relation: str) -> bool:
    """True if the words between a cue and a mention keep the cue from governing it."""
    if ". " in between:
        return True
    if relation in ("amends", "replaces"):
        return any(c in between for c in ",;:(")
    return relation != "basis" and "; " in between


def _stems(number: DocNumber) -> list[str]:
    """The groups of a notation without the digits at their ends: `QH15` and `QH14` are one body."""
    return [group.rstrip("0123456789") for group in number.groups]


def _of_parliament(number: str | None) -> bool:
    read = read_number(number) if number else None
    return bool(read and read.groups and read.year and _stems(read)[0] in ("QH", "UBTVQH"))


def _item(view: str, citation: Citation, at: int, end: int) -> Extent:
    """Where an item of a list stands: its serial, or its name without the shared head."""
    if citation.title:
        words = citation.title.partition(" ")[2]
    else:
        read = read_number(citation.number or "")
        words = read.serial if read else ""
    start = view.index(words, at, end)
    return start, start + len(words)


def _extents(view: str, citation: Citation, at: int, end: int) -> list[tuple[str, Extent]]:
    """Where title, number and date stand, if they stand there as they are."""
    out = []
    for field, words in (("title", citation.title), ("number", citation.number), ("law_number", citation.law_number)):
        place = view.find(words, at, end) if words else -1
        if words and place >= 0:
            out.append((field, (place, place + len(words))))
    return out
