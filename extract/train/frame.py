"""The head and the foot of a composed document: who issues it, when, about what, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.measure.gold import GoldHeader, GoldSigner
from extract.train.lists import rows
from extract.train.names import Cast

if TYPE_CHECKING:
    import random

    from extract.train.names import Lexicons

_FIRST_DAY = date(2021, 1, 4)
_DAYS = 2400


@dataclass(frozen=True, slots=True)
class Frame:
    """A document without its body. `left` are the lines of the issuer in its head, `said` is its lead-in."""

    header: GoldHeader
    issued: date
    kind: str
    level: str
    province: tuple[str, str]
    left: tuple[str, ...]
    title: str
    said: str


def frame(chance: random.Random, lexicons: Lexicons) -> Frame:
    """A drawn frame."""
    row = chance.choice(rows("kinds"))
    province = chance.choice(lexicons.provinces)
    issued = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    cast = Cast(chance, lexicons, province, "province", ())
    unit = " ".join(province)
    owner: tuple[str, ...] = ()
    left: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", unit.upper())
    place = province[1]
    level = chance.choices(("province", "department", "commune"), (6, 2, 2))[0]
    if level == "department":
        issuer = chance.choice(lexicons.departments)
        chair, position = f"Giám đốc {issuer}", "GIÁM ĐỐC"
        owner, left = (f"ỦY BAN NHÂN DÂN {unit.upper()}",), (issuer.upper(),)
        sign = "".join(word[0].upper() for word in issuer.split() if word not in ("và", "-"))
    else:
        if level == "commune":
            place = cast.place_name()
            unit = f"{chance.choice(('xã', 'phường'))} {place}"
        issuer = f"Ủy ban nhân dân {unit}"
        chair, position = f"Chủ tịch UBND {unit.split()[0]}", "CHỦ TỊCH"
        left, sign = ("ỦY BAN NHÂN DÂN", unit.upper()), "UBND"
    number = chance.randint(11, 980)
    letter = row["code"] == "CV"
    field = chance.choice(lexicons.fields).lower()
    slots = {"field": field, "chair": chair, "issuer": issuer}
    deputy = chance.random() < 0.5
    header = GoldHeader(
        doc_type=row["code"],
        number=f"{number}/{sign}-VP" if letter else f"{number}/{row['code']}-{sign}",
        issuer=issuer,
        place=place,
        issued_on=issued.isoformat(),
        subject=row["subject"].format(**slots),
        addressees=("Các cơ quan, đơn vị liên quan",) if letter else (),
        recipients=("Như trên" if letter else "Các cơ quan, đơn vị liên quan", "Lưu: VT"),
        signer=GoldSigner(
            f"KT. {position}" if deputy else None, f"PHÓ {position}" if deputy else position, cast.person()
        ),
    )
    return Frame(
        header,
        issued,
        row["self"],
        "province" if level == "department" else level,
        province,
        owner + left,
        row["name"],
        row["leadin"].format(**slots),
    )


def dated(header: GoldHeader) -> str:
    """Place and day as the head has them."""
    day = date.fromisoformat(header.issued_on or "")
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{header.place}, ngày {day.day:02} tháng {month} năm {day.year}"
