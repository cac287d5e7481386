"""The date that stands in for a missing issue date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FULL = re.compile(r"(?i)ngày (\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?: ?[/.-] ?|,? năm )(\d{4})(?!\d)")


def latest_day(view: str, taken: Sequence[tuple[int, int]]) -> date | None:
    """The latest full date of a text outside the extents `taken` (references); None if none is possible.

    >>> latest_day("Ngày 3/4/2026 họp; ngày 05 tháng 4 năm 2026 kết luận; ngày 31/6/2026", [])
    datetime.date(2026, 4, 5)
    """
    days: list[date] = []
    for m in _FULL.finditer(view):
        if any(a <= m.start() < b for a, b in taken):
            continue
        try:
            days.append(date(int(m[3]), int(m[2]), int(m[1])))
        except ValueError:
            continue
    return max(days, default=None)
