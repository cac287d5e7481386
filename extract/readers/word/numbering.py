"""Automatic numbers of Word's lists as characters: `1.`, `a)`, `2.1.`, `III.`, `-`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from extract.readers.fonts import to_unicode
from extract.readers.word.styles import MC, VAL, W, font_of, number, on

if TYPE_CHECKING:
    from lxml.etree import _Element

    from extract.readers.word.styles import Styles

LEVELS = 9
_LONGEST = 60  # characters of a number
_MOST = 4000  # beyond it letters and Roman numerals are written as digits
_PART = regex.compile(r"%([1-9])")
_SIGNED_BULLETS = frozenset("+-")  # what authors tell levels apart by; every other bullet is a dash
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written and where they start."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int | None = None  # after which level (from 1) it starts anew; 0: never; None: after any above
    legal: bool = False  # all numbers in it are decimal
    style: str = ""  # the paragraph style that stands for this level
    hidden: bool = False


@dataclass(slots=True)
class _List:
    """What is shared by all lists of one definition: they count on from one another."""

    levels: dict[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class _Use:
    """A list as paragraphs name it (`w:num`): its definition, its own levels, and where it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]  # emptied as the starts are used


def written(value: int, form: str) -> str:
    """`value` in a number format of Word; formats that Vietnamese documents do not use are decimal.

    >>> [written(4, form) for form in ("decimal", "decimalZero", "lowerLetter", "upperRoman", "none")]
    ['4', '04', 'd', 'IV', '']
    >>> written(28, "lowerLetter"), written(0, "lowerRoman")
    ('bb', '0')
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if form in {"lowerLetter", "upperLetter"} and 0 < value <= _MOST:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < value <= _MOST:
        letters = ""
        for worth, sign in _ROMAN:
            letters += sign * (value // worth)
            value %= worth
        return letters.upper() if form == "upperRoman" else letters
    return str(value)


class Numbering:
    """Counts the lists of one document; paragraphs must be shown to it in reading order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        if root is None:
            return
        linked: dict[str, str] = {}  # definition → the style whose list it stands for
        for definition in root.iterfind(W + "abstractNum"):
            key = str(definition.get(W + "abstractNumId", ""))
            self._lists[key] = _List(_levels(definition))
            if (link := definition.find(W + "numStyleLink")) is not None:
                linked[key] = str(link.get(VAL, ""))
        for use in root.iterfind(W + "num"):
            named = use.find(W + "abstractNumId")
            key = str(named.get(VAL, "")) if named is not None else ""
            self._uses[str(use.get(W + "numId", ""))] = _use(use, key)
        for key, style in linked.items():
            listed = styles.listed(style)
            target = self._uses.get(listed[0]) if listed else None
            if target is not None and target.definition in self._lists:
                self._lists[key] = self._lists[target.definition]

    def label(self, paragraph: _Element, style: str) -> str:
        """The number of a paragraph with what parts it from the words, '' where it has none; counts on."""
        place = self._place(paragraph, style)
        if place is None:
            return ""
        use, at = self._uses[place[0]], place[1]
        shared = self._lists[use.definition]
        level = self._level(use, at)
        self._count(use, shared, at, level)
        if level.hidden:
            return ""
        if level.form == "bullet":
            sign = level.text.strip()
            return (sign if sign in _SIGNED_BULLETS else "-") + " "
        text = _PART.sub(lambda m: self._written(use, shared, int(m[1]) - 1, level.legal), level.text)
        text = text[:_LONGEST].strip()
        return text + level.suffix if text else ""

    def _place(self, paragraph: _Element, style: str) -> tuple[str, int] | None:
        """The list and level a paragraph stands in, by itself or through its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        own_list = own.find(W + "numId") if own is not None else None
        own_level = own.find(W + "ilvl") if own is not None else None
        if own_list is not None:
            name, level = str(own_list.get(VAL, "0")), number(own_level)
        else:
            listed = self._styles.listed(style)
            if listed is None:
                return None
            name, level = listed[0], number(own_level, listed[1])
            if own_level is None:
                level = self._level_of_style(name, style, level)
        if name not in self._uses or self._uses[name].definition not in self._lists:
            return None  # numId 0 takes a paragraph out of its style's list
        return name, min(max(level, 0), LEVELS - 1)

    def _level_of_style(self, name: str, style: str, default: int) -> int:
        """The level that belongs to a style: the list says it, not the style."""
        use = self._uses.get(name)
        shared = self._lists.get(use.definition) if use else None
        if use is None or shared is None:
            return default
        names = [str(s.get(W + "styleId", "")) for s in self._styles.chain(style)]
        bound = {level.style: at for at, level in (shared.levels | use.levels).items() if level.style}
        return next((bound[n] for n in names if n in bound), default)

    def _level(self, use: _Use, at: int) -> Level:
        return use.levels.get(at) or self._lists[use.definition].levels.get(at) or Level()

    def _count(self, use: _Use, shared: _List, at: int, level: Level) -> None:
        counts = shared.counts
        start = use.starts.pop(at, None)
        before = counts[at]
        if start is not None:
            counts[at] = start
        else:
            counts[at] = level.start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            after = self._level(use, deeper).restart
            if after is None or (after > 0 and at < after):
                counts[deeper] = None

    def _written(self, use: _Use, shared: _List, at: int, legal: bool) -> str:
        level = self._level(use, at)
        value = shared.counts[at]
        if value is None:
            value = use.starts.get(at, level.start)
        form = "decimal" if legal and level.form != "none" else level.form
        return "" if form == "bullet" else written(value, form)


def _use(use: _Element, definition: str) -> _Use:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in use.iterfind(W + "lvlOverride"):
        at = _whole(override.get(W + "ilvl"))
        if (own := override.find(W + "lvl")) is not None:
            levels[at] = _read_level(own)
        if (start := override.find(W + "startOverride")) is not None:
            starts[at] = number(start)
    return _Use(definition, levels, starts)


def _levels(definition: _Element) -> dict[int, Level]:
    return {_whole(x.get(W + "ilvl")): _read_level(x) for x in definition.iterfind(W + "lvl")}


def _whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0


def _read_level(level: _Element) -> Level:
    form = level.find(W + "numFmt")
    if form is None:  # a newer format (`001, 002`) with its nearest older one
        form = level.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    text, suffix = level.find(W + "lvlText"), level.find(W + "suff")
    restart, style = level.find(W + "lvlRestart"), level.find(W + "pStyle")
    fonts = level.find(f"{W}rPr/{W}rFonts")
    words = str(text.get(VAL, "")) if text is not None else ""
    name = str(form.get(VAL, "decimal")) if form is not None else "decimal"
    if fonts is not None and name != "bullet" and (font := font_of(fonts)):
        words = to_unicode(words, font)
    return Level(
        # Word starts a level that says no start with zero
        start=number(level.find(W + "start")),
        form=name,
        text=words,
        suffix="" if suffix is not None and suffix.get(VAL) == "nothing" else " ",
        restart=None if restart is None else number(restart),
        legal=on(level.find(W + "isLgl")),
        style=str(style.get(VAL, "")) if style is not None else "",
        hidden=on(level.find(f"{W}rPr/{W}vanish")),
    )
