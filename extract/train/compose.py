"""Documents to learn from, with gold by construction: fragments of annotated ones, put together anew.

The same documents, count and seed give the same documents on every machine.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from extract.measure.gold import GoldDirective, GoldDocument
from extract.rulebook import rulebook
from extract.train.body import Writer
from extract.train.fragments import cut
from extract.train.frame import frame
from extract.train.layout import LAYOUTS, lay
from extract.train.names import Cast, lexicons
from extract.train.noise import misread
from extract.train.syntax import Speaker
from extract.train.times import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.train.fragments import Fragments
    from extract.train.layout import Laid
    from extract.train.names import Lexicons
    from extract.train.pieces import Mention, Order, Sheet


def compose(documents: Sequence[GoldDocument], count: int, seed: int) -> Iterator[GoldDocument]:
    """`count` documents composed of fragments of `documents`; a name ends with the layout of its document.

    Raises ValueError, when the first is asked for, where `documents` hold no task to compose from.
    """
    book = rulebook()
    fragments = cut(documents, book)
    if not fragments.tasks:
        raise ValueError("no task to compose from: pass documents with directives and a date of issue")
    words = lexicons(book)
    for i in range(count):
        chance = random.Random(f"{seed} {i}")  # noqa: S311 -- no secret: the same on every machine
        yield _document(f"{seed}-{i:05}", chance, fragments, words)


def _document(name: str, chance: random.Random, fragments: Fragments, words: Lexicons) -> GoldDocument:
    drawn = frame(chance, words)
    cast = Cast(chance, words, drawn.province, drawn.level, fragments.names)
    speaker = Speaker(chance, cast, Clock(chance, drawn.issued, drawn.kind))
    sheet = Writer(chance, fragments, drawn, speaker).write()
    kind = chance.choice(LAYOUTS)
    chars = misread(sheet.chars, chance, _exact(sheet)) if kind == "recognised" else sheet.chars
    laid = lay(kind, chars, sheet.blocks, drawn, chance)
    directives = tuple(_gold(order, chars, laid) for order in sheet.orders)
    return GoldDocument(f"{name}-{kind}", laid.chars, drawn.header, (), directives)


def _exact(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """What no slip may touch: the words of a time, and parties that gold does not have as written."""
    for order in sheet.orders:
        for mention in (*order.deadlines, *(m for m in (*order.leads, *order.coordinators) if m.piece.names)):
            yield mention.start, mention.end


def _gold(order: Order, chars: str, laid: Laid) -> GoldDirective:
    return GoldDirective(
        laid.home(order.start, order.end),
        _parties(order.leads, chars),
        order.inherited,
        _parties(order.coordinators, chars),
        tuple(value for m in order.deadlines if (value := m.piece.value) is not None),
    )


def _parties(mentions: Sequence[Mention], chars: str) -> tuple[str, ...]:
    return tuple(name for mention in mentions for name in mention.parties(chars))
