"""The shipped model: what is in it, what happens when it is not there or not what its card says."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS
from extract.learned.artefact import CARD, FIGURES, FOLDER, TAGS, UNITS, ModelError, load, save, shipped
from extract.learned.certainty import FIELDS
from extract.train.build import described_documents, read_corpus
from extract.train.examples import KINDS
from tests.command import chidao, errors

if TYPE_CHECKING:
    from pathlib import Path

ORDER = "Giao Sở Y tế gửi số liệu trước ngày 30/6/2026.\n"
MOST = 15 * 1024 * 1024


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    return shutil.copytree(FOLDER, tmp_path / "model")


def test_the_shipped_model_is_whole_and_small() -> None:
    model = load(FOLDER)
    assert model.units.labels == KINDS
    assert set(model.certainty) == set(FIELDS)
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST
    assert {"about", "labels", "data", "figures", "command", "built_with", "files"} <= model.card.keys()
    for part in ("train", "held", "test"):
        described = model.card["data"][part]
        assert described["documents"] > 0
        assert len(described["sha256"]) == 64


def test_what_was_saved_is_loaded(copy: Path, tmp_path: Path) -> None:
    model = load(copy)
    save(model, tmp_path / "again")
    for name in (UNITS, FIGURES, TAGS, CARD):
        assert (tmp_path / "again" / name).read_bytes() == (copy / name).read_bytes()


@pytest.mark.parametrize("name", [UNITS, FIGURES, TAGS])
def test_another_file_than_the_card_names_is_refused(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelError, match=r"card\.json"):
        load(copy)


@pytest.mark.parametrize("name", [UNITS, FIGURES, TAGS, CARD])
def test_a_missing_file_is_named_with_its_mend(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError) as caught:
        load(copy)
    assert name in str(caught.value)
    assert "chidao train" in caught.value.line("en")


@pytest.mark.parametrize("card", ["", "{", "[]", "{}", '{"files": 3}'])
def test_a_damaged_card_is_refused(copy: Path, card: str) -> None:
    (copy / CARD).write_text(card)
    with pytest.raises(ModelError, match="bị hỏng"):
        load(copy)


def test_a_card_that_names_no_file_is_refused(copy: Path) -> None:
    (copy / CARD).write_text(json.dumps({"files": {}}))
    with pytest.raises(ModelError):
        load(copy)


def test_the_command_says_so_and_does_nothing(copy: Path, tmp_path: Path) -> None:
    (copy / TAGS).unlink()
    text = tmp_path / "a.txt"
    text.write_text(ORDER, encoding="utf-8")
    done = chidao("extract", text, "--model", copy, "-o", tmp_path / "a.csv")
    assert done.returncode == 1
    assert len(errors(done)) == 1
    assert "tags.crfsuite" in errors(done)[0]
    assert not (tmp_path / "a.csv").exists()


def test_rules_alone_need_no_model(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(ORDER, encoding="utf-8")
    done = chidao("extract", text, "--model", "none", "--format", "jsonl")
    record = json.loads(done.stdout)
    assert [d["field_confidence"] for d in record["directives"]] == [None]


def test_the_shipped_model_was_made_from_this_corpus() -> None:
    corpus = read_corpus(DOCUMENTS)
    for part, documents in (("train", corpus.train), ("held", corpus.held), ("test", corpus.test)):
        told = described_documents(documents)
        assert shipped().card["data"][part] == told, "the corpus has changed: run `chidao train`"
