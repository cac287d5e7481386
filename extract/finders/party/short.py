"""Short names that a document defines: `Ban Quản lý Khu kinh tế … (sau đây gọi tắt là Ban Quản lý)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.finders.party import PartyReader
    from extract.rulebook import Rulebook

_CAPITAL = regex.compile(r"(?<![\w&-])\p{Lu}")
_FARTHEST = 180  # characters between the first word of a long name and the short name it gets
_LONGEST = 60  # of a short name


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name and the party it stands for, both as written."""

    short: str
    long: str


def short_names(text: str, low: str, book: Rulebook, parties: PartyReader) -> Iterator[ShortName]:
    """The short names that a text defines for parties, in its order (rules of the label `short_name`)."""
    for cue in book.search("short_name", text, low):
        close = text.find(")", cue.end, cue.end + _LONGEST)
        if close < 0:
            continue
        short = text[cue.end : close].strip(" “”\"'’")
        stop = len(text[: cue.start].rstrip())
        for start in _CAPITAL.finditer(text, max(0, stop - _FARTHEST), stop):
            if parties.head(text, low, start.start(), stop) is None:
                continue
            read = parties.read_names(text, low, start.start(), stop)
            if read is not None and len(read.items) == 1 and read.items[0].name.lower() != short.lower():
                yield ShortName(short, read.items[0].name)
                break
