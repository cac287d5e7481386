"""Web pages read into text: saved copies of legal portals, Word's HTML, bodies of letters.

A block is a line, inline elements run on, blanks fold. A table whose columns mean something becomes rows
between bars; one that only places its cells (head, foot, whole page) becomes lines, left before right. What
belongs to the page and not to the document is left out (`webpage`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers import legacy
from extract.readers.decode import Decoded, decode
from extract.readers.placed import Collector
from extract.readers.web.page import contents
from extract.readers.web.tables import read_grid
from extract.readers.web.tree import BLOCKS, display, no_words, parse
from extract.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from extract.readers.placed import Placed

_CHARSET = re.compile(
    rb"(?i)<meta\b[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^<>]{0,99}encoding=[\"']([\w-]+)"
)
_HEAD_BYTES = 1 << 16
_LETTERS_AS_ENTITIES = re.compile(rb"(?i)&#(?:x1e[0-9a-f]{2}|7[6-9]\d\d);")  # ạ to ỹ
_LOST = 1 / 500  # of the characters; more is another encoding than the page says

_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # where a line may be broken, not what it says
_OWN_LABEL = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđ][.)]|[IVXL]{1,6}[.)]|[-–—•+*·●▪])(?:\s|(?=[^\W\d]))"
)
_MARKERS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}
_MARKER = re.compile(r"(?i)list-style(?:-type)?\s*:[^;]*?\b(" + "|".join(_MARKERS) + r")\b")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_html(data: bytes, name: str) -> Placed:
    """The document on a web page: its lines and rows, with the block each stands in.

    The encoding is that of a byte order mark, else UTF-8 where every byte is, else what the page declares,
    else windows-1258: portals save pages as UTF-8 and leave the declaration of another encoding in them.
    Raises `ReadError` named `name`.
    """
    decoded = _decoded(data, name)
    chars = _CONTROLS.sub("", decoded.chars)
    blocks = [block for element in contents(parse(chars, name)) for block in _Walk(element).blocks()]
    if not blocks:  # what looked like furniture was all there is
        blocks = list(_Walk(parse(chars, name)).blocks())
    cells = [_CONTROLS.sub("", cell) for block in blocks for row in block.lines for cell in row]
    if not any(cells):
        raise no_words(name)
    # Once more as text: letters of an old font may have stood as entities.
    read = decode("\n".join(cells).encode("utf-8", "replace"), name)
    notes = dict(decoded.notes) | dict(read.notes)
    mended = iter(read.chars.split("\n"))
    if read.chars.count("\n") + 1 != len(cells):
        mended = iter(cells)
    blocks = [_Block(tuple(tuple(next(mended) for _ in row) for row in b.lines), b.table) for b in blocks]
    collector = Collector()
    tables = 0
    for paragraph, block in enumerate(blocks):
        if block.table:
            for number, row in enumerate(block.lines):
                collector.row([_INVISIBLE.sub("", cell) for cell in row], tables, number)
            tables += 1
            continue
        for (line,) in block.lines:
            collector.add(_INVISIBLE.sub("", line), paragraph=paragraph)
            collector.fill("\n")
    return collector.placed(notes=tuple(notes.items()))


def _decoded(data: bytes, name: str) -> Decoded:
    found = _CHARSET.search(data[:_HEAD_BYTES])
    said = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    if said and not _is_utf8(data):
        try:
            if said in ("utf-8", "utf8"):
                chars = normalise(data.decode(errors="replace"))
                lost = chars.count("\ufffd")
                if lost <= _LOST * len(chars) and legacy.windows_1258(data) is None:
                    return Decoded(chars, "utf-8")
            elif _LETTERS_AS_ENTITIES.search(data):
                # The letters that windows-1252 lacks are entities, so its own letters are its own.
                said = {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(said, said)
                return Decoded(normalise(data.decode(said, "replace")), said)
        except (LookupError, ValueError):
            pass
    return decode(data, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, of which each line has one cell, or the rows of a table."""

    lines: tuple[tuple[str, ...], ...]
    table: bool = False


@dataclass(slots=True)
class _List:
    """A list that is open: the sign of its items, the number of the next one."""

    marker: str
    number: int
    step: int


@dataclass(frozen=True, slots=True)
class _Close:
    """Stands behind the children of an element that has been entered."""

    block: bool
    closes_list: bool = False
    closes_item: bool = False
    closes_pre: bool = False
    blank: bool = False  # a paragraph without words: it sets apart what stands around it
    says: str = ""


class _Walk:
    """Goes through an element in reading order, without recursion: pages nest as deep as they like."""

    def __init__(self, root: _Element) -> None:
        self._waiting: list[_Element | str | _Close | tuple[()]] = [root]
        self._pieces: list[str] = []
        self._lists: list[_List] = []
        self._labels: list[str] = []  # of items whose first words have not come
        self._pre = 0

    def blocks(self) -> Iterator[_Block]:
        """The blocks of the element."""
        while self._waiting:
            thing = self._waiting.pop()
            if isinstance(thing, str):
                self._pieces.append(thing if self._pre else _BLANKS.sub(" ", thing))
            elif isinstance(thing, _Close):
                if thing.says:
                    self._pieces.append(thing.says)
                if thing.block:
                    yield from self._flush()
                if thing.blank:
                    yield _Block((("",),))
                self._leave(thing)
            elif isinstance(thing, tuple):
                yield from self._flush()
            else:
                yield from self._enter(thing)
        yield from self._flush()

    def _leave(self, close: _Close) -> None:
        self._pre -= close.closes_pre
        if close.closes_list:
            self._lists.pop()
        if close.closes_item and self._labels:
            self._labels.pop()  # of an item without words

    def _enter(self, element: _Element) -> Iterator[_Block]:
        tag = element.tag
        if tag == "br":
            self._pieces.append("\n")
            return
        shown = display(element)
        block = (tag in BLOCKS and shown != "inline") or shown == "block"
        if block:
            yield from self._flush()
        if tag == "table":
            grid = read_grid(element)
            for caption in element.iterchildren("caption"):
                yield from _Walk(caption).blocks()
            if grid.data:
                yield _Block(
                    tuple(
                        tuple(_line(c) for c in row) for row in grid.rows if any(c is not None for c in row)
                    ),
                    table=True,
                )
                return
            self._waiting.append(())
            self._waiting += reversed(list(grid.cells()))
            return
        close = _Close(
            block,
            closes_list=tag in ("ol", "ul"),
            closes_item=tag == "li" and self._label(element),
            closes_pre=tag in ("pre", "textarea"),
            blank=tag in ("p", "pre") and not any(map(str.strip, map(str, element.itertext()))),
            says="”" if tag == "q" else "",
        )
        if close.closes_list:
            self._lists.append(_opened(element))
        self._pre += close.closes_pre
        self._waiting.append(close)
        for child in reversed(element):
            if child.tail:
                self._waiting.append(child.tail)
            if isinstance(child.tag, str):
                self._waiting.append(child)
        if element.text:
            self._waiting.append(element.text)
        if tag == "q":
            self._pieces.append("“")

    def _label(self, item: _Element) -> bool:
        """Puts down the label of a list's item; True if it has one."""
        if not self._lists:
            return False
        lst = self._lists[-1]
        value = (item.get("value") or "").strip()
        if value.lstrip("-").isdecimal() and len(value) < 6:
            lst.number = int(value)
        own = _marker(item)
        label = _written(lst.number, lst.marker if own is None or lst.marker == "-" else own)
        lst.number += lst.step
        if label:
            self._labels.append(label)
        return bool(label)

    def _flush(self) -> Iterator[_Block]:
        """The block that the pieces make, if they have words."""
        lines = [" ".join(x.split()) for x in "".join(self._pieces).split("\n")]
        self._pieces.clear()
        kept = [x for i, x in enumerate(lines) if x or (i and lines[i - 1])]
        while kept and not kept[0]:
            kept.pop(0)
        while kept and not kept[-1]:
            kept.pop()
        if not kept:
            return
        if self._labels:
            if not _OWN_LABEL.match(kept[0]):
                kept[0] = " ".join([*self._labels, kept[0]])
            self._labels.clear()
        yield _Block(tuple((x,) for x in kept))


def _line(cell: _Element | None) -> str:
    """The words of a cell on one line."""
    if cell is None:
        return ""
    return " ".join(" ".join(row) for block in _Walk(cell).blocks() for row in block.lines)


# --- lists --------------------------------------------------------------------------------------------


def _opened(element: _Element) -> _List:
    if element.tag == "ul":
        return _List("" if _marker(element) == "" else "-", 1, 0)
    step = -1 if element.get("reversed") is not None else 1
    start = (element.get("start") or "").strip()
    if start.lstrip("-").isdecimal() and len(start) < 6:
        number = int(start)
    else:
        number = 1 if step > 0 else sum(e.tag == "li" for e in element)
    marker = _marker(element)
    return _List("1" if marker is None else marker, number, step)


def _marker(element: _Element) -> str | None:
    """The kind of label that `type` or the element's style names: 1, a, A, i, I, nothing; None if neither
    does."""
    kind = element.get("type") or ""
    if kind in ("1", "a", "A", "i", "I"):
        return kind
    found = _MARKER.search(element.get("style") or "")
    return _MARKERS[found[1].lower()] if found else None


def _written(number: int, marker: str) -> str:
    """`number` as a list's label.

    >>> [_written(4, marker) for marker in "1aAiI-"]
    ['4.', 'd.', 'D.', 'iv.', 'IV.', '-']
    """
    if marker in ("", "-"):
        return marker
    word = str(number)
    if marker in "aA" and number > 0:
        word = ""
        while number:
            number, at = divmod(number - 1, 26)
            word = chr(ord("a") + at) + word
    elif marker in "iI" and 0 < number < 400:
        word = ""
        for value, sign in _ROMAN:
            word, number = word + sign * (number // value), number % value
    return (word.upper() if marker.isupper() else word) + "."
