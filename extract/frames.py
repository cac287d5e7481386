"""Texts in a pandas data frame in, tasks in a pandas data frame out."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Literal

from extract.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import pandas as pd

    from extract.errors import Lang
    from schemas import DocumentRecord


def extract_frame(
    documents: pd.DataFrame,
    *,
    text: str = "text",
    name: str | None = None,
    errors: Literal["raise", "warn"] = "raise",
    lang: Lang = "vi",
    as_of: date | None = None,
    expand: bool = False,
) -> pd.DataFrame:
    """The tasks of all `documents`, one a row, with the columns and dtypes of `extract.outputs.frame.DTYPES`.

    `text` is the column that holds the texts (str, or bytes of a file), `name` the one that says what to call
    each document; without it the index does. The column `document` of the result holds that name, so that
    both frames can be merged. A text that cannot be read (empty, binary) raises `extract.errors.ReadError`;
    with `errors="warn"` it is a `UserWarning` and the rest goes on. A column that is not there raises
    `KeyError`. `as_of` and `expand` are those of `extract.pipeline.extract`: with `expand` a task has a row
    for each member of the collectives that lead it.
    """
    from extract.outputs.frame import frame

    labels = documents[name] if name is not None else documents.index
    pairs = zip(documents[text], labels, strict=True)
    named = ((source, str(label)) for source, label in pairs)
    return frame(_records(named, errors, as_of=as_of, expand=expand), lang)


def _records(
    pairs: Iterator[tuple[object, str]], errors: Literal["raise", "warn"], *, as_of: date | None, expand: bool
) -> Iterator[DocumentRecord]:
    from extract.pipeline import extract

    for source, label in pairs:
        data = source.encode() if isinstance(source, str) else source
        try:
            # what is neither text nor bytes (a missing value) is an empty document
            data = data if isinstance(data, bytes) else b""
            yield extract(data, name=label, as_of=as_of, expand=expand)
        except ReadError as error:
            if errors == "raise":
                raise
            warnings.warn(error.line("en"), stacklevel=3)
