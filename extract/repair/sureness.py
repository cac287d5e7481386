"""How sure the recogniser was, asked by offset."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.text import Text


class Sureness:
    """What the recogniser said of each word of a text."""

    def __init__(self, text: Text) -> None:
        self._places = text.places
        self._starts = [place.start for place in text.places]

    def at(self, offset: int) -> float:
        """How sure it was of the word at `offset`, from 0 to 1; 1 where nothing was recognised."""
        i = bisect_right(self._starts, offset) - 1
        sure = self._places[i].sure if i >= 0 else None
        return 1.0 if sure is None else sure
