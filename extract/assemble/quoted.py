"""Passages that a document quotes: what a law says there is no order of this document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.outline.build import Outline

_OPENS = regex.compile(
    r"(?:(?:(?:Nội dung )?[Kk]iến nghị|[Cc]âu hỏi|[Ýý] kiến|[Hh]ỏi|Cử tri [^:“]{1,60})[^:“.]{0,30}: )?[“«\"]"
)
_CLOSES = regex.compile(r"[”»\"]\s?[.;,:]{0,2}$")
_LONGEST = 60  # units of one quotation


def quoted_units(outline: Outline) -> set[int]:
    """The indices of units that stand inside a quotation: it opens a unit and ends that unit or a later one.

    A quotation that no unit ends is none: a lost mark must not take the rest of the document with it.
    """
    text, units = outline.view.text, outline.tree.units
    found: set[int] = set()
    at = 0
    while at < len(units):
        unit = units[at]
        at += 1
        if unit.index in found or not _OPENS.match(text, unit.start, unit.end):
            continue
        for other in units[unit.index : unit.index + _LONGEST]:
            begin = unit.start + 1 if other is unit else other.start
            if _CLOSES.search(text, begin, other.end):
                found.update(range(unit.index, other.index + 1))
                break
            if other is not unit and _OPENS.match(text, other.start, other.end):
                break
    return found
