"""Where a party's name ends, and where a verb in it belongs to the name all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

from extract.finders.party.joins import ListJoins
from extract.finders.party.shared import WORD
from extract.rulebook import lowered

if TYPE_CHECKING:
    from extract.finders.party.items import Reading

_TAIL_ENDS = regex.compile(
    r"\s(?=(?:thì|có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|khẩn trương|tiếp tục|nghiêm túc|"
    r"tập trung|tích cực|kịp thời|thường xuyên|lập kế hoạch|"
    r"xây dựng kế hoạch|rà soát|báo cáo|nộp|gửi|căn cứ|định kỳ|tổ chức (?:triển|thực|rà|xây|quán)|"
    r"thực hiện (?:nghiêm|đúng|đầy|tốt|theo))(?!\w))|(?=[,:;.(])"
)
# A charge and the level that it belongs to; a task would go on to somebody else (`các xã của tỉnh`).
_CHARGE = regex.compile(
    r"(?:(?! các | những | với )[^,;:.(\p{Lu}]){4,70}? (?:của |thuộc )?(?:tỉnh|thành phố|huyện|xã|phường|"
    r"quốc gia|[Tt]rung ương)(?=\s\p{Ll})"
)
_NAMED_BY_CHARGE = {
    "tổ công tác",
    "hội đồng",
    "đoàn kiểm tra",
    "ban chỉ đạo",
    "tổ giúp việc",
    "đoàn công tác",
}
_PLACING = (" trực thuộc", " liên quan", " nêu trên", " tỉnh", " địa phương", " toàn tỉnh", " cơ sở")
_LEVELS = (" tỉnh", " huyện", " xã", " cấp tỉnh", " cấp huyện", " cấp xã", " thành phố")
_TOLD_OF = regex.compile(
    r"(?:được|có|là (?=tổ chức|cá nhân)|thuộc diện|tại|trong|về|nằm|đang|chưa|còn)(?!\w)"
)
_RELATIVE = regex.compile(r"(?:chưa|còn|đang|không|có|thuộc diện|thuộc)\s")
_RELATIVE_IN = regex.compile(r"\s(?:có(?! liên quan)|đang|chưa|để)\s")
_NOMINAL = (" được", " bị", " việc", " công tác", " để", " các", " và")  # a verb behind them acts for nobody
_GIVEN_WHOLE = (
    "phê duyệt",
    "mời",
    "kiểm tra",
    "thanh tra",
    "kiểm toán",
    "triệu tập",
    "công nhận",
    "cấp phép",
)
_CARRY_OUT = ("thực hiện", "triển khai", "tổ chức", "tham mưu", "xây dựng", "soạn thảo")
_CLASS_LONGEST = 110


class NameEnds(ListJoins):
    """A reading that tells the verb which opens the task from one that stands in a name."""

    def _within_name(self, item: Reading, at: int) -> int | None:
        """Where a name goes on behind the verb at `at`, if the verb belongs to it: `Phòng Quản lý đào tạo |
        phối hợp`, `các cơ sở sản xuất giống gia cầm | phải`."""
        first = self.r.predicate(self.text, at, self.limit)
        if first is None or self.r.bids(self.text, at, self.limit):
            return None
        if item.end == item.head_end and item.word in _NAMED_BY_CHARGE:
            return self._charge_end(at)
        verb = first.end()
        noun = self.r.noun_like(self.text, at, self.limit)
        if noun is not None and noun.end() == verb and self._wants_object(item):
            return int(verb)
        if not item.generic:
            return None
        if _RELATIVE_IN.search(self.text, item.head_end, item.end):
            return self._class_end(verb, alone=False, people=item.counted)
        if item.places or self._after_name(item):
            return None
        tells = self.r.attribute(self.text, at, self.limit)
        if tells is None or tells.end() < verb:
            return None
        people = "staff" in item.kinds
        return self._class_end(verb, alone=self.r.modifies(self.text, at, self.limit), people=people)

    def _charge_end(self, at: int) -> int | None:
        """Where a committee's name ends that says in small letters what it does: `Tổ công tác | kiểm tra công
        vụ của tỉnh | rà soát`; None if the verb at `at` opens its task."""
        charge = _CHARGE.match(self.text, at, self.limit)
        if charge is None or not self.r.predicate(self.text, charge.end() + 1, self.limit):
            return None
        return int(charge.end())

    def _wants_object(self, item: Reading) -> bool:
        """True if a body's name has come no further than a capitalised verb: `Tổng công ty Đầu tư`."""
        if not item.kinds & {"body", "share", "title"} or not self.text[item.start].isupper():
            return False
        if item.field is not None and item.field_end == item.end:
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

    def _second_title(self, item: Reading, at: int) -> int | None:
        """Where a title ends that stands behind another: `Đại diện | lãnh đạo | các sở`."""
        head = self.r.head(self.text, self.low, at, self.limit) if "title" in item.kinds else None
        if head is None or item.end != item.head_end or "title" not in self.r.kinds(head.word):
            return None
        return int(head.end())

    def _in_name(self, item: Reading, at: int) -> Any:
        """What stands at `at`, if it may stand in a name of a line that is nothing but names."""
        of_class = item.generic or "group" in item.kinds
        verb = (self.r.attribute if of_class else self.r.noun_like)(self.text, at, self.limit)
        longest = self.r.predicate(self.text, at, self.limit)
        if verb is not None and (longest is None or verb.end() >= longest.end()):
            return verb
        return _TOLD_OF.match(self.text, at, self.limit)

    def _complete(self, item: Reading) -> bool:
        """True if a body is named to its end: `Công an tỉnh`, `Ủy ban nhân dân cấp xã`."""
        return (
            "body" in item.kinds
            and not item.counted
            and not item.places
            and self.text[item.start].isupper()
            and self.text.endswith(_LEVELS, item.start, item.end)
            and not self.low.endswith("hợp tác xã", item.start, item.end)
        )

    def _may_end(self, item: Reading) -> bool:
        """True if a verb of one syllable ends what was read: behind a name, behind a class whose members were
        told, behind any words of a single body (`Trung tâm Truyền thông giáo dục | mở diễn đàn`), but not
        where it tells of a place (`UBND xã nơi | đặt trạm bơm`)."""
        if self._after_name(item) or item.narrowed:
            return True
        return not (item.generic or self.low.endswith(" nơi", item.start, item.end))

    def _after_name(self, item: Reading) -> bool:
        """True if what was read of a name ends like one: with a proper noun, or with what places it."""
        last = self.text.rfind(" ", item.start, item.end) + 1
        if item.field is not None and item.field_end == item.end:
            return True
        return self.text[max(last, item.start)].isupper() or self.low.endswith(_PLACING, item.start, item.end)

    def _tail_end(self, at: int, stop: int) -> int | None:
        """Where `được giao …` ends: at a mark, a word of duty, or the first action behind what was given."""
        m = _TAIL_ENDS.search(self.text, at, stop)
        given, verb = self.text.endswith(_GIVEN_WHOLE, 0, at), None
        while m is not None and at + 1 < m.start():
            chaired = verb is not None and verb.group() == "chủ trì"  # `được giao chủ trì | lập dự toán`
            given = given or (chaired and not self.text.startswith(_CARRY_OUT, at + 1))
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

    def _relative_end(self, item: Reading, at: int) -> int | None:
        """Where words end that tell which people are meant: `sinh viên khóa 48 chưa khai báo ngoại trú | cập
        nhật …`: at the first verb behind a noun, if no mark comes before it."""
        m = _RELATIVE.match(self.text, at, self.limit)
        busy = self.text.startswith("đang ", at)  # `các đơn vị đang quản lý bãi sông | rà soát …`
        if m is None or not (busy or "staff" in item.kinds):
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
