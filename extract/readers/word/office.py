"""Older office files (.doc, .odt, .rtf) read into characters by way of a converter that is installed.

LibreOffice makes a Word file of them, which keeps tables, fonts and numbers. Where it is missing, antiword or
catdoc give the plain words of a .doc. A converter runs in its own folder, for two minutes at most, and is
ended with all that it started.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from extract.errors import ReadError, Wording
from extract.readers.fonts import converted
from extract.readers.placed import Collector, Placed
from extract.readers.word.docx import read_docx

MEDIA_TYPES = {
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}

TIME_LIMIT = 120
"""Seconds that a converter may take for one file."""

_OFFICES = ("soffice", "libreoffice")
_ZIP, _RTF = b"PK\x03\x04", b"{\\rtf"

# In a profile of its own, so that a running office is not asked and no setting of the user's counts: macros
# are off, and links to addresses that the document gives are not to be followed.
_SETTINGS = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
}
_PROFILE = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)

_INSTALL_OFFICE = Wording(
    "hãy cài LibreOffice Writer (apt install libreoffice-writer), hoặc lưu tệp thành .docx",
    "install LibreOffice Writer (apt install libreoffice-writer), or save the file as .docx",
)
_INSTALL_ANY = Wording(
    "hãy cài LibreOffice Writer (apt install libreoffice-writer) hoặc antiword, hoặc lưu tệp thành .docx",
    "install LibreOffice Writer (apt install libreoffice-writer) or antiword, or save the file as .docx",
)
_SAVE_AS_DOCX = Wording(
    "hãy mở tệp bằng Word hoặc LibreOffice rồi lưu lại thành .docx",
    "open it in Word or LibreOffice and save it as .docx",
)


def read_office(data: bytes, name: str, ending: str) -> Placed:
    """The characters of a .doc, .odt or .rtf file, as `read_docx` gives those of a Word file.

    `ending` says the format, with its point. A .doc that is a Word file or RTF inside is read as what it is.
    Raises `ReadError` named `name` where no converter is installed (it says which to install) or none can
    read the file.
    """
    ending = ending.lower()
    if ending == ".doc" and data.startswith(_ZIP):
        return read_docx(data, name)
    if ending == ".doc" and data.startswith(_RTF):
        ending = ".rtf"
    with tempfile.TemporaryDirectory(prefix="chidao-") as folder:
        source = Path(folder) / f"source{ending}"
        source.write_bytes(data)
        made, tried = _by_office(source, name)
        if made is not None:
            return read_docx(made, name)
        if ending == ".doc":
            placed, also = _by_words(source, name)
            if placed is not None:
                return placed
            tried += also
    if not tried:
        reason = Wording(
            f"đọc tệp {ending} cần một chương trình chuyển đổi, máy này chưa có",
            f"reading {ending} files takes a converter, and none is installed",
        )
        raise ReadError(name, reason, _INSTALL_ANY if ending == ".doc" else _INSTALL_OFFICE)
    shown = ", ".join(tried)
    reason = Wording(f"{shown} không đọc được tệp này", f"{shown} cannot read this file")
    raise ReadError(name, reason, _INSTALL_OFFICE if _without_writer(tried) else _SAVE_AS_DOCX)


def _without_writer(tried: list[str]) -> bool:
    """True if an office is there but, as far as its folder tells, not the part of it that reads text."""
    office = next(filter(None, map(shutil.which, _OFFICES)), None)
    if office is None or not any(t in _OFFICES for t in tried):
        return False
    program = Path(office).resolve().parent
    return (program / "soffice.bin").exists() and not any(program.glob("libswlo*"))


def _by_office(source: Path, name: str) -> tuple[bytes | None, list[str]]:
    """The Word file that LibreOffice makes of `source`, and which program was tried."""
    command = next((c for c in _OFFICES if shutil.which(c)), None)
    if command is None:
        return None, []
    profile, out = source.parent / "profile", source.parent / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        _PROFILE.format("".join(_ITEM.format(*setting) for setting in _SETTINGS.items())), encoding="utf-8"
    )
    _run(
        [
            command,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(out),
            str(source),
        ],
        source.parent,
        name,
    )
    made = out / "source.docx"  # the office ends well even where it could not load the file
    return (made.read_bytes() if made.is_file() else None), [command]


def _by_words(source: Path, name: str) -> tuple[Placed | None, list[str]]:
    """The plain words of the .doc `source`, and which programs were tried."""
    tried: list[str] = []
    for command in (["antiword", "-m", "UTF-8.txt", "-w", "0"], ["catdoc", "-d", "utf-8", "-w"]):
        if shutil.which(command[0]) is None:
            continue
        tried.append(command[0])
        code, printed = _run([*command, str(source)], source.parent, name)
        chars = printed.decode("utf-8", "replace")
        if code == 0 and chars.strip():
            return _plain(chars, command[0]), tried
    return None, tried


def _plain(chars: str, program: str) -> Placed:
    """Words without fonts: a paragraph is what stands between line ends."""
    message = f"Đọc bằng {program}: có thể mất số thứ tự tự động; cài LibreOffice Writer để đọc đầy đủ."
    notes = [("plain-words", message)]
    if (old := converted(chars)) is not None:
        chars, encoding = old
        notes.append(("legacy-encoding", f"Văn bản dùng phông chữ cũ {encoding}, đã chuyển sang Unicode."))
    out = Collector()
    for index, line in enumerate(chars.splitlines()):
        out.add(line.rstrip(), paragraph=index)
        out.fill("\n")
    return out.placed(notes=tuple(notes))


def _run(command: list[str], folder: Path, name: str) -> tuple[int, bytes]:
    """Exit code and output of a program that runs as a group of its own, ended as one when its time is up."""
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    with (folder / "printed").open("w+b") as printed:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            reason = Wording(
                f"{command[0]} không chuyển xong trong {TIME_LIMIT} giây",
                f"{command[0]} did not finish within {TIME_LIMIT} seconds",
            )
            raise ReadError(name, reason, _SAVE_AS_DOCX) from None
        finally:
            _end(process)
        printed.seek(0)
        return code, printed.read()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # its group bears its number, for it leads a session
    process.wait()
