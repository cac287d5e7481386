"""Older office files: which converter reads them, and what is said where none does."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document

from extract.errors import ReadError
from extract.readers.word import office
from extract.readers.word.office import read_office

RTF = rb"{\rtf1\ansi\uc1 Giao S\u7903? Y t\u7871? r\u224? so\u225?t.\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stand-ins that is the only one in which converters are found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    find = shutil.which
    monkeypatch.setattr(office.shutil, "which", lambda name: find(name, path=str(folder)))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def word_file(words: str) -> bytes:
    file = io.BytesIO()
    made = Document()
    made.add_paragraph(words)
    made.save(file)
    return file.getvalue()


def converting(folder: Path, made: Path) -> str:
    """A stand-in for LibreOffice that finds `made` in every file and notes how it was called."""
    return (
        f'echo "$@" >{folder}/called\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'mkdir -p "$2"; cp {made} "$2/source.docx"'
    )


@pytest.mark.parametrize("ending", [".doc", ".odt", ".rtf", ".DOC"])
def test_the_office_makes_a_word_file_of_it(programs: Path, ending: str) -> None:
    made = programs / "made.docx"
    made.write_bytes(word_file("Giao Sở Y tế rà soát."))
    program(programs, "soffice", converting(programs, made))
    placed = read_office(b"x", "a", ending)
    assert placed.chars == "Giao Sở Y tế rà soát.\n"
    assert placed.places[0].paragraph == 0
    called = (programs / "called").read_text(encoding="utf-8")
    assert "--headless" in called
    assert "-env:UserInstallation=file:///" in called


def test_a_doc_that_is_something_else_inside_is_read_as_that(programs: Path) -> None:
    assert read_office(word_file("Giao Sở Y tế."), "a.doc", ".doc").chars == "Giao Sở Y tế.\n"
    made = programs / "made.docx"
    made.write_bytes(word_file("x"))
    program(programs, "libreoffice", converting(programs, made))
    read_office(RTF, "a.doc", ".doc")
    assert "source.rtf" in (programs / "called").read_text(encoding="utf-8")


def test_where_there_is_no_converter_it_is_said_which_to_install(programs: Path) -> None:
    with pytest.raises(ReadError, match=r"libreoffice-writer\) hoặc antiword") as caught:
        read_office(OLE, "a.doc", ".doc")
    assert caught.value.line("en").startswith("a.doc: reading .doc files takes a converter")
    for ending in (".odt", ".rtf"):
        with pytest.raises(ReadError, match=f"{ending} .*libreoffice-writer"):
            read_office(b"x", "a", ending)


def test_plain_words_of_a_doc_where_the_office_cannot_read_it(programs: Path) -> None:
    program(programs, "soffice", "exit 0")  # as LibreOffice does where its Writer is missing
    program(programs, "antiword", "exit 1")
    program(programs, "catdoc", "printf 'Giao Sở Y tế\\n\\nrà soát.\\n'")
    placed = read_office(OLE, "a.doc", ".doc")
    assert placed.chars == "Giao Sở Y tế\n\nrà soát.\n"
    assert [place.paragraph for place in placed.places] == [0, 2]
    assert [code for code, _ in placed.notes] == ["plain-words"]


def test_plain_words_in_an_old_font_are_converted(programs: Path) -> None:
    program(programs, "antiword", "echo 'c¸c c¬ quan thùc hiÖn viÖc cña nh©n d©n'")
    placed = read_office(OLE, "a.doc", ".doc")
    assert placed.chars == "các cơ quan thực hiện việc của nhân dân\n"
    assert [code for code, _ in placed.notes] == ["plain-words", "legacy-encoding"]


def test_what_no_converter_reads_is_refused_by_their_names(programs: Path) -> None:
    program(programs, "soffice", "exit 0")
    program(programs, "antiword", "exit 1")
    with pytest.raises(ReadError, match="soffice, antiword không đọc được"):
        read_office(OLE, "a.doc", ".doc")
    (programs / "soffice.bin").touch()
    with pytest.raises(ReadError, match="hãy cài LibreOffice Writer"):
        read_office(b"x", "a.odt", ".odt")


def test_a_converter_that_hangs_is_ended_with_what_it_started(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    program(programs, "soffice", f"(sleep 3; touch {programs}/survived) & sleep 60")
    before = time.perf_counter()
    with pytest.raises(ReadError, match="giây"):
        read_office(b"x", "a.odt", ".odt")
    assert time.perf_counter() - before < 2.5
    time.sleep(3)
    assert not (programs / "survived").exists()


def test_nothing_is_left_behind(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(office.tempfile, "tempdir", str(scratch))
    program(programs, "soffice", "exit 1")
    with pytest.raises(ReadError):
        read_office(b"x", "a.rtf", ".rtf")
    assert list(scratch.iterdir()) == []


def has_writer() -> bool:
    found = shutil.which("soffice")
    return found is not None and any(Path(found).resolve().parent.glob("libswlo*"))


def test_a_real_office_reads_rtf_and_odt() -> None:
    assert has_writer(), "apt-get install libreoffice-writer-nogui (`make test` does where it may)"
    assert read_office(RTF, "a.rtf", ".rtf").chars.strip() == "Giao Sở Y tế rà soát."
    file = io.BytesIO()
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.3"><office:body><office:text>'
            "<text:p>Giao Sở Y tế.</text:p></office:text></office:body></office:document-content>",
        )
        entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            + entry.format("/", "application/vnd.oasis.opendocument.text")
            + entry.format("content.xml", "text/xml")
            + "</manifest:manifest>",
        )
    assert read_office(file.getvalue(), "a.odt", ".odt").chars.strip() == "Giao Sở Y tế."
