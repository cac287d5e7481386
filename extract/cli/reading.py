"""How the commands read what they are given: within limits, in a process apart, telling how far it is."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from extract.errors import ReadError, Wording, printable
from extract.readers import Document, documents
from extract.readers.apart import Apart
from extract.readers.limits import LIMITS, MB, Limits, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from extract.cli.inputs import Input
    from extract.errors import Lang
    from extract.text import Text

_PATIENCE = 1.0  # seconds before a reader's steps are worth telling
_COUNT, _SECONDS, _MEGABYTES = Wording("SỐ", "N"), Wording("GIÂY", "SECONDS"), Wording("MB", "MB")


def paths_argument(lang: Lang) -> click.Argument:
    """The argument that names what is to be read: `paths`, at least one."""
    return click.Argument(
        ["paths"], nargs=-1, required=True, metavar=Wording("ĐƯỜNG_DẪN…", "PATH…").said(lang)
    )


def limit_options(lang: Lang) -> list[click.Option]:
    """The options that change the limits; `limits_of` reads them."""
    told = (
        ("--max-size", _MEGABYTES, LIMITS.size // MB, Wording("Cỡ tệp tối đa", "Largest file")),
        (
            "--max-pages",
            _COUNT,
            LIMITS.pages,
            Wording("Số trang tối đa của một văn bản", "Most pages of one document"),
        ),
        (
            "--max-depth",
            _COUNT,
            LIMITS.nesting,
            Wording("Số lớp gói lồng nhau tối đa", "Most packages within one another"),
        ),
        (
            "--time-limit",
            _SECONDS,
            int(LIMITS.seconds),
            Wording("Thời gian tối đa để đọc một trang", "Longest time to read a page"),
        ),
    )
    default = Wording("mặc định", "default")
    return [
        click.Option(
            [name],
            metavar=metavar.said(lang),
            type=click.IntRange(min=1),
            default=usual,
            help=f"{help_.said(lang)} ({default.said(lang)}: {usual}).",
        )
        for name, metavar, usual, help_ in told
    ]


def limits_of(options: dict[str, Any]) -> Limits:
    """The limits that the options come to; they are taken out of `options`."""
    return replace(
        LIMITS,
        size=options.pop("max_size") * MB,
        pages=options.pop("max_pages"),
        nesting=options.pop("max_depth"),
        seconds=float(options.pop("time_limit")),
    )


class Reader:
    """Reads what the user names; on leaving, the process that reads is ended."""

    def __init__(self, limits: Limits, lang: Lang) -> None:
        self._limits = limits
        self._lang = lang
        self._apart = Apart(Terms(limits, self._step))
        self._label = ""
        self._began = 0.0
        self._told = False

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._apart.close()

    def documents(self, given: Input) -> Iterator[Document | ReadError]:
        """The documents of a file, or of standard input: several if it is a package."""
        if given.path is not None:
            return documents(given.path, limits=self._limits)
        return documents(sys.stdin.buffer.read(self._limits.size + 1), given.label, limits=self._limits)

    def read(self, document: Document) -> Text:
        """The text of a document. Raises `ReadError`."""
        self._label, self._began = document.label, time.monotonic()
        try:
            return self._apart.read(document.data, document.name, label=document.label, about=document.about)
        finally:
            if self._told:
                click.echo("\r\x1b[K", err=True, nl=False)
                self._told = False

    def _step(self, done: int, of: int) -> None:
        """Tells how far a long document is, on a terminal."""
        if time.monotonic() - self._began < _PATIENCE or not sys.stderr.isatty():
            return
        said = Wording(
            f"{self._label}: đã đọc {done}/{of} trang", f"{self._label}: {done} of {of} pages read"
        )
        click.echo("\r\x1b[K" + printable(said.said(self._lang)), err=True, nl=False)
        self._told = True
