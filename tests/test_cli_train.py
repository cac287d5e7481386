"""`chidao train` and `chidao review` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS
from extract.learned.artefact import CARD
from extract.measure.manifest import read_manifest
from tests.command import ROOT, chidao, errors

if TYPE_CHECKING:
    from pathlib import Path

FEW = 7


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few documents of each split, with their manifest."""
    folder = tmp_path_factory.mktemp("corpus")
    entries = read_manifest(DOCUMENTS)
    names = [
        n for s in ("train", "held", "test") for n in [n for n, e in entries.items() if e.split == s][:FEW]
    ]
    head, *lines = (DOCUMENTS / "manifest.tsv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.split("\t")[0] in names]
    (folder / "manifest.tsv").write_text(head + "".join(kept), encoding="utf-8")
    for name in names:
        for ending in (".txt", ".json"):
            shutil.copy(DOCUMENTS / f"{name}{ending}", folder)
    return folder


def long(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """`chidao` given the time that learning takes."""
    return subprocess.run(
        [sys.executable, "-m", "extract.cli", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        timeout=600,
        check=False,
    )


def test_a_model_is_made_described_and_used(corpus: Path, tmp_path: Path) -> None:
    done = long("train", "--corpus", corpus, "-o", tmp_path / "model", "--composed", "3", "--lang", "en")
    assert done.returncode == 0, done.stderr.decode()
    assert "directive" in done.stdout.decode()
    card = json.loads((tmp_path / "model" / CARD).read_text("utf-8"))
    assert card["data"]["train"]["documents"] == card["data"]["held"]["documents"] == FEW
    assert card["figures"]["test"]["documents"] == FEW
    text = DOCUMENTS / "thong-bao-ket-luan-han-man.txt"
    used = chidao("extract", text, "--model", tmp_path / "model", "--format", "jsonl")
    shipped = chidao("extract", text, "--format", "jsonl")
    assert used.returncode == shipped.returncode == 0
    sure, usual = ([d["confidence"] for d in json.loads(out.stdout)["directives"]] for out in (used, shipped))
    assert sure != usual


def test_corrections_are_learned_from(corpus: Path, tmp_path: Path) -> None:
    extra = tmp_path / "corrected"
    extra.mkdir()
    name = next(
        n
        for n, e in read_manifest(DOCUMENTS).items()
        if e.split == "train" and not (corpus / f"{n}.txt").exists()
    )
    for ending in (".txt", ".json"):
        shutil.copy(DOCUMENTS / f"{name}{ending}", extra)
    done = long("train", "--corpus", corpus, "--extra", extra, "-o", tmp_path / "model", "--composed", "0")
    assert done.returncode == 0, done.stderr.decode()
    card = json.loads((tmp_path / "model" / CARD).read_text("utf-8"))
    assert card["data"]["train"]["documents"] == FEW + 1
    assert "--extra" in card["command"]


def test_a_folder_without_splits_is_refused(tmp_path: Path) -> None:
    for ending in (".txt", ".json"):
        shutil.copy(DOCUMENTS / f"thong-bao-ket-luan-han-man{ending}", tmp_path)
    done = chidao("train", "--corpus", tmp_path, "-o", tmp_path / "model")
    assert done.returncode == 1
    assert "held" in errors(done)[0]
    assert not (tmp_path / "model").exists()


def test_rules_model_and_both_are_compared(corpus: Path) -> None:
    done = long("train", "--ablation", corpus, "--lang", "en")
    assert done.returncode == 0, done.stderr.decode()
    lines = done.stdout.decode().splitlines()
    assert [line.split()[0] for line in lines[1:6]] == ["directive", "lead", "coord", "deadline", "row"]
    assert any(line.startswith("expected calibration error") for line in lines)


TEXT = (
    "Giao Sở Y tế gửi số liệu trước ngày 30/6/2026.\nĐề nghị các cơ quan, đơn vị có liên quan kiểm tra kho.\n"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_queue_has_the_least_sure_row_on_top(letter: Path) -> None:
    done = chidao("review", letter, "--format", "jsonl")
    looks = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(looks) >= 2
    assert [look["gain"] for look in looks] == sorted((look["gain"] for look in looks), reverse=True)
    assert all(TEXT[look["span"][0] : look["span"][1]] == look["text"] for look in looks)


def test_the_queue_as_a_table_in_both_languages(letter: Path) -> None:
    rows = list(csv.reader(io.StringIO(chidao("review", letter, "-f", "csv", "-n", "1").stdout.decode())))
    assert rows[0] == ["Cần xem", "Nghi ở", "Tệp", "Mục", "Nguyên văn"]
    assert len(rows) == 2
    shown = chidao("review", letter, "--lang", "en").stdout.decode()
    assert "In doubt" in shown
    assert "Sở Y tế" in shown


def test_rows_below_a_confidence_are_held_back_and_counted(letter: Path) -> None:
    every = chidao("extract", letter, "--format", "jsonl")
    sure = sorted(d["confidence"] for d in json.loads(every.stdout)["directives"])
    least = (sure[0] + sure[1]) / 2
    assert sure[0] < least
    some = chidao("extract", letter, "--format", "jsonl", "--min-confidence", f"{least}")
    assert [d["confidence"] for d in json.loads(some.stdout)["directives"]] == sure[1:]
    assert errors(some)[-1].startswith("1 nhiệm vụ")
    assert "chidao review" in errors(some)[-1]


def test_a_document_that_cannot_be_read_is_named_by_the_queue(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = chidao("review", letter, tmp_path / "empty.txt", "-f", "jsonl")
    assert done.returncode == 1
    assert "empty.txt" in errors(done)[0]
    assert done.stdout
