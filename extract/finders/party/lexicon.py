"""The words that tell where a party begins and ends."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Self

import regex

from extract.finders.party.words import Head, HeadList, Word, WordList
from extract.rulebook import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.rulebook import Rulebook

_QUANTIFIER = (
    r"(?:tất cả các|toàn bộ các|một số|các|những|mỗi|từng|cả hai|cả|\d{1,3}(?=\s(?:cơ quan|đơn vị|địa phương|"
    r"tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|sở|bộ, (?:cơ quan|ngành)|doanh nghiệp|chủ đầu tư|"
    r"nhà thầu)(?!\w)))"
)
_HONORIFIC = r"(?:các đồng chí|đồng chí|các đ/c|đ/c|ông|bà|quý)"
TITLED = regex.compile(r"\s(?:các|những|cơ quan|đơn vị|địa phương|phòng|ban|xã|\p{Lu})")
NAMED = regex.compile(r"\s(?!Thành|Trung ương|Đảng|Nhà nước|Tỉnh)\p{Lu}")
# A name of its own or that of the place a body is of: `phòng Sau đại học`, `công an huyện Ba Chẽ`.
OF_A_PLACE = regex.compile(
    rf"{NAMED.pattern}|\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)\s\p{{Lu}}"
)


_FORBIDS = regex.compile(
    r"không (?!(?:áp dụng|thống nhất|đồng ý|nhất trí|chấp thuận|xem xét|tính|nhận)(?!\w))"
)


_SHORTEST = 3  # letters of an acronym that names a body by itself


def _acronyms(book: Rulebook) -> set[str]:
    """The acronyms by which the register of agencies knows bodies: `EVN`, `SNNMT`, in lower case."""
    found = set()
    for file in ("agencies", "agencies_local"):
        for row in book.words(file):
            found |= {
                s
                for s in row["spellings"].split(" | ")
                if s.isupper() and s.isalpha() and len(s) >= _SHORTEST
            }
    return {lowered(s) for s in found}


class PartyLexicon:
    """What a head, a predicate, a field, a compound is; the words come from the rule book."""

    def __init__(self, book: Rulebook):
        heads = {r["word"]: frozenset(r["kind"].split()) for r in book.words("heads")}
        self._acronyms = _acronyms(book) - heads.keys()
        heads |= dict.fromkeys(self._acronyms, frozenset({"body"}))
        self._kinds = heads
        self._head = HeadList(heads, _QUANTIFIER, _HONORIFIC)
        self._field = WordList((r["word"] for r in book.words("fields")), r"(?![\w&])")
        self._compound = WordList(r["word"] for r in book.words("compounds"))
        self._stranger = WordList(r["word"] for r in book.words("not_heads"))
        verbs = {r["word"]: frozenset(r["kind"].split()) for r in book.words("predicates")}
        self._predicate = WordList(w for w, k in verbs.items() if not k & {"start", "only"})
        self._short = WordList((w for w, k in verbs.items() if "end" in k), r"(?=,|\s(?!tại\s))")
        self._opener = WordList(w for w, k in verbs.items() if "only" not in k)
        self._noun_like = WordList(w for w, k in verbs.items() if "noun" in k)
        self._objects = frozenset(w for w, k in verbs.items() if "object" in k)
        self._attribute = WordList(w for w, k in verbs.items() if k & {"noun", "attr"})
        self._modifier = WordList(w for w, k in verbs.items() if "mod" in k)
        self._bid = WordList(w for w, k in verbs.items() if "bid" in k)
        ends = {rule.id: regex.compile(rule.expanded) for rule in book.rules("party_end")}
        self.adverbial = ends["party_end.adverbial"].match
        self.narrative = ends["party_end.narrative"].match
        surnames = "|".join(r["surname"] for r in book.words("surnames") if r["common"])
        name = rf"(?:{surnames})(?: \p{{Lu}}\p{{Ll}}+){{1,3}}"
        self.one_person = regex.compile(rf"(?:,? và|,)? (?P<name>{name})(?=[ ,;.])")
        places = "xã|phường|tỉnh|huyện|quận|phố|khu|trấn|thôn|đường|Trường"
        self.ends_in_person = regex.compile(rf"(?<!(?:{places}) ){name}$").search
        self._provinces = {r["name"].lower() for r in book.words("provinces")}
        self._cities = {r["name"].lower() for r in book.words("provinces") if r.get("kind") == "thành phố"}

    def knowing(self, acronyms: Iterable[str]) -> Self:
        """The same lexicon with acronyms that a document defines as heads; others of `acronyms` are passed
        over."""
        new = {
            lowered(a) for a in acronyms if a.isupper() and a.isalpha() and len(a) > 1
        } - self._kinds.keys()
        if not new:
            return self
        wider = copy(self)
        wider.learn(new)
        return wider

    def learn(self, acronyms: set[str]) -> None:
        """Takes lower-case acronyms for heads from now on."""
        self._acronyms = self._acronyms | acronyms
        self._kinds = self._kinds | dict.fromkeys(acronyms, frozenset({"body"}))
        self._head = HeadList(self._kinds, _QUANTIFIER, _HONORIFIC)

    def head(self, text: str, low: str, at: int, end: int) -> Head | None:
        """The match of a party's head at `at`, or None: a body's name is capitalised or counted (`các
        sở`)."""
        m = self._head.match(low, at, end)
        if m is None:
            return None
        first = m.first
        kinds = self._kinds[m.word]
        if self._stranger.match(low, first, end) or low.startswith(" nào ", m.end()):
            return None
        if m.word in self._acronyms and not text[first : m.end()].isupper():
            return None
        if m.quantifier:
            return m
        verb = self._predicate.match(low, first, end)
        if verb is not None and not self._is_name(text, low, m, verb.end(), end):
            return None
        named = bool(OF_A_PLACE.match(text, m.end(), end))  # `ga Tuy Hòa`, `đài Trà Vinh`
        return m if text[first].isupper() or named or "group" in kinds or "title" in kinds else None

    def _is_name(self, text: str, low: str, m: Head, verb_end: int, end: int) -> bool:
        """True if a head that is a verb too (`thanh tra`, `tổ chức`, `lãnh đạo`) names somebody here."""
        compound = self._compound.match(low, m.first, end)
        if compound is not None and compound.end() > verb_end:
            return True
        if m.end() > verb_end:
            return True
        if m.end() < verb_end:
            return False
        if "title" in self._kinds[m.word]:
            return bool(TITLED.match(text, m.end(), end))
        first = m.first
        before = text[max(0, first - 2) : first]
        if (
            text[first].isupper()
            and before.endswith(" ")
            and (before[:1].islower() or before.startswith(","))
        ):
            return not text[m.end() - 2 : m.end()].isupper()  # a capital inside a sentence
        behind = low[m.end() : m.end() + 12].strip()
        if text[m.end() - 2 : m.end()].isupper():
            return behind.startswith(("tỉnh", "bộ ", "chính phủ", "nhà nước"))
        return text[m.end() : m.end() + 2].strip()[:1].isupper() or behind.startswith(
            ("tỉnh", "bộ ", "sở", "thành phố", "huyện", "chính phủ")
        )

    def kinds(self, head: str) -> frozenset[str]:
        """What sort of head a word is (`rules/words/heads.tsv`)."""
        return self._kinds[head]

    def may_be_topic(self, low: str, at: int, end: int) -> bool:
        """True if what stands at `at` reads as a topic when it is a heading: `Chính quyền số`, `Hệ thống
        thủy lợi`."""
        m = self._head.match(low, at, end)
        return m is not None and not m.quantifier and "topic" in self._kinds[m.word]

    def is_place(self, text: str, low: str, at: int, end: int) -> bool:
        """True if a place is named at `at`: `tỉnh Khánh Hòa`."""
        m = self._head.match(low, at, end)
        return m is not None and "place" in self._kinds[m.word] and bool(NAMED.match(text, m.end(), end))

    def is_staff(self, low: str, at: int, end: int) -> bool:
        """True if those named at `at` are people of a body, who act also where they are spoken of (`Đối với
        cán bộ, công chức:`)."""
        m = self._head.match(low, at, end)
        return m is not None and "staff" in self._kinds[m.word]

    def predicate(self, text: str, at: int, end: int) -> Word | None:
        """The match of a predicate's first word at `at`, unless it is part of a compound noun."""
        m = self._predicate.match(text, at, end)
        if m is None or self._splits_a_word(text, at, m):
            return None
        return None if text.startswith(("giao thông", "giao dịch", "giao thương"), at) else m

    def next_predicate(self, text: str, at: int, end: int) -> int | None:
        """Where the first predicate behind a blank in [at, end) begins."""
        while (blank := text.find(" ", at, end)) >= 0:
            at = blank + 1
            if self.predicate(text, at, end):
                return at
        return None

    def _splits_a_word(self, text: str, at: int, m: Any) -> bool:
        """True if the word at `at` is the second half of a capitalised one: `Đào | tạo`, `Điều | trị`."""
        start = text.rfind(" ", max(0, at - 12), at - 1) + 1
        if start <= 0 or start >= at or not text[start].isupper():
            return False
        whole = self._opener.match(lowered(text[start : m.end() + 12]))
        return whole is not None and whole.end() >= m.end() - start

    def opens_predicate(self, low: str, at: int, end: int) -> bool:
        """True if the lowered text at `at` opens with a verb, an adverb of manner or a modal, or forbids
        something."""
        if forbids := _FORBIDS.match(low, at, end):
            at = forbids.end()
        return self._opener.match(low, at, end) is not None

    def short_verb(self, text: str, at: int, end: int) -> Word | None:
        """The match at `at` of a verb of one syllable, such as stand in lower-case names too."""
        m = self._short.match(text, at, end)
        return None if m is None or self._splits_a_word(text, at, m) else m

    def noun_like(self, text: str, at: int, end: int) -> Word | None:
        """The match at `at` of a verb such as the names of bodies hold: `Phòng Quản lý | đào tạo`."""
        return self._noun_like.match(text, at, end)

    def wants_object(self, words: str) -> bool:
        """True if a name that ends with `words` is not whole: `Phòng Quản lý`."""
        return words in self._objects

    def attribute(self, text: str, at: int, end: int) -> Word | None:
        """The match at `at` of a verb that may tell which of a class are meant: `giảng viên | hướng dẫn`."""
        return self._attribute.match(text, at, end)

    def modifies(self, text: str, at: int, end: int) -> bool:
        """True if the verb at `at` tells which of a class are meant even with another verb behind it."""
        return self._modifier.match(text, at, end) is not None

    def bids(self, text: str, at: int, end: int) -> Word | None:
        """The match at `at` of a word of duty, which no name holds: `phải`, `có trách nhiệm`."""
        return self._bid.match(text, at, end)

    def is_city(self, place: str) -> bool:
        """True if a province-level place is a city."""
        return place.lower() in self._cities

    def is_province(self, place: str) -> bool:
        """True if a place is a province or a city of that level, now or before a merger."""
        return place.lower() in self._provinces

    def field(self, low: str, at: int, end: int) -> Word | None:
        """The longest name of a field at `at` (`khoa học và công nghệ`), or None."""
        return self._field.match(low, at, end)

    def compound(self, low: str, at: int, end: int) -> Word | None:
        """The compound noun at `at`, or None."""
        return self._compound.match(low, at, end)
