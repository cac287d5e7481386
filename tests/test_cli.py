"""The command line as a user meets it: in a process of its own, from arguments to exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import openpyxl
import pytest

import extract
from tests.command import ROOT, chidao, errors

if TYPE_CHECKING:
    from pathlib import Path

ORDER = (
    "Ủy ban nhân dân tỉnh yêu cầu:\n"
    "1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát danh mục dự án chậm tiến độ, báo cáo Ủy ban "
    "nhân dân tỉnh trước ngày 30/6/2026.\n"
    "2. Công an tỉnh tăng cường kiểm tra công tác phòng cháy tại các chợ, hoàn thành trong quý IV/2026.\n"
)
HEAVY = ("pandas", "numpy", "spacy", "pyvi", "underthesea", "rich", "xlsxwriter", "pyarrow", "sklearn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    (tmp_path / "good.txt").write_text(ORDER, encoding="utf-8")
    return tmp_path


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_a_pipe_gets_records(folder: Path) -> None:
    done = chidao("extract", "good.txt", cwd=folder)
    (record,) = records(done)
    assert (done.returncode, errors(done)) == (0, [])
    assert record["source"]["name"] == "good.txt"
    assert len(record["directives"]) == 2
    assert record["text"] == ORDER


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    (record,) = records(chidao("extract", "-", cwd=tmp_path, given=ORDER.encode()))
    assert record["source"]["name"] == "stdin"
    assert record["directives"]


def test_a_folder_is_read_with_what_is_in_it_sorted_and_each_document_once(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "a.md").write_text(ORDER, encoding="utf-8")
    (folder / ".hidden.txt").write_text(ORDER, encoding="utf-8")
    (folder / "c.xlsx").write_bytes(b"PK")
    done = chidao("extract", folder, folder / "good.txt")
    assert [record["source"]["name"] for record in records(done)] == ["a.md", "good.txt"]
    assert done.returncode == 0


def test_a_missing_file_does_not_stop_the_others(folder: Path) -> None:
    done = chidao("extract", "missing.txt", "good.txt", cwd=folder)
    assert done.returncode == 1
    assert len(records(done)[0]["directives"]) == 2
    (line,) = errors(done)
    assert line.startswith("missing.txt: không có tệp này")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("noise.txt", bytes(range(256)) * 8, "nhị phân"),
        ("scan.txt", b"%PDF-1.4\n", "PDF"),
        ("empty.txt", b"", "rỗng"),
        ("blank.txt", b"\n \n", "không có chữ"),
        ("broken.txt", ORDER.encode() + b"\xff\xfe\xfd", "UTF-8"),
        ("line.txt", b"1" * (50 << 20), "một dòng dài 52428800 ký tự"),
        ("blanks.txt", b" " * (50 << 20), "không có chữ"),
    ],
)
def test_bad_input_is_one_line_and_the_rest_is_done(folder: Path, name: str, data: bytes, words: str) -> None:
    (folder / name).write_bytes(data)
    done = chidao("extract", name, "good.txt", cwd=folder)
    assert done.returncode == 1
    (line,) = errors(done)
    assert line.startswith(f"{name}: ")
    assert words in line
    assert [record["source"]["name"] for record in records(done)] == ["good.txt"]


def test_a_folder_without_documents_is_an_error_that_says_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    done = chidao("extract", tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = errors(done)
    assert line.startswith(str(tmp_path))
    assert ".xlsx" in line


def test_an_old_encoding_is_decoded(folder: Path) -> None:
    data = b"UBND ti\xd2nh giao S\xf5\xd2 T\xe0i ch\xednh r\xe0 so\xe1t d\xfd\xf2 \xe1n."
    (folder / "old.txt").write_bytes(data)
    (record,) = records(chidao("extract", "old.txt", cwd=folder))
    assert record["text"] == "UBND tỉnh giao Sở Tài chính rà soát dự án."
    assert record["source"]["encoding"] == "windows-1258"


@pytest.mark.parametrize("ending", ["jsonl", "csv", "xlsx", "parquet"])
def test_the_ending_decides_the_format_and_folders_are_made(folder: Path, ending: str) -> None:
    target = folder / "out" / f"list.{ending}"
    done = chidao("extract", "good.txt", "-o", target, cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    starts = {"jsonl": b"{", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "parquet": b"PAR1"}
    assert target.read_bytes().startswith(starts[ending])
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert "2 nhiệm vụ của 1 văn bản" in errors(done)[0]


def test_a_workbook_comes_from_several_documents_and_a_failed_one(folder: Path) -> None:
    (folder / "two.txt").write_text(ORDER, encoding="utf-8")
    done = chidao("extract", "good.txt", "missing.txt", "two.txt", "-o", "a.xlsx", cwd=folder)
    assert done.returncode == 1
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["Nhiệm vụ"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [1, 2, 3, 4]


def test_an_older_list_stays_when_nothing_could_be_read(folder: Path) -> None:
    (folder / "a.csv").write_text("cũ", encoding="utf-8")
    done = chidao("extract", "missing.txt", "-o", "a.csv", cwd=folder)
    assert done.returncode == 1
    assert (folder / "a.csv").read_text(encoding="utf-8") == "cũ"
    assert {path.name for path in folder.iterdir()} == {"a.csv", "good.txt"}


def test_a_target_that_cannot_be_written_is_one_line(folder: Path) -> None:
    for target in ("good.txt/a.csv", "."):
        done = chidao("extract", "good.txt", "-f", "csv", "-o", target, cwd=folder)
        assert done.returncode == 2
        (line,) = errors(done)
        assert "không ghi được" in line


def test_a_table_in_a_pipe_has_no_escapes_and_keeps_to_the_width(folder: Path) -> None:
    done = chidao("extract", "good.txt", "-f", "table", "--today", "2026-07-02", cwd=folder, COLUMNS="80")
    shown = done.stdout.decode()
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "quá hạn" in shown
    assert "Phối hợp: Sở" in shown


def test_a_reader_that_hangs_up_is_no_error(folder: Path) -> None:
    for i in range(60):
        (folder / f"{i}.txt").write_text(ORDER * 20, encoding="utf-8")
    command = f'"{sys.executable}" -m extract.cli extract . | head -c 10'
    for form in ("", " -f table", " -f csv"):
        done = subprocess.run(
            ["bash", "-c", command.replace(" |", f"{form} |")],
            cwd=folder,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=60,
            check=False,
        )
        assert done.stderr == b""
        assert len(done.stdout) == 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "thiếu ĐƯỜNG_DẪN"),
        (["extract", "good.txt", "-o", "a.ics"], "table, jsonl, csv, xlsx, parquet"),
        (["extract", "good.txt", "--format", "docx"], "table, jsonl, csv, xlsx, parquet"),
        (["extract", "good.txt", "-f", "csv", "-o", "a.xlsx"], "đuôi .xlsx"),
        (["extract", "good.txt", "--lang", "fr"], "vi, en"),
        (["extract", "good.txt", "--today", "mai"], "YYYY-MM-DD"),
        (["extract", "good.txt", "--formt", "csv"], "--format"),
        (["extrakt"], "extract"),
    ],
)
def test_wrong_usage_is_told_and_does_nothing(folder: Path, arguments: list[str], words: str) -> None:
    done = chidao(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in errors(done)[0]
    assert [path.name for path in folder.iterdir()] == ["good.txt"]


def test_vietnamese_by_default_english_when_asked(folder: Path) -> None:
    assert chidao("extract", "--help").stdout.decode().startswith("Cách dùng: chidao extract")
    for english in (
        chidao("extract", "--help", "--lang", "en"),
        chidao("--lang=en", "extract", "--help"),
        chidao("extract", "--help", CHIDAO_LANG="en"),
    ):
        assert english.stdout.decode().startswith("Usage: chidao extract")
    assert errors(chidao("extract", "x.txt", "--lang", "en", cwd=folder))[0].startswith("x.txt: no such file")


def test_schema_is_the_contract() -> None:
    schema = json.loads(chidao("schema").stdout)
    assert {"directives", "references", "header"} <= schema["properties"].keys()


def test_rules_check_says_where_a_rule_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("- id: x\n  find: '('\n", encoding="utf-8")
    done = chidao("rules", "check", tmp_path)
    assert done.returncode == 1
    assert "bad.yaml:" in errors(done)[0]


def test_version_is_that_of_the_project() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert extract.__version__ == declared
    assert chidao("--version").stdout.decode().strip() == f"chidao {declared}"


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["extract", "good.txt"], set()),
        (["extract", "good.txt", "-f", "csv"], set()),
        (["extract", "good.txt", "-f", "table"], {"rich"}),
        (["extract", "good.txt", "-o", "a.xlsx"], {"xlsxwriter"}),
    ],
)
def test_nothing_is_loaded_that_is_not_used(folder: Path, arguments: list[str], allowed: set[str]) -> None:
    program = (
        "import sys\nfrom extract.cli import run\n"
        f"code = run({arguments!r})\n"
        f"print(code, *[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    code, *loaded = errors(done)[-1].split()
    assert code == "0"
    assert set(loaded) == allowed


def test_python_has_the_same_extraction(folder: Path) -> None:
    record = extract.extract(folder / "good.txt")
    assert record == extract.extract(ORDER.encode(), name="good.txt")
    assert [directive.leads[0].name for directive in record.directives] == ["Sở Tài chính", "Công an tỉnh"]


def test_a_value_that_cannot_be_used_is_named(folder: Path) -> None:
    done = chidao("extract", "good.txt", "--today", "2026-13-01", cwd=folder)
    assert done.returncode == 2
    assert "«2026-13-01»" in errors(done)[0]
    assert "--today" in errors(done)[0]
    done = chidao("rules", "check", "thieu", cwd=folder)
    assert "«thieu»" in errors(done)[0]
