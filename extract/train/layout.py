"""Composed paragraphs as a copy has them: wrapped, double-spaced, from the web; none loses its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from extract.train.frame import dated

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from extract.train.frame import Frame
    from extract.train.pieces import Block

Kind = Literal["clean", "wrapped", "double", "web", "recognised"]

LAYOUTS: Final[tuple[Kind, ...]] = ("clean", "wrapped", "double", "web", "recognised")

_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_INDENT = "      "
_PAGE_LINES = 32


@dataclass(slots=True)
class Laid:
    """A text and where each character of the sheet stands in it."""

    chars: str = ""
    places: list[int] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Words that are not on the sheet."""
        self.chars += words

    def copy(self, words: str) -> None:
        """Characters of the sheet, in its order."""
        self.places += range(len(self.chars), len(self.chars) + len(words))
        self.chars += words

    def skip(self, count: int = 1) -> None:
        """Characters of the sheet for which something else stands."""
        self.places += [len(self.chars)] * count

    def home(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters [start, end) of the sheet stand."""
        return self.places[start], self.places[end - 1] + 1


def lay(kind: Kind, chars: str, blocks: Sequence[Block], frame: Frame, chance: random.Random) -> Laid:
    """The sheet `chars` between the head and the foot of `frame`."""
    out = Laid()
    paper = _Paper(out, kind, chance, width=chance.randint(70, 80))
    paper.lines(_head(kind, frame))
    for i, block in enumerate(blocks):
        if i:
            out.skip()  # the line end between paragraphs
        paper.block(chars, block)
    paper.lines(_foot(kind, frame))
    return out


@dataclass(slots=True)
class _Paper:
    out: Laid
    kind: Kind
    chance: random.Random
    width: int
    written: int = 0
    page: int = 1

    def lines(self, lines: list[str]) -> None:
        """Lines of head and foot; double-spaced ones are parted."""
        for line in lines:
            self.out.add(line + ("\n\n" if self.kind in ("double", "clean") else "\n"))

    def block(self, chars: str, block: Block) -> None:
        """A paragraph of the sheet."""
        bold = self.kind == "web" and block.style == "heading"
        self.out.add("**" if bold else "" if self.kind in ("clean", "web") else _INDENT)
        used = 0 if self.kind in ("clean", "web") else len(_INDENT)
        for i, word in enumerate(chars[block.start : block.end].split(" ")):
            if i:
                if self.kind != "clean" and used + 1 + len(word) > self.width:
                    self.out.skip()
                    self._break()
                    used = 0
                else:
                    self.out.copy(" ")
                    used += 1
            self.out.copy(word)
            used += len(word)
        self.out.add("**" if bold else "")
        self.out.add("\n\n" if self.kind in ("clean", "double") else "\n")

    def _break(self) -> None:
        """A line end within a paragraph, now and then with a page's."""
        self.written += 1
        spaced = self.kind == "double"
        self.out.add("\n\n" if spaced else "\n")
        if self.kind in ("double", "wrapped", "recognised") and self.written % _PAGE_LINES == 0:
            self.page += 1
            before = "" if spaced else "\n"
            self.out.add(f"{before}{' ' * (self.width // 2)}{self.page}\n\n")


def _head(kind: Kind, frame: Frame) -> list[str]:
    header, title = frame.header, [frame.title] if frame.title else []
    number, day, about = f"Số: {header.number}", dated(header), header.subject or ""
    if kind == "web":
        left = ["|", *(f"**{line}**" for line in frame.left), "-------", "|"]
        right = [*(f"**{line}**" for line in _NATION), "---------------", "|"]
        below = ["|", number, *([] if title else [f"V/v {_lower(about)}"]), "|", f"*{day}*", "|", ""]
        return [
            *left,
            *right,
            *below,
            *(f"**{line}**" for line in title),
            *([about] if title else []),
            *_to(frame),
            "",
        ]
    if kind in ("clean", "double"):
        top = [*frame.left, *_NATION, number, *([] if title else [f"V/v {_lower(about)}"]), day]
        return [*top, *title, *([about] if title else []), *_to(frame)]
    rows = [(a.center(34), b) for a, b in zip(_padded(frame.left, 2), _NATION, strict=False)]
    lines = [f"{a}  {b}".rstrip() for a, b in rows]
    lines += [
        "",
        f"{number.center(34)}  {day}",
        *([] if title else [f"V/v {_lower(about)}".center(34).rstrip()]),
        "",
    ]
    return [
        *lines,
        *(line.center(76).rstrip() for line in (*title, *([about] if title else []))),
        *_to(frame),
        "",
    ]


def _to(frame: Frame) -> list[str]:
    return [f"Kính gửi: {', '.join(frame.header.addressees)}"] if frame.header.addressees else []


def _padded(lines: Sequence[str], count: int) -> list[str]:
    return [*lines, *[""] * (count - len(lines))]


def _lower(words: str) -> str:
    words = words.removeprefix("Về việc ")
    return words[:1].lower() + words[1:]


def _foot(kind: Kind, frame: Frame) -> list[str]:
    header, signer = frame.header, frame.header.signer
    if signer is None:
        return []
    signed = [line for line in (signer.authority, signer.position) if line]
    to = ["Nơi nhận:", *(f"- {name};" for name in header.recipients[:-1]), f"- {header.recipients[-1]}."]
    if kind in ("clean", "double"):
        return [*to, *signed, signer.name or ""]
    if kind == "web":
        return [
            "",
            "|",
            f"***{to[0]}***",
            *to[1:],
            "|",
            *(f"**{line}**" for line in signed),
            "",
            f"**{signer.name}**",
            "|",
        ]
    left, right = _padded(to, len(signed) + 3), [*signed, "", "", signer.name or ""]
    return ["", *(f"{a:<44}{b}".rstrip() for a, b in zip(left, _padded(right, len(left)), strict=False))]
