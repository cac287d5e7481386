"""Answers by document, from a file of records or from another annotator's folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from extract.errors import ReadError
from extract.measure.answers import as_answer, read_answers
from extract.measure.gold import GoldError, read_gold
from extract.measure.score import MEASURES, score, totals
from extract.outputs import jsonl
from extract.pipeline import extract_text
from extract.text import Text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Giao Sở Y tế, phối hợp với Công an xã, phun thuốc trước ngày 30/6/2026 theo Kế hoạch số 5/KH-UBND.\n"
GOLD = {
    "header": {"doc_type": "CV", "subject": "phun thuốc", "signer": {"name": "Lò Văn Suối"}},
    "references": [{"type": "KH", "number": "5/KH-UBND", "title": None, "issued_on": None}],
    "directives": [
        {
            "span": [0, len(TEXT) - 1],
            "leads": ["Sở Y tế"],
            "inherited": False,
            "coordinators": ["Công an xã"],
            "deadlines": [
                {
                    "text": "trước ngày 30/6/2026",
                    "start": None,
                    "due": "2026-06-30",
                    "before": True,
                    "rrule": None,
                }
            ],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one gold document."""
    pair = tmp_path / "gold"
    pair.mkdir()
    (pair / "phun-thuoc.txt").write_text(TEXT, encoding="utf-8")
    (pair / "phun-thuoc.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return pair


def lines(folder: Path, *said: Any) -> Path:
    file = folder / "answers.jsonl"
    file.write_text(
        "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in said), encoding="utf-8"
    )
    return file


def record(name: str, **parts: Any) -> dict[str, Any]:
    return {"source": {"name": name}, "text": TEXT, **parts}


def test_a_line_is_an_answer_by_the_stem_of_its_name(tmp_path: Path) -> None:
    one, other = record("den/a.docx"), record("b.v2.txt", directives=[{"span": [0, 4]}])
    assert read_answers(lines(tmp_path, one, "", other)) == {"a": one, "b.v2": other}


def test_the_last_of_several_answers_counts(tmp_path: Path) -> None:
    old, new = record("a.txt", header={"place": "x"}), record("a.md")
    assert read_answers(lines(tmp_path, old, new)) == {"a": new}


def test_another_readers_folder_is_answers(folder: Path) -> None:
    (document,) = read_gold(folder)
    assert read_answers(folder) == {"phun-thuoc": as_answer(document)}


def test_gold_that_answers_itself_is_all_right(folder: Path) -> None:
    (document,) = read_gold(folder)
    found = score(document, as_answer(document))
    assert found.differences == []
    assert all(found.tallies[measure].right for measure in MEASURES)


def test_what_the_extractor_writes_is_read_back_as_it_was(tmp_path: Path, folder: Path) -> None:
    (document,) = read_gold(folder)
    # a line separator is legal in JSON and an end of line to `str.splitlines`
    said = extract_text(Text(f"{TEXT}1.\u2028Xã Mây\u0085trực.\n", name="phun-thuoc.txt"))
    with (tmp_path / "a.jsonl").open("wb") as file:
        jsonl.write([said], file)
    answer = read_answers(tmp_path / "a.jsonl")["phun-thuoc"]
    assert answer["text"] == said.text
    assert totals([score(document, answer)]) == totals([score(document, said.model_dump())])
    assert totals([score(document, answer)])["directive"].right == 1


@pytest.mark.parametrize(
    "line",
    [
        '{"source": {"name": "a.txt"}',
        '{"source": {}}',
        '["a.txt"]',
        '{"source": {"name": 7}}',
        '{"source": {"name": "a.txt"}, "directives": [{"leads": []}]}',
        '{"source": {"name": "a.txt"}, "directives": [{"span": ["a", "b"]}]}',
        '{"source": {"name": "a.txt"}, "directives": [{"span": [1, 2, 3]}]}',
        '{"source": {"name": "a.txt"}, "directives": [{"span": null}]}',
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    file = lines(tmp_path, record("a.txt"), "", line)
    with pytest.raises(ReadError) as caught:
        read_answers(file)
    assert str(caught.value).startswith(f"{file}: dòng 3: ")
    assert caught.value.line("en").startswith(f"{file}: line 3: ")
    assert "chidao extract" in caught.value.line("en")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_answers(tmp_path / "khong-co.jsonl")
    assert caught.value.line("en").startswith(f"{tmp_path / 'khong-co.jsonl'}: no such file")
    assert "không có tệp này" in str(caught.value)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"source": {"name": "th\xf4ng b\xe1o.txt"}}\n')
    with pytest.raises(ReadError, match="UTF-8"):
        read_answers(file)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no NAME\.json here"):
        read_answers(tmp_path)
