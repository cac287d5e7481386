"""The gate holds over the test split, and says which document a change made better or worse."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import DOCUMENTS, gate
from corpus.gate import Gate, changes, complaints, corpus_hash, measured, raised, read_gate
from extract.measure.gold import read_gold
from extract.measure.manifest import NAME, read_manifest
from extract.measure.score import MEASURES, DocumentScore, Tally, totals

if TYPE_CHECKING:
    from pathlib import Path


# --- the real one --------------------------------------------------------------------------------------


def test_chidao_is_as_good_on_the_test_split_as_it_ever_was() -> None:
    found = complaints(read_gate(), measured(gate.test_split()), corpus_hash())
    assert found == [], "\n".join(found)


def test_the_gate_guards_every_measure_and_every_document_of_the_test_split() -> None:
    real = read_gate()
    assert set(real.floors) == set(MEASURES)
    assert set(real.documents) == {document.name for document in gate.test_split()}


def test_the_test_split_is_what_the_manifest_says() -> None:
    entries = read_manifest(DOCUMENTS)
    tested = {document.name for document in gate.test_split()}
    assert tested == {name for name, entry in entries.items() if entry.split == "test"}
    assert tested < {document.name for document in read_gold(DOCUMENTS)}


def test_floors_are_what_the_counts_behind_them_come_to() -> None:
    real = read_gate()
    for measure, floor in real.floors.items():
        sums = [sum(n) for n in zip(*(counts[measure] for counts in real.documents.values()), strict=True)]
        # rounded down to four digits
        assert floor <= Tally(*sums).f1 < floor + 1e-4, measure


# --- the hash of the corpus ----------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the manifest in place of the corpus."""
    shutil.copy(DOCUMENTS / NAME, tmp_path)
    monkeypatch.setattr(gate, "DOCUMENTS", tmp_path)
    return tmp_path / NAME


@pytest.mark.parametrize(("split", "same"), [("test", False), ("train", True)])
def test_the_hash_is_of_the_test_split_alone(small: Path, split: str, same: bool) -> None:
    before = corpus_hash()
    head, *rows = small.read_text("utf-8").splitlines()
    at = next(i for i, row in enumerate(rows) if row.split("\t")[1] == split)
    rows[at] = rows[at][:-1] + ("0" if rows[at][-1] != "0" else "1")  # the last digit of the hash of its gold
    small.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    assert (corpus_hash() == before) == same


@pytest.mark.parametrize(
    ("out", "into", "same"),
    [("train", "test", False), ("test", "train", False), ("test", "held", False), ("train", "held", True)],
)
def test_a_document_moved_into_or_out_of_the_test_split_is_another_corpus(
    small: Path, out: str, into: str, same: bool
) -> None:
    before = corpus_hash()
    text = small.read_text("utf-8")
    moved = text.replace(f"\t{out}\t", f"\t{into}\t", 1)
    assert moved != text
    small.write_text(moved, encoding="utf-8")
    assert (corpus_hash() == before) == same


# --- on invented scores --------------------------------------------------------------------------------


def document(name: str, right: int, invented: int, missed: int, **other: Tally) -> DocumentScore:
    """A document with the same tally for every measure but those in `other`."""
    tallies = dict.fromkeys(MEASURES, Tally(right, invented, missed))
    tallies.update({measure: other[measure] for measure in MEASURES if measure in other})
    return DocumentScore(name, "CV", tallies)


BEFORE = [document("cong-van", 6, 1, 1), document("thu-moi", 3, 0, 2)]
GATE = raised(None, BEFORE, "abc")


def test_what_was_just_reached_holds() -> None:
    assert complaints(GATE, BEFORE, "abc") == []
    assert changes(GATE, BEFORE) == []


def test_a_figure_below_its_floor_complains_with_gains_and_losses_by_document() -> None:
    now = [
        document("cong-van", 6, 1, 1, lead=Tally(4, 3, 3)),
        document("thu-moi", 3, 0, 2, lead=Tally(4, 0, 1)),
    ]
    low, *told = complaints(GATE, now, "abc")
    assert low.startswith("lead: F1 ")
    assert f"{totals(now)['lead'].f1:.4f} is below its floor {GATE.floors['lead']:.4f}" in low
    assert told == [
        "  cong-van: lead: right 6 → 4, invented 1 → 3, missed 1 → 3",
        "  thu-moi: lead: right 3 → 4, missed 2 → 1",
    ]


def test_every_figure_below_its_floor_is_named() -> None:
    now = [document("cong-van", 5, 1, 2), BEFORE[1]]
    assert [line.split(":")[0] for line in complaints(GATE, now, "abc")[: len(MEASURES)]] == list(MEASURES)


def test_a_loss_that_a_gain_makes_up_for_is_no_complaint_but_is_told() -> None:
    now = [document("cong-van", 7, 1, 0), document("thu-moi", 2, 0, 3)]
    assert complaints(GATE, now, "abc") == []
    assert "  thu-moi: row: right 3 → 2, missed 2 → 3" in changes(GATE, now)


def test_a_document_that_is_new_is_told_from_nothing() -> None:
    assert "  bao-cao: row: right 0 → 1" in changes(GATE, [*BEFORE, document("bao-cao", 1, 0, 0)])


def test_another_corpus_complains_of_that_alone() -> None:
    (line,) = complaints(GATE, [document("cong-van", 0, 9, 9)], "def")
    assert "--raise" in line


def test_better_figures_raise_the_floors_and_what_is_remembered() -> None:
    now = [document("cong-van", 7, 0, 0), BEFORE[1]]
    higher = raised(GATE, now, "abc")
    assert all(higher.floors[measure] > GATE.floors[measure] for measure in MEASURES)
    assert higher.documents["cong-van"]["row"] == [7, 0, 0]
    assert complaints(higher, BEFORE, "abc")


def test_one_lower_figure_refuses_the_raise() -> None:
    now = [document("cong-van", 8, 0, 0, coord=Tally(5, 1, 2)), BEFORE[1]]
    with pytest.raises(ValueError, match="coord: F1") as caught:
        raised(GATE, now, "abc")
    assert "cong-van: coord: right 6 → 5" in str(caught.value)


def test_another_corpus_has_first_floors_however_low() -> None:
    now = [document("cong-van", 1, 5, 5)]
    fresh = raised(GATE, now, "def")
    assert fresh == raised(None, now, "def")
    assert fresh.corpus == "def"
    assert all(fresh.floors[measure] < GATE.floors[measure] for measure in MEASURES)


TALLIES = st.builds(Tally, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))


@given(st.lists(TALLIES, min_size=1, max_size=4), st.lists(TALLIES, min_size=1, max_size=4))
def test_a_raise_either_lowers_nothing_or_is_refused(old: list[Tally], new: list[Tally]) -> None:
    then = raised(
        None, [DocumentScore(str(i), None, dict.fromkeys(MEASURES, t)) for i, t in enumerate(old)], "a"
    )
    scores = [DocumentScore(str(i), None, dict.fromkeys(MEASURES, t)) for i, t in enumerate(new)]
    if complaints(then, scores, "a"):
        with pytest.raises(ValueError, match="below its floor"):
            raised(then, scores, "a")
    else:
        now = raised(then, scores, "a")
        assert all(now.floors[measure] >= then.floors[measure] for measure in MEASURES)


def test_the_command_raises_what_it_then_upholds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = gate.test_split()[0].name
    for ending in ("txt", "json"):
        shutil.copy(DOCUMENTS / f"{name}.{ending}", tmp_path)
    head, *rows = (DOCUMENTS / NAME).read_text("utf-8").splitlines()
    (tmp_path / NAME).write_text(
        "\n".join([head, *(row for row in rows if row.startswith(f"{name}\t"))]) + "\n", encoding="utf-8"
    )
    monkeypatch.setattr(gate, "DOCUMENTS", tmp_path)
    monkeypatch.setattr(gate, "FILE", tmp_path / "gate.txt")

    assert gate.main(["--raise"]) == 0
    scores = measured(gate.test_split())
    assert read_gate() == raised(None, scores, corpus_hash())
    assert gate.main([]) == 0
    assert "floor" in capsys.readouterr().out

    # floors that cannot be reached: the command fails and keeps them
    values = json.loads(gate.FILE.read_text("utf-8"))
    values["floors"]["header"] = 1.1
    gate.FILE.write_text(json.dumps(values), encoding="utf-8")
    assert gate.main([]) == 1
    assert "header: F1" in capsys.readouterr().out
    assert gate.main(["--raise"]) == 1
    assert "header: F1" in capsys.readouterr().err
    assert json.loads(gate.FILE.read_text("utf-8")) == values


def test_a_gate_is_read_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "gate.json"
    file.write_text('{"corpus": "x", "floors": {"row": 0.5}, "documents": {"a": {"row": [1, 2, 3]}}}')
    monkeypatch.setattr(gate, "FILE", file)
    assert read_gate() == Gate("x", {"row": 0.5}, {"a": {"row": [1, 2, 3]}})


def test_without_a_gate_one_is_told_how_to_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("corpus.gate.FILE", tmp_path / "gate.json")
    monkeypatch.setattr("corpus.gate.test_split", list)
    assert gate.main([]) == 1
    said = capsys.readouterr().err
    assert said.startswith(str(tmp_path / "gate.json"))
    assert "--raise" in said
