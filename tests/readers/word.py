"""Word files for tests, made of raw XML."""

from __future__ import annotations

import io
import zipfile

from extract.readers.word.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"'
)
PARTS = ("styles", "numbering", "footnotes", "endnotes")


def packed(**parts: str) -> bytes:
    """A Word file of these parts, each given as what stands inside its root."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        link = f'<Relationship Id="r1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{link}</Relationships>")
        document = f"<w:document {NAMES}><w:body>{parts['body']}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        links = ""
        for part in PARTS:
            if part in parts:
                archive.writestr(f"word/{part}.xml", f"<w:{part} {NAMES}>{parts[part]}</w:{part}>")
                links += f'<Relationship Id="{part}" Type="{REL}/{part}" Target="{part}.xml"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
    return file.getvalue()


def lines(body: str, **parts: str) -> list[str]:
    """The lines of a document of these parts."""
    return read_docx(packed(body=body, **parts), "a.docx").chars.removesuffix("\n").split("\n")


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph; words without markup become one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if '<' in inside else run(inside)}</w:p>"


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if '<' in inside else p(inside)}</w:tc>"


def tbl(*rows: str, borders: bool = True) -> str:
    drawn = "".join(
        f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f"<w:tblPr><w:tblBorders>{drawn if borders else ''}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def listed(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def use(list_id: int, key: int, more: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{more}</w:num>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'
