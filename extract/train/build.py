"""The shipped model made from annotated documents: read, fitted, measured, described."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from extract.learned.tagger import LABELS
from extract.measure.calibration import calibration_error
from extract.measure.gold import read_gold
from extract.measure.manifest import read_manifest
from extract.measure.score import right_fields
from extract.pipeline import extract_text
from extract.text import Text
from extract.train.ablation import SHOWN, WHO, ablation
from extract.train.compose import compose
from extract.train.examples import KINDS, readings
from extract.train.fit import Material, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from extract.learned.artefact import Model
    from extract.measure.calibration import Judged
    from extract.measure.gold import GoldDocument
    from extract.rulebook import Rulebook
    from extract.train.ablation import Ablation

COMPOSED = 80  # documents composed from fragments of the others
_SEED = 20261122
_BUILT_WITH = ["scikit-learn", "python-crfsuite"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Annotated documents by what they are for (`extract.measure.manifest`)."""

    train: tuple[GoldDocument, ...]
    held: tuple[GoldDocument, ...]
    test: tuple[GoldDocument, ...]


def read_corpus(folder: Path, extra: Iterable[Path] = ()) -> Corpus:
    """The corpus in `folder`, as its manifest divides it, and the documents of `extra` folders to learn from.

    Raises `extract.measure.gold.GoldError`.
    """
    entries = read_manifest(folder)
    parts: dict[str, list[GoldDocument]] = {"train": [], "held": [], "test": []}
    for document in read_gold(folder):
        part = entries[document.name].split if document.name in entries else "train"
        parts[part].append(document)
    for each in extra:
        parts["train"] += read_gold(each)
    return Corpus(tuple(parts["train"]), tuple(parts["held"]), tuple(parts["test"]))


def build(
    corpus: Corpus,
    book: Rulebook,
    *,
    composed: int = COMPOSED,
    command: str = "chidao train",
    step: Callable[[str], None] = lambda _: None,
) -> Model:
    """The model learned from `corpus`, with its card; `step` is told what is being done."""
    step("read")
    made = list(compose(corpus.train, composed, _SEED))
    material = Material(
        list(readings(corpus.train, book)), list(readings(corpus.held, book)), list(readings(made, book))
    )
    step("fit")
    model = fit(material, book)
    step("measure")
    measured = _figures(corpus.test, model, book) if corpus.test else {}
    card = {
        "about": "What passages of Vietnamese administrative documents are, and whom they name.",
        "labels": {"passages": KINDS, "tags": LABELS},
        "data": {
            "train": described_documents(corpus.train),
            "held": described_documents(corpus.held),
            "composed": {"documents": composed, "seed": _SEED},
            "test": described_documents(corpus.test),
        },
        "figures": measured,
        "command": command,
        "built_with": {name: version(name) for name in _BUILT_WITH},
    }
    return replace(model, card=card)


def judged(documents: Sequence[GoldDocument], model: Model) -> list[Judged]:
    """How sure each row of `documents` is, and whether it is right."""
    out: list[Judged] = []
    for document in documents:
        record = extract_text(Text(document.text, name=f"{document.name}.txt"), model=model)
        right = right_fields(document, record.model_dump())
        out += [(d.confidence, r["row"]) for d, r in zip(record.directives, right, strict=True)]
    return out


def described(found: Ablation) -> dict[str, Any]:
    """An ablation as plain figures: F1 by who was heard, and what both gain over the rules."""
    table: dict[str, Any] = {"documents": found.documents}
    for measure in SHOWN:
        gain, low, high = found.gain(measure)
        table[measure] = {who: round(found.f1(who, measure), 4) for who in WHO}
        table[measure]["gain"] = [round(gain, 4), round(low, 4), round(high, 4)]
    return table


def _figures(documents: Sequence[GoldDocument], model: Model, book: Rulebook) -> dict[str, Any]:
    rows = judged(documents, model)
    return {
        "test": described(ablation(documents, model, book)),
        "calibration_error": round(calibration_error(rows), 4),
    }


def described_documents(documents: Sequence[GoldDocument]) -> dict[str, Any]:
    """How many documents and directives, and the SHA-256 over all texts and gold."""
    digest = hashlib.sha256()
    for document in sorted(documents, key=lambda d: d.name):
        digest.update(repr((document.name, document.text, document.directives)).encode())
    return {
        "documents": len(documents),
        "directives": sum(len(d.directives) for d in documents),
        "sha256": digest.hexdigest(),
    }
