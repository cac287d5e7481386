"""Parties and times marked in a passage by a linear-chain conditional random field (Lafferty et al. 2001)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.learned.features import TOKEN, shape, writing
from extract.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from extract.finders.party import PartyReader

LABELS = ("lead", "coordinator", "deadline", "reference", "action")
OUTSIDE = "O"
_TOKENS = 90  # of a passage that are looked at


class Tagger:
    """A `Finder` of spans with `LABELS`; `model` is an open tagger of crfsuite."""

    name = "learned"

    def __init__(self, model: Any, parties: PartyReader) -> None:
        self._model = model
        self._parties = parties

    def find(
        self,
        view: str,
        low: str,
        issued: date | None,  # noqa: ARG002 - of the protocol; no value hangs on the day
        start: int,
        end: int,
    ) -> Iterator[Span]:
        """What the model marks in the passage [start, end), in reading order; none overlap."""
        tokens = list(tokens_of(view, start, end))
        if not tokens:
            return
        seen = observed(view, low, tokens, end, self._parties)
        labels: list[str] = self._model.tag(seen)
        for first, last, label in marked(labels):
            sure = min(self._model.marginal(labels[i], i) for i in range(first, last))
            yield Span(tokens[first][0], tokens[last - 1][1], label, f"learned.{label}", score=sure)


def tokens_of(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The extents of the first words and marks of [start, end)."""
    for i, m in enumerate(TOKEN.finditer(view, start, end)):
        if i == _TOKENS:
            return
        yield m.span()


def marked(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of `B-x I-x …` as (first token, token behind the last, x)."""
    first, label = 0, ""
    for i, each in enumerate((*labels, OUTSIDE)):
        if label and each != f"I-{label}":
            yield first, i, label
            label = ""
        if each.startswith("B-"):
            first, label = i, each[2:]


def observed(
    view: str, low: str, tokens: Sequence[tuple[int, int]], end: int, parties: PartyReader
) -> list[list[str]]:
    """The names of the features of each token: words and writing around it, and what the lexicon of parties
    knows of it."""
    words = [shape(low[a:b]) for a, b in tokens]
    looks = [writing(view[a:b]) for a, b in tokens]
    known = [_known(view, low, a, end, parties) for a, _ in tokens]
    count = len(tokens)
    out = []
    for i in range(count):
        found = ["bias", f"w={words[i]}", f"s={looks[i]}", f"x={known[i]}"]
        for step in (-2, -1, 1, 2):
            j = i + step
            if 0 <= j < count:
                found += (f"w{step}={words[j]}", f"s{step}={looks[j]}", f"x{step}={known[j]}")
            else:
                found.append(f"edge{step}")
        if i:
            found.append(f"p-={words[i - 1]}_{words[i]}")
        if i + 1 < count:
            found.append(f"p+={words[i]}_{words[i + 1]}")
        if i < 6:
            found.append(f"at={i}")
        out.append(found)
    return out


def _known(view: str, low: str, at: int, end: int, parties: PartyReader) -> str:
    """What the lexicon says of the word at `at`: a head of parties and its kind, a verb, a compound."""
    head = parties.head(view, low, at, end)
    kinds = "+".join(sorted(parties.kinds(head.word))) if head else ""
    verb = "V" if parties.predicate(view, at, end) else ""
    compound = "C" if parties.compound(low, at, end) else ""
    return f"{kinds}|{verb}{compound}"
