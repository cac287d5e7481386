"""The shipped model: files that are read once, and the card that says what they are."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import Wording
from extract.learned.linear import Classifier, Logistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.errors import Lang

FOLDER = Path(__file__).parent / "model"
CARD = "card.json"
UNITS, FIGURES, TAGS = "units.json.gz", "logistic.json", "tags.crfsuite"
_TRAIN = Wording(
    "hãy cài lại chidao, hoặc tạo lại bằng `chidao train`",
    "install chidao again, or make it anew with `chidao train`",
)


class ModelError(Exception):
    """A model that is missing or damaged: `str()` is the Vietnamese line, `line("en")` the English one."""

    def __init__(self, file: Path, reason: Wording) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return self.line()

    def line(self, lang: Lang = "vi") -> str:
        """The error as one line: `file: reason; mend`."""
        return f"{self.file}: {self.reason.said(lang)}; {_TRAIN.said(lang)}"


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned. `units` tells what a passage is, `arbiter` weighs that against the rules,
    `certainty` how likely each field of a row (and the `row`) is right; `tags` is a file of crfsuite."""

    units: Classifier
    arbiter: Logistic
    certainty: Mapping[str, Logistic]
    tags: bytes
    card: Mapping[str, Any]

    def tagger(self) -> Any:
        """The open tagger of `tags`."""
        import pycrfsuite

        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(self.tags)
        return tagger


@cache
def shipped() -> Model:
    """The model in the package, read once; raises `ModelError`."""
    return load(FOLDER)


def load(folder: Path) -> Model:
    """The model in `folder`; raises `ModelError` where a file is missing or is not the one of the card."""
    card = _card(folder)
    files = {name: _bytes(folder / name, card) for name in (UNITS, FIGURES, TAGS)}
    figures = json.loads(files[FIGURES])
    return Model(
        unpacked(files[UNITS]),
        _logistic(figures["arbiter"]),
        {name: _logistic(each) for name, each in figures["certainty"].items()},
        files[TAGS],
        card,
    )


def save(model: Model, folder: Path) -> None:
    """Writes `model` into `folder`, with the hashes of its files in the card."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = {
        "arbiter": _plain(model.arbiter),
        "certainty": {name: _plain(each) for name, each in model.certainty.items()},
    }
    files = {
        UNITS: packed(model.units),
        FIGURES: (json.dumps(figures, ensure_ascii=False, indent=1) + "\n").encode(),
        TAGS: model.tags,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    card = {**model.card, "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}}
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def packed(units: Classifier) -> bytes:
    """The bytes of a classifier, its weights in half precision: the same for the same weights."""
    flat = [weight for row in units.weights.values() for weight in row]
    held = {
        "labels": units.labels,
        "bias": [round(b, 5) for b in units.bias],
        "features": list(units.weights),
        "weights": base64.b64encode(struct.pack(f"<{len(flat)}e", *flat)).decode(),
    }
    return gzip.compress(json.dumps(held, ensure_ascii=False).encode(), mtime=0)


def unpacked(data: bytes) -> Classifier:
    """The inverse of `packed`."""
    held = json.loads(gzip.decompress(data))
    labels = tuple(held["labels"])
    rows = struct.iter_unpack(f"<{len(labels)}e", base64.b64decode(held["weights"]))
    return Classifier(labels, tuple(held["bias"]), dict(zip(held["features"], rows, strict=True)))


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
        card["files"].items()  # what every file is checked against
    except FileNotFoundError as error:
        raise ModelError(folder / CARD, Wording("không có mô hình", "there is no model")) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(folder / CARD, Wording("bị hỏng", "damaged")) from error
    return card


def _bytes(file: Path, card: Mapping[str, Any]) -> bytes:
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise ModelError(file, Wording("không có tệp này", "no such file")) from error
    if hashlib.sha256(data).hexdigest() != card["files"].get(file.name):
        raise ModelError(
            file, Wording("không phải tệp mà card.json ghi", "not the file that card.json names")
        )
    return data


def _logistic(held: Mapping[str, Any]) -> Logistic:
    return Logistic(held["bias"], held["weights"])


def _plain(model: Logistic) -> dict[str, Any]:
    return {"bias": round(model.bias, 4), "weights": {k: round(v, 4) for k, v in model.weights.items()}}
