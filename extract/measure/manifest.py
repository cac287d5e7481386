"""What is known of each document of a gold folder besides its gold: `manifest.tsv` beside the pairs."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from extract.errors import Wording
from extract.measure.gold import GoldError, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.measure.gold import GoldDocument

Split = Literal["train", "held", "test"]

SPLITS: tuple[Split, ...] = get_args(Split)
"""What a document is for. `train`: rules and models learn from it. `held`: no rule is written with it in
view; what a model decides and how sure it is are fitted on it. `test`: it is only scored."""

CORPUS = Path("corpus", "documents")
"""Where the project keeps its annotated documents, seen from its root."""

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
            reason = Wording("có các cột khác", "other columns than expected")
            columns = ", ".join(COLUMNS)
            mend = Wording(f"các cột là {columns}", f"they are {columns}")
            raise GoldError(file, "line 1", reason, mend)
        for row in reader:
            place = f"line {reader.line_num}"
            if None in row or None in row.values():
                reason = Wording("thiếu hoặc thừa ô", "too few or too many cells")
                mend = Wording(f"mỗi dòng có {len(COLUMNS)} ô", f"a line has {len(COLUMNS)} cells")
                raise GoldError(file, place, reason, mend)
            if row["split"] not in SPLITS:
                reason = Wording(f"phần là {row['split']!r}", f"split is {row['split']!r}")
                known = ", ".join(SPLITS)
                raise GoldError(file, place, reason, Wording(f"chỉ nhận: {known}", f"it is one of {known}"))
            entries[row["name"]] = Entry(
                row["name"],
                cast("Split", row["split"]),
                layouts_of(row["layout"]),
                row["text"],
                row["gold"],
            )
    return entries


def layouts_of(cell: str) -> tuple[str, ...]:
    """The layouts that a cell names; `-` where it names none.

    >>> layouts_of("wrapped, page numbers"), layouts_of("")
    (('wrapped', 'page numbers'), ('-',))
    """
    return tuple(layout.strip() or "-" for layout in cell.split(","))


def listed(folder: Path, entries: Mapping[str, Entry]) -> Iterator[tuple[GoldDocument, Entry] | GoldError]:
    """The gold documents of `folder` by name, each with its entry, the hashes read off the files anew; the
    error where one is broken or not among `entries`: somebody has to say in which split it is and how untidy
    its copy."""
    for file in gold_files(folder):
        entry = entries.get(file.stem)
        if entry is None:
            reason = Wording(f"{file.stem} không có tên trong đó", f"{file.stem} is not listed")
            mend = Wording(
                "hãy thêm một dòng với split và layout, hoặc dùng `chidao corpus add`",
                "add a line with its split and layout, or use `chidao corpus add`",
            )
            yield GoldError(folder / NAME, file.stem, reason, mend)
            continue
        try:
            yield read_document(file), entry_of(file, entry.split, entry.layouts)
        except GoldError as error:
            yield error


def gold_files(folder: Path) -> list[Path]:
    """The annotation files of `folder` by the names of their documents."""
    return sorted(folder.glob("*.json"), key=lambda file: file.stem)


def entry_of(gold: Path, split: Split, layouts: tuple[str, ...]) -> Entry:
    """The entry of the document whose annotations are the file `gold`."""
    return Entry(gold.stem, split, layouts, digest(gold.with_suffix(".txt")), digest(gold))


def written(pairs: Iterable[tuple[GoldDocument, Entry]]) -> str:
    """The text of a manifest, sorted by name: splits and layouts as the entries say them, kinds, years,
    issuers and sizes as the documents have them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for document, entry in sorted(pairs, key=lambda pair: pair[1].name):
        header = document.header
        writer.writerow(
            (
                entry.name,
                entry.split,
                header.doc_type or "-",
                (header.issued_on or "-")[:4],
                header.issuer or "-",
                ", ".join(entry.layouts),
                len(document.directives),
                len(document.text.split()),
                entry.text,
                entry.gold,
            )
        )
    return out.getvalue()


def digest(file: Path) -> str:
    """The SHA-256 of the bytes of `file`, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
