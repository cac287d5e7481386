"""What a model sees of a passage: its words, how it is written, what it stands under.

Nothing of what the rules made of it is among it, so that the model's word is one of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.learned.candidate import Candidate
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.span import Span

TOKEN = re.compile(r"\w+|[^\w\s]")
_READ = 180  # characters of a passage that are looked at
_FIRST, _LAST, _TAIL = 6, 4, 60
_ABOVE = 3  # units above that are looked at
_HEAD, _HEAD_WORDS, _END_WORDS = 80, 8, 5
_LONG, _LONGEST = 80, 6  # length in steps of so many characters


class Featurer:
    """Tells the features of the passages of one document."""

    def __init__(self, outline: Outline, deadlines: Sequence[Span]) -> None:
        self._tree = outline.tree
        self._view = outline.view.text
        self._low = outline.low
        self._kind = outline.head.doc_type
        self._times = [each.start for each in deadlines]
        self._of_units: dict[int, list[str]] = {}

    def features(self, candidate: Candidate) -> list[str]:
        """The names of the features that `candidate` has."""
        start, end, unit = candidate.start, candidate.end, candidate.unit
        words = [shape(w) for w in TOKEN.findall(self._low, start, min(end, start + _READ))]
        tail = [shape(w) for w in TOKEN.findall(self._low, max(start, end - _TAIL), end)][-_LAST:]
        written = "".join(map(writing, TOKEN.findall(self._view, start, min(end, start + _LONG))[:4]))
        pairs = [f"{a}_{b}" for a, b in pairwise(words)]
        found = [f"w{i}={w}" for i, w in enumerate(words[:_FIRST])]
        found += [f"b{i}={p}" for i, p in enumerate(pairs[: _FIRST - 1])]
        found += [f"r={p}_{w}" for p, w in zip(pairs[:3], words[2:5], strict=False)]
        found += [f"t{i}={w}" for i, w in enumerate(reversed(tail))]
        found += dict.fromkeys(f"u={w}" for w in words)
        found += dict.fromkeys(f"p={p}" for p in pairs)
        found += (
            f"written={written}",
            f"long={min(_LONGEST, (end - start) // _LONG)}",
            f"whole={start == unit.start}{end == unit.end}",
            f"timed={any(start <= at < end for at in self._times)}",
        )
        found += self._of_unit(unit)
        return found

    def _of_unit(self, unit: Unit) -> list[str]:
        """The features that all passages of a unit share."""
        known = self._of_units.get(unit.index)
        if known is None:
            known = self._of_units[unit.index] = self._standing(unit)
        return known

    def _standing(self, unit: Unit) -> list[str]:
        above = list(self._tree.ancestors(unit))
        found = [
            f"label={unit.label.style if unit.label else None}",
            f"annex={unit.annex > 0}",
            f"kind={self._kind}",
            f"below={bool(self._tree.children[unit.index])}",
            f"depth={len(above)}",
        ]
        for height, each in enumerate(above[:_ABOVE]):
            head = [shape(w) for w in TOKEN.findall(self._low, each.start, min(each.end, each.start + _HEAD))]
            head = head[:_HEAD_WORDS]
            found += dict.fromkeys(f"h{height}={w}" for w in head)
            found += [f"hp={a}_{b}" for a, b in pairwise(head)]
            if not height:
                last = [
                    shape(w) for w in TOKEN.findall(self._low, max(each.start, each.end - _TAIL), each.end)
                ][-_END_WORDS:]
                found += dict.fromkeys(f"e={w}" for w in last)
                found.append(f"end={'_'.join(last[-2:])}")
        return found


def shape(word: str) -> str:
    """A word as a feature: figures stand for any of their length."""
    if word.isdigit():
        return "0" if len(word) < 4 else "0000"
    return word


def writing(word: str) -> str:
    """How a word is written: A capitals, C a capital, n figures, l small letters, p a mark."""
    if word.isdigit():
        return "n"
    if not word.isalpha():
        return "p"
    if word.isupper() and len(word) > 1:
        return "A"
    return "C" if word[0].isupper() else "l"
