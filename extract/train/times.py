"""Deadlines drawn from patterns: words and value are made together, so neither is read from the other."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.measure.gold import GoldDeadline
from extract.train.lists import rows
from extract.train.pieces import Piece
from extract.values.workdays import add_weekdays

if TYPE_CHECKING:
    import random
    from collections.abc import Collection

_DAYS_AHEAD = (12, 240)  # less than a year: a day without one is the next of its name
_SLOT = re.compile(r"\{([^}]+)\}")
_CLOCK = re.compile(r"\d ?(?:giờ|h|g|:)")
_COUNTED = re.compile(r"kể từ|(?:trong|sau)(?: vòng| thời hạn)? \d+ (?:ngày|giờ|tháng|tuần)")
_DAY = re.compile(r"ngày|\d{1,2}/\d{1,2}(?:/|$)", re.IGNORECASE)


@dataclass(slots=True)
class Clock:
    """Draws deadlines for a document that calls itself `kind` and is dated `issued`."""

    chance: random.Random
    issued: date
    kind: str

    def draw(
        self,
        kinds: Collection[str] = (),
        *,
        front: bool = False,
        full: bool = False,
        after: date | None = None,
    ) -> Piece:
        """A deadline, of one of `kinds` if any are named, behind `after`; `front`: it may open a sentence;
        `full`: it leaves no year out."""
        fitting = [
            row
            for row in rows("deadlines")
            if (not kinds or row["kind"] in kinds)
            and (not front or row["front"])
            and not (full and "-}" in row["words"])
        ]
        row = self.chance.choice(fitting)
        slots = self._slots(after or self.issued)

        def filled(template: str) -> str:
            return _SLOT.sub(lambda m: slots[m.group(1)], template)

        words = filled(row["words"])
        value = GoldDeadline(
            words,
            filled(row["start"]) or None,
            filled(row["due"]) or None,
            row["before"] == "yes",
            filled(row["rrule"]) or None,
        )
        return Piece(words, "deadline", value=value)

    def instead(self, piece: Piece, *, full: bool, after: date | None) -> Piece:
        """A deadline for this document in the place of one from another: a rhythm and an event stay."""
        value = piece.value
        if value is None or not (value.start or value.due):
            return piece
        return self.draw((_kind_of(value),), full=full, after=after)

    def _slots(self, after: date) -> dict[str, str]:
        a = after + timedelta(days=self.chance.randint(*_DAYS_AHEAD))
        b = a + timedelta(days=self.chance.randint(5, 60))
        n = self.chance.choice((5, 7, 10, 15, 20, 30, 45))
        hour = self.chance.choice((8, 9, 10, 11, 14, 15, 16, 17))
        dom = self.chance.randint(10, 28)
        last = date(a.year, a.month, monthrange(a.year, a.month)[1])
        quarter = (a.month - 1) // 3 + 1
        return {
            "a": f"{a.day:02}/{self._month(a.month)}/{a.year}",
            "b": f"{b.day:02}/{self._month(b.month)}/{b.year}",
            "a-": f"{a.day:02}/{self._month(a.month)}",
            "along": f"{a.day:02} tháng {a.month:02} năm {a.year}",
            "A": a.isoformat(),
            "B": b.isoformat(),
            "m": str(a.month),
            "M": last.isoformat(),
            "y": str(a.year),
            "next": str(a.year + 1),
            "q": ("I", "II", "III", "IV")[quarter - 1],
            "Q": date(a.year, quarter * 3, 31 if quarter in (1, 4) else 30).isoformat(),
            "Y": f"{a.year}-12-31",
            "n": f"{n:02}",
            "+n": (self.issued + timedelta(days=n)).isoformat(),
            "+w": add_weekdays(self.issued, n).isoformat(),
            "hour": f"{hour:02}",
            "H": f"{hour:02}",
            "h": str(hour),
            "dom": str(dom),
            "kind": self.kind,
        }

    def _month(self, month: int) -> str:
        """January and February are written with a nought, the others mostly are not."""
        return f"{month:02}" if month < 3 or self.chance.random() < 0.2 else str(month)


def last_day(piece: Piece) -> date | None:
    """The last day of a deadline that has one."""
    value = piece.value
    return date.fromisoformat(value.due[:10]) if value and value.due else None


def _kind_of(value: GoldDeadline) -> str:
    words = value.text or ""
    if value.start:
        return "range" if value.due else "start"
    if words.lower().startswith(("đến", "tới", "hết")):
        return "until"
    if _COUNTED.search(words):
        return "span"
    if "T" in (value.due or "") or _CLOCK.search(words):
        return "clock"
    return "day" if _DAY.search(words) else "period"
