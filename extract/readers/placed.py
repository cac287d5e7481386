"""Characters collected with the places they came from: what every reader of a format gives back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extract.text import Place


@dataclass(frozen=True, slots=True)
class Placed:
    """What a reader made of a file: characters in NFC with LF line ends, their places, what was mended.

    `places` are in the order of the characters and do not overlap; characters that the reader put in
    (line ends, bars between cells) have none. `pages` is None where the source has none, `page_sizes` are
    their widths and heights in points. `notes` are (code, message).
    """

    chars: str
    places: tuple[Place, ...] = ()
    pages: int | None = None
    notes: tuple[tuple[str, str], ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()


class Collector:
    """Puts pieces one behind the other; each piece is normalised by itself, so that places hold."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._length = 0

    def add(
        self,
        words: str,
        *,
        page: int | None = None,
        box: tuple[float, float, float, float] | None = None,
        paragraph: int | None = None,
        cell: tuple[int, int, int] | None = None,
        sure: float | None = None,
    ) -> None:
        """Appends `words`, which stand on `page` (from 1) in `box` (points from its upper left: left, top,
        right, bottom), in `paragraph` (from 0), in `cell` (table, row, column; from 0); `sure` from 0
        to 1 where they had to be recognised."""
        words = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
        if not words:
            return
        start, self._length = self._length, self._length + len(words)
        self._pieces.append(words)
        if (page, box, paragraph, cell) != (None, None, None, None):
            self._places.append(Place(start, self._length, page, box, paragraph, cell, sure))

    def fill(self, words: str) -> None:
        """Appends characters of the reader's own."""
        self._pieces.append(words)
        self._length += len(words)

    def row(self, cells: list[str], table: int, number: int) -> None:
        """Appends a row of a table as one line between bars, by which the outline knows tables; line ends and
        bars inside a cell become blanks."""
        self.fill("| ")
        for column, cell in enumerate(cells):
            if column:
                self.fill(" | ")
            self.add(" ".join(cell.replace("|", " ").split()), cell=(table, number, column))
        self.fill(" |\n")

    def placed(
        self,
        *,
        pages: int | None = None,
        notes: tuple[tuple[str, str], ...] = (),
        page_sizes: tuple[tuple[float, float], ...] = (),
    ) -> Placed:
        """All that was collected."""
        return Placed("".join(self._pieces), tuple(self._places), pages, notes, page_sizes)
