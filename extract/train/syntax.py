"""Sentences that order: a task, who leads it, who takes part and by when, put together by a pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from extract.measure.names import party_key
from extract.train.fragments import carried
from extract.train.lists import rows
from extract.train.pieces import Piece, capital
from extract.train.times import Clock, last_day

if TYPE_CHECKING:
    import random
    from datetime import date

    from extract.train.fragments import Task
    from extract.train.names import Cast

_FINISHED = ("day", "clock", "period", "span")
_SLOT = re.compile(r"(\{\w+\})")


@dataclass(slots=True)
class Speaker:
    """Makes sentences for a document."""

    chance: random.Random
    cast: Cast
    clock: Clock

    def sentence(
        self, task: Task, leads: tuple[Piece, ...] = (), *, who: Literal["named", "above", "after"] = "named"
    ) -> tuple[Piece, ...]:
        """An order in words, without a mark at its end; `leads` are in it where it names who leads. Whoever
        took part in the task where it comes from does not any more."""
        body = self._here(task.pieces, task.issued)
        front = self._here(task.front, task.issued)
        timed = any(p.role == "deadline" for p in (*body, *front))
        joined = any(p.role == "coord" for p in body)
        fitting = [
            row["words"]
            for row in rows("orders")
            if row["who"] == who
            and not ("{due}" in row["words"] and (timed or front))
            and not ("{coord}" in row["words"] and joined)
            and ("{front}" in row["words"] or not front or who == "after")
        ]
        # where others took part, others do
        if task.partners and not joined:
            fitting = [w for w in fitting if "{coord}" in w] or fitting
        pattern = self.chance.choice(fitting)
        if pattern.count("{coord}") and "{task}, hoàn thành" in pattern and "." in _words(body):
            pattern = pattern.replace(", hoàn thành {due}", "")
        return self._filled(pattern, leads, body, front)

    def _filled(
        self, pattern: str, leads: tuple[Piece, ...], body: tuple[Piece, ...], front: tuple[Piece, ...]
    ) -> tuple[Piece, ...]:
        parts = [part for part in _SLOT.split(pattern) if part]
        out: list[Piece] = []
        for i, part in enumerate(parts):
            match part:
                case "{lead}":
                    out += leads
                case "{coord}":
                    out += self.cast.partners()
                case "{task}":
                    out += body
                case "{Task}":
                    out += capital(body)
                case "{due}":
                    out.append(self._due(parts, i, full=self._rhythmic(body)))
                case "{front}":
                    out += front if front else (Piece(self.chance.choice(rows("fronts"))["front"]),)
                case _:
                    # the front of a fragment has its own mark
                    own = front and i and parts[i - 1] == "{front}"
                    out.append(Piece(part.removeprefix(",") if own else part))
        first = out[0]
        return (capital((first,))[0], *out[1:])

    def _due(self, parts: list[str], at: int, *, full: bool) -> Piece:
        """A deadline that goes with the words before it."""
        before = parts[at - 1] if at else ""
        if "hoàn thành" in before:
            return self.clock.draw(_FINISHED, full=full)
        if "báo cáo" in before or "gửi" in before:
            return self.clock.draw((*_FINISHED, "rhythm"), full=full)
        return self.clock.draw(front=True, full=full)

    def follow_on(self, task: Task) -> tuple[Piece, ...]:
        """The words of a task that itself goes on from another one (`Trước mắt, …`)."""
        return capital(self._here(task.pieces, task.issued))

    def own(self, task: Task, leads: tuple[Piece, ...]) -> bool:
        """True if the words of `task` name one of `leads`: somebody else would then seem to be meant."""
        return any(f" {party_key(p.words)} " in task.key for p in leads if p.role)

    def _here(self, pieces: tuple[Piece, ...], issued: date) -> tuple[Piece, ...]:
        """`pieces` of a document of `issued` as this one says them: other days, years, partners."""
        out: list[Piece] = []
        several = sum(p.role == "deadline" for p in pieces) > 1
        after: date | None = None
        for piece in pieces:
            if piece.role == "deadline":
                new = self.clock.instead(piece, full=several, after=after)
                if piece.words[:1].isupper():
                    new = capital((new,))[0]
                after = last_day(new) or after
                out.append(new)
            elif piece.role == "coord":
                out.append(self.cast.partner() if piece.words[:1].isupper() else piece)
            else:
                out.append(
                    replace(piece, words=carried(piece.words, issued, self.clock.issued, self.clock.kind))
                )
        return tuple(out)

    def _rhythmic(self, pieces: tuple[Piece, ...]) -> bool:
        return bool(re.search(r"hằng|hàng|định kỳ|mỗi", _words(pieces)))


def _words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.words for piece in pieces)
