"""The characters of a document and where each came from; nothing here knows what the words mean.

`Text` is the contract's `text`: decoded, Unicode NFC, LF line ends, nothing else changed. `View` is what the
rules read: line wraps folded to one blank, markup and page numbers left out, tone marks placed the modern
way; it knows the way home for each of its characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """Where the characters [start, end) stand in their source.

    `page` counts from 1; `box` is left, top, right, bottom in points from the page's upper left; `paragraph`
    counts from 0; `cell` is (table, row, column), each from 0; `sure` is how sure a recogniser was of them,
    from 0 to 1. What the source does not have is None.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """The characters [start, end) of a recognised text were put right; `was` is what was recognised, `marks`
    says that a word got its marks back."""

    start: int
    end: int
    was: str
    marks: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A document as characters.

    `chars` is NFC with LF line ends. `sha256` is that of the bytes as read. `pages` is None where the source
    has no pages. `places` say where characters came from, in their order; plain text has none.
    """

    chars: str
    name: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    reader: str = "text"
    encoding: str | None = None
    pages: int | None = None
    page_sizes: tuple[tuple[float, float], ...] = ()  # width and height in points, page by page
    notes: tuple[tuple[str, str], ...] = ()  # (code, message) of what the reader had to mend
    places: tuple[Place, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)  # what the package it came in says of it
    repairs: tuple[Repair, ...] = ()  # what was misread and is put right

    @property
    def ocr(self) -> bool:
        """True if any of it had to be recognised."""
        return any(place.sure is not None for place in self.places)


def normalise(chars: str) -> str:
    """`chars` in Unicode NFC with LF line ends and without a byte order mark.

    >>> normalise("\\ufeffHo\\u0300a\\r\\nBi\\u0300nh")
    'Hòa\\nBình'
    """
    chars = chars.removeprefix("\ufeff")
    if "\r" in chars:
        chars = chars.replace("\r\n", "\n").replace("\r", "\n")
    return chars if unicodedata.is_normalized("NFC", chars) else unicodedata.normalize("NFC", chars)


@dataclass(slots=True)
class View:
    """Folded text with a way home.

    `text` is built piece by piece; each piece is a slice of the source's characters of the same length
    (or filler, which stands at the place where it was put in). Offsets into `text` are "view offsets".
    """

    text: str = ""
    _starts: list[int] = field(default_factory=list)  # view offset where a piece starts
    _homes: list[int] = field(default_factory=list)  # source offset of that piece's first character
    _fixed: list[bool] = field(default_factory=list)  # filler: all its characters stand at one place

    def home(self, start: int, end: int) -> tuple[int, int]:
        """The source extent of the view extent [start, end); `end` lies behind the last character's home."""
        if end <= start:
            at = self._home_of(start) if start < len(self.text) else self._home_of(max(start - 1, 0)) + 1
            return at, at
        return self._home_of(start), self._home_of(end - 1) + 1

    def _home_of(self, at: int) -> int:
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return 0
        return self._homes[i] if self._fixed[i] else self._homes[i] + at - self._starts[i]


class ViewBuilder:
    """Collects pieces in reading order and makes them one `View`."""

    __slots__ = ("_fixed", "_homes", "_length", "_pieces", "_starts")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._homes: list[int] = []
        self._fixed: list[bool] = []
        self._length = 0

    @property
    def length(self) -> int:
        """The view offset at which the next piece will stand."""
        return self._length

    def add(self, piece: str, home: int, *, filler: bool = False) -> None:
        """Appends `piece`, whose first character stands at source offset `home`."""
        if not piece:
            return
        self._starts.append(self._length)
        self._homes.append(home)
        self._fixed.append(filler)
        self._pieces.append(piece)
        self._length += len(piece)

    def build(self) -> View:
        """The view of all that was added."""
        return View("".join(self._pieces), self._starts, self._homes, self._fixed)


# Old tone placement (`hoà`, `uỷ`) and new (`hòa`, `ủy`) are one spelling; both have two characters, so
# offsets hold.
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def _tone_table() -> dict[str, str]:
    table = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for a, b in ((first, second), (first.upper(), second.upper()), (first.upper(), second)):
                old = a + unicodedata.normalize("NFC", b + tone)
                table[old] = unicodedata.normalize("NFC", a + tone) + b
    return table


OLD_TONES = _tone_table()
# One class for first and one for second letters: many times faster than the pairs one by one.
_OLD_TONE = re.compile(
    f"[{''.join({pair[0] for pair in OLD_TONES})}][{''.join({pair[1] for pair in OLD_TONES})}]"
    r"(?!\w)(?<![qQ]..)"
)


def new_tones(text: str) -> str:
    """`text` with its tone marks where spelling now puts them, of the same length.

    >>> new_tones("Uỷ ban, hoá chất, quý")
    'Ủy ban, hóa chất, quý'
    """
    return _OLD_TONE.sub(lambda m: OLD_TONES.get(m.group(), m.group()), text)
