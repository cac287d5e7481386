"""The gold of bodies: its shape, and how often chidao names the body that the annotators named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS
from corpus.bodies import AS_WRITTEN, CASES, COLUMNS, FILE, Answer, judged, main, read_bodies
from extract.measure.gold import read_gold
from extract.measure.manifest import read_manifest

if TYPE_CHECKING:
    from corpus.bodies import GoldBody


@pytest.fixture(scope="session")
def lines() -> list[GoldBody]:
    return read_bodies()


@pytest.fixture(scope="session")
def answers(lines: list[GoldBody]) -> list[Answer]:
    """What chidao says of every line, asked once."""
    return list(judged(lines))


@pytest.fixture(scope="session")
def parties() -> dict[str, set[str]]:
    """The party strings of each gold document."""
    return {
        document.name: {words for d in document.directives for words in (*d.leads, *d.coordinators)}
        for document in read_gold(DOCUMENTS)
    }


# --- the file -----------------------------------------------------------------------------------------


def test_the_file_is_a_plain_table(lines: list[GoldBody]) -> None:
    rows = FILE.read_text("utf-8").splitlines()
    assert tuple(rows[0].split("\t")) == COLUMNS
    assert all(row.count("\t") == len(COLUMNS) - 1 for row in rows)
    assert len(rows) == len(lines) + 1


def test_there_are_enough_lines_and_every_phenomenon(lines: list[GoldBody]) -> None:
    assert len(lines) >= 600
    counts = Counter(line.case for line in lines)
    assert set(counts) == set(CASES)
    assert min(counts.values()) >= 10


def test_every_cell_says_something(lines: list[GoldBody]) -> None:
    for line in lines:
        assert all((line.document, line.text, line.name, line.place, line.valid)), line
        assert line.valid in {"yes", "no", "-"}, line
        assert line.text == " ".join(line.text.split()), line


def test_no_line_stands_twice(lines: list[GoldBody]) -> None:
    counts = Counter((line.document, line.text) for line in lines)
    assert [key for key, count in counts.items() if count > 1] == []


def test_lines_are_the_parties_of_documents_of_the_corpus(
    lines: list[GoldBody], parties: dict[str, set[str]]
) -> None:
    assert {line.document for line in lines} <= set(parties)
    assert [x for x in lines if x.text not in parties[x.document]] == []


def test_every_party_of_a_document_has_its_line(lines: list[GoldBody], parties: dict[str, set[str]]) -> None:
    listed = {(line.document, line.text) for line in lines}
    looked_up = {name for name, _ in listed}
    assert len(looked_up) > 50
    said = {(name, words) for name in looked_up for words in parties[name]}
    assert said - listed == set()


def test_both_splits_have_their_share(lines: list[GoldBody]) -> None:
    entries = read_manifest(DOCUMENTS)
    counts = Counter(entries[line.document].split for line in lines)
    assert set(counts) == {"train", "test"}
    assert min(counts.values()) >= 200


# --- the answers --------------------------------------------------------------------------------------


def accuracy(answers: list[Answer]) -> float:
    assert answers
    return sum(a.right for a in answers) / len(answers)


def test_every_line_is_answered(lines: list[GoldBody], answers: list[Answer]) -> None:
    assert {(a.gold.document, a.gold.text) for a in answers} == {(x.document, x.text) for x in lines}


def test_accuracy_over_all_lines(answers: list[Answer]) -> None:
    assert accuracy(answers) >= 0.97


def test_accuracy_on_the_held_out_half(answers: list[Answer]) -> None:
    entries = read_manifest(DOCUMENTS)
    assert accuracy([a for a in answers if entries[a.gold.document].split == "test"]) >= 0.95


def test_accuracy_on_bodies_that_stand(answers: list[Answer]) -> None:
    assert accuracy([a for a in answers if a.gold.case not in AS_WRITTEN]) >= 0.95


@pytest.mark.parametrize("case", [c for c in CASES if c not in {"shortname", "anaphora", "person"}])
def test_no_phenomenon_is_left_behind(answers: list[Answer], case: str) -> None:
    assert accuracy([a for a in answers if a.gold.case == case]) >= 0.9


def test_the_report_counts_a_split(capsys: pytest.CaptureFixture[str], lines: list[GoldBody]) -> None:
    entries = read_manifest(DOCUMENTS)
    wanted = sum(entries[line.document].split == "train" for line in lines)
    assert main(["--split", "train"]) == 0
    said = {row.split()[0]: row for row in capsys.readouterr().out.splitlines()}
    assert said["all"].endswith(f"of {wanted})")
    assert set(said) - {"all", "standing"} <= set(CASES)
