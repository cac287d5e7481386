"""What bytes are when they are no text: told by their first bytes, never by the file's name."""

from __future__ import annotations

from extract.errors import Wording

# Offset, magic number, what it is called; after the formats' specifications.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "PDF"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003 (.doc, .xls)"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"\x7fELF", "ELF"),
    (257, b"ustar", "TAR"),
)

# A ZIP is told by the first member names: every office format puts its own folder near the front.
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word (.docx)"),
    (b"xl/", "Excel (.xlsx)"),
    (b"ppt/", "PowerPoint (.pptx)"),
    (b"vnd.oasis.opendocument", "OpenDocument (.odt, .ods)"),
)

_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)

_HEAD = 4096


def kind(data: bytes) -> str | None:
    """The name of the format that `data` seems to be, None where nothing speaks against text.

    >>> kind(b"%PDF-1.7 ...")
    'PDF'
    >>> kind("Số: 12/TB-UBND".encode()) is None
    True
    """
    for at, magic, name in _MAGIC:
        if data.startswith(magic, at):
            return name
    if data.startswith(b"PK\x03\x04"):
        # The member names stand in clear both at the front and in the directory at the end.
        ends = data[:_HEAD] + data[-4 * _HEAD :]
        return next((name for member, name in _ZIPPED if member in ends), "ZIP")
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):  # scanners put blanks and stamps before the mark
        return "PDF"
    lowered = head[:64].lower()
    return next((name for mark, name in _MARKUP if lowered.startswith(mark)), None)


def mend(name: str) -> Wording:
    """What the owner of a file of the format `name` can do until there is a reader for it."""
    if name in {"ZIP", "GZIP", "7-Zip", "RAR", "TAR"}:
        return Wording("hãy giải nén trước", "unpack it first")
    return Wording(
        "hãy mở tệp và lưu lại thành văn bản thuần (.txt, UTF-8)",
        "open it and save it as plain text (.txt, UTF-8)",
    )
