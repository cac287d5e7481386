"""Short names that a document defines: `Ban Quản lý Khu kinh tế … (sau đây gọi tắt là Ban Quản lý)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.agencies.keys import key

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.rulebook import Rulebook

_CAPITAL = regex.compile(r"(?<![\w&-])\p{Lu}")
_FARTHEST = 180  # characters between the first word of a long name and the short name it gets
_LONGEST = 60  # of a short name


def short_names(
    text: str, low: str, book: Rulebook, name: Callable[[str, str, int, int], str | None]
) -> dict[str, str]:
    """What the short names of a text stand for, by their keys (rules of the label `short_name`).

    `name` gives the one party that fills an extent of the text, None if none does.
    """
    found: dict[str, str] = {}
    for cue in book.search("short_name", text, low):
        close = text.find(")", cue.end, cue.end + _LONGEST)
        if close < 0:
            continue
        short = text[cue.end : close].strip(" “”\"'’")
        stop = len(text[: cue.start].rstrip())
        for start in _CAPITAL.finditer(text, max(0, stop - _FARTHEST), stop):
            long = name(text, low, start.start(), stop)
            if long is not None and key(long) != key(short):
                found.setdefault(key(short), long)
                break
    return found
