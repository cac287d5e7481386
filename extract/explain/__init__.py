"""Why each directive and each field is what it is, and why a passage became none.

`explain(source)` runs the stages once and tells what decided each of them; the record is the one that
`extract` gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.explain.build import explain_text
from extract.explain.model import Collision, Explanation, Passage, Reason

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["Collision", "Explanation", "Passage", "Reason", "explain", "explain_text"]


def explain(
    source: str | Path | bytes, *, name: str = "", as_of: date | None = None, expand: bool = False
) -> Explanation:
    """The explanation of one document; raises `extract.errors.ReadError` where there is nothing to read.

    `as_of` and `expand` are those of `extract.pipeline.extract`.
    """
    from extract.readers import read

    return explain_text(read(source, name), as_of=as_of, expand=expand)
