"""Parties that no head introduces: comrades by name, provinces, strangers between those that are known."""

from __future__ import annotations

from typing import Any

import regex

from extract.finders.party.items import END, PREDICATE, PartyItem, Reading
from extract.finders.party.shared import PLACE, SEPARATOR
from extract.finders.party.told import ToldClasses

_SECOND_OFFICE = regex.compile(
    r"(?:\s[-–]|,)\s(?=(?:Phó (?:Trưởng|Chủ|Bí|Giám|Tổ|Tổng)|Thành viên |Ủy viên |Trưởng |Tổ "
    r"trưởng|Tổ phó|Chủ nhiệm|Chủ tịch (?:Hội đồng|Ủy ban An|Ủy ban Quốc)|cơ quan thường trực|"
    r"Cơ quan thường trực|đồng chí ))"
)


class UnheadedParties(ToldClasses):
    """A reading that takes up parties without a head."""

    def _provinces(self) -> str | None:
        """Reads provinces that stand for their authorities: `Hà Nội, Huế tiếp tục giúp …`; one alone only
        in front of what it is to do."""
        at, found, stop = self.at, [], END
        while (place := PLACE.match(self.text, at, self.limit)) and self.r.is_province(place.group()):
            found.append(PartyItem(at, place.end(), place.group()))
            sep = SEPARATOR.match(self.text, place.end(), self.limit)
            if sep is None:
                break
            at = sep.end()
        if not found:
            return None
        before, self.at = self.at, found[-1].end
        sep = SEPARATOR.match(self.text, self.at, self.limit)
        if sep and self.r.head(self.text, self.low, sep.end(), self.limit):
            self.at, stop = sep.end(), "item"
        else:
            stop = self._after(self.at)
        if stop not in (PREDICATE, "item") or (len(found) < 2 and stop == "item"):
            self.at = before
            return None
        self.items += found
        return stop

    def _stranger_item(self) -> str | None:
        """Reads the party that no lexicon knows at `self.at`, between others of a list."""
        end = self._stranger(self.at) if self.items else None
        if end is None:
            return None
        self.items.append(PartyItem(self.at, end, self.text[self.at : end]))
        sep = SEPARATOR.match(self.text, end, self.limit)
        if sep is None:
            return self._after(end)
        self.at = sep.end()
        return "item"

    def _other_provinces(self, item: Reading, sep: Any) -> str | None:
        """Reads `…, Hải Phòng và Nghệ An` behind `Cục Thuế Hà Nội`: the same body of other provinces."""
        place = PLACE.match(self.text, sep.end(), self.limit)
        if "body" not in item.kinds or place is None or not self.r.is_province(place.group()):
            return None
        words = self.text[item.start : item.end].split(" ")
        tails = (n for n in range(len(words) - 2, 0, -1) if self.r.is_province(" ".join(words[n:])))
        cut = next(tails, None)
        if cut is None or words[cut - 1] in ("tỉnh", "phố"):
            return None
        self._close(item.start, item.end, item.generic)
        while place is not None and self.r.is_province(place.group()):
            name = " ".join([*words[:cut], place.group()])
            self.items.append(PartyItem(place.start(), place.end(), name))
            self.at = place.end()
            behind = SEPARATOR.match(self.text, self.at, self.limit)
            place = PLACE.match(self.text, behind.end(), self.limit) if behind else None
        behind = SEPARATOR.match(self.text, self.at, self.limit)
        if behind and self.r.head(self.text, self.low, behind.end(), self.limit):
            self.at = behind.end()
            return "item"
        return self._after(self.at)

    def _people(self, item: Reading) -> bool:
        """Reads those whose office is given once: `các Phó Thủ tướng: Bùi Thanh Sơn, Lê Thành Long`."""
        office = self.text[item.start : item.end].removeprefix("các ").removeprefix("Các ")
        at = item.at + 1
        found: list[PartyItem] = []
        while m := self.r.one_person.match(self.text, at, self.limit):
            name = f"{office[:1].upper()}{office[1:]} {m.group('name')}"
            found.append(PartyItem(m.start("name"), m.end("name"), name))
            at = m.end()
        if len(found) < 2:
            return False
        self.items += found
        self.at = at
        return True

    def _close(self, start: int, end: int, generic: bool) -> None:
        words = self.text[start:end]
        office = _SECOND_OFFICE.search(words)
        if office:
            words = words[: office.start()]
        words = words.rstrip(" ,-–").removesuffix(" có")
        if words:
            self.items.append(PartyItem(start, start + len(words), words, generic))
