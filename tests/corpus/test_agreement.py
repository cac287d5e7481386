"""Every document was read twice; where the two readers part is found and counted."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS, FIRST, SECOND
from corpus import agreement as module
from corpus.agreement import agreement, first_readings, main
from extract.measure.answers import as_answer
from extract.measure.gold import read_gold
from extract.measure.manifest import read_manifest
from extract.measure.score import MEASURES, Tally, score, totals

if TYPE_CHECKING:
    from pathlib import Path

NAME = "cong-dien-ret-dam"


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gold of one document in place of all second readings: the readers agree, until a test says no."""
    shutil.copy(DOCUMENTS / f"{NAME}.json", tmp_path)
    monkeypatch.setattr(module, "SECOND", tmp_path)
    return tmp_path / f"{NAME}.json"


def names(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.json")}


def test_every_document_that_figures_rest_on_has_a_second_reading() -> None:
    # what people hand in later is read once, but nothing is measured on it
    tested = {entry.name for entry in read_manifest(DOCUMENTS).values() if entry.split == "test"}
    assert tested
    assert tested <= names(SECOND) <= names(DOCUMENTS)


def test_a_first_reading_is_kept_only_where_gold_was_settled_otherwise() -> None:
    settled = {document.name: document for document in read_gold(DOCUMENTS)}
    first = first_readings()
    assert first.keys() == settled.keys()
    assert {name for name in first if first[name] != settled[name]} == names(FIRST)


def test_agreement_is_over_all_documents_and_all_directives() -> None:
    scores = agreement()
    assert {one.name for one in scores} == names(SECOND)
    first, other = first_readings(), {document.name: document for document in read_gold(SECOND, DOCUMENTS)}
    for one in scores:
        tally = one.tallies["directive"]
        assert tally.right + tally.missed == len(first[one.name].directives)
        assert tally.right + tally.invented == len(other[one.name].directives)


def test_it_is_the_same_whoever_is_called_first() -> None:
    first = first_readings()
    other = {document.name: document for document in read_gold(SECOND, DOCUMENTS)}
    forth = totals(agreement())
    back = totals(score(other[name], as_answer(first[name])) for name in other)
    for measure in MEASURES:
        turned = Tally(back[measure].right, back[measure].missed, back[measure].invented)
        assert forth[measure] == turned
        assert forth[measure].f1 == pytest.approx(back[measure].f1)


def test_readers_who_say_the_same_agree(second: Path) -> None:
    (one,) = agreement()
    assert one.name == NAME
    assert one.differences == []


def test_another_lead_is_found(second: Path) -> None:
    gold = json.loads(second.read_text("utf-8"))
    lead = gold["directives"][0]["leads"][0]
    gold["directives"][0]["leads"][0] = "Chi cục Kiểm lâm vùng cao"
    second.write_text(json.dumps(gold), encoding="utf-8")
    (one,) = agreement()
    (difference,) = one.differences
    assert difference.measure == "lead"
    assert difference.invented == ("chi cục kiểm lâm vùng cao",)
    assert difference.missed[0].split()[-1] in lead.casefold()
    assert (one.tallies["lead"].missed, one.tallies["lead"].invented) == (1, 1)
    assert (one.tallies["row"].missed, one.tallies["row"].invented) == (1, 1)


def test_a_task_that_only_one_reader_saw_is_found(second: Path) -> None:
    gold = json.loads(second.read_text("utf-8"))
    del gold["directives"][-1]
    second.write_text(json.dumps(gold), encoding="utf-8")
    (one,) = agreement()
    assert (one.tallies["directive"].missed, one.tallies["directive"].invented) == (1, 0)
    assert one.differences[0].measure == "directive"


def test_the_command_prints_figures_and_differences(second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = json.loads(second.read_text("utf-8"))
    gold["header"]["place"] = "Bản Mây"
    second.write_text(json.dumps(gold), encoding="utf-8")
    assert main() == 0
    head, *rest = capsys.readouterr().out.splitlines()
    assert head.startswith("1 documents, ")
    assert [line.split()[0] for line in rest[: len(MEASURES)]] == list(MEASURES)
    (difference,) = rest[len(MEASURES) :]
    assert difference.startswith(f"{NAME}: header: ")
    assert "place bản mây" in difference
