"""Packages as the tests build them, and what comes out of them."""

from __future__ import annotations

import io
import zipfile

from extract.errors import ReadError
from extract.readers.limits import Limits
from extract.readers.package.members import members

TEXT = "Giao Sở Tài chính rà soát.\n".encode()


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def unpacked(data: bytes, name: str = "goi", limits: Limits | None = None) -> dict[str, bytes]:
    """The members by path; an error stands with its reason."""
    found: dict[str, bytes] = {}
    for one in members(data, name, limits=limits or Limits()):
        if isinstance(one, ReadError):
            assert "\n" not in one.line("en")
            found[one.name] = b"! " + one.reason.en.encode()
        else:
            found[one.path] = one.data
    return found
