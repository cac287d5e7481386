"""Texts as a recogniser gives them: a place for each word, and how sure it was."""

from __future__ import annotations

import re

from extract.repair import repaired
from extract.rulebook import rulebook
from extract.text import Place, Text

WIDE, HIGH = 6.0, 14.0  # of a character and of a line, in points


def recognised(chars: str, **doubted: float) -> Text:
    """`chars` with their words placed on a page, all but the `doubted` ones sure; the bars of a table's row
    are the reader's own."""
    places = []
    for number, line in enumerate(re.finditer(r".+", chars)):
        row = re.fullmatch(r"\| .* \|", line.group()) is not None
        for word in re.finditer(r"\S+", line.group()):
            if row and word.group() == "|":
                continue
            start, end = line.start() + word.start(), line.start() + word.end()
            box = (word.start() * WIDE, number * HIGH, word.end() * WIDE, number * HIGH + 10)
            places.append(Place(start, end, page=1, box=box, sure=doubted.get(word.group(), 0.97)))
    return Text(chars, places=tuple(places))


def mended(chars: str, **doubted: float) -> str:
    """What is made of a recognised text."""
    return repaired(recognised(chars, **doubted), rulebook()).chars
