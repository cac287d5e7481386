"""Packages taken apart: ZIP archives, letters (EML, MBOX), edXML messages, and any of them in another.

What cannot be had is one `ReadError` among the members, and the rest goes on. A status message of edXML
("arrived", "finished") carries no document: its iteration is empty and free of errors, and `about` tells
what it says.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers.limits import LIMITS
from extract.readers.package import edxml, mail
from extract.readers.package.archive import is_zip, read_zip
from extract.readers.package.member import Budget
from extract.readers.package.member import Member as Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.readers.limits import Limits


def is_package(data: bytes) -> str | None:
    """What kind of package `data` is by its content: zip, eml, mbox, edxml; None if it is none. Office
    documents are no packages, though they are ZIP inside.

    >>> is_package(b"Subject: a\\nFrom: b@c.vn\\n\\nxin")
    'eml'
    >>> is_package(b"Kinh gui: So Y te") is None
    True
    """
    if is_zip(data):
        return "zip"
    return mail.kind(data) or ("edxml" if edxml.is_edxml(data) else None)


def about(data: bytes) -> Mapping[str, str]:
    """The header fields of a letter or an edXML message, which for a status message are all there is."""
    kind = is_package(data)
    if kind == "eml":
        return MappingProxyType(mail.about(data))
    return MappingProxyType(edxml.about(data) if kind == "edxml" else {})


def members(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Member | ReadError]:
    """The files in the package `data`, and in the packages in it, in their order."""
    kind = is_package(data)
    if kind is None:
        reason = Wording(
            "không phải gói (ZIP, EML, MBOX, edXML)", "no package (ZIP, EML, MBOX, edXML) that is known"
        )
        yield ReadError(name, reason, Wording("hãy đưa vào chính văn bản", "give the document itself"))
        return
    yield from _Unpacking(limits).unpack(Member(name, data), kind, 1)


class _Unpacking:
    """One source being taken apart: what its limits leave, which paths are taken."""

    def __init__(self, limits: Limits) -> None:
        self._budget = Budget(limits)
        self._paths: dict[str, int] = {}

    def unpack(self, package: Member, kind: str, depth: int, only: str = "") -> Iterator[Member | ReadError]:
        """The members of `package`, nested ones in their places."""
        if depth > self._budget.limits.nesting:
            reason = Wording(
                f"gói lồng trong gói quá {depth - 1} lần",
                f"packages in packages more than {depth - 1} times",
            )
            yield ReadError(package.path, reason, Wording("hãy giải nén trước", "unpack it first"))
            return
        for part in self._parts(package, kind, only):
            if self._budget.spent():
                if isinstance(part, ReadError):  # the one that says so
                    yield part
                return
            over = self._budget.count(package.path)
            if over is not None:
                yield over
                return
            if isinstance(part, ReadError):
                yield part
                continue
            found = Member(part.path, part.data, MappingProxyType({**package.about, **part.about}))
            inner = is_package(found.data)
            if inner is None:
                yield Member(self._free(found.path), found.data, found.about)
                continue
            # A gateway's ZIP around one attachment is no package of its own.
            alone = kind == "edxml" and inner == "zip" and not found.path.lower().endswith(".zip")
            yield from self.unpack(found, inner, depth + 1, only=found.path if alone else "")
            if self._budget.spent():
                return

    def _parts(self, package: Member, kind: str, only: str) -> Iterator[Member | ReadError]:
        data, path = package.data, package.path
        if kind == "zip":
            return read_zip(data, path, self._budget, only=only)
        if kind == "edxml":
            return edxml.read_edxml(data, path, self._budget)
        if kind == "mbox":
            return mail.read_mbox(data, path, self._budget)
        return mail.read_mail(data, path, self._budget)

    def _free(self, path: str) -> str:
        """`path`, told from those that came before under the same name."""
        count = self._paths[path] = self._paths.get(path, 0) + 1
        if count == 1:
            return path
        folder, slash, last = path.rpartition("/")
        stem, dot, ending = last.rpartition(".")
        return f"{folder}{slash}{stem} ({count}).{ending}" if dot and stem else f"{path} ({count})"
