"""Sentences and clauses of a paragraph, as view extents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# A full stop ends a sentence if a capital, a quotation or a bracket follows and no abbreviation precedes.
_END = regex.compile(
    r"(?<!\b(?:TP|Tp|TX|Tx|TT|PGS|GS|TS|ThS|Ths|BS|CN|KS|Đ/c|đ/c|[\p{Lu}]|v\.v|KT|TM|TL|số|St|Mr|\d))"
    r"[.!?…]++[\"”’)]?\s(?=[\p{Lu}“\"(])|[!?…]\s(?=\p{Lu})|(?<=\d)\.\s(?=\p{Lu}\p{Ll})"
)
_SEMICOLON = regex.compile(r";\s++")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of [start, end), blanks between them left out."""
    at = start
    for m in _END.finditer(text, start, end):
        if _inside_bracket(text, at, m.start()):
            continue
        yield at, m.end() - 1
        at = m.end()
    if at < end:
        yield at, end


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a sentence between semicolons that stand outside brackets."""
    at = start
    for m in _SEMICOLON.finditer(text, start, end):
        if _inside_bracket(text, at, m.start()):
            continue
        yield at, m.start() + 1
        at = m.end()
    if at < end:
        yield at, end


def _inside_bracket(text: str, start: int, at: int) -> bool:
    """True if a bracket opened in the last 300 characters before `at` is still open."""
    low = max(start, at - 300)
    return text.count("(", low, at) > text.count(")", low, at)
