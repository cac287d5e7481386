"""`chidao corpus add` as a user meets it: in a process of its own, from arguments to what lies there."""

from __future__ import annotations

import csv
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from corpus import DOCUMENTS
from extract.measure.gold import read_gold
from extract.measure.manifest import COLUMNS, NAME, digest
from tests.command import chidao, errors

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

LETTER = "Số: 7/CV-MAY\nGiao Đội Quản lý chợ quét vôi trước ngày 30/6/2026.\n"
NOTICE = "Yêu cầu Công an xã Mây kiểm tra kho thóc.\n"


def pair(folder: Path, name: str, text: str, lead: str | None = None, **header: Any) -> Path:
    """Writes a gold document whose one task is the last line; gives its annotations."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    line = text.strip().split("\n")[-1]
    start = text.index(line)
    directive = {
        "span": [start, start + len(line)],
        "leads": [lead],
        "inherited": False,
        "coordinators": [],
        "deadlines": [],
    }
    gold = {"header": header, "references": [], "directives": [directive] if lead else []}
    file = folder / f"{name}.json"
    file.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with `new`, two good documents handed in, and an empty corpus."""
    pair(tmp_path / "new", "cong-van", LETTER, "Đội Quản lý chợ", doc_type="CV", number="7/CV-MAY")
    pair(tmp_path / "new", "thong-bao", NOTICE, "Công an xã Mây", doc_type="TB")
    (tmp_path / "corpus" / "documents").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def filled(desk: Path) -> Path:
    """The same after both were taken, for testing and for models."""
    first = add(desk, "new/cong-van.json", "--split", "test", "--layout", "wrapped, no head")
    second = add(desk, "new/thong-bao.json", "--split", "held")
    assert (first.returncode, second.returncode) == (0, 0)
    return desk


def add(desk: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return chidao("corpus", "add", *arguments, cwd=desk, **environment)


def corpus(desk: Path) -> Path:
    return desk / "corpus" / "documents"


def rows(desk: Path) -> dict[str, dict[str, str]]:
    """The lines of the manifest by name."""
    with (corpus(desk) / NAME).open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file, delimiter="\t")}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- what is taken --------------------------------------------------------------------------------------


def test_a_folder_is_taken_byte_by_byte_and_listed(desk: Path) -> None:
    (desk / "new" / "cong-van.txt").write_bytes(LETTER.replace("\n", "\r\n").encode())  # offsets are of LF
    done = add(desk, "new", "--split", "held", "--layout", "wrapped,  page numbers")
    assert (done.returncode, errors(done)) == (0, [])
    taken = contents(corpus(desk))
    del taken[NAME]
    assert taken == contents(desk / "new")
    assert [d.name for d in read_gold(corpus(desk))] == list(rows(desk)) == ["cong-van", "thong-bao"]
    row = rows(desk)["cong-van"]
    assert tuple(row) == COLUMNS
    assert (row["split"], row["layout"], row["kind"]) == ("held", "wrapped, page numbers", "CV")
    assert (row["issued"], row["issuer"], row["directives"]) == ("-", "-", "1")
    assert int(row["words"]) == len(LETTER.split())
    assert row["text"] == digest(desk / "new" / "cong-van.txt")
    assert row["gold"] == digest(desk / "new" / "cong-van.json")


@pytest.mark.parametrize(
    ("lang", "line"),
    [("vi", "thong-bao: thêm mới; train; -; 1 nhiệm vụ"), ("en", "thong-bao: added; train; -; 1 tasks")],
)
def test_a_file_is_its_pair_and_goes_to_train_when_nobody_says(desk: Path, lang: str, line: str) -> None:
    done = add(desk, "new/thong-bao.txt", "new/thong-bao.json", CHIDAO_LANG=lang)
    assert (done.returncode, done.stdout.decode().splitlines()) == (0, [line])
    assert {name: row["split"] for name, row in rows(desk).items()} == {"thong-bao": "train"}


def test_another_folder_is_named_and_made(desk: Path) -> None:
    assert add(desk, "new", "--to", "kho/moi").returncode == 0
    assert {path.name for path in (desk / "kho" / "moi").iterdir()} == {
        *(path.name for path in (desk / "new").iterdir()),
        NAME,
    }
    assert contents(corpus(desk)) == {}


def test_what_was_there_keeps_its_line(filled: Path) -> None:
    before = rows(filled)
    pair(filled / "more", "thu-moi", "Kính mời.\n", doc_type="GM")
    assert add(filled, "more").returncode == 0
    after = rows(filled)
    assert list(after) == ["cong-van", "thong-bao", "thu-moi"]
    assert {name: after[name] for name in before} == before


def test_the_project_s_own_documents_are_taken_whole(desk: Path) -> None:
    done = add(desk, DOCUMENTS)
    assert (done.returncode, errors(done)) == (0, [])
    assert len(rows(desk)) == len(list(DOCUMENTS.glob("*.json")))
    written = (corpus(desk) / NAME).read_bytes()
    again = add(desk, DOCUMENTS)
    assert (again.returncode, (corpus(desk) / NAME).read_bytes()) == (0, written)
    assert all("có sẵn" in line for line in again.stdout.decode().splitlines())


def test_what_was_laid_into_the_corpus_by_hand_is_listed(desk: Path) -> None:
    pair(corpus(desk), "thu-moi", "Kính mời.\n", doc_type="GM")
    done = add(desk, "corpus/documents/thu-moi.txt", "--split", "held")
    assert (done.returncode, errors(done)) == (0, [])
    assert rows(desk)["thu-moi"]["split"] == "held"


def test_readings_of_single_readers_are_left_out(desk: Path) -> None:
    for name in ("first", "second"):
        pair(desk / "new" / name, f"{name}-thu", f"Kính mời {name}.\n")
    shutil.copy(desk / "new" / "thong-bao.json", desk / "new" / "second")
    pair(desk / "new" / "them", "thu-moi", "Kính mời.\n")
    assert add(desk, "new").returncode == 0
    assert list(rows(desk)) == ["cong-van", "thong-bao", "thu-moi"]
    done = add(desk, "new/second", "new/second/thong-bao.json")
    assert (done.returncode, done.stdout) == (1, b"")
    told = errors(add(desk, "new/second/second-thu.txt", "--lang", "en"))
    assert "one reader's reading" in told[0]
    assert list(rows(desk)) == ["cong-van", "thong-bao", "thu-moi"]


# --- what is refused ------------------------------------------------------------------------------------


def test_every_slip_is_told_and_the_good_ones_are_taken(desk: Path) -> None:
    bad = pair(desk / "new", "hong", LETTER + "Thêm.\n", "Đội Đất", number="8/CV-MAY", issued_on="hôm qua")
    done = add(desk, "new", "--lang", "en")
    assert done.returncode == 1
    *told, last = errors(done)
    assert [line.split(": ")[:2] for line in told] == [
        ["new/hong.json", "header.number"],
        ["new/hong.json", "header.issued_on"],
        ["new/hong.json", "directives[0].leads[0]"],
    ]
    assert all("; " in line for line in told)  # what to do about it
    assert last == "1 documents refused (3 problems)."
    assert list(rows(desk)) == ["cong-van", "thong-bao"]
    assert not (corpus(desk) / bad.name).exists()


def test_slips_are_told_in_vietnamese(desk: Path) -> None:
    pair(desk / "new", "hong", LETTER + "Thêm.\n", "Đội Đất")
    line, last = errors(add(desk, "new"))
    said = "directives[0].leads[0]: văn bản không có 'Đội Đất'; hãy chép đúng như trong văn bản"
    assert line == f"new/hong.json: {said}"
    assert last == "1 văn bản không được nhận (1 lỗi)."


@pytest.mark.parametrize(("gone", "told"), [("txt", "new/cong-van.txt"), ("json", "new/cong-van.txt")])
def test_half_a_pair_is_an_error(desk: Path, gone: str, told: str) -> None:
    (desk / "new" / f"cong-van.{gone}").unlink()
    done = add(desk, "new")
    assert (done.returncode, errors(done)[0].split(": ")[0]) == (1, told)
    assert list(rows(desk)) == ["thong-bao"]


@pytest.mark.parametrize("given", ["thieu", "thieu.json", "thieu.txt", "empty", "note.md"])
def test_what_is_no_pair_is_named_and_the_rest_is_done(desk: Path, given: str) -> None:
    (desk / "empty").mkdir()
    (desk / "note.md").write_text("x", encoding="utf-8")
    done = add(desk, given, "new")
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in errors(done)[:-1]] == [given]
    assert list(rows(desk)) == ["cong-van", "thong-bao"]


def test_another_document_of_the_same_name_stays_unless_it_is_to_be_replaced(filled: Path) -> None:
    before = contents(corpus(filled))
    pair(filled / "new", "cong-van", LETTER + "Giao Đội Nước tát ao.\n", "Đội Nước")
    done = add(filled, "new")
    assert done.returncode == 1
    assert errors(done)[0].startswith("new/cong-van.json: file: khác với corpus/documents/cong-van.json")
    assert "--replace" in errors(done)[0]
    assert contents(corpus(filled)) == before
    done = add(filled, "new", "--replace")
    assert (done.returncode, errors(done)) == (0, [])
    assert done.stdout.decode().splitlines()[0] == "cong-van: thay thế; test; wrapped, no head; 1 nhiệm vụ"
    assert (corpus(filled) / "cong-van.txt").read_bytes() == (filled / "new" / "cong-van.txt").read_bytes()
    row = rows(filled)["cong-van"]
    assert (row["split"], row["layout"], row["kind"]) == ("test", "wrapped, no head", "-")
    assert row["gold"] == digest(filled / "new" / "cong-van.json")


def test_a_document_changes_its_split_only_when_it_is_to_be_replaced(filled: Path) -> None:
    before = contents(corpus(filled))
    done = add(filled, "new/cong-van.json", "--split", "train")
    assert (done.returncode, contents(corpus(filled))) == (1, before)
    assert add(filled, "new/cong-van.json", "--split", "train", "--replace").returncode == 0
    assert {name: row["split"] for name, row in rows(filled).items()} == {
        "cong-van": "train",
        "thong-bao": "held",
    }


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_one_text_has_one_name(filled: Path, options: list[str]) -> None:
    copy = pair(filled / "more", "ban-sao", LETTER, "Đội Quản lý chợ")
    (filled / "more" / "ban-sao.txt").write_bytes(LETTER.replace("\n", "\r\n").encode())
    pair(filled / "more", "thu-moi", "Kính mời.\n")
    pair(filled / "more", "thu-moi-2", "Kính mời.\n")
    done = add(filled, "more", *options, "--lang", "en")
    assert done.returncode == 1
    assert [line.partition(";")[0] for line in errors(done)[:-1]] == [
        "more/ban-sao.txt: file: this text is there as cong-van",
        "more/thu-moi-2.txt: file: this text is there as thu-moi",
    ]
    assert list(rows(filled)) == ["cong-van", "thong-bao", "thu-moi"]
    assert not (corpus(filled) / copy.name).exists()


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_two_of_one_name_in_one_go_are_one_too_many(desk: Path, options: list[str]) -> None:
    pair(desk / "new" / "them", "thong-bao", "Kính mời.\n")
    done = add(desk, "new", *options)
    assert done.returncode == 1
    assert errors(done)[0].startswith("new/them/thong-bao.json: file: ")
    assert (corpus(desk) / "thong-bao.txt").read_text("utf-8") == NOTICE


@pytest.mark.parametrize(("lang", "said"), [("vi", "thu-moi không có tên"), ("en", "thu-moi is not listed")])
def test_nothing_is_taken_into_a_corpus_that_cannot_be_listed(desk: Path, lang: str, said: str) -> None:
    pair(corpus(desk), "thu-moi", "Kính mời.\n")
    before = contents(corpus(desk))
    done = add(desk, "new", CHIDAO_LANG=lang)
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in errors(done)[0]
    assert contents(corpus(desk)) == before


def test_a_broken_manifest_is_told(filled: Path) -> None:
    (corpus(filled) / NAME).write_text("name\tsplit\n", encoding="utf-8")
    done = add(filled, "new")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert line.startswith(f"corpus/documents/{NAME}: line 1: có các cột khác")


def test_a_target_below_a_file_is_told(desk: Path) -> None:
    done = add(desk, "new", "--to", "new/cong-van.txt/kho")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert "không ghi được" in line


def test_a_name_cannot_steer_the_terminal(desk: Path) -> None:
    pair(desk / "new", "thu\x1b[31m", "Kính mời.\n", "Đội Đất")
    pair(desk / "new", "thu-moi\x1b[31m", "Kính mời bà con.\n")
    done = add(desk, "new")
    assert b"\x1b" not in done.stdout + done.stderr
    assert rb"thu-moi\x1b[31m" in done.stdout


# --- usage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [[], ["new", "--split", "dev"], ["new", "--to", "new/cong-van.txt"], ["new", "--nhanh"]],
)
def test_wrong_usage_is_told(desk: Path, arguments: list[str]) -> None:
    done = add(desk, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done)[0].startswith("Lỗi: ")
    assert contents(corpus(desk)) == {}


@pytest.mark.parametrize(("lang", "said"), [("vi", "hãy nêu thư mục"), ("en", "name the folder")])
def test_without_a_corpus_here_the_folder_must_be_named(desk: Path, lang: str, said: str) -> None:
    done = chidao("corpus", "add", ".", cwd=desk / "new", CHIDAO_LANG=lang)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--to" in errors(done)[0]
    assert said in errors(done)[0]
    assert NAME not in contents(desk / "new")


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ["Kho văn bản", "held", "thay"]), ("en", ["corpus", "held", "Replace"])]
)
def test_help_is_in_both_languages(lang: str, words: list[str]) -> None:
    shown = [chidao("corpus", *tail, "--help", CHIDAO_LANG=lang) for tail in ([], ["add"])]
    said = b"".join(done.stdout for done in shown).decode()
    assert all(word.casefold() in said.casefold() for word in words)
    assert all(option in said for option in ("--to", "--split", "--layout", "--replace", "--lang"))
