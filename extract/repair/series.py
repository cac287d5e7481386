"""Numbering that goes on by one: what stands between two numbers tells the one that was misread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.repair.edits import Edit
from extract.repair.lookalikes import Lookalikes
from extract.repair.sureness import Sureness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.rulebook import Rulebook
    from extract.text import Text

_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ROMAN = regex.compile(
    r"(?m)^[ ]*(?:\| |(?!\|.*\|$))(?P<label>[IVXHYTlÏ1|!\[\]]{1,5})(?P<stop>[.,]?)(?=$| \||[ ]\p{Lu})"
)
_STOP = regex.compile(r"(?m)^[ ]*(?P<label>\d{1,2})(?P<more>(?:[.,]\d{1,2}){0,3})(?P<stop>[.,])(?= ?\p{Lu})")
_CITING = regex.compile(r"(?i)(?:điều|khoản|điểm|mục|phần|số|ngày|tháng|quý|năm|và|,)\s*$")
_ALONE = regex.compile(r"(?m)^[ ]*(?:\| )?(?P<label>[^\s|]{1,3})(?=$| \|)")
_STROKE = regex.compile(r"[IVXH|lÏ]")  # at least one of them is in a Roman number
_DOUBTED = 0.8  # the recogniser is not sure of what it is no surer of than this


@dataclass(slots=True)
class _Label:
    start: int
    end: int
    words: str
    value: int | None  # None where it is no number as it stands


def in_series(text: Text, book: Rulebook) -> Iterator[Edit]:
    """The edits that put misread numbers of parts, points and rows of tables right."""
    yield from _romans(text.chars, Lookalikes(book))
    yield from _stops(text.chars)
    yield from _alone(text)


def _romans(chars: str, look: Lookalikes) -> Iterator[Edit]:
    """Roman numbers of parts (`H`, `|`, a stroke too few) between the number before and the one after."""
    labels: list[_Label] = []
    for m in _ROMAN.finditer(chars):
        read = look.roman(m["label"])
        value = _ROMANS.index(read) if read in _ROMANS[1:] else None
        if m["label"].isdigit() or not _STROKE.search(m["label"]):
            continue
        labels.append(_Label(m.start("label"), m.end("label"), m["label"], value))
    for i, label in enumerate(labels):
        before = labels[i - 1].value or 0 if i else 0
        after = labels[i + 1].value if i + 1 < len(labels) else None
        due = before + 1
        if label.value == due or (label.value == 1 and after == 2):
            expected = label.value
            if label.words != _ROMANS[expected] and (after == expected or before == expected):
                continue  # the number stands beside it: this one may be a figure of another series
        elif i and after == due + 1 and due < len(_ROMANS):
            expected = due
        else:
            continue
        label.value = expected
        if label.words != _ROMANS[expected] and (expected > 1 or after == 2):
            yield Edit(label.start, label.end, _ROMANS[expected])


def _stops(chars: str) -> Iterator[Edit]:
    """Commas behind the numbers of points, where a number before or after them goes on in the series."""
    found = list(_STOP.finditer(chars))
    numbers = [int(m["label"]) for m in found]
    for i, m in enumerate(found):
        if m["stop"] == "." and "," not in m["more"]:
            continue
        near = {n for k, n in enumerate(numbers) if k != i and abs(k - i) <= 12}
        here = int(m["label"])
        if _CITING.search(chars, max(0, m.start() - 12), m.start()):
            continue  # an article cited over a line end
        if here in near if m["more"] else {here - 1, here + 1} & near:
            yield Edit(m.start("more"), m.end("stop"), (m["more"] + m["stop"]).replace(",", "."))


def _alone(text: Text) -> Iterator[Edit]:
    """Numbers of a table's rows of which the recogniser was not sure, between the rows before and after."""
    labels = [
        _Label(
            m.start("label"), m.end("label"), m["label"], int(m["label"]) if m["label"].isdecimal() else None
        )
        for m in _ALONE.finditer(text.chars)
    ]
    sure = Sureness(text)
    for before, label, after in zip(labels, labels[1:], labels[2:], strict=False):
        if before.value is None or after.value != before.value + 2 or label.value == before.value + 1:
            continue
        figures = "".join(c for c in label.words if c.isdecimal())
        if figures == str(before.value + 1) or sure.at(label.start) < _DOUBTED:
            label.value = before.value + 1
            yield Edit(label.start, label.end, _like(before.words, label.value))


def _like(words: str, value: int) -> str:
    """`value` in figures, with the leading nought that `words` have."""
    return str(value).zfill(len(words)) if words.startswith("0") else str(value)
