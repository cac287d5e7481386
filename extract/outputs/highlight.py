"""A text cut where marks begin and end, so that marks which overlap can stand in one page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

_LINES = 40  # lines of a block: what a browser lays out at once


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in [start, end) of a text: the words of a `task`, a field of `kind` that belongs to the
    task `field_of`, or a `passage` that is none; numbers are those of the page."""

    start: int
    end: int
    kind: str = ""
    task: int = 0
    field_of: int = 0
    passage: int = 0


def blocks(text: str, marks: Iterable[Mark]) -> Iterator[Markup]:
    """`text` as HTML in blocks of some lines, every character in its place, marked where marks stand."""
    from markupsafe import Markup, escape

    ordered = sorted(marks, key=lambda mark: mark.start)
    seams = _seams(text)
    cuts = sorted({*seams, *(m.start for m in ordered), *(m.end for m in ordered)})
    ends = set(seams)
    open_: list[Mark] = []
    at = 0
    pieces: list[Markup] = []
    for start, end in pairwise(cuts):
        if end > len(text):
            break
        while at < len(ordered) and ordered[at].start <= start:
            open_.append(ordered[at])
            at += 1
        open_ = [mark for mark in open_ if mark.end > start]
        words = escape(text[start:end])
        attributes = _attributes(open_)
        pieces.append(Markup("<span{}>{}</span>").format(attributes, words) if attributes else words)
        if end in ends:
            yield Markup("").join(pieces)
            pieces = []


def _seams(text: str) -> list[int]:
    """Where blocks begin, and the end of the text."""
    seams, at, lines = [0], 0, 0
    while (found := text.find("\n", at)) >= 0:
        at = found + 1
        lines += 1
        if lines % _LINES == 0 and at < len(text):
            seams.append(at)
    return [*seams, len(text)]


def _attributes(marks: list[Mark]) -> Markup:
    from markupsafe import Markup

    tasks = [str(mark.task) for mark in marks if mark.task]
    fields = sorted({mark.field_of for mark in marks if mark.field_of})
    passages = [mark.passage for mark in marks if mark.passage]
    kinds = dict.fromkeys(mark.kind for mark in marks if mark.kind)
    out = Markup("")
    if tasks or kinds:
        out += Markup(' class="{}"').format(" ".join([*(["d"] if tasks else []), *kinds]))
    if tasks:
        out += Markup(' data-d="{}"').format(" ".join(tasks))
    if fields:
        out += Markup(' data-f="{}"').format(" ".join(map(str, fields)))
    if passages:
        out += Markup(' data-p="{}"').format(passages[-1])
    return out
