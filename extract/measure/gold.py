"""Gold annotations read as typed values: what a person says the orders of a document are.

A gold document is a pair of files in one folder, `NAME.txt` and `NAME.json`. Spans are `[start, end)` in
characters of the text as `extract.text.normalise` gives it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from extract.errors import Wording
from extract.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ConfigDict, TypeAdapter, ValidationError

    from extract.errors import Lang

Span = tuple[int, int]  # [start, end) in characters of the text

# A key that nobody reads, a number where words belong: slips of the annotator, refused, not bent to fit.
_AS_WRITTEN: ConfigDict = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True)
class GoldSigner:
    """Who signed, as the foot of the document says."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    authority: str | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class GoldHeader:
    """The head and the foot of the document; None or empty where the text has no such part."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None  # ISO 8601 date
    subject: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: GoldSigner | None = None


@dataclass(frozen=True, slots=True)
class GoldReference:
    """Another document: by type and number or, laws and the like, by type and title."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    type: str
    number: str | None
    title: str | None
    issued_on: str | None  # ISO 8601 date


@dataclass(frozen=True, slots=True)
class GoldDeadline:
    """A bound in time: its words and its value; no words where it is pieced together from several places."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    text: str | None
    start: str | None  # ISO 8601 date
    due: str | None  # ISO 8601 date, or local date-time where the text gives an hour
    before: bool
    rrule: str | None  # RFC 5545 RRULE value


@dataclass(frozen=True, slots=True)
class GoldDirective:
    """One task: its extent, who leads, who takes part, by when."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    span: Span
    leads: tuple[str, ...]
    inherited: bool  # the leads stand outside the span
    coordinators: tuple[str, ...]
    deadlines: tuple[GoldDeadline, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its gold; `name` is the stem of both files."""

    name: str
    text: str
    header: GoldHeader
    references: tuple[GoldReference, ...]
    directives: tuple[GoldDirective, ...]


class GoldError(ValueError):
    """A gold file that cannot be used: which, where in it, why, and what to do."""

    def __init__(self, file: Path, place: str, reason: str | Wording, mend: str | Wording) -> None:
        self.file = file
        self.place = place
        self._reason = reason
        self._mend = mend
        super().__init__(self.line("en"))

    @property
    def reason(self) -> str:
        """Why, in English."""
        return _said(self._reason, "en")

    @property
    def mend(self) -> str:
        """What its owner can do, in English."""
        return _said(self._mend, "en")

    def line(self, lang: Lang = "vi") -> str:
        """The error as one line; what only those who write gold meet is English in both languages."""
        return f"{self.file}: {self.place}: {_said(self._reason, lang)}; {_said(self._mend, lang)}"


def _said(words: str | Wording, lang: Lang) -> str:
    return words if isinstance(words, str) else words.said(lang)


@dataclass(frozen=True, slots=True)
class _Annotations:
    """What a gold file holds: all of a `GoldDocument` but its name and text."""

    __pydantic_config__: ClassVar[ConfigDict] = _AS_WRITTEN

    header: GoldHeader
    references: tuple[GoldReference, ...]
    directives: tuple[GoldDirective, ...]


def read_gold(folder: str | Path, texts: Path | None = None) -> Iterator[GoldDocument]:
    """The gold documents of `folder`, by name, each read when it is asked for; their texts stand beside them,
    or in the folder `texts`.

    Raises GoldError at the first file that is not as it should be, and where there is no gold at all: a
    score over no documents would say that all is well.
    """
    folder = Path(folder)
    files = sorted(folder.glob("*.json"))
    if not files:
        empty = Wording("không có tệp TÊN.json nào", "no NAME.json here")
        missing = Wording("không có thư mục này", "no such folder")
        mend = Wording(
            "hãy nêu thư mục chứa các cặp TÊN.txt và TÊN.json",
            "name a folder that holds pairs NAME.txt and NAME.json",
        )
        raise GoldError(folder, "*.json", empty if folder.is_dir() else missing, mend)
    for file in files:
        yield read_document(file, texts)


def read_document(file: Path, texts: Path | None = None) -> GoldDocument:
    """The gold document whose annotations are `file`; its text stands beside it or in `texts`. Raises
    GoldError."""
    read = examined(file, texts)
    if isinstance(read, GoldDocument):
        return read
    raise read[0]


def examined(file: Path, texts: Path | None = None) -> GoldDocument | list[GoldError]:
    """What `read_document` gives, or every slip that keeps the two files from being a gold document: who
    mends them should not have to ask again after each."""
    slips: list[GoldError] = []
    gold = _annotations(file)
    if isinstance(gold, list):
        slips += gold
    try:
        text = normalise(decoded((texts or file.parent) / f"{file.stem}.txt"))
    except GoldError as error:
        return [*slips, error]
    if isinstance(gold, list):
        return slips
    for i, directive in enumerate(gold.directives):
        slips += _span_slips(file, f"directives[{i}].span", directive.span, text)
    return slips or GoldDocument(file.stem, text, gold.header, gold.references, gold.directives)


def _annotations(file: Path) -> _Annotations | list[GoldError]:
    from pydantic import ValidationError

    try:
        source = decoded(file)
    except GoldError as error:
        return [error]
    try:
        json.loads(source)  # the standard reader says line and column in a way people can use
        return _adapter().validate_json(source)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        reason = Wording(f"không phải JSON ({error.msg})", f"not JSON ({error.msg})")
        return [GoldError(file, place, reason, Wording("hãy sửa cú pháp ở đó", "mend the syntax there"))]
    except ValidationError as error:
        return _shape_slips(file, error)
    except (RecursionError, ValueError):  # brackets without end, a number of thousands of digits
        reason = Wording("không phải chú giải", "no annotations")
        return [GoldError(file, "top", reason, Wording("hãy kiểm tra tệp", "check the file"))]


@cache
def _adapter() -> TypeAdapter[_Annotations]:
    from pydantic import TypeAdapter

    return TypeAdapter(_Annotations)


def _shape_slips(file: Path, error: ValidationError) -> list[GoldError]:
    mends = {
        "missing": Wording("hãy thêm mục này", "add it"),
        "unexpected_keyword_argument": Wording(
            "hãy bỏ đi hoặc sửa chính tả", "take it out or mend its spelling"
        ),
    }
    slips = []
    for one in error.errors(include_url=False):
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in one["loc"])
        held = f"{one['input']!r:.60}"
        mend = mends.get(one["type"], Wording(f"hiện là {held}", f"it holds {held}"))
        reason = Wording(f"sai cấu trúc ({one['msg']})", one["msg"])
        slips.append(GoldError(file, place.removeprefix(".") or "top", reason, mend))
    return slips


def decoded(file: Path) -> str:
    """The text of `file`; raises GoldError where it cannot be opened or is not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        beside = Wording("hãy đặt văn bản cạnh tệp chú giải", "put the text beside its annotations")
        check = Wording("hãy kiểm tra tên", "check the name")
        mend = beside if file.suffix == ".txt" else check
        raise GoldError(file, "file", Wording("không có tệp này", "no such file"), mend) from error
    except UnicodeDecodeError as error:
        reason = Wording("không phải UTF-8", "not UTF-8")
        save = Wording("hãy lưu tệp dưới dạng UTF-8", "save the file as UTF-8")
        raise GoldError(file, f"byte {error.start}", reason, save) from error
    except OSError as error:
        reason = Wording(f"không mở được ({error.strerror})", f"cannot be opened ({error.strerror})")
        rights = Wording("hãy kiểm tra quyền truy cập", "check its permissions")
        raise GoldError(file, "file", reason, rights) from error


def _span_slips(file: Path, place: str, span: Span, text: str) -> list[GoldError]:
    start, end = span
    if not 0 <= start < end <= len(text):
        reason = Wording(
            f"[{start}, {end}) rỗng hoặc vượt ra ngoài văn bản ({len(text)} ký tự)",
            f"[{start}, {end}) is empty or leaves the text, which has {len(text)} characters",
        )
        mend = Wording(
            "hãy đếm ký tự của văn bản ở dạng NFC, xuống dòng LF",
            "count characters of the text in NFC with LF line ends",
        )
        return [GoldError(file, place, reason, mend)]
    slips = []
    for side, at in ((Wording("bắt đầu", "starts"), start), (Wording("kết thúc", "ends"), end - 1)):
        if text[at].isspace():
            around = text[max(at - 20, 0) : at + 20]
            reason = Wording(f"{side.vi} ở khoảng trắng: {around!r}", f"{side.en} on a blank in {around!r}")
            mend = Wording("hãy thu span lại sát chữ", "trim the span to its words")
            slips.append(GoldError(file, place, reason, mend))
    return slips
