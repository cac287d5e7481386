"""One list of parties, read word by word from its first head to where the predicate begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from extract.finders.party.items import ADVERBIAL, COLON, END, NARRATIVE, PREDICATE, PartyItem, PartyList
from extract.finders.party.lexicon import NAMED, TITLED
from extract.finders.party.shared import PLACES, SEPARATOR, WORD, SharedHeads
from extract.rulebook import lowered

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
_MODAL = regex.compile(r"\s(?:phải|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|cần)\s")
_PLACING = (" trực thuộc", " liên quan", " nêu trên", " tỉnh", " địa phương", " toàn tỉnh", " cơ sở")
_LEVELS = (" tỉnh", " huyện", " xã", " cấp tỉnh", " cấp huyện", " cấp xã", " thành phố")
# What may follow the level of a body within its name, or say which bodies are meant.
_GOES_ON = regex.compile(
    r"(?:của|tại|thuộc|trên|có|được|và|nơi|trực thuộc|trong|ở|liên quan|bị|đang|các|cùng|cấp|giáp|ven|vùng|miền|biên|hội|ủy|"
    r"đoàn|trọng|nghèo|đảo|còn|chưa|đã|sẽ|là|này|khóa|nhiệm kỳ|phụ trách|khác|mới|cũ|sau|số)(?!\w)|\p{Lu}|\d"
)
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
    *PLACES,
}
_PLACED = regex.compile(
    r"(?:TRÊN|THUỘC|TRỰC THUỘC|LIÊN QUAN|CÓ LIÊN QUAN|CẤP|TỈNH|HUYỆN|XÃ|THÀNH PHỐ|TRUNG ƯƠNG|ĐỊA PHƯƠNG|Tỉnh|Trung ương)(?!\w)"
)
_TOLD_OF = regex.compile(
    r"(?:được|có|là (?=tổ chức|cá nhân)|thuộc diện|tại|trong|về|nằm|đang|chưa|còn)(?!\w)"
)
_RELATIVE = regex.compile(r"(?:chưa|còn|đang|không|có|thuộc diện|thuộc)\s")
_STILL = regex.compile(r"(?:vẫn|đã|là|sẽ|bị|đang|chưa|được hưởng)\s")  # a tale, no task
_NOMINAL = (" được", " bị", " việc", " công tác", " để", " các", " và")  # a verb behind them acts for nobody
_CLASS_LONGEST = 110
_MARK = regex.compile(r"[,;:.(]")


@dataclass(slots=True)
class _Item:
    """One party while it is read: [start, end) so far, `at` where the reading stands.

    `generic`: it names a class; `places`: the class is one of places; `subject`: its name has come to what a
    committee is for; `field`: where the field of its name begins.
    """

    start: int
    at: int
    end: int
    head_end: int
    word: str
    kinds: frozenset[str]
    counted: bool
    generic: bool
    places: bool = False
    subject: bool = False
    field: int | None = None


class Scan(SharedHeads):
    """One reading from one place."""

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
        item = self._open(head)
        if "share" in item.kinds and item.field is not None and item.counted and self._separated(item.at):
            noun = self.text[head.start("head") : head.end("head")]
            return self._pieces("", noun, noun.lower(), item.field)
        while item.at < self.limit:
            stop = self._step(item)
            if stop is not None:
                return stop
        return self._finish(item, END)

    def _open(self, head: Any) -> _Item:
        """The item that begins with a head, read as far as the head, its compound and its field go."""
        word = head.group("head")
        kinds = self.r.kinds(word)
        honor = head.group("honor") or ""
        counted = head.group("q") is not None or " các" in word or honor.startswith("các")
        small_group = "group" in kinds and self.text[head.start("head")].islower()
        of_class = (
            "group" in kinds
            and not kinds & {"body", "title"}
            and self.text[head.end() + 1 : head.end() + 2].islower()
        )
        item = _Item(
            start=head.start("head") if honor and honor != "quý" else head.start(),
            at=head.end(),
            end=head.end(),
            head_end=head.end("head"),
            word=word,
            kinds=kinds,
            counted=counted,
            generic=counted
            or small_group
            or of_class
            or "staff" in kinds
            or word in ("cơ quan", "đơn vị", "địa phương"),
        )
        compound = self.r.compound(self.low, head.start("head"), self.limit)
        if compound and compound.end() > item.at:
            item.at = compound.end()
            item.generic = item.generic or "group" in kinds
        if kinds & {"body", "share"} and self.low[item.at : item.at + 1] == " ":
            field = self.r.field(self.low, item.at + 1, self.limit)
            verb = self.r.predicate(self.text, item.at + 1, self.limit)
            if field and (verb is None or verb.end() < field.end()):
                item.field, item.at = field.start(), field.end()
        item.end = item.at
        return item

    def _step(self, item: _Item) -> str | None:
        """Reads on by one word or mark; returns what stopped the item, None if nothing did."""
        c = self.text[item.at]
        compound = self.r.compound(self.low, item.at + 1, self.limit) if c == " " else None
        if compound and not (item.end > item.head_end and compound.group().startswith("tổ chức ")):
            item.generic = item.generic or compound.group().startswith(("cơ quan", "đơn vị", "tổ chức"))
            item.places = item.places or compound.group().endswith(PLACES)
            item.at = item.end = compound.end()
            return None
        if sep := SEPARATOR.match(self.text, item.at, self.limit):
            return self._at_separator(item, sep)
        if c == "(":
            return self._at_bracket(item)
        if c == ":":
            return self._at_colon(item)
        if c == " ":
            item.at += 1
            if self.text[item.at : item.at + 1] in ("", " "):
                return None
            return self._at_word(item)
        if c == "&":
            item.at += 1
            return None
        m = None if c in "!?" else WORD.match(self.text, item.at, self.limit)
        if m is None:
            return self._finish(item, END)
        item.at = item.end = m.end()
        return None

    def _finish(self, item: _Item, stop: str) -> str:
        self._close(item.start, item.end, item.generic)
        self.at = item.at
        return stop

    def _at_separator(self, item: _Item, sep: Any) -> str | None:
        if (
            item.subject
            and not sep.group("semi")
            and not self.r.head(self.text, self.low, sep.end(), self.limit)
        ):
            # `Ban Chỉ đạo về phát triển khoa học, đổi mới sáng tạo`: the subject goes on
            noun = self.r.predicate(self.text, sep.end(), self.limit) or WORD.match(
                self.text, sep.end(), self.limit
            )
            if noun is not None:
                item.at = item.end = noun.end()
                return None
        if self.names and not self.r.head(self.text, self.low, sep.end(), self.limit):
            noun = self.r.attribute(self.text, sep.end(), self.limit)
            if noun is not None:
                item.at = item.end = noun.end()
                return None
        verdict, behind = self._after_separator(sep, item)
        if verdict in ("continue", "group"):
            item.generic = item.generic or verdict == "group"
            item.at = item.end = behind
            return None
        self._close(item.start, item.end, item.generic)
        if verdict == "item" and self.beside is None and (sep.group("and") or "").startswith("cùng"):
            self.beside = len(self.items)
        if verdict == "shared":
            return self._shared_tail(item.word, behind)
        self.at = item.at if verdict == END else behind
        return verdict

    def _at_bracket(self, item: _Item) -> str | None:
        close = self.text.find(")", item.at, min(self.limit, item.at + 300))
        if close < 0:
            return self._finish(item, END)
        item.at = close + 1
        if item.at >= self.limit or self.text[item.at] in ":.\n" or self._separated(item.at):
            return None
        self._finish(item, END)
        return self._after(item.at)

    def _at_colon(self, item: _Item) -> str:
        listed = self._list(item.start, item.end)
        if listed is not None:
            return listed
        bare_title = item.end == item.head_end and "title" in item.kinds and not item.counted
        if bare_title and (bodies := self._bodies_of_title(item.at)) is not None:
            self.at = bodies  # `Tổng Giám đốc: Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam`
            return "item"
        return self._finish(item, COLON)

    def _at_word(self, item: _Item) -> str | None:
        at = item.at
        tail = _GENERIC_TAIL.match(self.text, at, self.limit)
        ends = self._tail_end(tail.end(), min(self.limit, at + 160)) if tail else None
        if ends is not None:
            return self._at_tail(item, ends)
        if self.names and (noun := tail or self._in_name(item, at)) is not None:
            item.at = item.end = noun.end()
            return None
        if self.r.narrative(self.text, at, self.limit):
            return self._at_narrative(item)
        if self.r.predicate(self.text, at, self.limit):
            if "title" in item.kinds and (behind := self._behind_charge(at)) is not None:
                item.at = item.end = behind
                return None
            if (behind := self._within_name(item, at) or self._second_title(item, at)) is not None:
                item.at = item.end = behind
                return None
            return self._finish(item, PREDICATE)
        if self._complete(item) and not _GOES_ON.match(self.text, at):
            return self._finish(item, PREDICATE)
        if self._after_name(item) and self.r.short_verb(self.text, at, self.limit):
            return self._finish(item, PREDICATE)
        if self.low.startswith("về ", at) and item.word in _COMMITTEES:
            topic = self.r.predicate(self.text, at + 3, self.limit)
            item.at = item.end = topic.end() if topic else at + 2
            item.subject = True
            return None
        if self.r.adverbial(self.text, at, self.limit):
            return self._finish(item, ADVERBIAL)
        named = self.text[at].isupper() or self.text[at].isdigit()
        if named and (item.generic or item.places) and (listed := self._shares(item.start, at)) is not None:
            return listed
        m = self.r.attribute(self.text, at, self.limit) if item.generic else None
        m = m or WORD.match(self.text, at, self.limit)
        if m is None:
            return None
        item.generic = item.generic or m.group().lower() in ("các", "những")
        item.places = (
            item.places
            or m.group() in ("tỉnh", "huyện", "xã", "phường", "quận", "cấp", "khu")
            or self.text.endswith(("thành phố", "thị xã", "thị trấn"), item.start, m.end())
        )
        item.at = item.end = m.end()
        return None

    def _second_title(self, item: _Item, at: int) -> int | None:
        """Where a title ends that stands behind another: `Đại diện | lãnh đạo | các sở`."""
        head = self.r.head(self.text, self.low, at, self.limit) if "title" in item.kinds else None
        if head is None or item.end != item.head_end or "title" not in self.r.kinds(head.group("head")):
            return None
        return int(head.end())

    def _in_name(self, item: _Item, at: int) -> Any:
        """What stands at `at`, if it may stand in a name of a line that is nothing but names."""
        of_class = item.generic or "group" in item.kinds
        verb = (self.r.attribute if of_class else self.r.noun_like)(self.text, at, self.limit)
        longest = self.r.predicate(self.text, at, self.limit)
        if verb is not None and (longest is None or verb.end() >= longest.end()):
            return verb
        return _TOLD_OF.match(self.text, at, self.limit)

    def _within_name(self, item: _Item, at: int) -> int | None:
        """Where a name goes on behind the verb at `at`, if the verb belongs to it: `Phòng Quản lý đào tạo |
        phối hợp`, `các cơ sở sản xuất giống gia cầm | phải`."""
        verb = self.r.predicate(self.text, at, self.limit).end()
        noun = self.r.noun_like(self.text, at, self.limit)
        if noun is not None and noun.end() == verb and self._wants_object(item):
            return int(verb)
        if not item.generic or item.places or self._after_name(item):
            return None
        tells = self.r.attribute(self.text, at, self.limit)
        if tells is None or tells.end() < verb:
            return None
        people = "staff" in item.kinds
        return self._class_end(verb, alone=self.r.modifies(self.text, at, self.limit), people=people)

    def _wants_object(self, item: _Item) -> bool:
        """True if a body's name has come no further than a capitalised verb: `Tổng công ty Đầu tư`."""
        if not item.kinds & {"body", "share", "title"} or not self.text[item.start].isupper():
            return False
        if item.field is not None and self.r.field(self.low, item.field, self.limit).end() == item.end:
            return False
        words = self.text[item.head_end : item.end].split()
        last = " ".join(words[-2:])
        return len(words) >= 2 and last[0].isupper() and self.r.wants_object(lowered(last))

    def _class_end(self, at: int, *, alone: bool, people: bool) -> int | None:
        """Where a class ends that a verb before `at` tells of: at the word of duty that follows in the
        sentence, or at a verb straight behind if the first may stand `alone`; of people, at any verb with
        nobody between (`giảng viên hướng dẫn khóa luận | nộp`). None if neither comes."""
        stop = min(self.limit, at + _CLASS_LONGEST)
        first = True
        while at < stop and self.text[at] in " ,":
            comma = self.text[at] == ","
            at += 2 if comma else 1
            if self.r.bids(self.text, at, stop):
                return at - 1
            verb = self.r.predicate(self.text, at, stop)
            if verb is not None and not self.r.attribute(self.text, at, stop):
                ends = not comma and (alone if first else people)
                return at - 1 if ends else None
            if (
                people
                and self.r.head(self.text, self.low, at, stop)
                and not self.text.endswith("của ", 0, at)
            ):
                return None
            word = verb or WORD.match(self.text, at, stop)
            if word is None:
                return None
            at, first = word.end(), False
        return None

    def _complete(self, item: _Item) -> bool:
        """True if a body is named to its end: `Công an tỉnh`, `Ủy ban nhân dân cấp xã`, `Đoàn Thanh niên xã`."""
        return (
            "body" in item.kinds
            and not item.counted
            and not item.places
            and self.text[item.start].isupper()
            and self.text.endswith(_LEVELS, item.start, item.end)
            and not self.low.endswith("hợp tác xã", item.start, item.end)
        )

    def _after_name(self, item: _Item) -> bool:
        """True if what was read of a name ends like one: with a proper noun, or with what places it."""
        last = self.text.rfind(" ", item.start, item.end) + 1
        if item.field is not None and item.end == self.r.field(self.low, item.field, self.limit).end():
            return True
        return self.text[max(last, item.start)].isupper() or self.low.endswith(_PLACING, item.start, item.end)

    def _tail_end(self, at: int, stop: int) -> int | None:
        """Where `được giao …` ends: at a mark, a word of duty, or the first action behind what was given."""
        m = _TAIL_ENDS.search(self.text, at, stop)
        given = False
        while m is not None and at + 1 < m.start():
            verb = self.r.predicate(self.text, at + 1, m.start())
            nominal = self.text.endswith(_NOMINAL, 0, at)
            if (
                verb is not None
                and given
                and not nominal
                and not self.r.attribute(self.text, at + 1, m.start())
            ):
                return at
            given = given or verb is None
            word = verb or WORD.match(self.text, at + 1, m.start())
            if word is None:
                break
            at = word.end()
        return None if m is None else int(m.start())

    def _at_tail(self, item: _Item, ends: int) -> str | None:
        """Behind `được giao`: part of a class's name (`các đơn vị được giao kế hoạch vốn`), or not."""
        of_class = "group" in item.kinds or _CLASS_TAIL.search(self.low, item.start, item.at - 1)
        if item.generic and not item.places and of_class:
            item.at = item.end = ends
            return None
        self._close(item.start, item.end, item.generic)
        return self._after(ends)

    def _at_narrative(self, item: _Item) -> str | None:
        """Where something is told of the party; of a class it may say who is meant."""
        at = item.at
        tail = _MODAL.search(self.text, at, min(self.limit, at + 120)) if item.generic else None
        if tail is not None and not _MARK.search(self.text, at, tail.start()):
            item.at = tail.start()  # `các chủ hồ đang thi công phải …`
            item.end = item.at - 4 if self.text.endswith(" thì", at, item.at) else item.at
            return None
        if item.generic and (behind := self._relative_end(item, at)) is not None:
            item.at = item.end = behind
            return None
        forbids = self.text.startswith("không ", at) and self.r.predicate(self.text, at + 6, self.limit)
        if forbids and self.text.find(" sẽ ", at, min(self.limit, at + 300)) >= 0:
            forbids = None  # `tổ chức không thực hiện đúng … sẽ không được …` tells of a sanction
        return self._finish(item, PREDICATE if forbids else NARRATIVE)

    def _relative_end(self, item: _Item, at: int) -> int | None:
        """Where words end that tell which people are meant: `sinh viên khóa 48 chưa khai báo ngoại trú | cập
        nhật …`: at the first verb behind a noun, if no mark comes before it."""
        m = _RELATIVE.match(self.text, at, self.limit)
        if m is None or "staff" not in item.kinds:
            return None
        at, noun = m.end(), False
        stop = min(self.limit, at + _CLASS_LONGEST)
        while at < stop:
            verb = self.r.predicate(self.text, at, stop)
            if verb is not None and noun:
                return at - 1
            noun = noun or verb is None
            word = verb or WORD.match(self.text, at, stop)
            if word is None or self.text[word.end() : word.end() + 1] != " ":
                return None
            at = word.end() + 1
        return None

    def _behind_charge(self, at: int) -> int | None:
        """Where an office ends that says its charge: `Phó Chủ tịch phụ trách văn xã | trực tiếp chỉ đạo`."""
        if not self.text.startswith("phụ trách ", at):
            return None
        stop = min(self.limit, at + 90)
        tail = _TAIL_ENDS.search(self.text, at + 9, stop)
        following = self.r.next_predicate(self.text, at + 10, stop)
        if following is None or (tail is not None and following >= tail.start()):
            return None
        return following - 1

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

    def _after_separator(self, sep: Any, item: _Item) -> tuple[str, int]:
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
        if head is not None and self._is_field_of(item.word, at):
            head = None
        if head is not None and "title" in item.kinds and sep.group("comma") and self._committees(sep, head):
            return "continue", head.end()  # `Bí thư Tỉnh ủy, Thành ủy` is one
        compound = self.r.compound(self.low, at, self.limit)
        if head is None and compound is not None:
            return "continue", compound.end()
        if head is not None:
            if sep.group("semi") or head.group("q") or head.group("honor"):
                return "item", at
            next_kinds = self.r.kinds(head.group("head"))
            word_of = head.group("head")
            small = self.text[head.start("head")].islower() or (item.generic and self._is_bare_class(head))
            named = (  # `phòng Sau đại học` is another body, `ngành Trung ương` is not
                "body" in next_kinds
                and word_of not in ("ban", "sở", "bộ", "đảng bộ")
                and bool(NAMED.match(self.text, head.end(), self.limit))
            )
            role = "role" in next_kinds and not item.counted
            if small and not named and not role and "group" in next_kinds and "title" not in next_kinds:
                placed = "place" in next_kinds
                bare = self.low.endswith(item.word, 0, sep.start()) and "group" in item.kinds
                if not placed and not bare and "group" not in item.kinds and self._tail_is_place(sep.start()):
                    return "item", at
                if item.generic or bare or (placed and (item.places or self._tail_is_place(sep.start()))):
                    whole = self.r.compound(self.low, at, self.limit)
                    return "continue" if placed else "group", max(head.end(), whole.end() if whole else 0)
                if "title" in item.kinds and not placed and self._tail_is_group(sep.start()):
                    return "continue", head.end()
                return "item", at
            return "item", at
        if sep.group("semi"):
            return END, at
        if "share" in item.kinds and self._is_field_of(item.word, at):
            return "shared", at
        m = WORD.match(self.text, at, self.limit)
        if m is None:
            return END, sep.start()
        if m.group()[0].islower() and sep.group("comma") and not item.generic and not item.places:
            return END, sep.start()
        return "continue", m.end()

    def _committees(self, sep: Any, head: Any) -> bool:
        """True if a committee stands on both sides of a comma, the second without a name of its own."""
        own = bool(NAMED.match(self.text, head.end(), self.limit))
        return head.group("head").endswith("ủy") and self.low.endswith("ủy", 0, sep.start()) and not own

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
        return bool(TITLED.match(self.text, head.end(), self.limit))

    def _tail_is_place(self, at: int) -> bool:
        return self.low[max(0, at - 9) : at].endswith(PLACES)

    def _tail_is_group(self, at: int) -> bool:
        return bool(
            regex.search(
                r"(?:cơ quan|đơn vị|sở|ban|ngành|cấp ủy|chính quyền|tổ chức|đoàn thể|địa phương|doanh nghiệp|các cấp)"
                r"[^,;]{0,40}$",
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

    def _close(self, start: int, end: int, generic: bool) -> None:
        words = self.text[start:end]
        office = _SECOND_OFFICE.search(words)
        if office:
            words = words[: office.start()]
        words = words.rstrip(" ,-–").removesuffix(" có")
        if words:
            self.items.append(PartyItem(start, start + len(words), words, generic))
