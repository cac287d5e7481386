"""What a phrase that names a party says: a title, a body of the register, the unit it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.agencies.keys import prefixes, tokens
from extract.agencies.tails import Tail, read_tail
from extract.agencies.units import CENTRAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.agencies.register import Agency, Register

_KEPT = 20_000  # mentions remembered
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # `Cục Cảnh sát … (C06)`
_HONORIFIC = re.compile(r"(?i)(?:các )?(?:đồng chí|đ/c|ông|bà|quý)\s+")
_SEVERAL = regex.compile(
    r"(?i)^(?:tất cả|toàn thể|toàn bộ|một số|các|những|mọi|mỗi|từng|cả|\d{1,3}(?=\s\p{Ll}))\s"
)
# The units of a kind without a name: `UBND cấp xã`, `Công an các huyện`, `Chủ tịch UBND xã, phường`.
_CLASS = regex.compile(
    r"(?i)(?<!\w)(?:tỉnh|thành|huyện|quận|thị) ủy(?:,| và)\s(?:các )?(?:tỉnh|thành|huyện|quận|thị|đảng) ủy|"
    r"(?<!\w)(?:các|những|mỗi|từng)\s(?:tỉnh|thành|huyện|quận|thị|xã|phường|đặc khu|cơ quan|đơn vị|địa phương|sở|ban|"
    r"bộ|ngành|phòng|trường|chi bộ|đảng|thôn|tổ|đoàn thể|hội|trung tâm|bệnh viện|doanh nghiệp|chủ|nhà)(?!\w)|(?<!\w)cấp\s(?:tỉnh|huyện|xã|trên|dưới|cơ sở)|(?:cùng|các) cấp(?!\w)|"
    r"(?<!\w)(?:tỉnh|huyện|quận|thị xã|xã|phường|thị trấn)(?:,| và)\s(?:các )?(?:thành phố|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)(?!\w)"
)
_OWNER = regex.compile(r"\s?(?:[-–,]\s|(?:của|thuộc|trực thuộc)\s)+")
_HEADS = regex.compile(
    r"(?i:cơ quan|đơn vị|địa phương|tổ chức|người|cá nhân|thành viên|chủ đầu tư)(?!\w)(?!\s\p{Lu})"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A body of the register that a phrase may name: by which spelling, and what stands behind it."""

    agency: Agency
    spelling: str
    tail: Tail


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase taken apart. `readings` are what its words may name, the longest stem first; `body` is the phrase
    without honorific and title."""

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
                self._read.clear()
            found = self._read[text] = self._apart(text)
        return found

    def _apart(self, text: str) -> Mention:
        text = " ".join(_ASIDE.sub("", text.replace("*", " ")).split())
        plain = _HONORIFIC.sub("", text, count=1) if _HONORIFIC.match(text) else text
        if readings := tuple(self._known(plain)):
            return Mention(text, None, plain, readings)
        title, body = None, plain
        for end in self._title_ends(plain):
            rest = plain[end:].lstrip(" ,-–")
            title, body = plain[:end].strip(), rest
            if rest and (readings := tuple(self._known(rest))):
                return Mention(text, title, rest, readings)
        several = bool(_SEVERAL.match(plain) or _CLASS.search(plain) or _HEADS.match(body))
        return Mention(text, title, body, (), several)

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
        stems = [
            (words[n - 1].end, stem) for words in self.register.readings(text) for n, stem in prefixes(words)
        ]
        for end, stem in sorted(stems, key=lambda each: -each[0]):
            if found := tuple(self._fitting(stem, text[end:])):
                yield found
        if found := tuple(self._fitting("", text)):
            yield found

    def _fitting(self, stem: str, rest: str) -> Iterator[Reading]:
        """The agencies spelled `stem` (a key) that can have `rest` behind them."""
        tails: dict[tuple[str, bool], Tail | None] = {}
        for agency, spelling in self.register.spelled(stem):
            central = agency.level == CENTRAL and not agency.slot
            sort = (agency.slot, central)
            if sort not in tails:
                tails[sort] = (
                    self._central_tail(rest) if central else read_tail(rest, agency.slot, headed=not stem)
                )
            tail = tails[sort]
            if tail is not None and (stem or tail.kind is not None):
                yield Reading(agency, spelling, tail)

    def _central_tail(self, rest: str) -> Tail | None:
        """The empty tail of a central body, alone or with its owner: `Cục Hàng không | thuộc Bộ Xây dựng`."""
        owned = _OWNER.match(rest)
        if not rest.strip(" .,;:"):
            return Tail()
        owners = self._known(rest[owned.end() :]) if owned else ()
        return Tail() if any(r.agency.level == CENTRAL for readings in owners for r in readings) else None


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
# Titles that are cut off their body: `Chánh | Thanh tra tỉnh`, `Trưởng | Ban Quản lý …`, `Tổng | Kiểm toán nhà nước`.
_MORE_TITLES = (
    "chánh",
    "phó chánh",
    "phó trưởng",
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
