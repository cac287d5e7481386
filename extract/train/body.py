"""The body of a composed document: points, headings, lists and paragraphs, written with their gold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from extract.train.fragments import carried
from extract.train.pieces import Mention, Piece, Sheet, capital, small

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from extract.train.fragments import Fragments, Passage, Task
    from extract.train.frame import Frame
    from extract.train.names import Cast
    from extract.train.syntax import Speaker

_T = TypeVar("_T")

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_LETTERS = "abcdđegh"
_SHAPES = ("point", "point", "agency", "agency", "announced", "changing", "changing", "topic", "goes_on")
_ANNOUNCES = (
    "{} thực hiện các nhiệm vụ sau:",
    "{} có trách nhiệm:",
    "Giao {} thực hiện các nội dung sau:",
    "Yêu cầu {} tập trung thực hiện các nhiệm vụ sau:",
    "Đề nghị {}:",
)
_AGENCY_HEADS = ("{}", "{}:", "Đối với {}", "Đối với {}:")
_TRIES = 20
_CUT_FOLLOW_ONS = 0.15  # there are few
_PARTS = ("NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN", "NHIỆM VỤ TRONG THỜI GIAN TỚI", "PHÂN CÔNG THỰC HIỆN")


@dataclass(slots=True)
class Writer:
    """Writes the body of one document."""

    chance: random.Random
    fragments: Fragments
    frame: Frame
    speaker: Speaker
    sheet: Sheet = field(default_factory=Sheet)
    _told: set[int] = field(default_factory=set)  # fragments that stand in it

    @property
    def cast(self) -> Cast:
        """Who draws the parties."""
        return self.speaker.cast

    def write(self) -> Sheet:
        """The sheet with the whole body."""
        kind = self.frame.header.doc_type
        openings = [p for p in self.fragments.openings if p.kind == kind or "TB" not in (p.kind, kind)]
        closings = [p for p in self.fragments.closings if p.kind == kind]
        for opening in self._some(openings, self.chance.choice((0, 1, 1, 2))):
            self._plain(opening)
        sections = self._some(self.fragments.sections, self.chance.choice((0, 1, 1, 2)))
        count = self.chance.randint(4, 9)
        if sections:
            self._in_parts(sections, count)
        else:
            self._text(self.frame.said)
            self._points(count)
        for closing in self._some(closings, self.chance.choice((0, 1))):
            self._plain(closing)
        return self.sheet

    def _in_parts(self, sections: list[Passage], count: int) -> None:
        """Parts with titles: background and targets between those that order, never below a lead-in."""
        orders = self.chance.sample(_PARTS, self.chance.choice((1, 2)))
        parts: list[Passage | str] = [sections[0], *orders]
        for section in sections[1:]:
            parts.insert(self.chance.randint(1, len(parts)), section)
        for roman, part in zip(_ROMANS, parts, strict=False):
            title = part if isinstance(part, str) else part.title
            self.sheet.paragraph("heading", f"{roman}.")
            self.sheet.write([Piece(title.upper())])
            if isinstance(part, str):
                self._points(max(2, count // len(orders)))
                continue
            for i, words in enumerate(part.paragraphs, 1):
                label = f"{i}." if len(part.paragraphs) > 1 and len(words) < 200 else ""
                self._text(self._carried(words, part), label)

    def _points(self, count: int) -> None:
        for number in range(1, count + 1):
            self.cast.used.clear()
            getattr(self, f"_{self.chance.choice(_SHAPES)}")(f"{number}.")

    # shapes of a point

    def _point(self, label: str) -> None:
        """`1. Giao Sở X …`"""
        self.sheet.paragraph("point", label)
        self._order(self._task())
        self._finish()

    def _goes_on(self, label: str) -> None:
        """A point, and a paragraph that goes on for its party."""
        self._point(label)
        leads = self.sheet.orders[-1].leads
        if self.fragments.follow_ons and self.chance.random() < _CUT_FOLLOW_ONS:
            pieces = self.speaker.follow_on(self.chance.choice(self.fragments.follow_ons))
        else:
            pieces = self.speaker.sentence(self._task(leads, bare=True), who="after")
        self.sheet.paragraph("text")
        self.sheet.order([*pieces, Piece(".")], leads)

    def _agency(self, label: str) -> None:
        """A heading that is nothing but the agency, and what it is to do."""
        self.sheet.paragraph("heading", label)
        head = self.chance.choice(_AGENCY_HEADS)
        leads = self.cast.leads()
        self._below(
            self.sheet.write(_around(head, leads if "{} " in head or head[0] == "Đ" else capital(leads)))
        )

    def _announced(self, label: str) -> None:
        """A line that announces a list."""
        self.sheet.paragraph("point", label)
        head = self.chance.choice(_ANNOUNCES)
        leads = self.cast.leads()
        self._below(self.sheet.write(_around(head, capital(leads) if head.startswith("{") else leads)))

    def _below(self, leads: list[Mention]) -> None:
        """Bullets or letters that take over `leads`; or one paragraph that does."""
        count = self.chance.choice((1, 2, 2, 3, 3, 4))
        lettered = self.chance.random() < 0.6
        for i in range(count):
            if count == 1:
                self.sheet.paragraph("text")
            else:
                self.sheet.paragraph("bullet", f"{_LETTERS[i]})" if lettered else "-")
            pieces = self.speaker.sentence(self._task(leads), who="above")
            last = i == count - 1 or lettered or self._ends(pieces)
            self.sheet.order(
                [*pieces, Piece("." if last or self.chance.random() < 0.5 else ";")], tuple(leads)
            )

    def _changing(self, label: str) -> None:
        """A paragraph whose party changes from sentence to sentence."""
        self.sheet.paragraph("point", label)
        self._sentences()

    def _topic(self, label: str) -> None:
        """A heading that is a topic, what was found, and orders below it."""
        found = self._some(self.fragments.topics, 1)
        title = (
            found[0].title.capitalize()
            if found and found[0].title.isupper()
            else found[0].title
            if found
            else ""
        )
        if not found:
            self._changing(label)
            return
        self.sheet.paragraph("heading", label)
        self.sheet.write([Piece(self._carried(title, found[0]))])
        for words in found[0].paragraphs:
            self._text(self._carried(words, found[0]))
        if self.chance.random() < 0.5:
            for letter in _LETTERS[: self.chance.choice((2, 2, 3))]:
                self.sheet.paragraph("bullet", f"{letter})")
                self._order(self._task())
                self._finish()
            return
        self.sheet.paragraph("text")
        self._sentences()

    def _sentences(self) -> None:
        count = self.chance.choice((2, 2, 3))
        for i in range(count):
            pieces = self._order(self._task(), after=i > 0 and self._semicolon())
            if i == count - 1 or self._ends(pieces) or self.chance.random() < 0.7:
                self._finish()
            else:
                self._finish(";")
            if i < count - 1:
                self.sheet.write([Piece(" ")])

    # orders

    def _order(self, task: Task, *, after: bool = False) -> tuple[Piece, ...]:
        """Writes an order without its mark; `after` a semicolon it begins in small letters."""
        leads = self.cast.leads()
        for _ in range(_TRIES):
            if not self.speaker.own(task, leads):
                break
            leads = self.cast.leads()
        pieces = self.speaker.sentence(task, leads)
        if after:
            pieces = (leads[0], *pieces[1:]) if pieces[0].role == "lead" else small(pieces)
        self.sheet.order(pieces)
        return pieces

    def _finish(self, mark: str = ".") -> None:
        """The mark at the end of the last order; it belongs to it."""
        self.sheet.write([Piece(mark)])
        self.sheet.orders[-1] = replace(self.sheet.orders[-1], end=len(self.sheet.chars))

    def _semicolon(self) -> bool:
        return self.sheet.chars.endswith("; ")

    def _ends(self, pieces: tuple[Piece, ...]) -> bool:
        """True if there is a full stop within: a semicolon could not end that."""
        return ". " in "".join(piece.words for piece in pieces)

    def _task(self, leads: Sequence[Mention] = (), *, bare: bool = False) -> Task:
        """A task that does not stand in the document yet, nor names one of `leads`, as far as there
        is one; `bare`: without a front."""
        acting = tuple(mention.piece for mention in leads)
        tasks = self.fragments.tasks
        fresh = [task for task in tasks if id(task) not in self._told and not (bare and task.front)]
        task = self.chance.choice(fresh or tasks)
        for _ in range(_TRIES):
            if not self.speaker.own(task, acting):
                break
            task = self.chance.choice(fresh or tasks)
        self._told.add(id(task))
        return task

    # paragraphs

    def _plain(self, passage: Passage) -> None:
        for words in passage.paragraphs:
            self._text(self._carried(words, passage))

    def _text(self, words: str, label: str = "") -> None:
        self.sheet.paragraph("text", label)
        self.sheet.write([Piece(words)])

    def _carried(self, words: str, passage: Passage) -> str:
        return carried(words, passage.issued, self.frame.issued, self.frame.kind)

    def _some(self, pool: Sequence[_T], count: int) -> list[_T]:
        """Up to `count` of those that do not stand in the document yet."""
        fresh = [one for one in pool if id(one) not in self._told]
        chosen = self.chance.sample(fresh, min(count, len(fresh)))
        self._told.update(map(id, chosen))
        return chosen


def _around(head: str, leads: tuple[Piece, ...]) -> list[Piece]:
    before, _, behind = head.partition("{}")
    return [piece for piece in (Piece(before), *leads, Piece(behind)) if piece.words]
