"""The manifest says what the documents are, and it is up to date."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS
from corpus import manifest as module
from corpus.manifest import manifest
from extract.measure.gold import GoldError, read_gold
from extract.measure.manifest import NAME, read_manifest

if TYPE_CHECKING:
    from pathlib import Path


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two first documents, with their lines of the manifest, in place of the corpus."""
    lines = (DOCUMENTS / NAME).read_text("utf-8").splitlines(keepends=True)[:3]
    for line in lines[1:]:
        for ending in ("txt", "json"):
            shutil.copy(DOCUMENTS / f"{line.split()[0]}.{ending}", tmp_path)
    (tmp_path / NAME).write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(module, "DOCUMENTS", tmp_path)
    return tmp_path


def test_the_manifest_is_fresh() -> None:
    written = (DOCUMENTS / NAME).read_text("utf-8")
    assert manifest() == written, "python -m corpus.manifest writes it anew"


def test_every_document_is_listed_once_by_name() -> None:
    names = [row["name"] for row in table((DOCUMENTS / NAME).read_text("utf-8"))]
    assert names == sorted({file.stem for file in DOCUMENTS.glob("*.txt")})


def test_every_document_has_a_layout() -> None:
    for entry in read_manifest(DOCUMENTS).values():
        assert "-" not in entry.layouts, entry.name  # what an empty cell is read as
        assert len(set(entry.layouts)) == len(entry.layouts), entry.name


def test_hashes_are_those_of_the_files() -> None:
    for entry in read_manifest(DOCUMENTS).values():
        for said, ending in ((entry.text, "txt"), (entry.gold, "json")):
            content = (DOCUMENTS / f"{entry.name}.{ending}").read_bytes()
            assert said == hashlib.sha256(content).hexdigest(), f"{entry.name}.{ending}"


def test_what_can_be_read_off_the_files_is(small: Path) -> None:
    for row, document in zip(table(manifest()), read_gold(small), strict=True):
        assert row["name"] == document.name
        assert row["kind"] == (document.header.doc_type or "-")
        assert row["issuer"] == (document.header.issuer or "-")
        day = document.header.issued_on
        assert row["issued"] == (str(date.fromisoformat(day).year) if day else "-")
        assert int(row["directives"]) == len(document.directives)
        assert int(row["words"]) == len(document.text.split())


def test_a_changed_text_makes_the_manifest_stale_but_keeps_what_people_said(small: Path) -> None:
    before = (small / NAME).read_text("utf-8")
    assert manifest() == before
    changed = min(small.glob("*.txt"))
    changed.write_text(changed.read_text("utf-8") + "Thêm bốn chữ nữa.\n", encoding="utf-8")
    old, new = table(before)[0], table(manifest())[0]
    assert int(new["words"]) == int(old["words"]) + 4
    assert new["text"] != old["text"]
    assert (new["split"], new["layout"], new["gold"]) == (old["split"], old["layout"], old["gold"])
    assert table(manifest())[1] == table(before)[1]


def test_a_document_that_is_not_listed_is_refused(small: Path) -> None:
    for ending in ("txt", "json"):
        shutil.copy(min(small.glob(f"*.{ending}")), small / f"thu-moi.{ending}")
    with pytest.raises(GoldError) as caught:
        manifest()
    assert (caught.value.file, caught.value.place) == (small / NAME, "thu-moi")
    assert "split and layout" in caught.value.mend


def test_a_document_that_is_gone_is_no_longer_listed(small: Path) -> None:
    gone = min(small.glob("*.json"))
    gone.unlink()
    assert [row["name"] for row in table(manifest())] == [max(small.glob("*.txt")).stem]
