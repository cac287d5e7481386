"""A web page as a tree, and its words in one line with the extent that each element has among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree, html

from extract.errors import ReadError, Wording

if TYPE_CHECKING:
    from lxml.etree import _Element


def cut(words: str) -> frozenset[str]:
    """The words, parted by blanks."""
    return frozenset(words.split())


BLOCKS = cut(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p "
    "pre search section summary table tbody td tfoot th thead tr ul"
)
_NEVER = cut(
    "head script style noscript template svg math canvas iframe object embed audio video map select "
    "button datalist xml del rp rt"
)
_INLINE = re.compile(r"(?i)</?(?:font|span|b|i|u|a|em|strong|small|big|tt|o:p)\b[^<>]*>")
_STYLED = re.compile(r"(?i)display\s*:\s*(none|block|inline)\b|mso-hide\s*:\s*(all)")

_BLANKS = re.compile(r"\s+")

HEAD = re.compile(
    r"C[ỘộỌ]NG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI\s*CHỦ\s*NGH[ĨỈ]A\s*VI[ỆÊ]T\s*NAM|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM"
    r"|(?i:cộng\s*h(?:òa|oà)\s*xã\s*hội\s*chủ\s*nghĩa\s*việt\s*nam)(?=\s*(?i:độc\s*lập)\b)"
)
FOOT = re.compile(r"N[ơƠ](?:i nhận|I NHẬN)\s*:|\b(?:TM|KT|TL|TUQ)\s?\.\s?[A-ZĐÀ-Ỹ]{2}")


def parse(chars: str, name: str) -> _Element:
    """The tree of a page without what is never read: scripts, styles, controls."""
    tree, deep = _tree(chars)
    if deep:  # the parser gives up on deep nesting, which unclosed <font> and <span> make
        tree, deep = _tree(_INLINE.sub("", chars))
    if deep:
        reason = Wording("các thẻ HTML lồng nhau quá sâu", "its HTML tags are nested too deeply")
        raise ReadError(name, reason, _RESAVE)
    if tree is None:
        raise ReadError(name, Wording("trang không có chữ nào", "the page has no words"), _WAIT)
    etree.strip_elements(tree, *sorted(_NEVER), with_tail=False)
    return tree


_RESAVE = Wording(
    "hãy chép nội dung văn bản và lưu thành .txt (UTF-8)", "copy its text and save that as .txt (UTF-8)"
)
_WAIT = Wording(
    "hãy mở trang, đợi nội dung hiện đủ rồi lưu lại, hoặc chép nội dung thành .txt",
    "open the page, wait until it shows its text and save it again, or copy the text into a .txt file",
)


def no_words(name: str) -> ReadError:
    """What is said of a page whose words a script would have loaded."""
    return ReadError(name, Wording("trang không có chữ nào", "the page has no words"), _WAIT)


def _tree(chars: str) -> tuple[_Element | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(chars.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return tree, deep


def display(element: _Element) -> str:
    """What the element's own style says of how it is shown: none, block, inline, or nothing."""
    style = element.get("style")
    found = _STYLED.search(style) if style else None
    return "" if found is None else "none" if found[2] else found[1].lower()


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a tree in one line, and where each element's stand among them."""

    words: str
    extents: dict[_Element, tuple[int, int]]
    edges: list[int]  # where each piece of a link ends
    links: list[int]  # characters of links up to there
    heads: list[int]
    feet: list[int]

    def size(self, element: _Element) -> int:
        """Characters of `element` that are no links."""
        start, end = self.extents[element]
        return end - start - self._linked(start, end)

    def linked(self, element: _Element) -> float:
        """The share of `element` that is links."""
        start, end = self.extents[element]
        return self._linked(start, end) / max(end - start, 1)

    def _linked(self, start: int, end: int) -> int:
        return self._before(end) - self._before(start)

    def _before(self, at: int) -> int:
        i = bisect_right(self.edges, at)
        return self.links[i - 1] if i else 0

    def has_head(self, element: _Element) -> bool:
        """True if the head of a document begins in `element`."""
        return self._within(self.heads, element)

    def has_foot(self, element: _Element) -> bool:
        """True if recipients or a signature stand in `element`."""
        return self._within(self.feet, element)

    def _within(self, places: list[int], element: _Element) -> bool:
        start, end = self.extents[element]
        i = bisect_left(places, start)
        return i < len(places) and places[i] < end

    def words_of(self, element: _Element) -> str:
        """The words of `element`, blocks on lines of their own."""
        start, end = self.extents[element]
        return self.words[start:end]


def measure(tree: _Element) -> Page:
    pieces: list[str] = []
    at = 0
    starts: dict[_Element, int] = {}
    extents: dict[_Element, tuple[int, int]] = {}
    edges, lengths = [], []
    in_links = 0

    def add(words: str | None) -> None:
        nonlocal at
        if not words:
            return
        folded = _BLANKS.sub(" ", words)
        if pieces and pieces[-1][-1].isspace():
            folded = folded.lstrip()
        if folded:
            pieces.append(folded)
            at += len(folded)
            if in_links:
                edges.append(at)
                lengths.append(len(folded))

    def part() -> None:
        nonlocal at
        if pieces and pieces[-1] != "\n":
            pieces.append("\n")
            at += 1

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element.tag in BLOCKS or element.tag == "br":
                part()
            starts[element] = at
            in_links += element.tag == "a"
            add(element.text)
            continue
        extents[element] = (starts.pop(element), at)
        in_links -= element.tag == "a"
        if element.tag in BLOCKS:
            part()
        if element is not tree:
            add(element.tail)
    words = "".join(pieces)
    heads = [m.start() for m in HEAD.finditer(words)]
    feet = [m.start() for m in FOOT.finditer(words)]
    return Page(words, extents, edges, list(accumulate(lengths)), heads, feet)
