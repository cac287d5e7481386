"""What a recogniser's character may have been: a figure, strokes of Roman ones (`words/lookalikes.tsv`)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.rulebook import Rulebook

_READINGS_MOST = 500


class Lookalikes:
    """The readings of characters that stand where figures should."""

    def __init__(self, book: Rulebook) -> None:
        rows = book.words("lookalikes")
        self._digits = {row["glyph"]: row["digits"].split() for row in rows}
        self._roman = {row["glyph"]: row["roman"] for row in rows if row["roman"]}

    def figures(self, glyphs: str) -> list[str]:
        """The figures that `glyphs` may have been; letters and signs stand for some, a figure is itself."""
        options = [[g] if g.isdigit() else self._digits.get(g, []) for g in glyphs.replace(" ", "")]
        count = 1
        for one in options:
            count *= len(one)
        return ["".join(some) for some in product(*options)] if 0 < count <= _READINGS_MOST else []

    def one_off(self, figures: str) -> list[str]:
        """`figures` with one of them another."""
        return [
            figures[:i] + other + figures[i + 1 :]
            for i, figure in enumerate(figures)
            for other in self._digits.get(figure, [])
        ]

    def roman(self, glyphs: str) -> str:
        """The Roman figures that `glyphs` may have been; empty where there are none."""
        strokes = [g if g in "IVX" else self._roman.get(g, "?") for g in glyphs]
        return "".join(strokes) if "?" not in strokes else ""
