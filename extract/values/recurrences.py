"""Recurrences as RFC 5545 RRULE values."""

from __future__ import annotations

import re

from extract.values.numerals import read_number

_DAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "bốn": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "bẩy": "SA"}
_NUMBERS = {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}
_UNITS = {
    "giờ": ("HOURLY", 1),
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
_TIMES = re.compile(
    r"(?P<times>\w+(?: \w+)?) lần ?(?:/|mỗi|trong|một)? ?(?:một |1 |01 )?(?P<unit>ngày|tuần|tháng|quý|năm)"
)
_EACH = re.compile(r"(?:mỗi|một|1|01) (?P<unit>ngày|tuần|tháng|quý|năm) (?P<times>\w+(?: \w+)?) lần")
_COUNTED = re.compile(
    r"(?:(?P<count>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: hai| lăm)?) (?:\([^()]*\) )?)?"
    r"(?P<unit>giờ|ngày|tuần|tháng|quý|năm)\b"
)
_HALVES = re.compile(r"nửa năm|(?:bán|sáu tháng|6 tháng|06 tháng) niên")


def read_weekday(words: str) -> str | None:
    """The RRULE weekday that `words` name, or None.

    >>> [read_weekday(w) for w in ("thứ Sáu", "thứ 2", "Chủ nhật", "thứ chín")]
    ['FR', 'MO', 'SU', None]
    """
    low = words.strip().lower()
    if low == "chủ nhật":
        return "SU"
    word = low.removeprefix("thứ").strip()
    return _DAYS.get(word) or _NUMBERS.get(word)


def read_every(words: str) -> str | None:
    """The RRULE that `words` such as `hằng quý` or `6 tháng một lần` describe, or None.

    A number of times that does not divide the unit keeps the unit alone: `02 lần/tuần` is weekly at least.

    >>> [read_every(w) for w in ("hằng năm", "định kỳ hàng quý", "6 tháng một lần", "sáu tháng")]
    ['FREQ=YEARLY', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY;INTERVAL=6']
    >>> [read_every(w) for w in ("02 lần/năm", "mỗi quý một lần", "3 năm một lần")]
    ['FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=YEARLY;INTERVAL=3']
    >>> [read_every(w) for w in ("02 lần/tuần", "12 tháng", "3 giờ một lần")]
    ['FREQ=WEEKLY', 'FREQ=YEARLY', 'FREQ=HOURLY;INTERVAL=3']
    """
    low = " ".join(words.lower().split())
    for pattern in (_TIMES, _EACH):
        m = pattern.search(low)
        times = read_number(m["times"]) if m else None
        if m and times:
            return _rrule(m["unit"], 1, times)
    if _HALVES.search(low):
        return "FREQ=MONTHLY;INTERVAL=6"
    m = _COUNTED.search(low)
    if not m:
        return None
    return _rrule(m["unit"], read_number(m["count"] or "1") or 1, 1)


def _rrule(unit: str, count: int, times: int) -> str:
    freq, size = _UNITS[unit]
    months = {"MONTHLY": size, "YEARLY": 12}.get(freq)
    if times > 1:
        if months is None or (months * count) % times:
            return f"FREQ={freq}" + (f";INTERVAL={size * count}" if size * count > 1 else "")
        freq, size, count = "MONTHLY", months * count // times, 1
    interval = size * count
    if freq == "MONTHLY" and interval % 12 == 0:
        freq, interval = "YEARLY", interval // 12
    return f"FREQ={freq}" + (f";INTERVAL={interval}" if interval > 1 else "")
