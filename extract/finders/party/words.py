"""Words of a lexicon found where one stands: the longest wins, whole words only.

A set of words inside a pattern is tried length by length; here the first token is looked up instead, since
most places of a text hold none of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list and where it stands."""

    at: int
    word: str

    def start(self) -> int:
        """Where it begins."""
        return self.at

    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.word)

    def group(self) -> str:
        """The word."""
        return self.word


class WordList:
    """The words of a lexicon; `boundary` is a pattern for what may follow one."""

    def __init__(self, words: Iterable[str], boundary: str = r"(?!\w)"):
        by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            first = _TOKEN.match(word)
            by_first.setdefault(first.group() if first else "", []).append(word)
        self._by_first = {first: tuple(listed) for first, listed in by_first.items()}
        self._boundary = re.compile(boundary)

    def match(self, text: str, at: int = 0, end: int | None = None) -> Word | None:
        """The longest word that stands whole at `at` and ends at `end` at the latest, or None."""
        stop = len(text) if end is None else end
        token = _TOKEN.match(text, at, stop)
        for word in self._by_first.get(token.group() if token else "", ()):
            if text.startswith(word, at, stop) and self._boundary.match(text, at + len(word), stop):
                return Word(at, word)
        return None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a party: `word` at `first`, behind a quantifier (`các`) and an honorific (`đồng chí`)."""

    at: int
    first: int
    word: str
    quantifier: str | None
    honorific: str | None

    def start(self) -> int:
        """Where the quantifier, the honorific or the head begins."""
        return self.at

    def end(self) -> int:
        """Where the head ends."""
        return self.first + len(self.word)


class HeadList:
    """The heads of parties with what may stand in front of one."""

    def __init__(self, heads: Iterable[str], quantifier: str, honorific: str):
        self._heads = WordList(heads)
        self._front = re.compile(rf"(?:(?P<q>{quantifier})\s)?(?:(?P<honor>{honorific})\s)?")

    def match(self, low: str, at: int, end: int) -> Head | None:
        """The head at `at`, or None."""
        front = self._front.match(low, at, end)
        if front is None or front.end() == at:
            word = self._heads.match(low, at, end)
            return Head(at, at, word.word, None, None) if word else None
        q, honor = front.group("q"), front.group("honor")
        word = self._heads.match(low, front.end(), end)
        if word is None and q and honor:
            honor, word = None, self._heads.match(low, front.end("q") + 1, end)
        if word is None:
            q, honor, word = None, None, self._heads.match(low, at, end)
        return Head(at, word.at, word.word, q, honor) if word else None
