"""The parts of a Word file that hold its text, opened with suspicion: the file may be broken or a bomb."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from extract.errors import ReadError, Wording

UNPACKED_LIMIT = 512 * 1024 * 1024
"""Bytes of all parts together, unpacked."""

PART_LIMIT = 64 * 1024 * 1024
"""Bytes of one part of XML; parsed it takes many times as much memory."""

_RATIO_LIMIT, _RATIO_FROM = 200, 64 * 1024 * 1024  # XML packs to a tenth; a small file may pack as it likes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same elements under the standard's name
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENCRYPTED = 1

_SAVE_AGAIN = Wording(
    "hãy mở tệp bằng Word hoặc LibreOffice rồi lưu lại thành .docx",
    "open it in Word or LibreOffice and save it as .docx again",
)
_LIFT_PASSWORD = Wording("hãy bỏ mật khẩu rồi lưu lại", "remove the password and save it again")


@dataclass(frozen=True, slots=True)
class Package:
    """The roots of a Word file's parts; None where it has no such part."""

    document: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    footnotes: etree._Element | None = None
    endnotes: etree._Element | None = None


def open_package(data: bytes, name: str) -> Package:
    """The parts of the Word file `data`.

    Parts are found by their relationships, as Word finds them; media is never unpacked, and no entity and no
    external address is followed. Raises `ReadError` named `name` for what is damaged, locked or too much.
    """
    if data.startswith(_OLE):
        reason = Wording(
            "được bảo vệ bằng mật khẩu, hoặc là tệp .doc mang đuôi .docx",
            "protected by a password, or a .doc named .docx",
        )
        raise ReadError(name, reason, _LIFT_PASSWORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Opener(archive, name).package()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise _damaged(name, str(error) or type(error).__name__) from None


def _damaged(name: str, detail: str) -> ReadError:
    detail = " ".join(detail.split())[:120]
    return ReadError(
        name, Wording(f"tệp Word bị hỏng ({detail})", f"damaged Word file ({detail})"), _SAVE_AGAIN
    )


class _Opener:
    """Finds and parses the parts of one archive."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        # Some writers part folders with a backslash; Word does not care about case.
        self.members = {i.filename.replace("\\", "/").lstrip("/").lower(): i for i in archive.infolist()}

    def package(self) -> Package:
        """All parts, after a look at what they would weigh."""
        self._weigh()
        main = self._related("").get("officeDocument", "word/document.xml")
        document = self._part(main)
        if document is None:
            raise _damaged(self.name, "word/document.xml?")
        parts = self._related(main)
        return Package(
            document,
            styles=self._part(parts.get("styles")),
            numbering=self._part(parts.get("numbering")),
            footnotes=self._part(parts.get("footnotes")),
            endnotes=self._part(parts.get("endnotes")),
        )

    def _weigh(self) -> None:
        infos = self.archive.infolist()
        unpacked = sum(i.file_size for i in infos)
        packed = max(sum(i.compress_size for i in infos), 1)
        if unpacked > UNPACKED_LIMIT or (unpacked > _RATIO_FROM and unpacked > _RATIO_LIMIT * packed):
            self._refuse(unpacked)

    def _refuse(self, size: int) -> None:
        shown = f"{size / 1024 / 1024:.0f} MB"
        reason = Wording(f"giải nén ra {shown}, quá lớn", f"unpacks to {shown}, too much")
        mend = Wording(
            "hãy kiểm tra nguồn của tệp, hoặc bỏ ảnh rồi lưu lại",
            "check where the file comes from, or save it without its pictures",
        )
        raise ReadError(self.name, reason, mend)

    def _related(self, part: str) -> dict[str, str]:
        """Kind of relationship → member, of what `part` (or the package, '') points to inside the file."""
        folder, base = posixpath.split(part)
        root = self._part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode") == "External" or not target:
                continue
            kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
            path = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            if path.lower() in self.members:
                found.setdefault(kind, path)
        return found

    def _part(self, path: str | None) -> etree._Element | None:
        info = self.members.get((path or "").lower())
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            reason = Wording("được bảo vệ bằng mật khẩu", "protected by a password")
            raise ReadError(self.name, reason, _LIFT_PASSWORD)
        if info.file_size > PART_LIMIT:
            self._refuse(info.file_size)
        data = self.archive.read(info).replace(_STRICT, _USUAL)
        # Without `huge_tree` the parser itself refuses depths beyond 256 and texts beyond ten million.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise _damaged(self.name, f"{path}: {error.msg}") from None
