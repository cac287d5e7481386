"""The gate: no change may make chidao worse on the test split of the corpus than it has ever been.

`gate.json` holds, for a corpus (its hash), the floor of the F1 of every measure and the counts of each
document behind it. Floors only rise. `python -m corpus.gate` compares and prints gains and losses document by
document; `--raise` writes higher floors, or the first ones of a corpus that has changed.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus import DOCUMENTS, FOLDER
from extract.measure.answers import own_answers
from extract.measure.gold import GoldDocument, read_gold
from extract.measure.manifest import read_manifest
from extract.measure.score import MEASURES, DocumentScore, Measure, score, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = FOLDER / "gate.json"
_DUST = 1e-9  # what floating point may lose between a figure and its floor

Counts = dict[str, list[int]]  # measure: right, invented, missed


@dataclass(frozen=True, slots=True)
class Gate:
    """What is guarded: `corpus` is the hash of the test split, `floors` the least F1 of each measure,
    `documents` the counts of each document when the floors were set."""

    corpus: str
    floors: Mapping[str, float]
    documents: Mapping[str, Counts]


def test_split() -> list[GoldDocument]:
    """The documents of the test split, by name."""
    entries = read_manifest(DOCUMENTS)
    return [document for document in read_gold(DOCUMENTS) if entries[document.name].split == "test"]


def corpus_hash() -> str:
    """The SHA-256 over the hashes of all texts and gold files of the test split."""
    entries = read_manifest(DOCUMENTS).values()
    lines = [f"{e.name} {e.text} {e.gold}\n" for e in entries if e.split == "test"]
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def measured(documents: Sequence[GoldDocument]) -> list[DocumentScore]:
    """The scores of chidao on `documents`."""
    answers = dict(own_answers(documents))
    return [score(document, answers[document.name]) for document in documents]


def read_gate() -> Gate:
    """The gate as `gate.json` has it."""
    values = json.loads(FILE.read_text("utf-8"))
    return Gate(values["corpus"], values["floors"], values["documents"])


def complaints(gate: Gate, scores: Sequence[DocumentScore], corpus: str) -> list[str]:
    """What keeps a change out, empty if nothing does: another corpus, or a figure below its floor, followed
    by the gains and losses of each document."""
    if gate.corpus != corpus:
        return ["the test split is another one: look at its figures, then python -m corpus.gate --raise"]
    low = [
        f"{measure}: F1 {tally.f1:.4f} is below its floor {gate.floors[measure]:.4f}"
        for measure, tally in totals(scores).items()
        if tally.f1 < gate.floors[measure] - _DUST
    ]
    return [*low, *changes(gate, scores)] if low else []


def changes(gate: Gate, scores: Sequence[DocumentScore]) -> list[str]:
    """Gains and losses since the floors were set: right, invented and missed answers of each document."""
    lines = []
    for one in scores:
        before = gate.documents.get(one.name, {})
        for measure in MEASURES:
            now, then = _counts(one, measure), before.get(measure, [0, 0, 0])
            if now != then:
                parts = zip(("right", "invented", "missed"), now, then, strict=True)
                told = ", ".join(f"{name} {b} → {a}" for name, a, b in parts if a != b)
                lines.append(f"  {one.name}: {measure}: {told}")
    return lines


def raised(gate: Gate | None, scores: Sequence[DocumentScore], corpus: str) -> Gate:
    """The gate with the floors that `scores` reach; of the same corpus never lower ones.

    Raises `ValueError` where a figure is below its floor.
    """
    same = gate is not None and gate.corpus == corpus
    if gate is not None and same and (low := complaints(gate, scores, corpus)):
        raise ValueError("\n".join(low))
    # rounded down: a floor that was just reached must hold
    floors = {measure: math.floor(tally.f1 * 1e4) / 1e4 for measure, tally in totals(scores).items()}
    if gate is not None and same:
        floors = {measure: max(floor, gate.floors[measure]) for measure, floor in floors.items()}
    documents = {one.name: {str(m): _counts(one, m) for m in MEASURES} for one in scores}
    return Gate(corpus, {str(measure): floor for measure, floor in floors.items()}, documents)


def _counts(one: DocumentScore, measure: Measure) -> list[int]:
    tally = one.tallies[measure]
    return [tally.right, tally.invented, tally.missed]


def _written(gate: Gate) -> str:
    """`gate` as a file that shows in a diff which document changed."""
    lines = ",\n".join(f"  {json.dumps(n)}: {json.dumps(c)}" for n, c in sorted(gate.documents.items()))
    floors = json.dumps(dict(gate.floors), indent=1)
    return f'{{"corpus": "{gate.corpus}",\n"floors": {floors},\n"documents": {{\n{lines}\n}}}}\n'


def main(arguments: list[str]) -> int:
    """0 if nothing is below its floor, 1 with the complaints printed otherwise."""
    scores, corpus = measured(test_split()), corpus_hash()
    gate: Any = read_gate() if FILE.exists() else None
    if "--raise" in arguments:
        try:
            FILE.write_text(_written(raised(gate, scores, corpus)), encoding="utf-8")
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
    if not FILE.exists():
        print(f"{FILE}: no such file; write it with python -m corpus.gate --raise", file=sys.stderr)
        return 1
    gate = read_gate()
    for measure, tally in totals(scores).items():
        print(f"{measure:10} F1 {tally.f1:.4f}  floor {gate.floors[measure]:.4f}")
    found = complaints(gate, scores, corpus)
    print("\n".join(found or changes(gate, scores)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
