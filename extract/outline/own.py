"""The document's own number and day where only its annex gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.outline import marks
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANNEX_OF = re.compile(
    r"(?i)[(\[]?\s?(?:ban hành\s)?kèm theo\s(?P<kind>[^\W\d_]{2,8}(?:\s[^\W\d_]{2,8}){0,3}?)\s(?:số\s?:?\s?)?"
    r"(?P<number>\d{1,5}[a-zđ]?\s?(?:[/-]\s?[\wÀ-ỹ.&]{1,30}\s?){1,5})(?P<rest>.{0,60})"
)
_DAY = re.compile(r"(?i),?\s?ngày\s(\d{1,2})(?:\stháng\s|\s?[/-]\s?)(\d{1,2})(?:\snăm\s|\s?[/-]\s?)(\d{4})")


def own_by_annex(lines: Sequence[Line], start: int, kind: str) -> tuple[str | None, str | None]:
    """Number and ISO day of `(Kèm theo Quyết định số … ngày …)` above an annex, None where no annex says so.

    `kind` is the name of the document's own kind: an annex of another document says nothing about this one.
    """
    for i in range(start, len(lines)):
        content = lines[i].content
        if "èm theo" not in content or content[:1] not in "(BKb[":
            continue
        joined = " ".join(x.content for x in lines[i : i + 4] if x.kind is Kind.TEXT)
        m = _ANNEX_OF.match(joined)
        if m and marks.fold(m["kind"]) == marks.fold(kind):
            number = marks.read_number(m["number"], labelled=False)
            day = _DAY.search(m["rest"])
            iso = marks.iso_day(int(day[3]), int(day[2]), int(day[1])) if day else None
            return (number.value if number else None), iso
    return None, None
