"""Words behind a class that say which of it are meant: `các đơn vị | có tiến độ chậm | kiểm điểm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.finders.party.ends import NameEnds
from extract.finders.party.shared import WORD

if TYPE_CHECKING:
    from extract.finders.party.items import Reading

_PASSAGE = (
    r"(?:phần [Kk]ính gửi|phần [Nn]ơi nhận|(?:mục|[Đđ]iều|khoản|điểm|[Pp]hụ lục|[Bb]iểu)"
    r"(?: (?:số )?(?:[IVX\d]+[a-z]?|[a-zđ])(?!\w))?)"
)
# Those who fall short by some measure, those whom a passage names, those whom a decision set up.
_MEASURED = regex.compile(
    r"có (?:tỷ lệ|tỉ lệ|tiến độ|kết quả|số|mức|chỉ số|hồ sơ|khối lượng|vốn)(?!\w)[^,;:.]{0,60}? (?:thấp|cao|"
    r"chậm|kém|lớn|dưới|trên|đạt|quá hạn|trễ hạn|tồn đọng)(?: (?:hơn|mức|trung bình|bình quân|kế hoạch|"
    r"quy định|chung|của tỉnh|cả nước|toàn tỉnh|\d[\d,.]*%?))*+(?= )|"
    r"(?:có tên(?: nêu)?|(?:được |đã |đã được )?nêu(?: tên)?) (?:tại|trong|ở) "
    rf"{_PASSAGE}(?:(?:, và|,| và) {_PASSAGE}){{0,4}}(?: (?:của )?\p{{Lu}}\p{{Ll}}+ \p{{Ll}}+ này)?"
    r"(?: (?:kèm theo|nêu trên|này))?(?= )"
)
_FOUNDED = regex.compile(
    r"(?:được )?thành lập (?:theo|tại) (?:các )?\p{Lu}\p{Ll}+ \p{Ll}+ số [\w/.-]{2,30}"
    r"(?:,? ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})?(?: của (?:\p{L}[\w-]* ){1,8}?(?=\p{Ll}))?"
)
_NARROWS = regex.compile(r"[^,;:.()]{2,70}(?=; )")
# Having something, or still lacking it; a verb behind the thing is their task, unless it is the thing's.
_HAS = regex.compile(
    r"(?:đang |chưa |không |còn )?có (?!(?:liên quan|trách nhiệm|nhiệm vụ|thể|quyền|uy tín|"
    r"văn bản|giải pháp|kế hoạch|phương án|biện pháp|hình thức|ý kiến)(?!\w))"
)
_OF_THE_THING = regex.compile(
    r"(?:thực hiện|theo dõi|quản lý|phụ trách|đáp ứng|hướng dẫn|quy định|phục vụ|tham gia|làm việc|nhận|cấp|"
    r"sử dụng|hoạt động|đạt|phát sinh|bình ổn|có)(?!\w)"
)
_LONGEST = 110


class ToldClasses(NameEnds):
    """A reading that tells words which narrow a class down from those of its task."""

    def _narrowed(self, item: Reading, at: int) -> int | None:
        """Where the words at `at` end that narrow down the class that was read; None if they do not."""
        if founded := _FOUNDED.match(self.text, at, self.limit):
            return int(founded.end()) - (self.text[founded.end() - 1] == " ")
        if not item.generic:
            return None
        if measured := _MEASURED.match(self.text, at, self.limit):
            return int(measured.end())
        return self._having(item, at)

    def _having(self, item: Reading, at: int) -> int | None:
        """Where a class ends that has or lacks something: `các quỹ | chưa có kho tiền đạt chuẩn | gửi …`;
        None if that is only told of it."""
        has = _HAS.match(self.text, at, self.limit)
        if has is None or not item.counted:
            return None
        stop = min(self.limit, at + _LONGEST)
        at, noun = has.end(), False
        while at < stop:
            verb = self.r.predicate(self.text, at, stop)
            if noun and self.r.bids(self.text, at, stop):
                return at - 1
            of_thing = (
                self.r.attribute(self.text, at, stop)
                or _OF_THE_THING.match(self.text, at)
                or self.text.endswith(("được ", "bị "), 0, at)
            )
            if noun and not of_thing and (verb or self.r.short_verb(self.text, at, stop)):
                return at - 1
            noun = noun or verb is None
            word = self.r.compound(self.low, at, stop) or verb or WORD.match(self.text, at, stop)
            behind = self.text[word.end() : word.end() + 1] if word is not None else ""
            if noun and behind == ":":
                return int(word.end())
            if behind != " ":
                return None
            at = word.end() + 1
        return None

    def _whole_class(self, item: Reading, at: int) -> int | None:
        """Where a class between semicolons ends that some words narrow down: `…; các doanh nghiệp | đã cổ
        phần hóa; Công an tỉnh`."""
        if not (item.generic and self.items) or self.text[item.start - 2 : item.start] != "; ":
            return None
        m = _NARROWS.match(self.text, at, self.limit)
        if m is None or self.r.head(self.text, self.low, m.end() + 2, self.limit) is None:
            return None
        told = self.r.narrative(self.text, at, self.limit)
        brief = self.text.count(" ", at, m.end()) < 2 and self.r.predicate(self.text, at, self.limit)
        return m.end() if told or brief else None
