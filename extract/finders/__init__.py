"""Finders make claims on the view: rules and models alike, each ignorant of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from extract.rulebook import Found

if TYPE_CHECKING:
    from datetime import date

    from extract.span import Span


class Finder(Protocol):
    """Anything that finds spans of the view.

    `view` is the folded text, `low` the same in lower case; `issued` is the document's date, where known.
    """

    name: str

    def find(self, view: str, low: str, issued: date | None, start: int, end: int) -> Iterator[Span]:
        """The claims on [start, end) of the view, overlapping ones too."""
        ...


Reader = Callable[[Found, "date | None"], Any]

# What makes a value of a label's matches, for the finders and for the rule checker: `module:function`.
READERS: dict[str, str] = {
    "deadline": "extract.finders.deadline:value",
    "time_cell": "extract.finders.deadline:value",
    "reference": "extract.finders.reference:value",
}


def reader(label: str) -> Reader | None:
    """What makes a value of a match of `label`; None for labels whose rules only point at words."""
    place = READERS.get(label)
    if place is None:
        return None
    module, _, function = place.partition(":")
    read: Reader = getattr(import_module(module), function)
    return read
