"""The words of one Word paragraph as one line: final text, without what is hidden, in Unicode."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from extract.readers.fonts import to_unicode
from extract.readers.word.styles import MC, W, inner, on

if TYPE_CHECKING:
    from lxml.etree import _Element

    from extract.readers.word.styles import Styles

GAP = "    "
"""What a tab between two columns becomes: the outline parts columns at three blanks and more."""

_BOX = W + "txbxContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TABS = frozenset({W + "tab", W + "ptab"})
_BREAKS = frozenset({W + "br", W + "cr"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SKIPPED = frozenset(
    W + x for x in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sectPr", "fldChar")
)
_PLAIN_HYPHEN, _SOFT_HYPHEN = "-", "\xad"

# Signs of the fonts that draw instead of write; what is not listed is an ornament and becomes a dot.
_SIGNS = {
    "symbol": {0x2D: "−", 0xA3: "≤", 0xAB: "↔", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
               0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xE5: "Σ", 0x6D: "µ", 0x44: "Δ"},
    "wingdings": {0x6F: "□", 0x71: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xE0: "→",
                  0xE8: "→", 0xF0: "→", 0xDF: "←", 0x28: "☎", 0x2A: "✉"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x2A: "□"},
}  # fmt: skip
_ORNAMENT = "•"
_PRIVATE = regex.compile("[\uf020-\uf0ff]")
_DRAWN = ("symbol", "wingdings", "webdings", "zapfdingbats")

# Before a tab: the label of a point, which its words follow at a blank's distance.
_LABEL = regex.compile(r"(?:(?:Điều|Chương|Mục|Phần|Khoản)\s)?[\p{L}\d.()]{1,7}+[.):]?+|[-+*•–—]")
_TAB_RUN = regex.compile(r" *+\t[ \t]*+")


@dataclass(slots=True)
class Words:
    """What a paragraph says.

    `line` has line ends where the author broke it, and the blanks at its end. `before` and `behind` are the
    text boxes anchored ahead of its first word and behind it, `notes` what it refers to as (kind, id).
    `converted` says that some of it was set in an old font.
    """

    line: str = ""
    before: list[_Element] = field(default_factory=list)
    behind: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    converted: bool = False


def read_words(paragraph: _Element, style: str, styles: Styles) -> Words:
    """The words of a paragraph of the style `style`."""
    reading = _Reading(style, styles)
    reading.take(paragraph)
    return reading.words()


def is_legacy(font: str) -> bool:
    """True if a font of this name shows other letters than its characters say.

    >>> is_legacy(".VnTimeH"), is_legacy("VNI-Times"), is_legacy("Times New Roman")
    (True, True, False)
    """
    return font.casefold().startswith((".vn", "vni-", "vni "))


def signs(words: str, font: str) -> str:
    """`words` with the characters of a drawing font as signs of Unicode.

    >>> signs("\\uf0b3 5", "Symbol"), signs("\\uf0a8", "Wingdings"), signs("\\uf0d8", "Wingdings")
    ('≥ 5', '□', '•')
    """
    if _PRIVATE.search(words) is None:
        return words
    table = _SIGNS.get(font.casefold(), {})
    drawn = font.casefold().startswith(_DRAWN)

    def sign(char: regex.Match[str]) -> str:
        code = ord(char[0]) - 0xF000
        if code in table:
            return table[code]
        return chr(code) if code < 0x7F and not drawn else _ORNAMENT

    return str(_PRIVATE.sub(sign, words))


class _Reading:
    """Collects the pieces of one paragraph; neighbours in one font are one piece, for a letter of the VNI
    fonts is two characters and may stand in two runs."""

    def __init__(self, style: str, styles: Styles) -> None:
        self.style = style
        self.styles = styles
        self.pieces: list[tuple[list[str], str]] = []
        self.found = Words()

    def take(self, parent: _Element) -> None:
        for child in inner(parent):
            tag = child.tag
            if tag == W + "r":
                self.run(child)
            elif tag == W + "ruby":
                self.take_base(child)
            elif tag == _MATH:
                self.put(child.text or "", "")
            elif tag not in _SKIPPED and len(child):
                self.take(child)

    def take_base(self, ruby: _Element) -> None:
        base = ruby.find(W + "rubyBase")
        if base is not None:
            self.take(base)

    def run(self, run: _Element) -> None:
        font, hidden = self.styles.run(run.find(W + "rPr"), self.style)
        if hidden:
            return
        for child in inner(run):
            self.put_element(child, font)

    def put_element(self, child: _Element, font: str) -> None:
        tag = child.tag
        if tag == W + "t":
            words = child.text or ""
            if not font.casefold().startswith(".vn"):
                words = words.replace(_SOFT_HYPHEN, "")
            self.put(words, font)
        elif tag in _TABS:
            self.put("\t", font)
        elif tag in _BREAKS:
            self.put("\n", font)
        elif tag == W + "noBreakHyphen":
            self.put(_PLAIN_HYPHEN, font)
        elif tag == W + "softHyphen":
            if font.casefold().startswith(".vn"):  # there it is the letter ư, which Word takes for a hyphen
                self.put(_SOFT_HYPHEN, font)
        elif tag == W + "sym":
            self.symbol(child, font)
        elif tag in _NOTES:
            self.found.notes.append((_NOTES[str(tag)], str(child.get(W + "id", ""))))
        elif tag == W + "ruby":
            self.take_base(child)
        elif tag not in _SKIPPED:
            self.boxes(child)

    def symbol(self, symbol: _Element, font: str) -> None:
        own = str(symbol.get(W + "font", "")) or font
        try:
            code = int(str(symbol.get(W + "char", "")), 16)
        except ValueError:
            return
        if own.casefold().startswith(_DRAWN) and code < 0x100:
            code += 0xF000
        if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            self.put(chr(code), own)

    def boxes(self, element: _Element) -> None:
        """Notes the text boxes inside a drawing; those of an older version of it stand only where there is no
        newer one."""
        if element.tag == _BOX:
            ahead = not any("".join(chars).strip() for chars, _ in self.pieces)
            (self.found.before if ahead else self.found.behind).append(element)
            return
        for child in element:
            if child.tag == MC + "AlternateContent":
                for newer in inner_alternate(child):
                    self.boxes(newer)
            elif isinstance(child.tag, str):
                self.boxes(child)

    def put(self, words: str, font: str) -> None:
        if not words:
            return
        if self.pieces and (self.pieces[-1][1] == font or words.isspace()):
            self.pieces[-1][0].append(words)
        else:
            self.pieces.append(([words], font))

    def words(self) -> Words:
        whole: list[str] = []
        for chars, font in self.pieces:
            piece = "".join(chars)
            if is_legacy(font):
                read = to_unicode(piece, font)
                self.found.converted |= read != piece
                piece = read
            whole.append(signs(piece, font))
        *ended, last = "".join(whole).split("\n")
        self.found.line = "\n".join([*(tabs_as_blanks(x).rstrip() for x in ended), tabs_as_blanks(last)])
        return self.found


def inner_alternate(alternate: _Element) -> list[_Element]:
    """What stands in the newer of two versions of the same drawing."""
    chosen = alternate.find(MC + "Choice")
    chosen = chosen if chosen is not None else alternate.find(MC + "Fallback")
    return [] if chosen is None else [x for x in chosen if isinstance(x.tag, str)]


def tabs_as_blanks(line: str) -> str:
    """`line` with blanks for its tabs: none ahead of the first word, one behind a label, else a column's gap.

    >>> tabs_as_blanks("\\ta)\\tGiao Sở Y tế"), tabs_as_blanks("Nơi nhận:\\t\\tGIÁM ĐỐC")
    ('a) Giao Sở Y tế', 'Nơi nhận:    GIÁM ĐỐC')
    """
    if "\t" not in line:
        return line
    bare = line.lstrip(" \t")
    indent = line[: len(line) - len(bare)]
    bare = bare.rstrip(" \t")
    label, *rest = _TAB_RUN.split(bare)
    glue = " " if rest and _LABEL.fullmatch(label) else GAP
    return ("" if "\t" in indent else indent) + GAP.join(
        [label + glue + rest[0], *rest[1:]] if rest else [label]
    )


def is_deleted(paragraph: _Element) -> bool:
    """True if the end of a paragraph was deleted or moved away: its words run on into the next."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{x}") is not None for x in ("del", "moveFrom"))


def is_hidden(paragraph: _Element) -> bool:
    """True if the end of a paragraph is hidden."""
    return on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish"))


def was_tracked(root: _Element) -> bool:
    """True if changes in a document were tracked and are neither accepted nor refused."""
    tracked = [W + x for x in ("ins", "del", "moveFrom", "moveTo")]
    return next(iter(root.iter(*tracked)), None) is not None
