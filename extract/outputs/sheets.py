"""Pages drawn as sketches: grey bars where the lines of a page stand, and the words of a task among them.

A sketch is made of the record alone, so the page that shows it needs neither the file nor pictures of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schemas import Directive, DocumentRecord
    from schemas.record import Box


def sketches(record: DocumentRecord, document: int) -> Iterator[dict[str, object]]:
    """For each page on which a directive stands: its `id`, `width` and `height` in points, and the `lines` on
    it as the path of an SVG. `document` tells the ids of several records apart."""
    wanted = {box.page for directive in record.directives for box in directive.boxes}
    lines: dict[int, list[Box]] = {}
    for place in record.places:
        if place.page in wanted and place.box is not None:
            lines.setdefault(place.page, []).append(place.box)
    for page in sorted(wanted):
        yield {**_sheet(record, document, page), "lines": _path(lines.get(page, ()))}


def shown_on(directive: Directive, record: DocumentRecord, document: int) -> list[dict[str, object]]:
    """For each page on which the directive stands: its `number`, the `id` of its sketch, its `width` and
    `height`, and the directive's `boxes` as the path of an SVG."""
    pages: dict[int, list[Box]] = {}
    for box in directive.boxes:
        pages.setdefault(box.page, []).append(box.box)
    return [
        {**_sheet(record, document, page), "number": page, "boxes": _path(boxes)}
        for page, boxes in pages.items()
    ]


def _sheet(record: DocumentRecord, document: int, page: int) -> dict[str, object]:
    width, height = record.source.page_sizes[page - 1]
    return {"id": f"s{document}-{page}", "width": round(width), "height": round(height)}


def _path(boxes: Iterable[Box]) -> str:
    """Boxes as one path, in whole points."""
    return "".join(
        f"M{round(left)} {round(top)}H{round(right)}V{round(bottom)}H{round(left)}z"
        for left, top, right, bottom in boxes
    )
