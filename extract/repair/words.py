"""Words whose marks were misread (`tô chức`, `thành phó`): two syllables that are no word, though with other
marks they are exactly one of those that documents use (`rules/words/phrases.tsv`)."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from extract.repair.edits import Edit
from extract.repair.sureness import Sureness
from extract.text import new_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.rulebook import Rulebook
    from extract.text import Text

Pair = tuple[str, str]

_SURE = 0.96  # nine in ten words that are read rightly are surer than this, one in ten of the others

_SYLLABLE = regex.compile(r"(?<![\w/&.-])\p{L}+(?![\w/&-])")  # no piece of a sign: 14-CTr/TU
_BETWEEN = regex.compile(r" |\n {0,8}")


class Phrases(NamedTuple):
    """Words of two syllables by their letters without marks: those `meant`, and all that are `valid`."""

    meant: dict[Pair, set[Pair]]
    valid: set[Pair]


def bare(syllable: str) -> str:
    """The letters of a syllable in lower case without their marks.

    >>> bare("Đường")
    'duong'
    """
    return "".join(map(_bare, syllable.lower()))


@cache
def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].replace("đ", "d")


def pair_of(phrase: str) -> Pair:
    """The two syllables of a phrase as they are compared."""
    first, second = new_tones(phrase.lower()).split()
    return first, second


def phrases(book: Rulebook) -> Phrases:
    """The words of the lexicon."""
    found = Phrases({}, set())
    for row in book.words("phrases"):
        meant = pair_of(row["phrase"])
        found.meant.setdefault((bare(meant[0]), bare(meant[1])), set()).add(meant)
        found.valid.add(meant)
        found.valid.update(pair_of(other) for other in row["other"].split(",") if other)
    return found


def in_words(text: Text, book: Rulebook) -> Iterator[Edit]:
    """The edits that give misread words their marks back, where one word alone is meant."""
    chars, sure = text.chars, Sureness(text)
    known = phrases(book)
    syllables = list(_SYLLABLE.finditer(chars))
    low = [new_tones(m.group().lower()) for m in syllables]
    beside = [bool(_BETWEEN.fullmatch(chars, a.end(), b.start())) for a, b in pairwise(syllables)]
    pairs = list(pairwise(low))
    words = [near and pair in known.valid for near, pair in zip(beside, pairs, strict=True)]
    for i, (first, second) in enumerate(pairs):
        if not beside[i] or words[i]:
            continue
        meant = known.meant.get((bare(first), bare(second)), set())
        if len(meant) > 1:  # the one that the document uses elsewhere
            meant = meant & set(pairs)
        if len(meant) != 1:
            continue
        (word,) = meant
        if any(words[k] for k in (i - 1, i + 1) if 0 <= k < len(words)):
            continue  # a syllable belongs to its other neighbour
        k = 0 if word[0] != first else 1
        if word[1 - k] != (first, second)[1 - k]:
            continue  # both would be others: too little of what was read is left to go by
        m = syllables[i + k]
        names = _is_name(syllables[i].group()) and _is_name(syllables[i + 1].group())
        if not names and sure.at(m.start()) < _SURE:
            yield Edit(m.start(), m.end(), _cased(word[k], m.group()), marks=True)


def _is_name(syllable: str) -> bool:
    """True for a syllable that may be part of a person's or a place's name."""
    return syllable[0].isupper() and syllable[1:].islower()


def _cased(now: str, was: str) -> str:
    """`now` with the capitals of `was`, letter by letter."""
    return "".join(n.upper() if w.isupper() else n for n, w in zip(now, was, strict=True))
