"""Words with what gold says of them, and the sheet they are written on.

Nothing is searched for afterwards: a party, a deadline, a task get their places when they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.measure.gold import GoldDeadline

Role = Literal["", "lead", "coord", "deadline"]
Style = Literal["heading", "point", "bullet", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row. `names` are the parties where they are not as written (`các Sở: Y tế, Nội vụ`);
    `value` is that of a deadline."""

    words: str
    role: Role = ""
    names: tuple[str, ...] = ()
    value: GoldDeadline | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a piece with a role stands on the sheet."""

    start: int
    end: int
    piece: Piece

    def parties(self, chars: str) -> tuple[str, ...]:
        """The parties it names, in the words of `chars`."""
        return self.piece.names or (chars[self.start : self.end],)


@dataclass(frozen=True, slots=True)
class Order:
    """A directive on the sheet."""

    start: int
    end: int
    leads: tuple[Mention, ...]
    inherited: bool
    coordinators: tuple[Mention, ...]
    deadlines: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the sheet, its label with it."""

    start: int
    end: int
    style: Style


@dataclass(slots=True)
class Sheet:
    """Paragraphs in order, parted by line ends, and what gold says of them."""

    chars: str = ""
    blocks: list[Block] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    def paragraph(self, style: Style, label: str = "") -> None:
        """Begins a paragraph."""
        if self.chars:
            self.chars += "\n"
        self.blocks.append(Block(len(self.chars), len(self.chars), style))
        self.write([Piece(f"{label} " if label else "")])

    def write(self, pieces: Iterable[Piece]) -> list[Mention]:
        """Goes on in the paragraph; the mentions among `pieces`."""
        found = []
        for piece in pieces:
            start = len(self.chars)
            self.chars += piece.words
            if piece.role:
                found.append(Mention(start, len(self.chars), piece))
        self.blocks[-1] = replace(self.blocks[-1], end=len(self.chars))
        return found

    def order(self, pieces: Iterable[Piece], inherited: tuple[Mention, ...] | None = None) -> Order:
        """Writes a directive; its leads are those among `pieces`, or `inherited`."""
        start = len(self.chars)
        found = self.write(pieces)
        self.orders.append(
            Order(
                start,
                len(self.chars),
                tuple(m for m in found if m.piece.role == "lead") if inherited is None else inherited,
                bool(inherited),
                tuple(m for m in found if m.piece.role == "coord"),
                tuple(m for m in found if m.piece.role == "deadline"),
            )
        )
        return self.orders[-1]


def capital(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`pieces` as a sentence begins."""
    return _first(pieces, upper=True)


def small(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`pieces` as they go on within a sentence."""
    return _first(pieces, upper=False)


def _first(pieces: tuple[Piece, ...], *, upper: bool) -> tuple[Piece, ...]:
    if not pieces:
        return pieces
    head, *rest = pieces
    words = (head.words[:1].upper() if upper else head.words[:1].lower()) + head.words[1:]
    value = replace(head.value, text=words) if head.value else None
    return (replace(head, words=words, value=value), *rest)
