"""What it costs to tell who is who: the share of `extract` that the register takes.

Run by `make bench`, on one core; prints what it measures. Nothing is asserted: the aim of the house is 0.10.
"""

from __future__ import annotations

import os
import statistics
import time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.agencies import BodyTeller
from extract.agencies.resolver import mention_reader
from extract.pipeline import extract
from extract.rulebook import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "corpus" / "documents", ROOT.parent / "shared" / "corpus" / "dev"]
REPETITIONS = 5


def test_share_of_extract(monkeypatch: pytest.MonkeyPatch) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [p.read_bytes() for folder in FOLDERS for p in sorted(folder.glob("*.txt"))]
    spent = [0.0]

    def timed(call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                spent[0] += time.perf_counter() - start

        return run

    monkeypatch.setattr(BodyTeller, "__init__", timed(BodyTeller.__init__))
    monkeypatch.setattr(BodyTeller, "fields", timed(BodyTeller.fields))
    for data in texts:
        extract(data)
    shares: dict[str, list[float]] = {"parties met before": [], "no party met before": []}
    for _ in range(REPETITIONS):
        for sort, kept in shares.items():
            if sort.startswith("no"):
                mention_reader(rulebook()).forget()
            spent[0] = 0.0
            start = time.perf_counter()
            for data in texts:
                extract(data)
            kept.append(spent[0] / (time.perf_counter() - start))
    print(f"\n{len(texts)} documents, {REPETITIONS} repetitions, share of extract (median):")
    for sort, kept in shares.items():
        print(f"  {sort:20} {statistics.median(kept):.3f}  (from {min(kept):.3f} to {max(kept):.3f})")
