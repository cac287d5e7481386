"""How far two readers of the corpus agree: `python -m corpus.agreement` prints it.

One reading is scored against the other with the measures of `chidao score`; F1 is the same whichever of them
is called gold. Both readers had the same guide and neither saw what the other wrote.
"""

from __future__ import annotations

import sys

from corpus import DOCUMENTS, FIRST, SECOND
from extract.measure.answers import as_answer
from extract.measure.gold import GoldDocument, read_gold
from extract.measure.score import DocumentScore, score, totals


def first_readings() -> dict[str, GoldDocument]:
    """What the first reader said of each document, by name."""
    settled = {document.name: document for document in read_gold(DOCUMENTS)}
    changed = read_gold(FIRST, DOCUMENTS) if any(FIRST.glob("*.json")) else ()
    return settled | {document.name: document for document in changed}


def agreement() -> list[DocumentScore]:
    """The second reading of each document scored against the first."""
    first = first_readings()
    return [score(first[other.name], as_answer(other)) for other in read_gold(SECOND, DOCUMENTS)]


def main() -> int:
    """Prints the agreement and every difference; 0."""
    scores = agreement()
    sums = totals(scores)
    directives = sums["directive"].right + sums["directive"].missed
    print(f"{len(scores)} documents, {directives} directives of the first reader")
    for measure, tally in sums.items():
        print(f"{measure:10} F1 {tally.f1:.3f}   ({tally.right} the same, {tally.missed} only the first, "
              f"{tally.invented} only the second)")  # fmt: skip
    for one in scores:
        for d in one.differences:
            print(f"{one.name}: {d.measure}: first {list(d.missed)} second {list(d.invented)} | {d.where}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
