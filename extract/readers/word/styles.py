"""What Word's styles say of text: its font, whether it is hidden, which list it belongs to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"

_DEEPEST = 32  # styles based on each other
_OFF = frozenset({"0", "false", "off"})
# Around blocks, rows, cells and runs alike; what they hold stands in their place. Deleted text and text
# moved away have no place in the final document.
_THROUGH = frozenset(
    W + x
    for x in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "fldSimple", "hyperlink", "dir", "bdo")
)
_GONE = frozenset({W + "del", W + "moveFrom"})


def on(element: _Element | None) -> bool:
    """True if a switch (`w:vanish`) is there and not turned off."""
    return element is not None and str(element.get(VAL, "1")).lower() not in _OFF


def number(element: _Element | None, default: int = 0) -> int:
    """The whole number that an element gives as its value, `default` where it gives none."""
    try:
        return int(str(element.get(VAL))) if element is not None else default
    except ValueError:
        return default


def inner(element: _Element) -> Iterator[_Element]:
    """The children of `element` in the final document, wrappers opened."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _GONE:
            continue
        if tag in _THROUGH:
            yield from inner(child)
        elif tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from inner(content)
        elif tag == MC + "AlternateContent":
            chosen = child.find(MC + "Choice")
            chosen = chosen if chosen is not None else child.find(MC + "Fallback")
            if chosen is not None:
                yield from inner(chosen)
        else:
            yield child


class Styles:
    """The styles of one document, each with those it is based on."""

    def __init__(self, root: _Element | None) -> None:
        self._by_id: dict[str, _Element] = {}
        self._default = ""
        self._defaults: list[_Element] = []
        for style in root.iterfind(W + "style") if root is not None else ():
            name = str(style.get(W + "styleId", ""))
            self._by_id.setdefault(name, style)
            if (
                style.get(W + "type") == "paragraph"
                and str(style.get(W + "default", "0")).lower() not in _OFF
            ):
                self._default = name
        if root is not None:
            self._defaults = root.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._inherited = cache(self._read_inherited)
        self.listed = cache(self._read_listed)

    def chain(self, name: str) -> list[_Element]:
        """The style `name` and those it is based on, nearest first."""
        found: list[_Element] = []
        while len(found) < _DEEPEST and (style := self._by_id.get(name)) is not None and style not in found:
            found.append(style)
            based = style.find(W + "basedOn")
            name = str(based.get(VAL, "")) if based is not None else ""
        return found

    def of(self, paragraph: _Element) -> str:
        """The id of a paragraph's style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = str(style.get(VAL, "")) if style is not None else ""
        return name if name in self._by_id else self._default

    def run(self, properties: _Element | None, paragraph_style: str) -> tuple[str, bool]:
        """The font of a run with these properties (`w:rPr`) and whether it is hidden; '' where the theme says
        it. The font is that of the characters beyond ASCII, for the letters of old fonts stand there."""
        if properties is None:
            return self._inherited("", paragraph_style)
        style = properties.find(W + "rStyle")
        font, hidden = self._inherited(str(style.get(VAL, "")) if style is not None else "", paragraph_style)
        own_font, own_hidden = _said([properties])
        return (font if own_font is None else own_font), (hidden if own_hidden is None else own_hidden)

    def _read_inherited(self, run_style: str, paragraph_style: str) -> tuple[str, bool]:
        styles = [*(self.chain(run_style) if run_style else ()), *self.chain(paragraph_style)]
        said = _said([*(p for s in styles if (p := s.find(W + "rPr")) is not None), *self._defaults])
        return said[0] or "", bool(said[1])

    def _read_listed(self, name: str) -> tuple[str, int] | None:
        """The list (numId) and level that the style `name` puts a paragraph in, None if in none."""
        level = None
        for style in self.chain(name):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            if level is None and (own := properties.find(W + "ilvl")) is not None:
                level = number(own)
            if (list_id := properties.find(W + "numId")) is not None:
                return str(list_id.get(VAL, "0")), level or 0
        return None


def _said(properties: Iterable[_Element]) -> tuple[str | None, bool | None]:
    """Font and hiddenness that the nearest properties give; None for what none of them gives."""
    font: str | None = None
    hidden: bool | None = None
    for given in properties:
        if hidden is None and (vanish := given.find(W + "vanish")) is not None:
            hidden = on(vanish)
        if font is None and (fonts := given.find(W + "rFonts")) is not None:
            font = font_of(fonts)
    return font, hidden


def font_of(fonts: _Element) -> str | None:
    """The font that a `w:rFonts` gives to characters beyond ASCII; '' for the theme's, None for none."""
    for script in ("hAnsi", "ascii"):
        if fonts.get(f"{W}{script}Theme") is not None:
            return ""
        if (name := fonts.get(W + script)) is not None:
            return str(name).split(";")[0].strip()  # LibreOffice writes substitutes behind a semicolon
    return None
