"""The word lists of this room, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.rulebook.load import read_lexicon

_WORDS = Path(__file__).with_name("words")


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of `words/{name}.tsv`."""
    return read_lexicon(_WORDS / f"{name}.tsv")
