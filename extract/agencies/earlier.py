"""Full names that stand before a bare head word: what `Ban Chỉ đạo`, `Sở`, `Công ty` refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.agencies.keys import fold, key

if TYPE_CHECKING:
    from extract.finders.party import PartyReader

# Bodies of which a document usually has one: any full name of it in the text will do if there is just one.
_ONE_OF = (
    "ban chỉ đạo",
    "ban chỉ huy",
    "ban tổ chức",
    "ban quản lý",
    "ban soạn thảo",
    "hội đồng",
    "tổ công tác",
    "tổ giúp việc",
    "tổ thẩm định",
    "đoàn giám sát",
    "đoàn kiểm tra",
    "đoàn công tác",
    "đoàn thanh tra",
    "quỹ",
    "cơ quan điều hành",
)
# Kinds of bodies of which it names many: the last one named, not far above, and no other one in between.
_LAST_OF = (
    "bộ",
    "sở",
    "cục",
    "tổng cục",
    "chi cục",
    "viện",
    "trường",
    "trung tâm",
    "tập đoàn",
    "tổng công ty",
    "công ty",
    "bệnh viện",
    "ngân hàng",
    "ủy ban",
    "thanh tra",
    "ban",
    "chi nhánh",
)
_ONE = {fold(h) for h in _ONE_OF}
_LAST = {fold(h) for h in _LAST_OF}
_NEAR = 900  # characters
_MOST = 40  # places looked at for one head


class EarlierNames:
    """The full names of a text by their head words."""

    def __init__(self, text: str, low: str, parties: PartyReader):
        self._text = text
        self._low = low
        self._parties = parties
        self._by_head: dict[str, list[tuple[int, str]]] = {}

    def is_head(self, words: str) -> bool:
        """True if `words` are nothing but the head of a name."""
        return fold(words) in _ONE or fold(words) in _LAST

    def named(self, head: str, at: int) -> str | None:
        """The full name that a bare `head` at view offset `at` refers to, None if none or several may be."""
        names = self._names(head)
        if fold(head) in _ONE:
            whole = {key(name): name for _, name in names}
            return next(iter(whole.values())) if len(whole) == 1 else None
        near = [name for start, name in names if at - _NEAR <= start < at]
        return near[-1] if near and len({key(n) for n in near}) == 1 else None

    def _names(self, head: str) -> list[tuple[int, str]]:
        folded = head.lower()
        if folded not in self._by_head:
            found = []
            places = regex.finditer(rf"(?<!\w){regex.escape(folded)}(?=\s\w)", self._low)
            for _, m in zip(range(_MOST), places, strict=False):
                read = self._parties.read(
                    self._text, self._low, m.start(), min(len(self._low), m.end() + 160)
                )
                if read is not None and key(read.items[0].name) != key(head) and not read.items[0].collective:
                    found.append((m.start(), read.items[0].name))
            self._by_head[folded] = found
        return self._by_head[folded]
