"""Parties read where one may stand: a list of bodies, each with its extent, and what follows the list.

A name ends where the predicate begins (`Sở Tài chính | chủ trì`), so the reader goes word by word and stops
at a word of the predicate lexicon in lower case; names are capitalised, and common nouns that contain such a
word (`cơ quan chủ trì`, `ban chỉ đạo`) are listed in `rules/words/compounds.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from extract.rulebook import lowered

if TYPE_CHECKING:
    from extract.rulebook import Rulebook

PREDICATE, ADVERBIAL, NARRATIVE, COLON, END = "predicate", "adverbial", "narrative", "colon", "end"
_LONGEST = 900  # characters of a list of parties


@dataclass(frozen=True, slots=True)
class PartyItem:
    """One party: [start, end) in the view; `name` has a shared head restored; `collective` if it names a
    class."""

    start: int
    end: int
    name: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parties of one list, in order; `end` is where the list ends and `stop` says what begins there."""

    items: tuple[PartyItem, ...]
    start: int
    end: int
    stop: str
    beside: int | None = None  # the first item behind a `cùng`: it and the rest take part beside those before

    @property
    def leads(self) -> tuple[PartyItem, ...]:
        """Those who act: of `A cùng B` only A."""
        return self.items if not self.beside else self.items[: self.beside]

    @property
    def partners(self) -> tuple[PartyItem, ...]:
        """Those beside them."""
        return () if not self.beside else self.items[self.beside :]


_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thị trấn")
_QUANTIFIER = r"(?:tất cả các|toàn bộ các|một số|các|những|mỗi|từng|cả hai|cả)"
_HONORIFIC = r"(?:các đồng chí|đồng chí|các đ/c|đ/c|ông|bà|quý)"
_SEPARATOR = regex.compile(
    r"\s*(?:(?P<semi>;)|(?P<comma>,)|\s(?P<and>và|cùng với|cùng|hoặc)(?=\s)|\s?(?P<amp>&)(?=\s))\s*"
    r"(?:(?:và|cùng|hoặc|nhất là|trong đó có|đặc biệt là|bao gồm|gồm)\s(?:các(?=\s(?:bộ|sở|ngành):)\s)?)?"
)
_FUNCTION = regex.compile(
    r"(?:theo|trên cơ sở|trên tinh thần|căn cứ|tùy|tuỳ|tùy theo|khi|nếu|để|nhằm|đối với|về|với|như|"
    r"từ nay|từ (?:ngày|tháng|năm)|"
    r"trong (?:việc|công tác|quá trình|phạm vi|thời gian|thời hạn|tháng|quý|năm|ngày|tuần|triển "
    r"khai|thực hiện|xây dựng|quản lý|"
    r"đó|trường hợp|khi|phát triển|bảo đảm|đảm bảo|vòng|\d+)|trước (?:ngày|tháng|mắt|thời|\d+)|"
    r"chậm nhất|muộn nhất|vào (?:ngày|tháng|thứ|lúc|\d+)|"
    r"đến (?:ngày|hết|năm|tháng)|thông qua|qua|bằng|mỗi (?=(?:đơn vị|địa phương|tỉnh|huyện|xã|"
    r"phường|tháng|năm|ngày|tuần|quý|bên)\s)|sau khi|ngay sau|kể từ|hằng|hàng (?:ngày|tuần|tháng|quý|năm)|"
    r"do (?=[A-ZĐ])|thì|mà|tại (?:khoản|điểm|Điều|Kế hoạch|Quyết định|Công văn|Chỉ thị|Công điện|"
    r"Thông báo|Nghị quyết|văn bản|"
    r"Văn bản|cuộc họp|buổi|Tờ trình|Phụ lục|phụ lục|mục|Mục))(?!\w)"
)
_NARRATIVE = regex.compile(
    r"(?:đã|đang(?! hoạt động| công tác| làm việc| thực hiện dự án)|sẽ|chưa|còn(?! lại)|bị(?! ảnh "
    r"hưởng| thiệt hại| cô lập| chia cắt| ngập| hư hỏng| thu hồi| tác động)|vẫn|thôi|vượt|rất|"
    r"không(?! được| để)|là(?! đầu mối| cơ quan| đơn vị| chủ đầu tư)|"
    r"được|nhận được|có (?!ý kiến (?:về|đối với|bằng|thẩm định|gửi|trước|chính thức)|liên quan|"
    r"mặt(?: tại)|thẩm quyền|chức năng|trụ sở|nhu cầu|rừng|biển|biên giới|dự án|đất|mỏ|cảng|hồ|đủ|người|"
    r"hoạt động|sử dụng|thu|vốn|trách nhiệm|nhiệm vụ|văn bản|giải pháp|kế hoạch|phương án|biện "
    r"pháp|hình thức|chương trình|tên|hộ|di tích|công trình|tuyến|quy mô|học sinh|lao động)|"
    r"buông lỏng|kết quả|tình hình|danh sách|để xảy ra|thiếu|năm qua|thời gian qua|những năm qua|"
    r"vừa qua|thời gian vừa qua|gồm|bao gồm|ghi nhận|đánh giá cao|biểu dương|cơ bản thống nhất|kết "
    r"luận|kính trình|trân trọng|thông báo(?: để| đến các| ý kiến| kết luận|:)|"
    r"quyết nghị|kính (?:gửi|báo cáo|mời)|cảm ơn)(?!\w)"
)
_GENERIC_TAIL = regex.compile(
    r"(?:đã )?được (?:giao|phân công|phân cấp|phân bổ|thụ hưởng|hỗ trợ|chọn|ủy quyền|bố trí|cấp|"
    r"phê duyệt|đầu tư|kiểm tra|thanh tra|kiểm toán|mời|triệu tập|cử)(?!\w)"
)
_TAIL_ENDS = regex.compile(
    r"\s(?=(?:có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|khẩn trương|tiếp tục|nghiêm túc|"
    r"tập trung|tích cực|kịp thời|thường xuyên|lập kế hoạch|"
    r"xây dựng kế hoạch|rà soát|báo cáo|nộp|gửi|căn cứ|định kỳ|tổ chức (?:triển|thực|rà|xây|quán)|"
    r"thực hiện (?:nghiêm|đúng|đầy|tốt|theo))(?!\w))|(?=[,:;.(])"
)
_PERSON = regex.compile(
    r"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s(?P<name>\p{Lu}\p{Ll}++(?:\s\p{Lu}\p{Ll}*+){1,4})"
)
_OFFICE = regex.compile(
    r",?\s[-–]?\s?(?:Phó |Trưởng |Chủ tịch|Giám đốc|Bí thư|Ủy viên|Chánh |Cục trưởng|Thứ trưởng|Bộ "
    r"trưởng)[^,;.:\n]{0,120}+,?"
)
_CLASS_TAIL = regex.compile(r"(?:đơn vị|cơ quan|địa phương|tổ chức)$")
_NAMED = regex.compile(r"\s(?!Thành|Trung ương|Đảng|Nhà nước|Tỉnh)\p{Lu}")
_MODAL = regex.compile(r"\s(?:phải|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|cần)\s")
_COMMITTEES = {
    "ban chỉ đạo",
    "tổ công tác",
    "bcđ",
    "văn phòng điều phối",
    "tổ giúp việc",
    "thành viên",
    "ủy ban",
    "hội đồng",
    "cơ quan thường trực",
}
_TITLED = regex.compile(r"\s(?:các|những|cơ quan|đơn vị|địa phương|phòng|ban|xã|\p{Lu})")
_SECOND_OFFICE = regex.compile(
    r"(?:\s[-–]|,)\s(?=(?:Phó (?:Trưởng|Chủ|Bí|Giám|Tổ|Tổng)|Thành viên |Ủy viên |Trưởng |Tổ "
    r"trưởng|Tổ phó|Chủ nhiệm|Chủ tịch Hội đồng|cơ quan thường trực|Cơ quan thường trực|đồng chí ))"
)
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
}
_PLACED = regex.compile(r"(?:CẤP|TỈNH|HUYỆN|XÃ|THÀNH PHỐ|TRUNG ƯƠNG|ĐỊA PHƯƠNG|Tỉnh|Trung ương)(?!\w)")
_CAPITALS = regex.compile(r"\p{Lu}[\w’'.]*+(?:[ -]{1,3}(?:\p{Lu}|\d)[\w’'.]*+){0,5}")
_PLACE = regex.compile(rf"{_CAPITALS.pattern}|\d{{1,2}}(?![\w/.])")  # `quận 1, 3, Bình Thạnh`
_PLACE_KIND = regex.compile(
    r"(?:các\s)?(?P<kind>tỉnh|thành phố|huyện|[Qq]uận|thị xã|xã|phường|đặc khu|thị trấn)\s(?=\p{Lu}|\d)"
)
_LIST_HEAD = regex.compile(
    r"(?i)(?P<base>.*?)(?P<many>\b(?:các|những)\s)?(?P<nouns>(?:bộ|sở|ban|ngành|hội|tập đoàn|tổng "
    r"công ty|cục|vụ|chi cục|phòng|trường|viện|đài|báo|"
    r"cơ quan|đơn vị|cơ quan ngang bộ|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn|"
    r"doanh nghiệp|công ty|nhà mạng|địa phương|trung tâm|đoàn thể|tổ chức|bộ, ngành)"
    r"(?:(?:, | và |, và )(?:các )?(?:ban|ngành|cơ quan|đơn vị|thành phố|thị xã|địa phương|huyện|"
    r"quận|phường|xã|đặc khu|đoàn thể|tổ chức|tỉnh|hội|doanh nghiệp|cơ quan ngang "
    r"bộ))*)(?P<tail>(?: trực thuộc trung ương| sau| sau đây| trung ương| thuộc tỉnh| tỉnh| liên quan)?)"
)
_HEADS_OF_LISTS = {
    "bộ": "Bộ",
    "sở": "Sở",
    "ban": "Ban",
    "tập đoàn": "Tập đoàn",
    "tổng công ty": "Tổng công ty",
    "cục": "Cục",
    "vụ": "Vụ",
    "chi cục": "Chi cục",
}


class PartyReader:
    """Reads parties at given places of a view; lexicons come from the rule book."""

    def __init__(self, book: Rulebook):
        heads = {r["word"]: frozenset(r["kind"].split()) for r in book.words("heads")}
        self._kinds = heads
        self._head = regex.compile(
            rf"(?:(?P<q>{_QUANTIFIER})\s)?(?:(?P<honor>{_HONORIFIC})\s)?(?P<head>\L<heads>)(?!\w)",
            heads=list(heads),
        )
        fields = [r["word"] for r in book.words("fields")]
        self._field = regex.compile(r"(?P<field>\L<fields>)(?![\w&])", fields=fields)
        compounds = [r["word"] for r in book.words("compounds")]
        self._compound = regex.compile(r"\L<compounds>(?!\w)", compounds=compounds)
        strangers = [r["word"] for r in book.words("not_heads")]
        self._stranger = regex.compile(r"\L<strangers>(?!\w)", strangers=strangers)
        predicates = [r["word"] for r in book.words("predicates") if "start" not in r["kind"].split()]
        self._predicate = regex.compile(r"\L<predicates>(?!\w)", predicates=predicates)
        openers = [r["word"] for r in book.words("predicates")]
        self._opener = regex.compile(r"\L<openers>(?!\w)", openers=openers)
        self._provinces = {r["name"].lower() for r in book.words("provinces")}
        self._cities = {r["name"].lower() for r in book.words("provinces") if r.get("kind") == "thành phố"}

    def read(self, text: str, low: str, at: int, end: int) -> PartyList | None:
        """The list of parties that starts exactly at `at`, or None; it never reads past `end`."""
        return _Scan(self, text, low, at, min(end, at + _LONGEST)).read()

    def head(self, text: str, low: str, at: int, end: int) -> Any:
        """The match of a party's head at `at`, or None: a body's name is capitalised or counted (`các
        sở`)."""
        m = self._head.match(low, at, end)
        if m is None:
            return None
        first = m.start("head")
        kinds = self._kinds[m.group("head")]
        if self._stranger.match(low, first, end) or low.startswith(" nào ", m.end()):
            return None
        if m.group("q"):
            return m
        verb = self._predicate.match(low, first, end)
        if verb is not None and not self._is_name(text, low, m, verb.end(), end):
            return None
        named = bool(_NAMED.match(text, m.end(), end))  # `ga Tuy Hòa`, `đài Trà Vinh`
        return m if text[first].isupper() or named or "group" in kinds or "title" in kinds else None

    def _is_name(self, text: str, low: str, m: Any, verb_end: int, end: int) -> bool:
        """True if a head that is a verb too (`thanh tra`, `tổ chức`, `lãnh đạo`) names somebody here."""
        compound = self._compound.match(low, m.start("head"), end)
        if compound is not None and compound.end() > verb_end:
            return True
        if m.end() > verb_end:
            return True
        if m.end() < verb_end:
            return False
        if "title" in self._kinds[m.group("head")]:
            return bool(_TITLED.match(text, m.end(), end))
        first = m.start("head")
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
        return m is not None and not m.group("q") and "topic" in self._kinds[m.group("head")]

    def predicate(self, text: str, at: int, end: int) -> Any:
        """The match of a predicate's first word at `at`, unless it is part of a compound noun."""
        m = self._predicate.match(text, at, end)
        return None if m is None or self._splits_a_word(text, at, m) else m

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
        """True if the lowered text at `at` opens with a verb, an adverb of manner or a modal."""
        return self._opener.match(low, at, end) is not None

    def is_city(self, place: str) -> bool:
        """True if a province-level place is a city."""
        return place.lower() in self._cities

    def is_province(self, place: str) -> bool:
        """True if a place is a province or a city of that level, now or before a merger."""
        return place.lower() in self._provinces

    def field(self, low: str, at: int, end: int) -> Any:
        """The longest name of a field at `at` (`khoa học và công nghệ`), or None."""
        return self._field.match(low, at, end)

    def compound(self, low: str, at: int, end: int) -> Any:
        """The compound noun at `at`, or None."""
        return self._compound.match(low, at, end)


_WORD = regex.compile(r"[^\s,;:.()&\n]++(?:\.(?=\w)[^\s,;:()&\n]++)*+")


class _Scan:
    """One reading from one place."""

    def __init__(self, reader: PartyReader, text: str, low: str, at: int, end: int):
        self.r = reader
        self.text = text
        self.low = low
        self.at = at
        self.limit = end
        self.items: list[PartyItem] = []
        self.beside: int | None = None

    def read(self) -> PartyList | None:
        head = self.r.head(self.text, self.low, self.at, self.limit)
        if head is None:
            return self._person()
        begin = self.at
        stop = self._item(head)
        while stop == "item":
            head = self.r.head(self.text, self.low, self.at, self.limit)
            if head is None:
                break
            stop = self._item(head)
        if not self.items:
            return None
        return PartyList(tuple(self.items), begin, self.at, END if stop == "item" else stop, self.beside)

    def _person(self) -> PartyList | None:
        """A comrade by name: `đồng chí Nguyễn Văn Thành, Trưởng phòng …, theo dõi`; the office is left
        out."""
        m = _PERSON.match(self.text, self.at, self.limit)
        if m is None:
            return None
        begin, self.at = self.at, m.end()
        office = _OFFICE.match(self.text, m.end(), self.limit)
        self.items.append(PartyItem(m.start("name"), m.end("name"), m.group("name")))
        return PartyList(tuple(self.items), begin, self.at, self._after(office.end() if office else m.end()))

    def _item(self, head: Any) -> str:
        """Reads one item from its head on; returns what stopped it, "item" if another item begins at
        `self.at`."""
        start = head.start("honor") if head.group("honor") and head.group("q") is None else head.start()
        if head.group("honor"):
            start = head.start("head")
        word = head.group("head")
        kinds = self.r.kinds(word)
        counted = (
            head.group("q") is not None
            or word.endswith(" các")
            or (head.group("honor") or "").startswith("các")
        )
        generic = (
            counted
            or ("group" in kinds and self.text[head.start("head")].islower())
            or word in ("cơ quan", "đơn vị", "địa phương")
        )
        places = subject = False
        at = head.end()
        compound = self.r.compound(self.low, head.start("head"), self.limit)
        if compound and compound.end() > at:
            at = compound.end()
            generic = generic or "group" in kinds
        if "body" in kinds or "share" in kinds:
            field = (
                self.r.field(self.low, at + 1, self.limit)
                if at < self.limit and self.low[at : at + 1] == " "
                else None
            )
            if field:
                at = field.end()
                if counted and "share" in kinds and self._separated(at):
                    noun = self.text[head.start("head") : head.end("head")]
                    return self._pieces("", noun, noun.lower(), at - len(field.group()))
        end = at
        while at < self.limit:
            c = self.text[at]
            if c == " ":
                compound = self.r.compound(self.low, at + 1, self.limit)
                if compound:
                    generic = generic or compound.group().startswith(("cơ quan", "đơn vị", "tổ chức"))
                    places = places or compound.group().endswith(_PLACES)
                    at = end = compound.end()
                    continue
            sep = _SEPARATOR.match(self.text, at, self.limit)
            if sep:
                if (
                    subject
                    and sep.group("semi") is None
                    and self.r.head(self.text, self.low, sep.end(), self.limit) is None
                ):
                    noun = self.r.predicate(self.text, sep.end(), self.limit) or _WORD.match(
                        self.text, sep.end(), self.limit
                    )
                    if noun is not None:
                        at = end = noun.end()
                        continue
                verdict, behind = self._after_separator(sep, word, kinds, generic, places)
                if verdict in ("continue", "group"):
                    generic = generic or verdict == "group"
                    at = end = behind
                    continue
                self._close(start, end, generic)
                if verdict == "item" and self.beside is None and (sep.group("and") or "").startswith("cùng"):
                    self.beside = len(self.items)
                if verdict == "shared":
                    return self._shared_tail(word, behind)
                self.at = behind if verdict == "item" else (at if verdict == END else behind)
                return verdict
            if c == "(":
                close = self.text.find(")", at, min(self.limit, at + 300))
                if close < 0:
                    break
                at = close + 1
                sep = _SEPARATOR.match(self.text, at, self.limit)
                if sep or at >= self.limit or self.text[at] in ":.\n":
                    continue
                self._close(start, end, generic)
                self.at = at
                return self._after(at)
            if c == ":":
                listed = self._list(start, end)
                if listed is not None:
                    return listed
                if (
                    end == head.end("head")
                    and "title" in kinds
                    and not counted
                    and (bodies := self._bodies_of_title(at)) is not None
                ):
                    self.at = bodies  # `Tổng Giám đốc: Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam`
                    return "item"
                self._close(start, end, generic)
                self.at = at
                return COLON
            if c in ".\n!?":
                break
            if c == " ":
                at += 1
                if at < self.limit and self.text[at] == " ":
                    continue
                word_at = at
                tail = _GENERIC_TAIL.match(self.text, at, self.limit)
                if tail:
                    ends = _TAIL_ENDS.search(self.text, tail.end(), min(self.limit, at + 160))
                    if ends is not None:
                        if (
                            generic
                            and not places
                            and ("group" in kinds or _CLASS_TAIL.search(self.low, start, at - 1))
                        ):
                            end = ends.start()
                        else:
                            self._close(start, end, generic)
                            self.at = ends.end()
                            return self._after(ends.end() - 1)
                        at = ends.start()
                        continue
                if _NARRATIVE.match(self.text, at, self.limit):
                    tail = _MODAL.search(self.text, at, min(self.limit, at + 120)) if generic else None
                    if tail is not None and not regex.search(r"[,;:.(]", self.text[at : tail.start()]):
                        at = end = tail.start()  # `các chủ hồ đang thi công phải …`: which bodies are meant
                        continue
                    self._close(start, end, generic)
                    self.at = at
                    forbids = self.text.startswith("không ", at) and self.r.predicate(
                        self.text, at + 6, self.limit
                    )
                    return PREDICATE if forbids else NARRATIVE
                if self.r.predicate(self.text, at, self.limit):
                    if "title" in kinds and self.text.startswith("phụ trách ", at):
                        tail = _TAIL_ENDS.search(self.text, at + 9, min(self.limit, at + 90))
                        following = self.r.next_predicate(self.text, at + 10, min(self.limit, at + 90))
                        if following is not None and (tail is None or following < tail.start()):
                            at = end = (
                                following - 1
                            )  # `Phó Chủ tịch phụ trách khối văn xã | trực tiếp chỉ đạo`
                            continue
                    self._close(start, end, generic)
                    self.at = at
                    return PREDICATE
                if self.low.startswith("về ", at) and word in _COMMITTEES:
                    topic = self.r.predicate(self.text, at + 3, self.limit)
                    at = end = topic.end() if topic else at + 2
                    subject = True
                    continue
                if _FUNCTION.match(self.text, at, self.limit):
                    self._close(start, end, generic)
                    self.at = at
                    return ADVERBIAL
                if (
                    (generic or places)
                    and (self.text[at].isupper() or self.text[at].isdigit())
                    and (listed := self._shares(start, at)) is not None
                ):
                    return listed
                m = _WORD.match(self.text, at, self.limit)
                if m is None:
                    continue
                if m.group().lower() in ("các", "những"):
                    generic = True
                if m.group() in ("tỉnh", "huyện", "xã", "phường", "quận", "cấp", "khu"):
                    places = True
                at = end = m.end()
                if word_at == at:
                    break
                continue
            m = _WORD.match(self.text, at, self.limit)
            if m is None or m.end() == at:
                if c in "-–/&’'\"“”":
                    if c in '"“”':
                        break
                    at += 1
                    continue
                break
            at = end = m.end()
        self._close(start, end, generic)
        self.at = at
        return END

    def _bodies_of_title(self, colon: int) -> int | None:
        """Where the bodies begin that a bare title is given for, behind the colon; None if tasks stand
        there."""
        at = colon + 1
        while at < self.limit and self.text[at] == " ":
            at += 1
        body = self.r.head(self.text, self.low, at, self.limit)
        if body is None or "body" not in self.r.kinds(body.group("head")) or not self.text[at].isupper():
            return None
        return at

    def _after(self, at: int) -> str:
        """What stands at `at`, a blank or a mark behind the last item."""
        while at < self.limit and self.text[at] in " ,":
            at += 1
        self.at = at
        if at >= self.limit or self.text[at] in ".\n;":
            return END
        if self.text[at] == ":":
            return COLON
        if _NARRATIVE.match(self.text, at, self.limit):
            return NARRATIVE
        if self.r.predicate(self.text, at, self.limit):
            return PREDICATE
        return ADVERBIAL if _FUNCTION.match(self.text, at, self.limit) else END

    def _separated(self, at: int) -> bool:
        return bool(_SEPARATOR.match(self.text, at, self.limit))

    def _after_separator(
        self, sep: Any, word: str, kinds: frozenset[str], generic: bool, places: bool
    ) -> tuple[str, int]:
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
            if _NARRATIVE.match(self.text, at, self.limit):
                return NARRATIVE, at
            if _FUNCTION.match(self.text, at, self.limit):
                return ADVERBIAL, at
        head = self.r.head(self.text, self.low, at, self.limit)
        if head is not None and self._is_field_of(word, at):
            head = None
        compound = self.r.compound(self.low, at, self.limit)
        if head is None and compound is not None:
            return "continue", compound.end()
        if head is not None:
            if sep.group("semi") or head.group("q") or head.group("honor"):
                return "item", at
            next_kinds = self.r.kinds(head.group("head"))
            word_of = head.group("head")
            small = self.text[head.start("head")].islower() or (generic and self._is_bare_class(head))
            named = (  # `phòng Sau đại học` is another body, `ngành Trung ương` is not
                "body" in next_kinds
                and word_of not in ("ban", "sở", "bộ", "đảng bộ")
                and bool(_NAMED.match(self.text, head.end(), self.limit))
            )
            if small and not named and "group" in next_kinds and "title" not in next_kinds:
                placed = "place" in next_kinds
                bare = self.low[: sep.start()].endswith(word) and "group" in kinds
                if not placed and not bare and "group" not in kinds and self._tail_is_place(sep.start()):
                    return "item", at
                if generic or bare or (placed and (places or self._tail_is_place(sep.start()))):
                    whole = self.r.compound(self.low, at, self.limit)
                    return "continue" if placed else "group", max(head.end(), whole.end() if whole else 0)
                if "title" in kinds and not placed and self._tail_is_group(sep.start()):
                    return "continue", head.end()
                return "item", at
            if small and "title" in next_kinds and "title" in kinds:
                return "item", at
            return "item", at
        if sep.group("semi"):
            return END, at
        if "share" in kinds and self._is_field_of(word, at):
            return "shared", at
        m = _WORD.match(self.text, at, self.limit)
        if m is None:
            return END, sep.start()
        if m.group()[0].islower() and sep.group("comma") and not generic and not places:
            return END, sep.start()
        return "continue", m.end()

    def _is_bare_class(self, head: Any) -> bool:
        """True if a capital does not make a name of the word: `các Sở, Ban, Ngành`, `CÁC SỞ, BAN, NGÀNH
        TỈNH`."""
        if head.group("head") not in _CLASSES:
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
        if head is None or "title" not in self.r.kinds(head.group("head")):
            return False
        return bool(_TITLED.match(self.text, head.end(), self.limit))

    def _tail_is_place(self, at: int) -> bool:
        return self.low[max(0, at - 9) : at].endswith(_PLACES)

    def _tail_is_group(self, at: int) -> bool:
        return bool(
            regex.search(r"(?:cơ quan|đơn vị|sở|ban|ngành|cấp ủy)[^,;]{0,40}$", self.low[max(0, at - 60) : at])
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
            or _FUNCTION.match(self.text, behind + 1, self.limit)
            or _NARRATIVE.match(self.text, behind + 1, self.limit)
        )

    def _close(self, start: int, end: int, generic: bool) -> None:
        words = self.text[start:end]
        office = _SECOND_OFFICE.search(words)
        if office:
            words = words[: office.start()]
        words = words.rstrip(" ,-–")
        if words:
            self.items.append(PartyItem(start, start + len(words), words, generic))

    # --- lists that share one head --------------------------------------------------------------------

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
        if first.lower() in _PLACES and not m.group("many"):
            return None
        if at >= self.limit or not (self.text[at].isupper() or self.text[at].isdigit()):
            return None
        if first.lower() in _PLACES:
            place = _PLACE.match(self.text, at, self.limit)
            if place is None or not self._ends_piece(place.end()):
                return None
        elif not (self.r.field(self.low, at, self.limit) or self.r.head(self.text, self.low, at, self.limit)):
            return None
        base = m.group("base").strip()
        return self._pieces(base, first, m.group("nouns").lower(), at)

    def _shares(self, start: int, at: int) -> str | None:
        """Reads `Chủ tịch UBND các huyện Trà Ôn, Vũng Liêm`, `Bộ trưởng các Bộ Quốc phòng, Công an` from its
        first name on; None if no such list stands here."""
        m = _LIST_HEAD.fullmatch(self.text, start, at - 1)
        if m is None:
            return None
        noun = m.group("nouns").lower()
        if noun in _PLACES:
            first = _PLACE.match(self.text, at, self.limit)
        elif noun in _HEADS_OF_LISTS and m.group("many"):
            first = self.r.field(self.low, at, self.limit)
        else:
            return None
        sep = _SEPARATOR.match(self.text, first.end(), self.limit) if first else None
        if (
            sep is None
            or sep.group("semi")
            or not self._shares_on(noun, sep.end(), many=bool(m.group("many")))
        ):
            return None
        return self._pieces(m.group("base").strip(), m.group("nouns"), noun, at)

    def _shares_on(self, noun: str, at: int, *, many: bool) -> bool:
        """True if the piece at `at` is another name under the head `noun`."""
        if noun not in _PLACES:
            field = self.r.field(self.low, at, self.limit)
            return field is not None and self._ends_piece(field.end())
        place = _PLACE.match(self.text, at, self.limit)
        if _PLACE_KIND.match(self.text, at, self.limit) or many and place is not None:
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
        singular = _HEADS_OF_LISTS.get(noun.lower(), noun)
        named = nouns.split(",")[0].split(" và ")[0].strip() in _PLACES
        while True:
            begin = at
            other = _PLACE_KIND.match(self.text, at, self.limit) if named else None
            if other is not None:  # `…, Trà Ôn và thị xã Bình Minh`
                noun = nouns = other.group("kind").lower()
                at = other.end()
            city = named and self.text.startswith("Thành phố ", at)  # `Hà Nội, Thành phố Hồ Chí Minh`
            own = None if city else self.r.head(self.text, self.low, at, self.limit)
            field = self.r.field(self.low, at, self.limit)
            if own and (own.group("q") or (field is None) or not self._ends_piece(field.end())):
                self.at = at
                return "item"
            if field is not None and self._ends_piece(field.end()) and not named:
                end = field.end()
                name = " ".join(x for x in (base, singular, self.text[at:end]) if x)
            elif named and (m := _PLACE.match(self.text, at, self.limit)):
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
            sep = _SEPARATOR.match(self.text, paren, self.limit)
            if sep is None:
                return self._after(paren)
            at = sep.end()
            if at >= self.limit:
                self.at = at
                return END
            if self.text[at].islower() and not (named and _PLACE_KIND.match(self.text, at, self.limit)):
                own = self.r.head(self.text, self.low, at, self.limit)
                if (own is not None and self.r.compound(self.low, at, self.limit) is None) or (
                    own and own.group("q")
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
            or _FUNCTION.match(self.text, at, self.limit)
            or _NARRATIVE.match(self.text, at, self.limit)
        )

    def _piece_end(self, at: int) -> int:
        end = at
        while at < self.limit and self.text[at] not in ",;.:(\n":
            if self.text[at] == " ":
                at += 1
                if self._ends_piece(at - 1):
                    break
                continue
            m = _WORD.match(self.text, at, self.limit)
            if m is None or m.end() == at:
                break
            at = end = m.end()
        return end


@cache
def party_reader(book: Rulebook) -> PartyReader:
    """The reader of a rule book, made once."""
    return PartyReader(book)


def inherited(items: tuple[PartyItem, ...]) -> tuple[PartyItem, ...]:
    """The same parties for a unit below."""
    return tuple(replace(i) for i in items)
