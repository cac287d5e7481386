"""Cells of tables that assign nothing and stand one a line: figures, rosters, timetables."""

from __future__ import annotations

from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from extract.outline.build import Outline
    from extract.outline.tree import Unit

_LONGEST = 70  # characters of a cell; what is longer is a sentence
_LEAST = 8  # cells of a table
_MEDIAN = 28  # characters: a list of tasks without marks at its ends has longer lines
_NUMBER = regex.compile(r"[\d.,%/IVX\s-]{1,12}")


def cell_units(outline: Outline) -> set[int]:
    """The indices of units that are cells: many short lines without a mark at the end, numbers among them."""
    text = outline.view.text

    def is_cell(unit: Unit) -> bool:
        words = text[unit.start : unit.end]
        return unit.label is None and len(words) <= _LONGEST and not words.endswith((".", ";", ":", ","))

    found: set[int] = set()
    for short, run in groupby(outline.tree.units, is_cell):
        units = list(run)
        if not short or len(units) < _LEAST:
            continue
        words = [text[unit.start : unit.end] for unit in units]
        numbers = sum(1 for word in words if _NUMBER.fullmatch(word))
        if numbers >= 2 and median(map(len, words)) <= _MEDIAN:
            found.update(unit.index for unit in units)
    return found
