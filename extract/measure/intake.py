"""Gold that people hand in, on its way into a corpus: what is taken, what is refused and why.

Nothing is written here: the files and the manifest are the caller's to write.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.errors import Wording
from extract.measure.gold import GoldError, examined
from extract.measure.manifest import Entry, entry_of, gold_files, listed, read_manifest, written
from extract.measure.slips import slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.measure.gold import GoldDocument
    from extract.measure.manifest import Split

READINGS = ("first", "second")
"""Folders that hold what single readers said of documents whose gold stands elsewhere; none of it is gold."""

_NEW: Split = (
    "train"  # where a document goes of which nobody says: what people correct is there to learn from
)

Way = Literal["new", "replaced", "same"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: a document that is there keeps its split and layouts where they are None."""

    split: Split | None = None
    layouts: tuple[str, ...] | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is taken: `gold` are its annotations where they were handed in."""

    gold: Path
    document: GoldDocument
    entry: Entry
    way: Way


@dataclass(frozen=True, slots=True)
class Intake:
    """What becomes of all that was handed in.

    `refused` counts documents, `slips` are their errors; `manifest` is that of the folder with what is taken,
    None where what lay there before keeps it from being written.
    """

    taken: tuple[Taken, ...]
    slips: tuple[GoldError, ...]
    refused: int
    manifest: str | None


def intake(given: Iterable[Path], folder: Path, wish: Wish) -> Intake:
    """What becomes of the pairs `given` (files, folders) on their way into `folder`.

    Raises `GoldError` where the manifest of `folder` cannot be read.
    """
    desk = _Desk(folder, wish)
    for gold in handed_in(given):
        desk.take(gold)
    # what lay there before and cannot be listed: no manifest could be written
    errors = [*desk.slips, *desk.unlisted.values()]
    if desk.unlisted:
        return Intake((), tuple(errors), desk.refused, None)
    return Intake(tuple(desk.taken), tuple(errors), desk.refused, written(desk.there.values()))


class _Desk:
    """The folder as it will be, document by document."""

    def __init__(self, folder: Path, wish: Wish) -> None:
        self.folder = folder
        self.wish = wish
        self.entries = read_manifest(folder)
        self.there: dict[str, tuple[GoldDocument, Entry]] = {}
        self.unlisted: dict[str, GoldError] = {}
        self.taken: list[Taken] = []
        self.slips: list[GoldError] = []
        self.refused = 0
        for file, pair in zip(gold_files(folder), listed(folder, self.entries), strict=True):
            if isinstance(pair, GoldError):
                self.unlisted[file.stem] = pair
            else:
                self.there[file.stem] = pair
        self._names = {document.text: name for name, (document, _) in self.there.items()}

    def take(self, gold: Path | GoldError) -> None:
        """Takes the document of the annotations `gold`, or keeps what speaks against it."""
        errors = [gold] if isinstance(gold, GoldError) else self._errors(gold)
        self.slips += errors
        self.refused += bool(errors)

    def _errors(self, gold: Path) -> list[GoldError]:
        read = examined(gold)
        if isinstance(read, list):
            return read
        if wrong := slips(read, gold):
            return wrong
        old = self.entries.get(gold.stem)
        split = self.wish.split or (old.split if old else _NEW)
        layouts = self.wish.layouts or (old.layouts if old else ("-",))
        entry = entry_of(gold, split, layouts)
        refusal = self._twin(read, gold) or self._namesake(gold, entry)
        if refusal is not None:
            return [refusal]
        here = self._here(gold)
        way: Way = "new" if here is None else "same" if self._same(gold, entry) else "replaced"
        if gold.stem in self.there:
            self._names.pop(self.there[gold.stem][0].text, None)
        self._names[read.text] = gold.stem
        self.there[gold.stem] = (read, entry)
        self.unlisted.pop(gold.stem, None)
        self.taken.append(Taken(gold, read, entry, way))
        return []

    def _twin(self, document: GoldDocument, gold: Path) -> GoldError | None:
        """The refusal of a text that is there under another name: one text in two splits proves nothing."""
        name = self._names.get(document.text, gold.stem)
        if name == gold.stem:
            return None
        reason = Wording(f"văn bản này đã có với tên {name}", f"this text is there as {name}")
        mend = Wording(
            f"nếu là bản sửa, hãy đặt tên {name} và dùng --replace",
            f"if it is a correction, name it {name} and use --replace",
        )
        return GoldError(gold.with_suffix(".txt"), "file", reason, mend)

    def _namesake(self, gold: Path, entry: Entry) -> GoldError | None:
        """The refusal of what would take the place of another document, or of what is said of it."""
        if any(taken.gold.stem == gold.stem for taken in self.taken):
            reason = Wording("hai văn bản cùng tên được đưa vào", "two documents of this name were handed in")
            return GoldError(gold, "file", reason, Wording("hãy đổi tên một tệp", "rename one of them"))
        here = self._here(gold)
        if here is None or self.wish.replace or self._same(gold, entry):
            return None
        reason = Wording(f"khác với {here} đã có", f"differs from {here}, which is there")
        mend = Wording(
            "hãy đổi tên; nếu là bản sửa thì dùng --replace",
            "rename it, or use --replace if it is a correction",
        )
        return GoldError(gold, "file", reason, mend)

    def _here(self, gold: Path) -> Path | None:
        """A file of this name in the folder."""
        files = (self.folder / f"{gold.stem}{ending}" for ending in (".json", ".txt"))
        return next((file for file in files if file.exists()), None)

    def _same(self, gold: Path, entry: Entry) -> bool:
        """Whether both files lie there byte by byte, and the manifest says of them what it will say."""
        here = self.folder / gold.name
        if not (here.is_file() and here.with_suffix(".txt").is_file()):
            return False
        old = self.entries.get(gold.stem)
        said = old is None or (old.split, old.layouts) == (entry.split, entry.layouts)
        return said and entry_of(here, entry.split, entry.layouts) == entry


def handed_in(given: Iterable[Path]) -> Iterator[Path | GoldError]:
    """The annotation files that `given` comes to, each once, in order; what is none is the error it is. A
    folder gives those in it and in its folders, but for `READINGS`."""
    seen: set[str] = set()
    for path in given:
        for gold in _inside(path) if path.is_dir() else (_beside(path),):
            key = os.path.realpath(gold.file if isinstance(gold, GoldError) else gold)
            if key not in seen:
                seen.add(key)
                yield gold


def _inside(folder: Path) -> Iterator[Path | GoldError]:
    found = False
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in READINGS)
        files = [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
        stems = {file.stem: file for file in files if file.suffix in (".txt", ".json")}
        for stem in sorted(stems):
            found = True
            yield _beside(stems[stem])
    if not found:
        reason = Wording("không có tệp TÊN.json nào", "no NAME.json here")
        mend = Wording(
            "hãy nêu thư mục chứa các cặp TÊN.txt và TÊN.json",
            "name a folder that holds pairs NAME.txt and NAME.json",
        )
        yield GoldError(folder, "*.json", reason, mend)


def _beside(path: Path) -> Path | GoldError:
    """The annotations of the pair that `path` is one file of."""
    gold = path.with_suffix(".json")
    if not path.exists() and not (path.suffix == ".txt" and gold.exists()):
        reason = Wording("không có tệp này", "no such file")
        return GoldError(path, "file", reason, Wording("hãy kiểm tra đường dẫn", "check the path"))
    if path.resolve().parent.name in READINGS:
        reason = Wording("là lần đọc của một người, không phải bản chuẩn", "one reader's reading, no gold")
        mend = Wording("hãy đưa vào bản đã thống nhất", "hand in what the readers settled on")
        return GoldError(path, "file", reason, mend)
    if path.suffix not in (".txt", ".json"):
        reason = Wording("không phải .txt hay .json", "neither .txt nor .json")
        mend = Wording("hãy nêu một cặp TÊN.txt và TÊN.json", "name a pair NAME.txt and NAME.json")
        return GoldError(path, "file", reason, mend)
    if not gold.exists():
        reason = Wording("văn bản chưa có chú giải", "a text without annotations")
        return GoldError(path, "file", reason, Wording(f"hãy thêm {gold.name}", f"add {gold.name}"))
    return gold
