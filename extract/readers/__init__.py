"""A source read into `Text`: files of many formats, or bytes from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers.formats import FORMATS
from extract.readers.limits import CHECK_SOURCE, LIMITS, NO_WORDS, SPLIT, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.readers.limits import Limits, Terms
    from extract.text import Text

# What is picked up from a folder. A file named outright is read for what it holds, whatever its ending.
ENDINGS: tuple[str, ...] = (".txt", ".md", *(e for form in FORMATS.values() for e in form.endings))

# Files that hold documents.
PACKAGES: tuple[str, ...] = (".zip", ".eml", ".mbox", ".edxml")

LINE_LIMIT = 4_000_000
"""Characters between two line ends; a whole law without a single one is shorter."""

_MEDIA_TYPES = {".md": "text/markdown"}
_CHECK_PATH = Wording("hãy kiểm tra đường dẫn", "check the path")
_PASS_BYTES = Wording(
    "nếu đây là chính nội dung văn bản thì hãy đưa vào dưới dạng bytes: text.encode()",
    "if this is the text itself, pass it as bytes: text.encode()",
)


def read(
    source: str | Path | bytes,
    name: str = "",
    *,
    label: str | None = None,
    about: Mapping[str, str] | None = None,
    terms: Terms = TERMS,
) -> Text:
    """The text of `source`: of the file at a path (`str` or `Path`), or of the bytes themselves.

    `name` is what the record calls the document; a file's own name if not given. `label` is what errors call
    bytes, their name if not given; `about` what a package says of them; `terms` how much is read at the most,
    and who is told of each page. Raises `ReadError`, which names a file by its path as given, where there is
    no file, no text, too much of it, or bytes that are no text.
    """
    from hashlib import sha256

    from extract.readers.decode import decode
    from extract.readers.kinds import kind, mend
    from extract.text import Text

    if isinstance(source, bytes):
        data, label, ending = source, label or name, Path(name).suffix
    else:
        data, label, ending = _bytes_of(source, terms.limits.size), str(source), Path(source).suffix
        name = name or Path(source).name
    _check_size(len(data), label, terms.limits.size)
    foreign = kind(data)
    if foreign in FORMATS:
        form = FORMATS[foreign]
        placed = form.read(data, label, terms)
        _check_words(placed.chars, label)
        return Text(
            placed.chars,
            name=name,
            media_type=form.media_type,
            sha256=sha256(data).hexdigest(),
            reader=form.reader,
            pages=placed.pages,
            page_sizes=placed.page_sizes,
            notes=placed.notes,
            places=placed.places,
            about=about or {},
        )
    if foreign is not None:
        reason = Wording(
            f"có vẻ là tệp {foreign}, phiên bản này chưa đọc được",
            f"seems to be {foreign}, which is not read yet",
        )
        raise ReadError(label, reason, mend(foreign))
    decoded = decode(data, label)
    _check_words(decoded.chars, label)
    return Text(
        decoded.chars,
        name=name,
        media_type=_MEDIA_TYPES.get(ending.lower(), "text/plain"),
        sha256=sha256(data).hexdigest(),
        reader="text",
        encoding=decoded.encoding,
        notes=decoded.notes,
        about=about or {},
    )


def is_plain(data: bytes) -> bool:
    """True if nothing speaks against `data` being text as it stands, which no library has to open."""
    from extract.readers.kinds import kind

    return kind(data) is None


@dataclass(frozen=True, slots=True)
class Document:
    """A document to read: `label` is what messages call it; `about` what the package it came in says."""

    label: str
    name: str
    data: bytes
    about: Mapping[str, str]


def documents(
    source: str | Path | bytes, name: str = "", *, limits: Limits = LIMITS
) -> Iterator[Document | ReadError]:
    """The documents of `source`: itself, or those in it if it is a package (ZIP, EML, MBOX, edXML), named by
    their paths inside. What cannot be had is a `ReadError` at its place."""
    if isinstance(source, bytes):
        data, label = source, name
    else:
        try:
            data, label = _bytes_of(source, limits.size), str(source)
        except ReadError as error:
            yield error
            return
        name = name or Path(source).name
    if not _may_hold_others(data, name):
        yield Document(label, name, data, {})
        return
    from extract.readers.package.members import is_package, members

    if len(data) > limits.size or is_package(data) is None:
        yield Document(label, name, data, {})
        return
    for one in members(data, label, limits=limits):
        if isinstance(one, ReadError):
            yield one
        else:
            yield Document(one.path, one.path.removeprefix(f"{label}/"), one.data, one.about)


def _may_hold_others(data: bytes, name: str) -> bool:
    """True if `data` may be a package: a text may begin like a letter, its ending then decides."""
    ending = Path(name).suffix.lower()
    marked = data.startswith(b"PK\x03\x04") or (ending not in ENDINGS and b"edXML" in data[:4096])
    return marked or ending in PACKAGES


def _bytes_of(source: str | Path, size_limit: int) -> bytes:
    """The bytes of the file at `source`, one more than allowed at most: that tells too much from enough."""
    given = str(source)
    try:
        with Path(source).open("rb") as file:
            return file.read(size_limit + 1)
    except FileNotFoundError:
        reason, mend = Wording("không có tệp này", "no such file"), _CHECK_PATH
    except IsADirectoryError:
        reason = Wording("là thư mục, không phải tệp", "a folder, not a file")
        mend = Wording("hãy chỉ ra một tệp", "name a file")
    except PermissionError:
        reason = Wording("không được quyền đọc", "permission denied")
        mend = Wording("hãy kiểm tra quyền truy cập", "check its permissions")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = getattr(error, "strerror", None) or str(error)
        reason, mend = Wording(f"không mở được ({said})", f"cannot be opened ({said})"), _CHECK_PATH
    if "\n" in given:
        mend = _PASS_BYTES
    raise ReadError(given if len(given) <= 200 else given[:199] + "…", reason, mend)


def _check_size(size: int, label: str, limit: int) -> None:
    if size == 0:
        raise ReadError(label, Wording("tệp rỗng", "the file is empty"), CHECK_SOURCE)
    if size > limit:
        shown = f"{limit / 1024 / 1024:g} MB"
        reason = Wording(f"lớn hơn giới hạn {shown}", f"larger than the limit of {shown}")
        raise ReadError(label, reason, SPLIT)


def _check_words(chars: str, label: str) -> None:
    if not chars.strip():
        raise ReadError(label, NO_WORDS, CHECK_SOURCE)
    if len(chars) <= LINE_LIMIT:
        return
    longest = max(map(len, chars.split("\n")))
    if longest > LINE_LIMIT:
        reason = Wording(
            f"có một dòng dài {longest} ký tự, không phải văn bản hành chính",
            f"one line of {longest} characters: this is no administrative document",
        )
        raise ReadError(label, reason, CHECK_SOURCE)
