"""Which answers stand for which gold: spans compared word by word, even where the texts are not the same."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Words = frozenset[int]  # indices of words of the gold text

LEAST_OVERLAP = 0.5
"""Intersection over union from which two spans may be one directive."""


def aligner(answered: str, gold: str) -> Callable[[tuple[int, int]], Words]:
    """What gives the gold words that a span of the text `answered` holds.

    Texts that differ (another reader, OCR) are aligned word by word; words without a counterpart are lost.
    """
    mine, theirs = _words(answered), _words(gold)
    said = [word for _, _, word in mine]
    wanted = [word for _, _, word in theirs]
    if said == wanted:
        home = {i: i for i in range(len(said))}
    else:
        blocks = difflib.SequenceMatcher(None, said, wanted, autojunk=False).get_matching_blocks()
        home = {block.a + i: block.b + i for block in blocks for i in range(block.size)}

    def held(span: tuple[int, int]) -> Words:
        start, end = span
        return frozenset(home[i] for i, (a, b, _) in enumerate(mine) if a >= start and b <= end and i in home)

    return held


def pairs(gold: Sequence[Words], answers: Sequence[Words]) -> list[tuple[int, int]]:
    """Pairs (index in `gold`, index in `answers`), each used once, the greatest overlap first."""
    overlaps = [
        (-len(g & a) / len(g | a), i, j)
        for i, g in enumerate(gold)
        for j, a in enumerate(answers)
        if not g.isdisjoint(a)
    ]
    found: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_answers: set[int] = set()
    for overlap, i, j in sorted(overlaps):
        if -overlap >= LEAST_OVERLAP and i not in taken_gold and j not in taken_answers:
            taken_gold.add(i)
            taken_answers.add(j)
            found.append((i, j))
    return found


def _words(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group().casefold()) for m in re.finditer(r"\w+", text)]
