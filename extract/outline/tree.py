"""The tree of a text: units (labelled points and plain paragraphs) below the points they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.outline.labels import Label, follows, opens

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAD_IN = "lead-in"  # the style of an unlabelled paragraph that announces the list below it


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of the body. `start` and `end` are view offsets without the label; `parent` is the index
    of the unit it stands under, `path` the labels from the root (`3.d`); `annex` counts the annexes, 0 is
    the body."""

    index: int
    start: int
    end: int
    label: Label | None
    parent: int | None
    path: str
    annex: int = 0
    bold: bool = False


@dataclass(slots=True)
class _Open:
    style: str
    name: str
    unit: int


@dataclass(slots=True)
class TreeBuilder:
    """Takes paragraphs in reading order and finds the parent of each."""

    units: list[Unit] = field(default_factory=list)
    jumps: list[int] = field(default_factory=list)  # units whose label leaves a gap in its list
    annex: int = 0
    _stack: list[_Open] = field(default_factory=list)

    def reset(self) -> None:
        """Nothing that follows belongs to a point before."""
        self._stack.clear()

    def takes(self, label: Label) -> bool:
        """True if `label` fits the sequence here, so that it is a label and not the start of a sentence."""
        if label.style.startswith("bullet") or opens(label):
            return True
        if any(self._follows(o, label) for o in self._stack):
            return True
        if any(_same(o.style, label.style) for o in self._stack):
            return label.value <= 60
        return label.style.startswith(("part", "article", "multi")) or 0 <= label.value <= 40

    def add(
        self,
        start: int,
        end: int,
        label: Label | None,
        words: str,
        *,
        bold: bool = False,
        heads: bool = False,
    ) -> Unit:
        """The unit for the paragraph `words`, which stands in [start, end) of the view without its label;
        `heads` if it is an unlabelled line that reads as the title of what follows."""
        if label is None:
            self._drop_bullets()
            while self._stack and self._stack[-1].style == LEAD_IN:
                self._stack.pop()
        else:
            label = self._place(label)
        parent = self._stack[-1].unit if self._stack else None
        unit = Unit(len(self.units), start, end, label, parent, self._path(label), self.annex, bold)
        self.units.append(unit)
        if label is not None:
            self._stack.append(_Open(label.style, label.name, unit.index))
        elif words.endswith(":") or heads:
            self._stack.append(_Open(LEAD_IN, "", unit.index))
        return unit

    def _place(self, label: Label) -> Label:
        """Closes what `label` closes, so that the top of the stack is its parent; gives back the label as
        read in its list (`i)` after `h)` is a letter)."""
        if label.style.startswith("bullet"):
            for i in range(len(self._stack) - 1, -1, -1):
                if self._stack[i].style == label.style:
                    del self._stack[i:]
                    return label
                if not self._stack[i].style.startswith("bullet"):
                    return label
            return label
        for i in range(len(self._stack) - 1, -1, -1):
            if self._follows(self._stack[i], label):
                style = self._stack[i].style
                del self._stack[i:]
                return replace(label, style=style)
        if self._stack and self._stack[-1].style == LEAD_IN and opens(label):
            return label
        self._drop_bullets()
        for i in range(len(self._stack) - 1, -1, -1):
            if _same(self._stack[i].style, label.style):
                if not opens(label):
                    self.jumps.append(len(self.units))
                elif any(o.style == LEAD_IN for o in self._stack[i + 1 :]):
                    return label
                del self._stack[i:]
                return label
        rank = _rank(label.style)
        while self._stack and self._stack[-1].style != LEAD_IN and _rank(self._stack[-1].style) > rank:
            self._stack.pop()
        if not opens(label):
            self.jumps.append(len(self.units))
        return label

    def _follows(self, before: _Open, label: Label) -> bool:
        if before.style == label.style:
            return follows(label.style, before.name, label.name)
        # `i)` after `h)` is a letter, whatever it looks like
        return (
            before.style == "letter )"
            and label.style == "small roman"
            and follows(before.style, before.name, label.name)
        )

    def _drop_bullets(self) -> None:
        while self._stack and self._stack[-1].style.startswith("bullet"):
            self._stack.pop()

    def _path(self, label: Label | None) -> str:
        names = [o.name for o in self._stack if o.style != LEAD_IN and not o.style.startswith("bullet")]
        if label is not None and not label.style.startswith("bullet"):
            names.append(label.name)
        names = [
            n.rsplit(".", 1)[-1] if i and n.startswith(names[i - 1] + ".") else n for i, n in enumerate(names)
        ]
        path = ".".join(names)
        return f"PL{self.annex}.{path}".rstrip(".") if self.annex else path


_RANKS = (
    "part phần",
    "part chương",
    "part mục",
    "article",
    "capital",
    "roman",
    "number",
    "multi",
    "letter",
    "small",
    "paren",
    "bullet",
)


def _rank(style: str) -> int:
    return next((i for i, r in enumerate(_RANKS) if style.startswith(r)), len(_RANKS))


def _same(a: str, b: str) -> bool:
    return a == b or (a.startswith("number") and b.startswith("number"))


@dataclass(frozen=True, slots=True)
class Tree:
    """The units in reading order, and who stands under whom."""

    units: tuple[Unit, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Tree:
        """The tree of `units`, whose parents precede them."""
        units = tuple(units)
        below: list[list[int]] = [[] for _ in units]
        for u in units:
            if u.parent is not None:
                below[u.parent].append(u.index)
        return cls(units, tuple(tuple(b) for b in below))

    def ancestors(self, unit: Unit) -> Iterable[Unit]:
        """The units above `unit`, nearest first."""
        at = unit.parent
        while at is not None:
            yield self.units[at]
            at = self.units[at].parent
