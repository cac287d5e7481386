"""The documents of the corpus, each explained once for all tests that look at them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from extract.explain import explain

if TYPE_CHECKING:
    from extract.explain import Explanation

DOCUMENTS = sorted((Path(extract.__file__).parents[1] / "corpus" / "documents").glob("*.txt"))

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)


@cache
def explained(path: Path) -> Explanation:
    """The explanation of a file, made once."""
    return explain(path)
