"""Names as keys: the ways of writing one name come to one key, and every piece of it knows where it stood."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from extract.text import new_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"\w+")
_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")  # `kỹ thuật` and `kĩ thuật`, `quản lý` and `quản lí`
_AND = "và"
_THE = "các"
_WIDEST = 4  # words of an abbreviation written apart: `NN & PT NT`
_MOST = 4  # readings of one phrase whose abbreviations stand for several things


class Token(NamedTuple):
    """A word of a key; [start, end) is where it, or the abbreviation it stands in, is written."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """`text` in lower case with modern tone marks and one letter for i and y, of the same length.

    >>> fold("Uỷ ban, Kỹ thuật")
    'ủi ban, kĩ thuật'
    """
    low = text.lower()
    return new_tones(low if len(low) == len(text) else text).translate(_I)


def tokens(text: str) -> list[Token]:
    """The words of `text`, folded."""
    return [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(fold(text))]


def join(words: Sequence[Token]) -> str:
    """The key of `words`: marks, blanks, `và` and an inner `các` left out, since copies differ in these.

    >>> join(tokens("Sở Kế hoạch - Đầu tư")) == join(tokens("sở Kế hoạch và Đầu tư"))
    True
    """
    return "".join(t.word for i, t in enumerate(words) if t.word != _AND and not (i and t.word == _THE))


def prefixes(words: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The beginnings of `words` as (number of words, key), the longest first.

    One that ends with a word that keys leave out is passed over: the shorter one has the same key.
    """
    keys, so_far = [], ""
    for i, word in enumerate(words):
        if not is_silent(word):
            so_far += word.word
            keys.append((i + 1, so_far))
        elif not i and word.word == _THE:
            so_far = word.word
    yield from reversed(keys)


def is_silent(word: Token) -> bool:
    """True for a word that keys leave out inside a phrase."""
    return word.word in (_AND, _THE)


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """The key of a whole phrase."""
    return join(tokens(text))


class Abbreviations:
    """What short forms stand for, inside names (`rules/words/abbreviations.tsv`)."""

    def __init__(self, long_of: Mapping[str, Sequence[str]]):
        self._long = {
            key(short): [[t.word for t in tokens(x)] for x in long] for short, long in long_of.items()
        }
        self._longest = max(map(len, self._long), default=0)
        self._begins = {short[:n] for short in self._long for n in range(1, len(short) + 1)}

    def readings(self, words: Sequence[Token], text: str) -> list[list[Token]]:
        """The ways to read `words` of `text` with every abbreviation written out; one way if none has two."""
        if not any(word.word in self._begins for word in words):
            return [list(words)]
        choices: list[list[list[Token]]] = []
        at = 0
        while at < len(words):
            width, long = self._at(words, at, text)
            if not width:
                choices.append([[words[at]]])
                at += 1
                continue
            start, end = words[at].start, words[at + width - 1].end
            choices.append([[Token(w, start, end) for w in each] for each in long])
            at += width
        ways = product(*choices)
        return [[t for piece in way for t in piece] for _, way in zip(range(_MOST), ways, strict=False)]

    def _at(self, words: Sequence[Token], at: int, text: str) -> tuple[int, list[list[str]]]:
        """How many words from `at` on make the longest abbreviation, and what it stands for; 0 if none."""
        best: tuple[int, list[list[str]]] = (0, [])
        if words[at].word not in self._begins:
            return best
        joined = ""
        for width in range(1, _WIDEST + 1):
            if at + width > len(words):
                break
            word = words[at + width - 1].word
            joined += "" if word == _AND else word
            if len(joined) > self._longest:
                break
            long = self._long.get(joined)
            if long and _is_short(text[words[at].start : words[at + width - 1].end]):
                best = (width, long)
        return best


@lru_cache(maxsize=4096)
def _is_short(written: str) -> bool:
    """True for letters, not words: `KH&CN`, `Tp`, `NN và PTNT`; `ca` and `to` are words."""
    letters = written.replace(" và ", "")
    return letters[:1].isupper() or any(c.isupper() for c in letters)
