"""Recognised text mended where, and only where, there is evidence for one reading and no other.

A recogniser gives `l7` for `17`, `]]` for `11`, `Quý 1` for `Quý I`, `tô chức` for `tổ chức`. The calendar,
what else the document says, the order of its numbering and the words that documents use tell what stood
there; where they leave a choice, the text stays as it was recognised. Every change is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.repair.edits import apply
from extract.repair.series import in_series
from extract.repair.slots import in_slots
from extract.repair.words import in_words

if TYPE_CHECKING:
    from extract.rulebook import Rulebook
    from extract.text import Text


def repaired(text: Text, book: Rulebook) -> Text:
    """`text` with what was misread put right, `text.repairs` saying what it was; other text as it is."""
    if not text.ocr:
        return text
    edits = [*in_slots(text.chars, book), *in_series(text, book), *in_words(text, book)]
    read = bytearray(len(text.chars))  # 1 where a character was recognised: no other is put right
    for place in text.places:
        if place.sure is not None:
            read[place.start : place.end] = b"\1" * (place.end - place.start)
    done = [e for e in edits if all(read[i] or text.chars[i] == " " for i in range(e.start, e.end))]
    return apply(text, done) if done else text
