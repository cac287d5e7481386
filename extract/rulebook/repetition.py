"""Patterns that can run for ever: a repetition without end inside a repetition without end."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]"  # an escape, a set
    r"|(?P<open>\((?:\?(?:P?<\w+>|[:=!>|]|<[=!]))?)|(?P<close>\))"
    r"|(?P<many>[*+]|\{\d*,\})(?P<mode>[+?]?)|\{\d+(?:,\d+)?\}[+?]?|.",
    re.DOTALL,
)


def endless(pattern: str) -> str | None:
    """The first group of `pattern` that repeats without end something that repeats without end, or None.

    Possessive repetition and atomic groups give nothing back, so they cannot run for ever.

    >>> endless(r"(?:a+ ?)+b")
    '(?:a+ ?)+'
    >>> [endless(p) for p in (r"(?:a++ ?)+b", r"(?>a+ ?)+b", r"(?:a{1,9} ?){0,9}", r"(?:[+*]x)+")]
    [None, None, None, None]
    """
    starts: list[tuple[int, bool]] = []  # where each open group begins, and whether it is atomic
    loose = [False]  # whether each open group holds a repetition without end
    group: tuple[int, bool] | None = None  # the group just closed: its start, and whether it is loose
    for token in _TOKEN.finditer(pattern):
        if token["open"]:
            starts.append((token.start(), token["open"] == "(?>"))
            loose.append(False)
            group = None
        elif token["close"] and starts:
            start, atomic = starts.pop()
            inner = loose.pop() and not atomic
            loose[-1] = loose[-1] or inner
            group = (start, inner)
        elif token["many"] and token["mode"] != "+":
            if group and group[1]:
                return pattern[group[0] : token.end()]
            loose[-1], group = True, None
        else:
            group = None
    return None
