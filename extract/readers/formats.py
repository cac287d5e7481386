"""Which reader reads which format; a reader is loaded when a file of its format comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.readers.limits import Terms
    from extract.readers.placed import Placed


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: the name of its reader in the record, its media type, its usual endings."""

    reader: str
    media_type: str
    endings: tuple[str, ...]
    read: Callable[[bytes, str, Terms], Placed]


def _docx(data: bytes, name: str, _: Terms) -> Placed:
    from extract.readers.word.docx import read_docx

    return read_docx(data, name)


def _office(ending: str) -> Callable[[bytes, str, Terms], Placed]:
    def read(data: bytes, name: str, _: Terms) -> Placed:
        from extract.readers.word.office import read_office

        return read_office(data, name, ending)

    return read


def _html(data: bytes, name: str, _: Terms) -> Placed:
    from extract.readers.web.html import read_html

    return read_html(data, name)


def _pdf(data: bytes, name: str, terms: Terms) -> Placed:
    from extract.readers.pdf.reader import read_pdf

    return read_pdf(data, name, terms)


def _picture(data: bytes, name: str, terms: Terms) -> Placed:
    from extract.readers.scan.picture import read_picture

    return read_picture(data, name, terms)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# By the names that `extract.readers.kinds.kind` gives.
FORMATS: dict[str, Format] = {
    "Word (.docx)": Format("docx", _WORD, (".docx",), _docx),
    "Word/Excel 97-2003 (.doc, .xls)": Format("doc", "application/msword", (".doc",), _office(".doc")),
    "OpenDocument (.odt, .ods)": Format(
        "odt", "application/vnd.oasis.opendocument.text", (".odt",), _office(".odt")
    ),
    "RTF": Format("rtf", "application/rtf", (".rtf",), _office(".rtf")),
    "PDF": Format("pdf", "application/pdf", (".pdf",), _pdf),
    "HTML": Format("html", "text/html", (".html", ".htm"), _html),
    "PNG": Format("picture", "image/png", (".png",), _picture),
    "JPEG": Format("picture", "image/jpeg", (".jpg", ".jpeg"), _picture),
    "TIFF": Format("picture", "image/tiff", (".tif", ".tiff"), _picture),
    "GIF": Format("picture", "image/gif", (".gif",), _picture),
}
