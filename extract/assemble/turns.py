"""Whether a clause behind others hands the work to somebody else, or speaks of the one who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.assemble.acting import Clause
    from extract.assemble.draft import Draft

_OF_ITSELF = regex.compile(
    r"(?i)(?:mỗi|từng)\s|(?:phó )?(?:giám đốc|thủ trưởng|người đứng đầu|lãnh đạo|hiệu trưởng|chủ tịch|trưởng|"
    r"cục trưởng|bộ trưởng)\s(?:sở|bộ|ban|cục|trường|công ty|đơn vị|cơ quan|địa phương|xã|huyện|"
    r"cơ quan, đơn vị)(?: mình)?$"
)
_BARE_HEAD = regex.compile(
    r"Bộ|Sở|Ban|Cục|Tổng cục|Chi cục|Vụ|Phòng|Viện|Trường|Trung tâm|Công ty|Tổng công ty|Tập đoàn|"
    r"Ban Quản lý|Hội|Liên đoàn|Ngân hàng|Bệnh viện|Văn phòng|Thanh tra|Chi nhánh"
)
_SOME = regex.compile(r"(?i)(?:[^,;:]{3,40} )?(?:một số|nhiều|không ít|đa số|phần lớn)\s")
_BIDS = regex.compile(
    r"(?<!\w)(?:phải|cần|khẩn trương|có trách nhiệm|chịu trách nhiệm|chủ trì|đề nghị|tiếp tục|chấm dứt|"
    r"rút kinh nghiệm|trước ngày|chậm nhất|hoàn thành|xong|không được|không để|kịp thời|nghiêm túc|"
    r"trong (?:tháng|quý|năm) \d)(?!\w)"
)
_PAST = regex.compile(r"(?<!\w)(?:đã|đang|chưa|vẫn|còn)(?!\w)")


def tells_of(clause: Clause, low: str) -> bool:
    """True if a clause tells what somebody did, does or failed to do."""
    return clause.by == "clause.narrative" and bool(_PAST.search(low, clause.start, clause.end))


def goes_on_telling(clause: Clause, text: str, *, told: bool) -> bool:
    """True if a clause in which somebody acts tells of it, in a sentence that has `told` something before or
    of a part of a class that nobody singles out (`một số địa phương`), and bids nothing."""
    some = bool(clause.leads) and bool(_SOME.match(clause.leads[0].name))
    return (told or some) and not _BIDS.search(text, clause.act, clause.end)


def new_lead(clause: Clause, current: Draft, *, later: bool, staff: bool) -> bool:
    """True if the party of a clause takes over from the one that acts: not if it is one of those who act
    (a clause `later` in the sentence), or speaks of the one that acts (`Giám đốc Sở`, `mỗi địa phương`,
    `Sở` behind `Sở Y tế`), unless it is `staff`."""
    if later and set(clause.names) == set(current.names):
        return False
    if len(clause.leads) != 1:
        return True
    name = clause.leads[0].name
    own = bool(_OF_ITSELF.match(name)) and not staff
    return not own and not (_BARE_HEAD.fullmatch(name) and _heads_one(name, current))


def _heads_one(head: str, current: Draft) -> bool:
    """True if `head` is what one of those who act is called by, and only one: `Sở` of `Giám đốc Sở Y tế`."""
    return sum(f" {head} " in f" {item.name} " for item in current.leads) == 1
