"""Members of a ZIP archive, each with a path that stays inside, none larger than allowed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers.legacy import windows_1258
from extract.readers.package.member import CHECK, SPLIT, Budget, Member, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 100_000  # of the directory; it is read whole
_PIECE = 1 << 18
_UTF8 = 0x800
_ENCRYPTED = 0x41  # the old way, or the strong one
_UNICODE_PATH = 0x7075
_OFFICE = ("word/", "xl/", "ppt/")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    MemoryError,
    OverflowError,
)


def is_zip(data: bytes) -> bool:
    """True for an archive that is no office document (which are ZIP too, with parts of known names)."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    if data.count(_ENTRY) > _MOST_ENTRIES:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (*_BROKEN, NotImplementedError):
        return True
    if "[Content_Types].xml" in names:
        return not any(name.startswith(_OFFICE) for name in names)
    return not (names[:1] == ["mimetype"] and ("content.xml" in names or "META-INF/container.xml" in names))


def read_zip(
    data: bytes, name: str, budget: Budget, *, only: str | None = None
) -> Iterator[Member | ReadError]:
    """The files of the archive `name`, an error for each that cannot be had. `only` is the path of its one
    file, if it has no more than one: gateways zip each attachment under a name of their own."""
    if data.count(_ENTRY) > _MOST_ENTRIES:
        reason = Wording(
            f"tệp ZIP có hơn {_MOST_ENTRIES} thành phần", f"a ZIP of more than {_MOST_ENTRIES} members"
        )
        yield ReadError(name, reason, SPLIT)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        files = [i for i in archive.infolist() if not i.filename.endswith("/")]
    except (*_BROKEN, NotImplementedError):
        yield ReadError(name, Wording("tệp ZIP bị hỏng", "a damaged ZIP file"), CHECK)
        return
    with archive:
        for info in files:
            given = _name(info)
            if _is_litter(given):
                continue
            path = only if only and len(files) == 1 else inside(name, given)
            read = _read(archive, info, path, budget)
            yield read if isinstance(read, ReadError) else Member(path, read)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: Budget) -> bytes | ReadError:
    if info.flag_bits & _ENCRYPTED:
        reason = Wording("được đặt mật khẩu", "protected by a password")
        mend = Wording("hãy giải nén bằng mật khẩu rồi đưa vào lại", "unpack it with its password first")
        return ReadError(path, reason, mend)
    if info.file_size > budget.limits.size:
        return budget.weigh(path, info.file_size) or _bomb(path)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as file:
            while piece := file.read(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > budget.limits.size:
                    break
                if size > budget.limits.ratio_from and size > budget.limits.ratio * info.compress_size:
                    return _bomb(path)
    except NotImplementedError:
        reason = Wording("nén theo cách chưa được hỗ trợ", "compressed in a way that is not supported")
        mend = Wording("hãy giải nén trước", "unpack it first")
        return ReadError(path, reason, mend)
    except _BROKEN:
        return ReadError(path, Wording("bị hỏng trong tệp ZIP", "damaged in its ZIP file"), CHECK)
    return budget.weigh(path, size) or b"".join(pieces)


def _bomb(path: str) -> ReadError:
    reason = Wording("nén quá chặt, có dấu hiệu là bom nén", "compressed too well: it looks like a zip bomb")
    mend = Wording("hãy kiểm tra nguồn gốc của tệp", "check where the file comes from")
    return ReadError(path, reason, mend)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member. Windows writes it in whatever code page is set and says nothing of it."""
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    told = _unicode_path(info.extra, raw)
    if told is not None:
        return told
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return windows_1258(raw) or name


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the field that some packers add, if it is that of the name `raw`."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        held, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(held) > 5 and held[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return held[5:].decode("utf-8", "replace")
    return None


def _is_litter(name: str) -> bool:
    """True for what systems leave in archives: no one packed it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return name.startswith("__MACOSX/") or last in (".DS_Store", "Thumbs.db", "desktop.ini")
