"""What a phrase that names a party says: a title, a body of the register, the unit it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.agencies.keys import prefixes, tokens
from extract.agencies.tails import Tail, read_tail
from extract.agencies.units import CENTRAL
from extract.rulebook import lowered
from extract.text import new_tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.agencies.register import Agency, Register

_KEPT = 20_000  # mentions remembered
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # `Cục Cảnh sát … (C06)`
_HONORIFIC = re.compile(r"(?i)(?:các )?(?:đồng chí|đ/c|ông|bà|quý)\s+")
_OWNER = regex.compile(r"\s?(?:[-–,]\s|(?:của|thuộc|trực thuộc)\s)+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A body of the register that a phrase may name: by which spelling, and what stands behind it."""

    agency: Agency
    spelling: str
    tail: Tail


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase taken apart. `readings` are what its words may name, the longest stem first; `body` is the
    phrase without honorific and title; `several` if it names a class of bodies."""

    text: str
    title: str | None
    body: str
    readings: tuple[tuple[Reading, ...], ...] = ()
    several: bool = False


class MentionReader:
    """Takes phrases apart; titles come from `rules/words/heads.tsv`."""

    def __init__(self, register: Register):
        self.register = register
        rows = register.book.words("heads")
        titles = [
            r["word"] for r in rows if "title" in r["kind"].split() and not r["word"].endswith(_OFFICES)
        ]
        self._titles = {" ".join(t.word for t in tokens(title)) for title in (*titles, *_MORE_TITLES)}
        self._longest = max(len(t.split()) for t in self._titles)
        self._read: dict[str, Mention] = {}  # the same parties come again and again

    def read(self, text: str) -> Mention:
        """The mention that `text` is; `readings` is empty where the register does not know it."""
        found = self._read.get(text)
        if found is None:
            if len(self._read) >= _KEPT:
                self.forget()
            found = self._read[text] = self._apart(text)
        return found

    def forget(self) -> None:
        """Forgets what was read."""
        self._read.clear()

    def _apart(self, text: str) -> Mention:
        text = " ".join(new_tones(_ASIDE.sub("", text.replace("*", " "))).split())
        plain = _HONORIFIC.sub("", text, count=1) if _HONORIFIC.match(text) else text
        if readings := tuple(self._known(plain)):
            return Mention(text, None, plain, readings)
        title, body = None, plain
        for end in self._title_ends(plain):
            rest = plain[end:].lstrip(" ,-–")
            said = plain[:end].strip()
            if rest and (readings := tuple(self._known(rest))):
                return Mention(text, said, rest, readings)
            if title is None or not body[:1].isupper():  # a body's name begins with a capital
                title, body = said, rest
        return Mention(text, title, body, (), self._several(plain) or self._several(body))

    def _several(self, words: str) -> bool:
        """True if `words` name a class of bodies (rules of the label `collective`)."""
        return next(self.register.book.search("collective", words, lowered(words)), None) is not None

    def _title_ends(self, text: str) -> list[int]:
        """Where titles that begin `text` end, the shortest first: `Tổng | Thanh tra Chính phủ`."""
        words = tokens(text)
        return [
            words[n - 1].end
            for n in range(1, min(self._longest, len(words)) + 1)
            if " ".join(t.word for t in words[:n]) in self._titles
        ]

    def _known(self, text: str) -> Iterator[tuple[Reading, ...]]:
        """What the whole of `text` may name: stems whose rest is a tail, the longest first."""
        found = [
            (words[n - 1].end, spelled)
            for words in self.register.readings(text)
            for n, stem in prefixes(words)
            if (spelled := self.register.spelled(stem))
        ]
        for end, spelled in sorted(found, key=lambda each: -each[0]):
            if fitting := tuple(_fitting(spelled, text[end:], self._central_tail)):
                yield fitting
        if fitting := tuple(_fitting(self.register.spelled(""), text, None)):
            yield fitting

    def _central_tail(self, rest: str) -> Tail | None:
        """The empty tail of a central body, alone or with its owner: `Cục Hàng không | thuộc Bộ Xây dựng`."""
        owned = _OWNER.match(rest)
        if not rest.strip(" .,;:"):
            return Tail()
        owners = self._known(rest[owned.end() :]) if owned else ()
        return Tail() if any(r.agency.level == CENTRAL for readings in owners for r in readings) else None


def _fitting(
    spelled: Iterable[tuple[Agency, str]], rest: str, central_tail: Callable[[str], Tail | None] | None
) -> Iterator[Reading]:
    """The agencies of `spelled` that can have `rest` behind their stem; without `central_tail` there is no
    stem and the unit's committee must name itself."""
    tails: dict[tuple[str, bool], Tail | None] = {}
    for agency, spelling in spelled:
        central = agency.level == CENTRAL and not agency.slot and central_tail is not None
        if (sort := (agency.slot, central)) not in tails:
            if central and central_tail is not None:
                tails[sort] = central_tail(rest)
            else:
                tails[sort] = read_tail(rest, agency.slot, headed=central_tail is None)
        tail = tails[sort]
        if tail is not None and (central_tail is not None or tail.kind is not None):
            yield Reading(agency, spelling, tail)


# `Chánh Văn phòng Bộ` heads the office of the ministry, not the ministry: what it heads belongs to the body.
_OFFICES = (
    " văn phòng",
    " thanh tra",
    " phòng",
    " ban",
    " công an",
    " thuế",
    " đảng ủy",
    " mặt trận",
    " đơn vị",
)
# Titles that are cut off their body: `Chánh | Thanh tra tỉnh`, `Trưởng | Ban Quản lý …`.
_MORE_TITLES = (
    "chánh",
    "phó chánh",
    "phó trưởng",
    "trưởng ban",
    "phó trưởng ban",
    "tổng",
    "phó tổng",
    "quyền giám đốc",
    "quyền chủ tịch",
    "phó cục trưởng",
    "phó viện trưởng",
    "phó chỉ huy trưởng",
    "phó chánh án",
    "phó chi cục trưởng",
    "phó vụ trưởng",
    "phó chủ nhiệm",
)
