"""What a reader's process and its parent say to each other: one line of JSON a message.

JSON and nothing that could run: a document that takes over the reader's process takes over no more.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError, Wording
from extract.readers.limits import Limits
from extract.text import Place, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO


def say(out: BinaryIO, kind: str, told: object) -> None:
    """Sends one message."""
    out.write(json.dumps([kind, told]).encode("ascii") + b"\n")
    out.flush()


def hear(line: bytes) -> tuple[str, Any]:
    """The kind of a message and what it tells. Raises `ValueError` where it is none."""
    kind, told = json.loads(line)
    return kind, told


def send_order(
    out: BinaryIO, data: bytes, name: str, label: str, about: Mapping[str, str], limits: Limits
) -> None:
    """Asks for a document to be read: what it is, then its bytes."""
    order = {"size": len(data), "name": name, "label": label, "about": dict(about), "limits": asdict(limits)}
    say(out, "read", order)
    out.write(data)
    out.flush()


def take_order(source: BinaryIO) -> tuple[bytes, dict[str, Any], Limits] | None:
    """The next document to read: its bytes, its name and the like, the limits; None when there is no more."""
    line = source.readline()
    if not line:
        return None
    _, told = hear(line)
    data = source.read(told.pop("size"))
    return data, told, Limits(**told.pop("limits"))


def of_text(text: Text) -> dict[str, Any]:
    """A text as JSON takes it."""
    told = {
        name: getattr(text, name) for name in Text.__slots__ if name not in ("places", "about", "repairs")
    }
    places = [(p.start, p.end, p.page, p.box, p.paragraph, p.cell, p.sure) for p in text.places]
    return {**told, "about": dict(text.about), "places": places}


def to_text(told: dict[str, Any]) -> Text:
    """The text back from JSON. Raises `TypeError` where a field is not known."""
    places = tuple(
        Place(start, end, page, box and tuple(box), paragraph, cell and tuple(cell), sure)
        for start, end, page, box, paragraph, cell, sure in told.pop("places")
    )
    sizes = tuple((float(wide), float(high)) for wide, high in told.pop("page_sizes"))
    notes = tuple((str(code), str(message)) for code, message in told.pop("notes"))
    return Text(**told, places=places, notes=notes, page_sizes=sizes)


def of_error(error: ReadError) -> list[Any]:
    """An error as JSON takes it."""
    return [error.name, *error.reason, *error.mend]


def to_error(told: list[str]) -> ReadError:
    """The error back from JSON."""
    name, reason_vi, reason_en, mend_vi, mend_en = told
    return ReadError(name, Wording(reason_vi, reason_en), Wording(mend_vi, mend_en))
