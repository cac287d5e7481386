"""`chidao score` as a user meets it: in a process of its own, from arguments to exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from extract.measure.score import MEASURES
from tests.command import chidao, errors

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

# Three documents of the Mây commune: a letter of two tasks, a notice of one, a note of thanks.
LETTER = "Giao Sở Y tế gửi số liệu trước ngày 30/6/2026.\nĐề nghị Đội Quản lý chợ quét vôi.\n"
NOTICE = "Yêu cầu Công an xã Mây kiểm tra kho thóc.\n"
THANKS = "Xã Mây cảm ơn bà con đã góp gạo.\n"
MANIFEST = (
    "name\tsplit\tkind\tissued\tissuer\tlayout\tdirectives\twords\ttext\tgold\n"
    "cam-on\ttest\t-\t-\t-\tclean\t0\t8\t-\t-\n"
    "cong-van\ttrain\tCV\t-\t-\twrapped, page numbers\t2\t18\t-\t-\n"
    "thong-bao\ttest\tTB\t-\t-\twrapped\t1\t9\t-\t-\n"
)


def directive(text: str, words: str, lead: str, *deadlines: dict[str, Any]) -> dict[str, Any]:
    """A directive of `lead` that stands in `text` as `words`."""
    start = text.index(words)
    return {
        "span": [start, start + len(words)],
        "leads": [lead],
        "inherited": False,
        "coordinators": [],
        "deadlines": list(deadlines),
    }


DUE = {"text": "trước ngày 30/6/2026", "start": None, "due": "2026-06-30", "before": True, "rrule": None}
FIRST = directive(LETTER, LETTER.split("\n")[0], "Sở Y tế", DUE)
SECOND = directive(LETTER, LETTER.split("\n")[1], "Đội Quản lý chợ")
THIRD = directive(NOTICE, NOTICE.strip(), "Công an xã Mây")


def pair(folder: Path, name: str, text: str, kind: str | None, *directives: dict[str, Any]) -> None:
    """Writes a gold document."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = {"header": {"doc_type": kind}, "references": [], "directives": directives}
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `gold` of three documents and `answers.jsonl` for two of them.

    Of the letter the first task is found without its deadline and the second is not; nobody answered the
    notice; the note is answered rightly: there is nothing in it.
    """
    pair(tmp_path / "gold", "cong-van", LETTER, "CV", FIRST, SECOND)
    pair(tmp_path / "gold", "thong-bao", NOTICE, "TB", THIRD)
    pair(tmp_path / "gold", "cam-on", THANKS, None)
    records = [
        {
            "source": {"name": "cong-van.txt"},
            "text": LETTER,
            "header": {"doc_type": "CV"},
            "directives": [{**FIRST, "deadlines": []}],
        },
        {"source": {"name": "cam-on.txt"}, "text": THANKS},
    ]
    answers = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "answers.jsonl").write_text(answers, encoding="utf-8")
    return tmp_path


@pytest.fixture
def listed(folder: Path) -> Path:
    """The same folder with a manifest."""
    (folder / "gold" / "manifest.tsv").write_text(MANIFEST, encoding="utf-8")
    return folder


def tables(done: subprocess.CompletedProcess[bytes]) -> dict[str, dict[str, list[str]]]:
    """The tables printed, by their first line: of each measure its figures."""
    out: dict[str, dict[str, list[str]]] = {}
    for table in done.stdout.decode().strip().split("\n\n"):
        head, _, *rows = table.split("\n")
        out[head] = {row[:15].strip(): row[15:].replace("[", " ").replace("]", " ").split() for row in rows}
    return out


def counts(figures: dict[str, Any], measure: str) -> list[int]:
    return [figures[measure][count] for count in ("tp", "fp", "fn")]


def test_a_table_in_vietnamese(folder: Path) -> None:
    done = chidao("score", "gold", "answers.jsonl", cwd=folder)
    assert done.returncode == 0
    ((head, rows),) = tables(done).items()
    assert head == "3 văn bản, 3 nhiệm vụ trong bản chuẩn"
    assert list(rows) == [
        "nhiệm vụ",
        "chủ trì",
        "phối hợp",
        "thời hạn",
        "cả dòng",
        "viện dẫn",
        "viện dẫn, ngày",
        "thể thức",
    ]
    # precision, recall, F1; at the end right, invented, missed
    assert [*rows["nhiệm vụ"][:3], *rows["nhiệm vụ"][-3:]] == ["1.000", "0.333", "0.500", "1", "0", "2"]
    assert [*rows["thời hạn"][:3], *rows["thời hạn"][-3:]] == ["1.000", "0.000", "0.000", "0", "0", "1"]
    assert [*rows["cả dòng"][:3], *rows["cả dòng"][-3:]] == ["0.000", "0.000", "0.000", "0", "1", "3"]
    assert [*rows["thể thức"][:3], *rows["thể thức"][-3:]] == ["1.000", "0.500", "0.667", "1", "0", "1"]


def test_the_same_table_in_english(folder: Path) -> None:
    ((_, vietnamese),) = tables(chidao("score", "gold", "answers.jsonl", cwd=folder)).items()
    ((head, rows),) = tables(chidao("score", "gold", "answers.jsonl", "--lang", "en", cwd=folder)).items()
    assert head == "3 documents, 3 gold directives"
    assert list(rows) == list(MEASURES)
    assert list(rows.values()) == list(vietnamese.values())


def test_an_interval_lies_about_its_figure(folder: Path) -> None:
    (rows,) = tables(chidao("score", "gold", "answers.jsonl", cwd=folder)).values()
    for name, (_, _, f1, low, high, *_) in rows.items():
        assert 0 <= float(low.strip(",")) <= float(f1) <= float(high) <= 1, name


def test_documents_without_an_answer_are_named(folder: Path) -> None:
    (line,) = errors(chidao("score", "gold", "answers.jsonl", cwd=folder))
    assert "1 văn bản" in line
    assert line.endswith(": thong-bao")
    (line,) = errors(chidao("score", "gold", "answers.jsonl", "--lang", "en", cwd=folder))
    assert line.startswith("no predictions for 1 document")


def test_the_figures_as_json(folder: Path) -> None:
    done = chidao("score", "gold", "answers.jsonl", "--json", cwd=folder)
    said = json.loads(done.stdout)
    assert said["documents"] == 3
    assert "groups" not in said
    directive = said["directive"]
    assert (directive["precision"], directive["recall"], directive["f1"]) == (1.0, 0.3333, 0.5)
    assert counts(said, "directive") == [1, 0, 2]
    assert counts(said, "row") == [0, 1, 3]
    low, high = directive["interval"]
    assert 0 <= low <= directive["f1"] <= high <= 1


def test_by_kind_there_is_a_table_for_all_and_one_for_each(folder: Path) -> None:
    done = tables(chidao("score", "gold", "answers.jsonl", "--by", "kind", "--lang", "en", cwd=folder))
    assert set(done) == {
        "3 documents, 3 gold directives",
        "CV: 1 documents, 2 gold directives",
        "TB: 1 documents, 1 gold directives",
        "-: 1 documents, 0 gold directives",  # of no kind
    }
    assert done["CV: 1 documents, 2 gold directives"]["directive"][-3:] == ["1", "0", "1"]
    assert done["-: 1 documents, 0 gold directives"]["row"][:3] == ["1.000", "1.000", "1.000"]


def test_groups_by_kind_add_up_to_all(folder: Path) -> None:
    said = json.loads(chidao("score", "gold", "answers.jsonl", "--by", "kind", "--json", cwd=folder).stdout)
    assert set(said["groups"]) == {"CV", "TB", "-"}
    for measure in ("directive", "lead", "deadline", "row", "header"):
        groups = [counts(group, measure) for group in said["groups"].values()]
        assert [sum(column) for column in zip(*groups, strict=True)] == counts(said, measure)


def test_by_layout_a_document_is_in_each_of_its_layouts(listed: Path) -> None:
    done = chidao("score", "gold", "answers.jsonl", "--by", "layout", "--json", cwd=listed)
    groups = json.loads(done.stdout)["groups"]
    assert {name: group["documents"] for name, group in groups.items()} == {
        "wrapped": 2,
        "page numbers": 1,
        "clean": 1,
    }
    assert counts(groups["wrapped"], "directive") == [1, 0, 2]
    assert counts(groups["page numbers"], "directive") == [1, 0, 1]


def test_by_layout_without_a_manifest_there_is_one_group(folder: Path) -> None:
    done = chidao("score", "gold", "answers.jsonl", "--by", "layout", "--json", cwd=folder)
    groups = json.loads(done.stdout)["groups"]
    assert {name: group["documents"] for name, group in groups.items()} == {"-": 3}


@pytest.mark.parametrize(("split", "right", "missed"), [("train", 1, 1), ("test", 0, 1)])
def test_a_split_is_scored_alone(listed: Path, split: str, right: int, missed: int) -> None:
    said = json.loads(chidao("score", "gold", "answers.jsonl", "--split", split, "--json", cwd=listed).stdout)
    assert counts(said, "directive") == [right, 0, missed]


@pytest.mark.parametrize("by", ["kind", "layout"])
def test_documents_held_for_models_are_a_split_of_their_own(listed: Path, by: str) -> None:
    manifest = listed / "gold" / "manifest.tsv"
    manifest.write_text(MANIFEST.replace("\ttrain\t", "\theld\t"), encoding="utf-8")
    whole = json.loads(chidao("score", "gold", "answers.jsonl", "--by", by, "--json", cwd=listed).stdout)
    assert counts(whole, "directive") == [1, 0, 2]
    held = ("score", "gold", "answers.jsonl", "--by", by, "--split", "held", "--json")
    said = json.loads(chidao(*held, cwd=listed).stdout)
    assert counts(said, "directive") == [1, 0, 1]
    done = chidao("score", "gold", "answers.jsonl", "--split", "train", cwd=listed)
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_split_needs_every_document_in_the_manifest(listed: Path) -> None:
    pair(listed / "gold", "thu-moi", "Kính mời.\n", "GM")
    done = chidao("score", "gold", "--split", "test", cwd=listed)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert "thu-moi" in line
    assert "manifest.tsv" in line


def test_a_split_without_documents_is_an_error(listed: Path) -> None:
    manifest = listed / "gold" / "manifest.tsv"
    manifest.write_text(MANIFEST.replace("\ttest\t", "\ttrain\t"), encoding="utf-8")
    done = chidao("score", "gold", "answers.jsonl", "--split", "test", cwd=listed)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "thuộc phần test" in errors(done)[0]


def test_details_name_every_difference_before_the_table(folder: Path) -> None:
    done = chidao("score", "gold", "answers.jsonl", "--details", cwd=folder)
    told = done.stdout.decode().split("3 văn bản")[0].splitlines()
    first, second = LETTER.splitlines()
    assert f"cong-van: thời hạn: sót: 2026-06-30 before | {first}" in told
    assert f"cong-van: nhiệm vụ: sót: {second}" in told
    assert f"cong-van: chủ trì: sót: đội quản lý chợ | {second}" in told
    assert "thong-bao: thể thức: sót: doc_type TB" in told
    assert {line.split(":")[0] for line in told} == {"cong-van", "thong-bao"}


def test_details_name_what_was_invented(folder: Path) -> None:
    record = {"source": {"name": "cam-on.txt"}, "text": THANKS}
    invented = directive(THANKS, "góp gạo", "bà con")
    (folder / "a.jsonl").write_text(json.dumps({**record, "directives": [invented]}), encoding="utf-8")
    done = chidao("score", "gold", "a.jsonl", "--details", "--lang", "en", cwd=folder)
    told = done.stdout.decode().splitlines()
    assert "cam-on: directive: invented: góp gạo" in told
    assert "cam-on: lead: invented: bà con | góp gạo" in told


def test_a_document_cannot_steer_the_terminal(folder: Path) -> None:
    hostile = NOTICE.replace("kho", "kho\x1b[31m")
    pair(folder / "gold", "thong-bao", hostile, "TB", directive(hostile, hostile.strip(), "Công an xã Mây"))
    done = chidao("score", "gold", "answers.jsonl", "--details", cwd=folder)
    assert b"\x1b" not in done.stdout
    assert rb"kho\x1b[31m" in done.stdout


def test_another_annotators_folder_is_answers(folder: Path) -> None:
    (folder / "theirs").mkdir()
    pair(folder / "theirs", "cong-van", LETTER, "CV", FIRST, {**SECOND, "leads": ["chợ"]})
    pair(folder / "theirs", "thong-bao", NOTICE, "TB", THIRD)
    pair(folder / "theirs", "cam-on", THANKS, None)
    done = chidao("score", "gold", "theirs", "--json", cwd=folder)
    assert errors(done) == []
    said = json.loads(done.stdout)
    assert counts(said, "directive") == [3, 0, 0]
    assert counts(said, "lead") == [2, 1, 1]
    assert counts(said, "row") == [2, 1, 1]


def test_without_answers_chidao_itself_is_scored(folder: Path) -> None:
    itself = chidao("score", "gold", "--json", cwd=folder)
    assert (itself.returncode, errors(itself)) == (0, [])
    written = chidao("extract", "gold", "-o", "own.jsonl", cwd=folder)
    assert written.returncode == 0
    said = chidao("score", "gold", "own.jsonl", "--json", cwd=folder)
    assert json.loads(said.stdout) == json.loads(itself.stdout)
    assert counts(json.loads(said.stdout), "directive")[0] > 0


@pytest.mark.parametrize("arguments", [["thieu"], ["thieu", "answers.jsonl"], ["gold", "thieu.jsonl"]])
def test_what_is_missing_is_named(folder: Path, arguments: list[str]) -> None:
    done = chidao("score", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert line.startswith("thieu")


def test_a_broken_line_is_named_with_its_file(folder: Path) -> None:
    with (folder / "answers.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"source": \n')
    done = chidao("score", "gold", "answers.jsonl", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert line.startswith("answers.jsonl: dòng 3: ")
    (line,) = errors(chidao("score", "gold", "answers.jsonl", "--lang", "en", cwd=folder))
    assert line.startswith("answers.jsonl: line 3: ")


def test_broken_gold_is_named_with_its_place(folder: Path) -> None:
    (folder / "gold" / "thong-bao.json").write_text('{"header": {},}', encoding="utf-8")
    done = chidao("score", "gold", "answers.jsonl", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert "thong-bao.json: line 1, column 15" in line


@pytest.mark.parametrize("arguments", [[], ["gold", "--by", "issuer"], ["gold", "--split", "dev"]])
def test_wrong_usage_is_told(folder: Path, arguments: list[str]) -> None:
    done = chidao("score", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done)[0].startswith("Lỗi: ")
