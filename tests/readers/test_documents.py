"""Files that hold documents: a record for each, named by its path inside; one that fails stops no other."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordDocument

from extract.errors import ReadError
from extract.readers import Document, documents, read
from tests.command import chidao, errors
from tests.readers.packed import zipped

if TYPE_CHECKING:
    from pathlib import Path

ORDER = "Giao Sở Y tế rà soát kho thuốc, báo cáo trước ngày 30/6/2026.\n"


def word(text: str) -> bytes:
    document = WordDocument()
    document.add_paragraph(text.strip())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def letter() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Chuyển văn bản"
    message["From"] = "vanthu@example.vn"
    message.set_content("Xin gửi kèm.\n")
    message.add_attachment(
        word(ORDER), maintype="application", subtype="octet-stream", filename="giao việc.docx"
    )
    return message.as_bytes()


def test_a_zip_gives_its_documents_by_their_paths(tmp_path: Path) -> None:
    package = tmp_path / "đến.zip"
    package.write_bytes(zipped(("a/chỉ thị.txt", ORDER.encode()), ("b.docx", word(ORDER))))
    done = chidao("extract", package)
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [r["source"]["name"] for r in records] == ["a/chỉ thị.txt", "b.docx"]
    assert [len(r["directives"]) for r in records] == [1, 1]
    assert [r["source"]["reader"] for r in records] == ["text", "docx"]


def test_what_cannot_be_read_inside_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    package = tmp_path / "p.zip"
    broken = b"PK\x03\x04" + b"\x00" * 30 + b"word/document.xml"
    package.write_bytes(zipped(("hỏng.docx", broken), ("b.txt", ORDER.encode())))
    done = chidao("extract", package)
    assert done.returncode == 1
    (line,) = errors(done)
    assert line.startswith(f"{package}/hỏng.docx: ")
    assert len(done.stdout.splitlines()) == 1


def test_a_letter_says_what_it_knows_of_its_attachment() -> None:
    found = [one for one in documents(letter(), "thư.eml") if isinstance(one, Document)]
    attached = next(one for one in found if one.name.endswith(".docx"))
    assert attached.name == "giao việc.docx"
    assert attached.about["mail.subject"] == "Chuyển văn bản"
    text = read(attached.data, attached.name, label=attached.label, about=attached.about)
    assert text.about["mail.subject"] == "Chuyển văn bản"
    assert "Giao Sở Y tế" in text.chars


@pytest.mark.parametrize("name", ["a.txt", "a.md", "thư.txt"])
def test_a_text_that_begins_like_a_letter_is_a_text(name: str) -> None:
    data = f"Subject: về việc\nFrom: Sở Y tế\n\n{ORDER}".encode()
    (one,) = documents(data, name)
    assert isinstance(one, Document)
    assert one.data == data


def test_a_missing_file_is_one_error(tmp_path: Path) -> None:
    (one,) = documents(tmp_path / "không-có.zip")
    assert isinstance(one, ReadError)


def test_every_character_of_a_word_file_knows_its_paragraph() -> None:
    text = read(word(ORDER), "a.docx")
    start = text.chars.index("Sở Y tế")
    (place,) = [p for p in text.places if p.start <= start < p.end]
    assert place.paragraph == 0
    assert text.media_type.startswith("application/vnd.openxmlformats")
