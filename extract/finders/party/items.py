"""What the party reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

PREDICATE, ADVERBIAL, NARRATIVE, COLON, END = "predicate", "adverbial", "narrative", "colon", "end"


@dataclass(frozen=True, slots=True)
class PartyItem:
    """One party: [start, end) in the view; `name` has a shared head restored; `collective` if it names a
    class."""

    start: int
    end: int
    name: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parties of one list, in order; `end` is where the list ends and `stop` says what begins there."""

    items: tuple[PartyItem, ...]
    start: int
    end: int
    stop: str
    beside: int | None = None  # the first item behind a `cùng`: it and the rest take part beside those before

    @property
    def leads(self) -> tuple[PartyItem, ...]:
        """Those who act: of `A cùng B` only A."""
        return self.items if not self.beside else self.items[: self.beside]

    @property
    def partners(self) -> tuple[PartyItem, ...]:
        """Those beside them."""
        return () if not self.beside else self.items[self.beside :]


@dataclass(slots=True)
class Reading:
    """One party while it is read: [start, end) so far, `at` where the reading stands.

    `generic`: it names a class; `places`: the class is one of places; `subject`: its name has come to what a
    committee is for; `narrowed`: words behind the class told which of it are meant; `field`,
    `field_end`: where the field of its name begins and ends.
    """

    start: int
    at: int
    end: int
    head_end: int
    word: str
    kinds: frozenset[str]
    counted: bool
    generic: bool
    places: bool = False
    subject: bool = False
    narrowed: bool = False
    field: int | None = None
    field_end: int | None = None
