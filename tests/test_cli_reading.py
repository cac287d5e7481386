"""How much the command line reads, and what it tells while it does."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.command import ROOT, chidao, errors
from tests.readers.pictures import SLIP, hang, picture_of, slips
from tests.readers.sheets import Sheets

if TYPE_CHECKING:
    from pathlib import Path

ORDER = "Giao Sở Y tế rà soát các trạm cấp cứu, báo cáo trước ngày 30/6/2026.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a PDF of two pages and a text."""
    (tmp_path / "hai trang.pdf").write_bytes(slips(2).done())
    (tmp_path / "good.txt").write_text(ORDER, encoding="utf-8")
    return tmp_path


def names(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in done.stdout.decode().splitlines()]


def packed(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_more_pages_than_allowed_are_refused_and_the_rest_is_done(folder: Path) -> None:
    done = chidao("extract", "hai trang.pdf", "good.txt", "--max-pages", "1", cwd=folder)
    assert done.returncode == 1
    (line,) = errors(done)
    assert line == "hai trang.pdf: có 2 trang, quá giới hạn 1 trang; hãy tách thành từng văn bản"
    assert names(done) == ["good.txt"]


def test_as_many_pages_as_allowed_are_read(folder: Path) -> None:
    done = chidao("extract", "hai trang.pdf", "good.txt", "--max-pages", "2", cwd=folder)
    assert (done.returncode, errors(done)) == (0, [])
    assert names(done) == ["hai trang.pdf", "good.txt"]


def test_a_file_larger_than_allowed_is_refused(folder: Path) -> None:
    (folder / "large.txt").write_text(ORDER * (1 << 15), encoding="utf-8")
    done = chidao("extract", "large.txt", "good.txt", "--max-size", "1", cwd=folder)
    assert done.returncode == 1
    (line,) = errors(done)
    assert line.startswith("large.txt: lớn hơn giới hạn 1 MB")
    assert names(done) == ["good.txt"]
    given = chidao("extract", "-", "--max-size", "1", given=ORDER.encode() * (1 << 15))
    assert given.returncode == 1
    assert "1 MB" in errors(given)[0]


def test_packages_deeper_than_allowed_are_refused(folder: Path) -> None:
    (folder / "a.zip").write_bytes(packed("b.zip", packed("c.txt", ORDER.encode())))
    assert names(chidao("extract", "a.zip", cwd=folder)) == ["b.zip/c.txt"]
    done = chidao("extract", "a.zip", "good.txt", "--max-depth", "1", cwd=folder)
    assert done.returncode == 1
    assert errors(done)[0].startswith("a.zip/b.zip: ")
    assert names(done) == ["good.txt"]


@pytest.mark.parametrize("option", ["--max-size", "--max-pages", "--max-depth", "--time-limit"])
@pytest.mark.parametrize("value", ["0", "-1", "nhiều"])
def test_limits_are_positive_numbers(folder: Path, option: str, value: str) -> None:
    done = chidao("extract", "good.txt", option, value, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert option in errors(done)[0]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ("Số trang tối đa của một văn bản (mặc định: 2000).", "--time-limit GIÂY")),
        ("en", ("Most pages of one document (default: 2000).", "--time-limit SECONDS")),
    ],
)
def test_help_tells_the_limits(lang: str, words: tuple[str, ...]) -> None:
    shown = " ".join(chidao("extract", "--help", "--lang", lang, COLUMNS="120").stdout.decode().split())
    for said in (*words, "--max-size MB", "--max-pages", "--max-depth", "64", "120"):
        assert said in shown


def scan(pages: int) -> bytes:
    """A PDF that takes some seconds."""
    sheets = Sheets(SLIP)
    for n in range(pages):
        if n:
            sheets.turn()
        hang(sheets, picture_of(slips().done(), 200), SLIP)
    return sheets.done()


@pytest.mark.parametrize(("lang", "words"), [("vi", "đã đọc 40/40 trang"), ("en", "40 of 40 pages read")])
def test_a_terminal_is_told_how_far_a_long_document_is(tmp_path: Path, lang: str, words: str) -> None:
    (tmp_path / "quét.pdf").write_bytes(scan(40))
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "extract.cli", "extract", "quét.pdf", "--lang", lang],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert done.returncode == 0
    assert names(done) == ["quét.pdf"]
    assert f"\r\x1b[Kquét.pdf: {words}" in shown
    assert shown.endswith("\r\x1b[K")
    assert "\n" not in shown


def test_nobody_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(40))
    done = chidao("extract", "a.pdf", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
