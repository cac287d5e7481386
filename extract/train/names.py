"""Names of parties drawn from the lexicons: many are bodies that no register knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.measure.names import party_key
from extract.train.lists import rows
from extract.train.pieces import Piece

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from extract.rulebook import Rulebook
    from extract.train.pieces import Role

_SLOT = re.compile(r"\{([^}]+)\}")
_UNITS = {"province": ("xã", "xã", "phường", "huyện", "thị xã"), "commune": ("xã", "xã", "phường")}
_MEMBERS = {"các Sở: ": "Sở ", "các sở: ": "Sở ", "UBND các xã: ": "UBND xã ", "UBND các xã ": "UBND xã "}
_MEMBERS["Chủ tịch UBND các xã: "] = "Chủ tịch UBND xã "
# Fields of offices within bodies, and short forms: no body is named after them.
_ODD = re.compile(
    r"[&,–]|chính phủ|thanh tra|tổ chức|đảng|văn phòng|kiểm tra|tổng hợp|nghiệp vụ|học liệu|khảo thí|"
    r"khoa giáo|đại học|thư viện|công an|(?<!\w)(?:nn|mt|tn|kh)(?!\w)"
)
_TRIES = 40


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What names are made of, from the rule book."""

    departments: tuple[str, ...]
    bodies: tuple[str, ...]  # of a province, without its name
    fields: tuple[str, ...]
    provinces: tuple[tuple[str, str], ...]  # kind, name
    firsts: tuple[str, ...]  # syllables that names of communes begin with
    lasts: tuple[str, ...]
    surnames: tuple[str, ...]


@cache
def lexicons(book: Rulebook) -> Lexicons:
    """The lexicons of `book`, each in the order of its file."""
    local = [row for row in book.words("agencies_local") if row["level"] == "province" and not row["to"]]
    names = [row["name"] for row in local if not row["some"]]
    communes = [row["name"].split()[1:] for row in book.words("communes")]
    provinces = [(row["kind"], row["name"]) for row in book.words("provinces")]
    syllables = [words for words in (*communes, *(name.split() for _, name in provinces)) if len(words) == 2]
    fields = [row["word"] for row in book.words("fields") if 1 < len(row["word"].split()) < 6]
    return Lexicons(
        tuple(name for name in names if name.startswith("Sở ") and "{" not in name),
        tuple(
            name.replace(" {đơn vị}", " tỉnh")
            for name in names
            if not name.startswith(("Sở ", "{")) and name.count("{") == name.count(" {đơn vị}")
        ),
        tuple(titled(word) for word in fields if not _ODD.search(word)),
        tuple(provinces),
        tuple(dict.fromkeys(words[0] for words in syllables)),
        tuple(dict.fromkeys(words[1] for words in syllables if words[1].isalpha())),
        tuple(row["surname"] for row in book.words("surnames") if row["common"]),
    )


def titled(field: str) -> str:
    """A field as a name has it.

    >>> titled("giáo dục và đào tạo")
    'Giáo dục và Đào tạo'
    """
    words = field.split()
    heads = {0, *(i + 1 for i, word in enumerate(words) if word in ("và", "-"))}
    return " ".join(word[:1].upper() + word[1:] if i in heads else word for i, word in enumerate(words))


@dataclass(slots=True)
class Cast:
    """Draws the parties of a document of `province`; no party twice among those of one paragraph.

    `level` is that of who issues it; `seen` are names of the documents that fragments come from.
    """

    chance: random.Random
    lexicons: Lexicons
    province: tuple[str, str]
    level: str
    seen: Sequence[str]
    used: set[str] = field(default_factory=set)

    def leads(self) -> tuple[Piece, ...]:
        """Who leads, mostly one party."""
        dice = self.chance.random()
        if dice < 0.07:
            return self._shared()
        if dice < 0.22:
            return (self._one(("group",), "lead"),)
        return self._several(
            self.chance.choices((1, 2, 3), (14, 4, 1))[0], ("body", "body", "body", "title"), "lead"
        )

    def partners(self) -> tuple[Piece, ...]:
        """Who takes part; often the last are all whom it concerns."""
        dice = self.chance.random()
        if dice < 0.1:
            return (self._one(("partner",), "coord"),)
        others = dice < 0.35
        found = self._several(
            self.chance.choices((1, 2, 3), (3, 2, 1))[0], ("body",), "coord", last=not others
        )
        return (*found, Piece(" và "), self._one(("partner",), "coord")) if others else found

    def partner(self) -> Piece:
        """One body that takes part."""
        return self._one(("body",), "coord")

    def place_name(self) -> str:
        """The name of a commune, as often as not of none that there is."""
        return f"{self.chance.choice(self.lexicons.firsts)} {self.chance.choice(self.lexicons.lasts)}"

    def person(self) -> str:
        """A person's name."""
        middle = self.chance.choice(("Văn", "Thị", "Đức", "Minh", "Quang", "Thanh", "Hữu", "Ngọc"))
        given = self.chance.choice(("An", "Bình", "Dũng", "Hà", "Hùng", "Khánh", "Lan", "Sơn", "Tâm", "Tuấn"))
        return f"{self.chance.choice(self.lexicons.surnames)} {middle} {given}"

    def _several(
        self, count: int, kinds: tuple[str, ...], role: Role, *, last: bool = True
    ) -> tuple[Piece, ...]:
        out: list[Piece] = []
        for i in range(count):
            if i:
                out.append(Piece(" và " if last and i == count - 1 and self.chance.random() < 0.5 else ", "))
            out.append(self._one(kinds, role))
        return tuple(out)

    def _shared(self) -> tuple[Piece, ...]:
        """A list that shares one head, which each of its members gets back."""
        row = self.chance.choice(self._rows("shared"))
        head = _SLOT.sub("", row["words"])
        count = self.chance.choice((2, 3, 3, 4))
        if "{Fields}" in row["words"]:
            members = [d.removeprefix("Sở ") for d in self.chance.sample(self.lexicons.departments, count)]
        else:
            members = list(dict.fromkeys(self.place_name() for _ in range(count)))
        names = tuple(_MEMBERS[head] + member for member in members)
        self.used.update(map(party_key, names))
        last = (
            f" và {members[-1]}"
            if len(members) > 1
            and self.chance.random() < 0.5
            and not any(" và " in m or "," in m for m in members)
            else ""
        )
        words = head + ", ".join(members[:-1] if last else members) + last
        return (Piece(words, "lead", names),)

    def _one(self, kinds: tuple[str, ...], role: Role) -> Piece:
        for _ in range(_TRIES):
            words = self._filled(self.chance.choice(self._rows(self.chance.choice(kinds)))["words"])
            if party_key(words) not in self.used:
                break
        self.used.add(party_key(words))
        return Piece(words, role)

    def _rows(self, kind: str) -> list[dict[str, str]]:
        return [row for row in rows("parties") if row["kind"] == kind and row["at"] in (self.level, "any")]

    def _filled(self, words: str) -> str:
        return _SLOT.sub(lambda m: self._slot(m.group(1)), words)

    def _slot(self, name: str) -> str:
        pick = self.chance.choice
        kind, province = self.province
        if name == "seen" and not self.seen:
            name = "Sở"
        match name:
            case "Sở":
                return pick(self.lexicons.departments)
            case "register":
                return pick(self.lexicons.bodies)
            case "seen":
                return pick(self.seen)
            case "Field":
                return pick(self.lexicons.fields)
            case "unit":
                return f"{pick(_UNITS[self.level])} {self.place_name()}"
            case "commune":
                return f"{pick(_UNITS['commune'])} {self.place_name()}"
            case "Name":
                return self.place_name()
            case "Province":
                return province
            case "province":
                return f"{kind} {province}"
            case "person":
                return self.person()
            case "nn":
                return str(self.chance.randint(10, 49))
            case "n":
                return str(self.chance.randint(1, 9))
        raise KeyError(name)
