"""How often the body that a party names is told rightly: `python -m corpus.bodies [--split test]`.

The gold is `corpus/bodies.tsv`: one line for each party string of a document of the corpus, filled in from
the document by annotators who had not seen the register (guide: `corpus/BODIES.md`).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus import DOCUMENTS, FOLDER
from extract.agencies import register
from extract.agencies.keys import join, tokens
from extract.measure.gold import read_gold
from extract.measure.manifest import SPLITS, read_manifest
from extract.measure.names import name_key
from extract.pipeline import run
from extract.rulebook import lowered, rulebook
from extract.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.agencies import Body

FILE: Final = FOLDER / "bodies.tsv"
COLUMNS: Final = ("document", "text", "name", "place", "valid", "case")
AS_WRITTEN: Final = ("collective", "person", "unlisted", "anaphora")  # cases that name no standing body
CASES: Final = ("plain", "abbreviation", "place", "title", "elided", "shortname", *AS_WRITTEN)
_NONE = ("-", "?")


@dataclass(frozen=True, slots=True)
class GoldBody:
    """One line of the gold: which body `text` is in `document`, where, and if it was there on the day."""

    document: str
    text: str
    name: str
    place: str
    valid: str
    case: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What chidao said of a line of the gold, and which of name, place and validity are right."""

    gold: GoldBody
    body: Body
    name: bool
    place: bool
    valid: bool

    @property
    def right(self) -> bool:
        """True if all three are."""
        return self.name and self.place and self.valid


def read_bodies() -> list[GoldBody]:
    """The lines of the gold, in their order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            GoldBody(*(row[c] for c in COLUMNS))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def judged(lines: Iterable[GoldBody]) -> Iterator[Answer]:
    """The answer of chidao to each line of the gold, in the setting of its document."""
    by_document: dict[str, list[GoldBody]] = defaultdict(list)
    for line in lines:
        by_document[line.document].append(line)
    book = rulebook()
    for document in read_gold(DOCUMENTS):
        if document.name not in by_document:
            continue
        stages = run(Text(document.text, name=document.name), book)
        low = stages.outline.low
        for line in by_document[document.name]:
            at = low.find(lowered(line.text))
            yield _answer(line, stages.bodies.resolver.resolve(line.text, at if at >= 0 else len(low)))


def _answer(gold: GoldBody, body: Body) -> Answer:
    place = "" if gold.place in _NONE else gold.place
    said = {_bare(name, unit) for name in (body.name, body.full_name) for unit in (body.place or "", "")}
    if gold.case in AS_WRITTEN:
        return Answer(gold, body, bool(said & {_bare(gold.name, ""), _bare(gold.text, "")}), True, True)
    valid = {True: "yes", False: "no", None: "-"}[body.valid]
    return Answer(
        gold,
        body,
        bool(said & {_bare(gold.name, place), _bare(gold.name, "")}),
        _same_place(place, body.place or ""),
        gold.valid in ("-", valid),
    )


def _bare(name: str, place: str) -> str:
    """The key of a name, abbreviations written out, without the unit at its end."""
    words, unit = _key(name), _key(place.split(",")[0])
    for ending in (f"tỉnh{unit}", f"thànhphố{unit}", unit):
        if ending and words.endswith(ending):
            return words[: -len(ending)]
    return words


def _key(name: str) -> str:
    return join(register(rulebook()).abbreviations.readings(tokens(name), name)[0])


def _same_place(gold: str, said: str) -> bool:
    """True if both name the same unit in the same province; a district in between may be left out."""
    a, b = ([name_key(p) for p in place.split(",")] for place in (gold, said))
    return a[0] == b[0] and a[-1] == b[-1]


def main(argv: list[str] | None = None) -> int:
    """Prints accuracy by case, with `--details` every line that is wrong; 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--details", action="store_true", help="print every wrong answer")
    options = parser.parse_args(argv)
    entries = read_manifest(DOCUMENTS)
    lines = [x for x in read_bodies() if options.split in (None, entries[x.document].split)]
    answers = list(judged(lines))
    if options.details:
        for a in answers:
            if not a.right:
                gold = " | ".join((a.gold.name, a.gold.place, a.gold.valid))
                said = f"{a.body.name} | {a.body.place} | {a.body.valid} ({a.body.sort})"
                print(f"{a.gold.document}: {a.gold.text} [{a.gold.case}]: gold {gold}; said {said}")
    total, right = Counter(a.gold.case for a in answers), Counter(a.gold.case for a in answers if a.right)
    for case in CASES:
        if total[case]:
            print(_line(case, right[case], total[case]))
    print(_line("all", sum(right.values()), len(answers)))
    standing = [a for a in answers if a.gold.case not in AS_WRITTEN]
    print(_line("standing", sum(a.right for a in standing), len(standing)))
    return 0


def _line(case: str, right: int, total: int) -> str:
    return f"{case:13} {right / max(1, total):.3f}   ({right} of {total})"


if __name__ == "__main__":
    sys.exit(main())
