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
