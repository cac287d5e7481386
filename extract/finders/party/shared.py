"""Lists of parties that share one head: `các Bộ: Tài chính, Xây dựng`, `UBND các huyện Trà Ôn, Vũng Liêm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.finders.party.items import ADVERBIAL, COLON, END, NARRATIVE, PREDICATE, PartyItem

if TYPE_CHECKING:
    from extract.finders.party.lexicon import PartyLexicon

PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thị trấn")
SEPARATOR = regex.compile(
    r"\s*(?:(?P<semi>;)|(?P<comma>,)|\s(?P<and>và|VÀ|cùng với|cùng|hoặc)(?=\s)|\s?(?P<amp>&)(?=\s))\s*"
    r"(?:(?:và|cùng|hoặc|nhất là|trong đó có|đặc biệt là|bao gồm|gồm)\s(?:các(?=\s(?:bộ|sở|ngành):)\s)?)?"
)
WORD = regex.compile(r"[^\s,;:.()&\n]++(?:\.(?=\w)[^\s,;:()&\n]++)*+")


_CAPITALS = regex.compile(r"\p{Lu}[\w’'.]*+(?:[ -]{1,3}(?:\p{Lu}|\d)[\w’'.]*+){0,5}")
PLACE = regex.compile(rf"{_CAPITALS.pattern}|\d{{1,2}}(?![\w/.])")  # `quận 1, 3, Bình Thạnh`
_PLACE_KIND = regex.compile(
    r"(?:các\s)?(?P<kind>tỉnh|thành phố|huyện|[Qq]uận|thị xã|xã|phường|đặc khu|thị trấn)\s(?=\p{Lu}|\d)"
)
_LIST_HEAD = regex.compile(
    r"(?i)(?P<base>.*?)(?P<many>\b(?:các|những|\d{1,3})\s)?(?P<nouns>(?:bộ|sở|ban|ngành|hội|tập đoàn|tổng "
    r"công ty|cục|vụ|chi cục|phòng|trường|viện|bệnh viện|nhà máy|đài|báo|"
    r"cơ quan|đơn vị|cơ quan ngang bộ|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|"
    r"ngân hàng|trường đại học|trường cao đẳng|học viện|nhà trường|ban quản lý dự án|"
    r"doanh nghiệp|công ty|nhà mạng|địa phương|trung tâm|đoàn thể|tổ chức|bộ, ngành)"
    r"(?:(?:, | và |, và )(?:các )?(?:ban|ngành|cơ quan|đơn vị|thành phố|thị xã|địa phương|huyện|"
    r"quận|phường|xã|đặc khu|đoàn thể|tổ chức|tỉnh|hội|doanh nghiệp|cơ quan ngang "
    r"bộ))*)(?P<tail>(?: trực thuộc trung ương| sau| sau đây| trung ương| thuộc tỉnh| tỉnh| liên quan)?)"
)
_CAPITAL_PIECES = regex.compile(r"\p{Lu}[^,;:.()]{2,40}, \p{Lu}")
_NUMBERED = regex.compile(
    r"(?P<many>(?:(?P<title>[^,;]*?)\s)?[Cc]ác\s)?(?P<base>[^,;]+?\s(?:số )?)(?P<no>\d{1,2})"
    r"(?:(?:, và|,| và) (?:số )?(?P<no>\d{1,2}))+"
)
_HEADS_OF_LISTS = {
    "ngân hàng": "Ngân hàng",
    "trường đại học": "Trường Đại học",
    "trường cao đẳng": "Trường Cao đẳng",
    "học viện": "Học viện",
    "ban quản lý dự án": "Ban Quản lý dự án",
    "bệnh viện": "Bệnh viện",
    "trung tâm": "Trung tâm",
    "viện": "Viện",
    "trường": "Trường",
    "phòng": "Phòng",
    "nhà máy": "Nhà máy",
    "hội": "Hội",
    "công ty": "Công ty",
    "bộ": "Bộ",
    "sở": "Sở",
    "ban": "Ban",
    "tập đoàn": "Tập đoàn",
    "tổng công ty": "Tổng công ty",
    "cục": "Cục",
    "vụ": "Vụ",
    "chi cục": "Chi cục",
}


_CONCERNS = ("tập đoàn", "tổng công ty")
# Nouns too vague to be part of a name: `các đơn vị: EVN, Vinachem`.
_VAGUE = ("cơ quan", "đơn vị", "địa phương", "tổ chức", "doanh nghiệp", "nhà mạng", "đoàn thể")


def numbered(item: PartyItem, text: str) -> list[PartyItem]:
    """The parties of `Các Phòng Kiểm tra số 1, số 2`, `Trưởng các Thuế cơ sở 1, 2 và 5`; of any other item
    itself."""
    m = _NUMBERED.fullmatch(text, item.start, item.end)
    if m is None or not m.group("many"):
        return [item]
    base = " ".join(part for part in (m.group("title"), m.group("base")) if part)
    starts = m.starts("no")
    return [
        PartyItem(item.start if i == 0 else at, m.ends("no")[i], f"{base}{m.captures('no')[i]}")
        for i, at in enumerate(starts)
    ]


class SharedHeads:
    """A reading that stands at one place of a list and restores the heads its pieces share."""

    def __init__(self, lexicon: PartyLexicon, text: str, low: str, at: int, end: int, *, names: bool = False):
        self.r = lexicon
        self.text = text
        self.low = low
        self.at = at
        self.limit = end
        self.names = names
        self.items: list[PartyItem] = []
        self.beside: int | None = None

    def _after(self, at: int) -> str:
        """What stands at `at`, a blank or a mark behind the last item."""
        while at < self.limit and self.text[at] in " ,":
            at += 1
        self.at = at
        if at >= self.limit or self.text[at] in ".\n;":
            return END
        if self.text[at] == ":":
            return COLON
        if self.r.narrative(self.text, at, self.limit):
            return PREDICATE if self._forbids(at) else NARRATIVE
        if self.r.predicate(self.text, at, self.limit) or self.r.short_verb(self.text, at, self.limit):
            return PREDICATE
        return ADVERBIAL if self.r.adverbial(self.text, at, self.limit) else END

    def _forbids(self, at: int) -> bool:
        """True if something is forbidden at `at`: `không cấp phép`; `tổ chức không thực hiện đúng … sẽ không
        được …` tells of a sanction."""
        if not self.text.startswith("không ", at):
            return False
        verb = self.r.predicate(self.text, at, self.limit) or self.r.predicate(self.text, at + 6, self.limit)
        return verb is not None and self.text.find(" sẽ ", at, min(self.limit, at + 300)) < 0

    def _separated(self, at: int) -> bool:
        return bool(SEPARATOR.match(self.text, at, self.limit))

    def _list(self, start: int, end: int) -> str | None:
        """Reads `các Bộ: Quốc phòng, Công an …` from the colon behind `end` on; None if no such list stands
        there."""
        m = _LIST_HEAD.fullmatch(self.text, start, end)
        if m is None:
            return None
        at = end + 1
        while at < self.limit and self.text[at] == " ":
            at += 1
        first = m.group("nouns").split(",")[0].split(" và ")[0].strip()
        base = m.group("base").strip()
        many = bool(m.group("many"))
        if not many and base[:4].lower() == "các ":  # `các đảng ủy xã: Mường Hum, Y Tý`
            base, many = base[4:], True
        if first.lower() in PLACES and not many:
            return None
        if base and not many and first[0].islower():
            return None  # `Sở Nội vụ: Nghiên cứu …` lists no `Vụ`
        if at >= self.limit or not (self.text[at].isupper() or self.text[at].isdigit()):
            return None
        if first.lower() in PLACES:
            place = PLACE.match(self.text, at, self.limit)
            if place is None or not self._ends_piece(place.end()):
                return None
        elif not (
            self.r.field(self.low, at, self.limit)
            or self.r.head(self.text, self.low, at, self.limit)
            or (many and self._names_ahead(at))
        ):
            return None
        return self._pieces(base, first, m.group("nouns").lower(), at)

    def _names_ahead(self, at: int) -> bool:
        """True if names that no lexicon knows are listed from `at` on: `các Cục: | Hàng hải Việt Nam, Đường
        thủy …`; a task would begin with a verb, an adverb or a preposition."""
        if self.r.adverbial(self.low, at, self.limit):
            return False
        if self.r.opens_predicate(self.low, at, self.limit):
            # `Các phòng: Quản lý ngân sách, Đầu tư cử công chức`: names are capitalised, tasks are not
            return bool(_CAPITAL_PIECES.match(self.text, at, self.limit))
        end = self._piece_end(at)
        sep = SEPARATOR.match(self.text, end, self.limit)
        if end <= at or self.text.count(" ", at, end) > 7 or sep is None or sep.end() >= self.limit:
            return False
        return self.text[sep.end()].isupper() and not self.r.opens_predicate(self.low, sep.end(), self.limit)

    def _shares(self, start: int, at: int) -> str | None:
        """Reads `Chủ tịch UBND các huyện Trà Ôn, Vũng Liêm`, `Bộ trưởng các Bộ Quốc phòng, Công an` from its
        first name on; None if no such list stands here."""
        m = _LIST_HEAD.fullmatch(self.text, start, at - 1)
        if m is None:
            return None
        noun = m.group("nouns").lower()
        if noun in PLACES:
            first = PLACE.match(self.text, at, self.limit)
        elif noun in _HEADS_OF_LISTS and m.group("many"):
            first = self.r.field(self.low, at, self.limit)
        else:
            return None
        sep = SEPARATOR.match(self.text, first.end(), self.limit) if first else None
        if (
            sep is None
            or sep.group("semi")
            or not self._shares_on(noun, sep.end(), many=bool(m.group("many")))
        ):
            return None
        return self._pieces(m.group("base").strip(), m.group("nouns"), noun, at)

    def _shares_on(self, noun: str, at: int, *, many: bool) -> bool:
        """True if the piece at `at` is another name under the head `noun`."""
        if noun not in PLACES:
            field = self.r.field(self.low, at, self.limit)
            return field is not None and self._ends_piece(field.end())
        place = PLACE.match(self.text, at, self.limit)
        if _PLACE_KIND.match(self.text, at, self.limit) or (many and place is not None):
            return True
        if place is None or not self._ends_piece(place.end()):
            return False
        if noun in ("tỉnh", "thành phố"):
            return self.r.is_province(place.group())
        return self.r.head(self.text, self.low, at, self.limit) is None

    def _shared_tail(self, word: str, at: int) -> str:
        """Reads `…, Xây dựng và Tư pháp` behind `Sở Tài chính`."""
        return self._pieces("", word.capitalize(), word, at)

    def _pieces(self, base: str, noun: str, nouns: str, at: int) -> str:
        singular = "" if noun.lower() in _VAGUE else _HEADS_OF_LISTS.get(noun.lower(), noun)
        named = nouns.split(",")[0].split(" và ")[0].strip() in PLACES
        first = at
        while True:
            begin = at
            other = _PLACE_KIND.match(self.text, at, self.limit) if named else None
            if other is not None:  # `…, Trà Ôn và thị xã Bình Minh`
                noun = nouns = other.group("kind").lower()
                at = other.end()
            # `các huyện Chợ Gạo, Cái Bè`, `Hà Nội, Thành phố Hồ Chí Minh`: places that begin as bodies do
            place = named and (other or begin == first or self.text.startswith("Thành phố ", at))
            own = None if place else self.r.head(self.text, self.low, at, self.limit)
            field = self.r.field(self.low, at, self.limit)
            if own and noun.lower() in _CONCERNS and own.word not in _CONCERNS and not own.quantifier:
                own = None  # `các Tập đoàn: Điện lực Việt Nam, Dầu khí Việt Nam`
            if own and (own.quantifier or (field is None) or not self._ends_piece(field.end())):
                self.at = at
                return "item"
            if field is not None and self._ends_piece(field.end()) and not named:
                end = field.end()
                name = " ".join(x for x in (base, singular, self.text[at:end]) if x)
            elif named and (m := PLACE.match(self.text, at, self.limit)):
                end = m.end()
                name = " ".join(
                    x
                    for x in (base, self._kind_of(self.text[at:end], noun.lower(), nouns), self.text[at:end])
                    if x
                )
            else:
                end = self._piece_end(at)
                if end <= at:
                    self.at = at
                    return END
                name = " ".join(x for x in (base, singular, self.text[at:end]) if x)
            self.items.append(PartyItem(begin, end, name))
            paren = end
            if self.text[end : end + 2] == " (":
                close = self.text.find(")", end, min(self.limit, end + 200))
                paren = close + 1 if close > 0 else end
            sep = SEPARATOR.match(self.text, paren, self.limit)
            if sep is None:
                stop = self._after(paren)
                does = stop == END and named and self.text[self.at : self.at + 1].islower()
                return PREDICATE if does else stop  # a place's name is over: a verb that no lexicon knows
            at = sep.end()
            if at >= self.limit:
                self.at = at
                return END
            if self.text[at].islower() and not (named and _PLACE_KIND.match(self.text, at, self.limit)):
                own = self.r.head(self.text, self.low, at, self.limit)
                if (own is not None and self.r.compound(self.low, at, self.limit) is None) or (
                    own and own.quantifier
                ):
                    self.at = at
                    return "item"
                return self._after(sep.start() if sep.group("semi") else at)

    def _kind_of(self, place: str, noun: str, nouns: str) -> str:
        """The kind of a place in a list, "" if the list mixes kinds and does not say which it is."""
        if place.startswith("Thành phố "):
            return ""
        if nouns == noun:
            return noun
        if "tỉnh" in nouns:
            return "thành phố" if self.r.is_city(place) else "tỉnh"
        return ""

    def _ends_piece(self, at: int) -> bool:
        if at >= self.limit or self.text[at] in ",;.:()\n":
            return True
        if self.text[at] != " ":
            return False
        at += 1
        return bool(
            self.text.startswith(("và ", "cùng ", "hoặc ", "("), at)
            or self.r.predicate(self.text, at, self.limit)
            or self.r.adverbial(self.text, at, self.limit)
            or self.r.narrative(self.text, at, self.limit)
        )

    def _piece_end(self, at: int) -> int:
        end = at
        while at < self.limit and self.text[at] not in ",;.:(\n":
            if self.text[at] == " ":
                at += 1
                if self._ends_piece(at - 1):
                    break
                continue
            m = WORD.match(self.text, at, self.limit)
            if m is None or m.end() == at:
                break
            at = end = m.end()
        return end
