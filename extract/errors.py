"""What goes wrong, said in one line: which file, why, and what to do about it, in Vietnamese or English."""

from __future__ import annotations

from typing import Literal, NamedTuple
from unicodedata import category

Lang = Literal["vi", "en"]


class Wording(NamedTuple):
    """The same sentence in both languages of the house."""

    vi: str
    en: str

    def said(self, lang: Lang) -> str:
        """The sentence in `lang`."""
        return self.en if lang == "en" else self.vi


class ReadError(Exception):
    """A document that cannot be read: `name` says which, `reason` why, `mend` what its owner can do.

    `str()` is the Vietnamese line; `line("en")` the English one. Both are one line whatever the name holds.
    """

    def __init__(self, name: str, reason: Wording, mend: Wording) -> None:
        super().__init__(name, reason, mend)
        self.name = name
        self.reason = reason
        self.mend = mend

    def __str__(self) -> str:
        return self.line()

    def line(self, lang: Lang = "vi") -> str:
        """The error as one line: `name: reason; mend`."""
        return f"{printable(self.name)}: {self.reason.said(lang)}; {self.mend.said(lang)}"


# Bidirectional overrides and isolates: no control characters to Unicode, yet they turn a line around.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STEERING = frozenset({"Cc", "Zl", "Zp", "Cs"})


def printable(words: str) -> str:
    """`words` with every character that would steer a terminal written out as an escape.

    File names and documents come from strangers: a name may hold line ends, a text escape sequences.

    >>> print(printable("a\\n\\x1b[31m.txt"))
    a\\n\\x1b[31m.txt
    """
    if words.isprintable():
        return words
    return "".join(
        c.encode("unicode_escape").decode("ascii") if category(c) in _STEERING or c in _BIDI else c
        for c in words
    )
