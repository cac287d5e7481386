"""chidao: every order in a Vietnamese administrative document as a row of a task list.

`from extract import extract` is the whole job: a source in, a `schemas.DocumentRecord` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.version import __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from extract.frames import extract_frame
    from extract.pipeline import Use
    from schemas import DocumentRecord

__all__ = ["__version__", "extract", "extract_frame"]


def extract(
    source: str | Path | bytes,
    *,
    name: str = "",
    as_of: date | None = None,
    expand: bool = False,
    model: Use = "shipped",
) -> DocumentRecord:
    """The record of one document: of the file at a path (`str` or `Path`), or of the bytes themselves.

    `name` is what the record calls it; a file's own name if not given. `as_of` is the day on which successors
    of agencies are asked for, None for the latest known; with `expand` collectives carry their members.
    `model` is the model heard beside the rules (`extract.learned.artefact.load`), None for the rules alone.
    Raises `extract.errors.ReadError` where there is nothing to read. Nothing is loaded before the first call.
    """
    from extract.pipeline import extract as run

    return run(source, name=name, as_of=as_of, expand=expand, model=model)


def __getattr__(name: str) -> object:
    """`extract_frame`, loaded when asked for; raises `AttributeError` for what does not exist."""
    if name == "extract_frame":
        from extract.frames import extract_frame

        return extract_frame
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
