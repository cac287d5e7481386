"""What the user names on the command line, as the documents it comes to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.readers import ENDINGS, PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: the file at `path`, or standard input where there is none."""

    path: Path | None

    @property
    def label(self) -> str:
        """What to call it in messages."""
        return "stdin" if self.path is None else str(self.path)


def expand(given: Iterable[str]) -> Iterator[Input | ReadError]:
    """The documents that the arguments come to, each once, in order; a folder gives its files sorted by path.

    What cannot be read is given as the error it is, at its place, so that the rest goes on.
    """
    seen: set[str] = set()
    for name in given:
        if name == STANDARD_INPUT:
            found: Iterable[Path | ReadError | None] = (None,)
        else:
            path = Path(name)
            found = _inside(path) if path.is_dir() else (path,)
        for document in found:
            if isinstance(document, ReadError):
                yield document
                continue
            key = STANDARD_INPUT if document is None else os.path.realpath(document)
            if key not in seen:
                seen.add(key)
                yield Input(document)


def _inside(folder: Path) -> Iterator[Path | ReadError]:
    """The readable documents below `folder`, or the error that there are none."""
    barred: list[OSError] = []
    documents: list[Path] = []
    others: set[str] = set()
    for parent, folders, files in os.walk(folder, onerror=barred.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in (*ENDINGS, *PACKAGES):
                documents.append(path)
            else:
                others.add(path.suffix.lower() or name)
    for error in barred:
        reason = Wording(f"không mở được ({error.strerror})", f"cannot be opened ({error.strerror})")
        mend = Wording("hãy kiểm tra quyền truy cập", "check its permissions")
        yield ReadError(str(error.filename), reason, mend)
    if not documents and not barred:
        yield _empty(folder, others)
    yield from sorted(documents)


def _empty(folder: Path, others: set[str]) -> ReadError:
    readable = ", ".join((*ENDINGS, *PACKAGES))
    reason = Wording(
        f"thư mục không có văn bản nào đọc được ({readable})", f"no document in this folder ({readable})"
    )
    if not others:
        return ReadError(str(folder), reason, Wording("hãy kiểm tra đường dẫn", "check the path"))
    shown = ", ".join(sorted(others)[:5])
    mend = Wording(f"chỉ thấy: {shown}", f"only found: {shown}")
    return ReadError(str(folder), reason, mend)
