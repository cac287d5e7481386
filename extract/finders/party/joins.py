"""What stands behind a separator of a list: another party, more of the one before, or the end of the list."""

from __future__ import annotations

from typing import Any

import regex

from extract.finders.party.items import ADVERBIAL, END, NARRATIVE, PREDICATE, Reading
from extract.finders.party.lexicon import NAMED, OF_A_PLACE, TITLED
from extract.finders.party.shared import PLACES, SEPARATOR, WORD, SharedHeads

_CLASSES = {
    "bộ",
    "sở",
    "ban",
    "ngành",
    "hội",
    "đoàn thể",
    "cơ quan",
    "đơn vị",
    "địa phương",
    "tổ chức",
    "phòng",
    "khối",
    *PLACES,
}
PERSON = regex.compile(
    r"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à):?\s(?P<name>\p{Lu}\p{Ll}++(?:\s\p{Lu}\p{Ll}*+){1,4})"
)
_BETWEEN_SEMICOLONS = regex.compile(r"\p{Lu}[^;:.()\n]{2,119}(?=[;:])")
_BETWEEN_COMMAS = regex.compile(r"\p{Lu}[\w-]++(?= và |,)")
_PLACED = regex.compile(
    r"(?:TRÊN|THUỘC|TRỰC THUỘC|LIÊN QUAN|CÓ LIÊN QUAN|CẤP|TỈNH|HUYỆN|XÃ|THÀNH PHỐ|TRUNG ƯƠNG|ĐỊA PHƯƠNG|"
    r"Tỉnh|Trung ương)(?!\w)"
)


class ListJoins(SharedHeads):
    """A reading that knows where one party of a list gives way to the next."""

    def _after_separator(self, sep: Any, item: Reading) -> tuple[str, int]:
        """What the words behind a separator are: another item, more of this one, or the end of the list."""
        at = sep.end()
        if at >= self.limit:
            return END, at
        if (
            self.r.compound(self.low, at, self.limit) is None
            and self.text[at].islower()
            and not self._titles(at)
        ):
            if self.r.predicate(self.text, at, self.limit):
                return PREDICATE, at
            if self.r.narrative(self.text, at, self.limit):
                return NARRATIVE, at
            if self.r.adverbial(self.text, at, self.limit):
                return ADVERBIAL, at
        head = self.r.head(self.text, self.low, at, self.limit)
        if head is None and PERSON.match(self.text, at, self.limit):
            return "item", at
        if head is not None and self._is_field_of(item.word, at):
            head = None
        if head is not None and "title" in item.kinds and sep.group("comma") and self._committees(sep, head):
            return "continue", head.end()  # `Bí thư Tỉnh ủy, Thành ủy` is one
        compound = self.r.compound(self.low, at, self.limit)
        if head is None and compound is not None:
            return "continue", compound.end()
        if head is not None:
            if sep.group("semi") or head.quantifier or head.honorific or head.word.startswith("các "):
                return "item", at
            next_kinds = self.r.kinds(head.word)
            word_of = head.word
            capitals = self.text[head.first : head.end()].isupper() and "body" not in next_kinds
            small = (
                capitals or self.text[head.first].islower() or (item.generic and self._is_bare_class(head))
            )
            named = (  # `phòng Sau đại học` is another body, `ngành Trung ương` is not
                "body" in next_kinds
                and word_of not in ("ban", "sở", "bộ", "đảng bộ")
                and bool(OF_A_PLACE.match(self.text, head.end(), self.limit))
            )
            role = "role" in next_kinds and not item.counted
            if small and not named and not role and "group" in next_kinds and "title" not in next_kinds:
                placed = "place" in next_kinds
                bare = self.low.endswith(item.word, 0, sep.start()) and "group" in item.kinds
                if (
                    not placed
                    and not bare
                    and "group" not in item.kinds
                    and (item.places or self._tail_is_place(sep.start()))
                ):
                    return "item", at
                if item.generic or bare or (placed and (item.places or self._tail_is_place(sep.start()))):
                    whole = self.r.compound(self.low, at, self.limit)
                    return "continue" if placed else "group", max(head.end(), whole.end() if whole else 0)
                if "title" in item.kinds and not placed and self._tail_is_group(sep.start()):
                    return "continue", head.end()
                return "item", at
            return "item", at
        if sep.group("semi"):
            return ("item" if self._stranger(at) is not None else END), at
        if self._is_acronym(item) and self._stranger(at) is not None:
            return "item", at
        if "share" in item.kinds and self._is_field_of(item.word, at):
            return "shared", at
        m = WORD.match(self.text, at, self.limit)
        if m is None:
            return END, sep.start()
        if m.group()[0].islower() and sep.group("comma") and not item.generic and not item.places:
            return END, sep.start()
        return "continue", m.end()

    def _is_acronym(self, item: Reading) -> bool:
        words = self.text[item.start : item.end]
        return words.isupper() and " " not in words

    def _stranger(self, at: int) -> int | None:
        """Where a party that no lexicon knows ends at `at`, in a list that goes on with one that is known:
        `Sở A; | Khu du lịch B, phường C; | Sở D`."""
        chunk = (_BETWEEN_SEMICOLONS if self.text[at - 2 : at] == "; " else _BETWEEN_COMMAS).match(
            self.text, at, self.limit
        )
        if chunk is None or self.r.opens_predicate(self.low, at, chunk.end()):
            return None
        end: int = chunk.end()
        sep = SEPARATOR.match(self.text, end, self.limit)
        if sep is not None and self.r.head(self.text, self.low, sep.end(), self.limit):
            return end
        return end if self.text.startswith(":", end) and self.text[at - 2] == ";" else None

    def _committees(self, sep: Any, head: Any) -> bool:
        """True if a committee stands on both sides of a comma, the second without a name of its own."""
        own = bool(NAMED.match(self.text, head.end(), self.limit))
        return head.word.endswith("ủy") and self.low.endswith("ủy", 0, sep.start()) and not own

    def _is_bare_class(self, head: Any) -> bool:
        """True if a capital does not make a name of the word: `các Sở, Ban, Ngành`, `CÁC SỞ, BAN, NGÀNH
        TỈNH`."""
        if head.word not in _CLASSES:
            return False
        behind = head.end()
        if behind >= self.limit or self._separated(behind) or self.text[behind] in ".:;()\n":
            return True
        return self.text[behind] == " " and (
            self.text[behind + 1 : behind + 2].islower() or bool(_PLACED.match(self.text, behind + 1))
        )

    def _titles(self, at: int) -> bool:
        """True if a title of somebody stands at `at`: `lãnh đạo các Bộ`, not `lãnh đạo, chỉ đạo`."""
        head = self.r.head(self.text, self.low, at, self.limit)
        if head is None or "title" not in self.r.kinds(head.word):
            return False
        return bool(TITLED.match(self.text, head.end(), self.limit))

    def _tail_is_place(self, at: int) -> bool:
        return self.low[max(0, at - 9) : at].endswith(PLACES)

    def _tail_is_group(self, at: int) -> bool:
        return bool(
            regex.search(
                r"(?:cơ quan|đơn vị|sở|ban|ngành|cấp ủy|chính quyền|tổ chức|đoàn thể|địa phương|doanh "
                r"nghiệp|các cấp)[^,;]{0,40}$",
                self.low[max(0, at - 60) : at],
            )
        )

    def _is_field_of(self, word: str, at: int) -> bool:
        """True if a capitalised field stands at `at` as a whole: `Sở Tài chính, Xây dựng và Tư pháp`."""
        if word not in ("bộ", "sở", "ban", "phòng", "ngành") or not self.text[at].isupper():
            return False
        field = self.r.field(self.low, at, self.limit)
        if field is None:
            return False
        behind = field.end()
        if behind >= self.limit or self._separated(behind) or self.text[behind] in ".:)(\n":
            return True
        if self.text[behind] != " ":
            return False
        return bool(
            self.r.predicate(self.text, behind + 1, self.limit)
            or self.r.adverbial(self.text, behind + 1, self.limit)
            or self.r.narrative(self.text, behind + 1, self.limit)
        )
