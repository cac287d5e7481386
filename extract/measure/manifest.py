"""What is known of each document of a gold folder besides its gold: `manifest.tsv` beside the pairs."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from extract.measure.gold import GoldError

if TYPE_CHECKING:
    from pathlib import Path

Split = Literal["train", "test"]

NAME = "manifest.tsv"
COLUMNS = ("name", "split", "kind", "issued", "issuer", "layout", "directives", "words", "text", "gold")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: `layouts` are the ways in which its copy is untidy, `text` and `gold` the SHA-256 of its
    two files."""

    name: str
    split: Split
    layouts: tuple[str, ...]
    text: str
    gold: str


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The entries of the manifest in `folder` by name; empty where there is none.

    Raises `GoldError` where it does not have the columns or a split of its own making.
    """
    file = folder / NAME
    if not file.exists():
        return {}
    entries: dict[str, Entry] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise GoldError(file, "line 1", "other columns than expected", f"they are {', '.join(COLUMNS)}")
        for row in reader:
            if None in row or None in row.values():
                reason, mend = "too few or too many cells", f"a line has {len(COLUMNS)} cells"
                raise GoldError(file, f"line {reader.line_num}", reason, mend)
            if row["split"] not in ("train", "test"):
                reason = f"split is {row['split']!r}"
                raise GoldError(file, f"line {reader.line_num}", reason, "it is train or test")
            layouts = tuple(layout.strip() or "-" for layout in row["layout"].split(","))
            entries[row["name"]] = Entry(
                row["name"], cast("Split", row["split"]), layouts, row["text"], row["gold"]
            )
    return entries


def digest(file: Path) -> str:
    """The SHA-256 of the bytes of `file`, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
