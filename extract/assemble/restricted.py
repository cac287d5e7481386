"""Parties that a clause of their own tells apart: `các xã chưa có dịch | rà soát đàn`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from extract.finders.party import NARRATIVE, PREDICATE, PartyList

if TYPE_CHECKING:
    from extract.finders.party import PartyReader

_TAIL = regex.compile(r"\s?(?:(?:đã|chưa|không|có|nhưng|vẫn|còn|bị|được)\s)+")
_CLASS = regex.compile(r"(?i)(?:các|những|người|mọi|\d+|cơ sở|đơn vị)\s|.{3,60}?\s(?:các|những|người|nơi)\s")
_BREAK = regex.compile(r"[.;:()“\"]|\s(?:nên|khiến|dẫn đến|song|làm)\s")
_ENDS = regex.compile(rf"{_BREAK.pattern}|,")
_BOUND = regex.compile(
    r"(?:phải|cần|khẩn trương|chủ động|tập trung|tiếp tục|cũng thực hiện|rà soát|gửi|nộp|báo cáo|lập|bố trí|"
    r"chỉ đạo|tổ chức|thực hiện|bổ sung|hoàn thành)(?!\w)"
)
_LONGEST = 110  # characters from the name to what those told are to do


def restricted(
    list_: PartyList, text: str, low: str, end: int, parties: PartyReader, *, told: bool
) -> PartyList | None:
    """The list with its clause, if what follows it tells which of a class are meant and a task comes behind.

    Those who are `told` by an order need no more than that; others must be bound to what they do, for
    `Các xã chưa thực hiện nghiêm việc niêm yết` tells of a fault.
    """
    last = list_.items[-1]
    tail = _TAIL.match(low, list_.end, end)
    if low.find("một số", last.start, list_.end) >= 0:
        return None  # nobody is singled out: a fault is told
    if list_.stop != NARRATIVE or tail is None or not _CLASS.match(text[last.start : list_.end + 1]):
        return None
    at, stop = tail.end(), min(end, list_.end + _LONGEST)
    verb = parties.predicate(text, at, stop)
    done = at = verb.end() if verb else at
    ends = _BREAK if told else _ENDS
    while (blank := text.find(" ", at, stop)) >= 0 and not ends.search(text, at - 1, blank + 1):
        at = blank + 1
        verb = parties.predicate(text, at, stop)
        if verb is None:
            continue
        joined = blank == done or text[:blank].endswith(
            (",", " được", " đúng", " và", " để", " vẫn", " việc")
        )
        if joined or not (told or _BOUND.match(low, at, end)):
            done = at = verb.end()
            continue
        whole = text[last.start : blank]
        items = (*list_.items[:-1], replace(last, end=blank, name=whole))
        return replace(list_, items=items, end=blank, stop=PREDICATE)
    return None
