"""Gold written by quotation: a person names the first and last words of each task, offsets are counted here.

A draft is `NAME.yaml` beside `NAME.txt`:

    layout: wrapped, page numbers
    header: {doc_type: CV, number: 12/SNV-VP, …}
    references:
      - {type: NQ, number: 57-NQ/TW, issued_on: 2024-12-22}
      - {type: LUAT, title: Luật Đầu tư công}
    directives:
      - starts: Giao Sở Nội vụ
        ends: trước ngày 30/6/2026.
        leads: [Sở Nội vụ]
        deadlines: [{text: trước ngày 30/6/2026, due: 2026-06-30, before: true}]

Directives stand in reading order; quotations are found whatever blanks, line ends and bold marks stand
between their words. `python -m corpus.draft FILE.yaml…` writes `NAME.json` beside each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import regex
import yaml

from extract.measure.gold import GoldError, decoded, read_document
from extract.text import normalise

_SIGNER = ("authority", "position", "name")
_HEAD = ("doc_type", "number", "issuer", "place", "issued_on", "subject")
_KEYS = {
    "draft": {"layout", "header", "references", "directives"},
    "header": {*_HEAD, "addressees", "recipients", "signer"},
    "signer": {*_SIGNER},
    "reference": {"type", "number", "title", "issued_on"},
    "directive": {"starts", "ends", "leads", "inherited", "coordinators", "deadlines"},
    "deadline": {"text", "start", "due", "before", "rrule"},
}
_BETWEEN = r"[\s*|]+"  # what may stand between two words of a quotation


def gold_of(file: Path) -> dict[str, Any]:
    """The gold of the draft `file` as `NAME.json` holds it; raises GoldError at the first slip."""
    draft = _read(file)
    text = normalise(decoded(file.with_suffix(".txt")))
    _known(file, "draft", "top", draft)
    header = draft.get("header") or {}
    _known(file, "header", "header", header)
    signer = header.get("signer") or {}
    _known(file, "signer", "header.signer", signer)
    directives: list[dict[str, Any]] = []
    at = 0
    for i, entry in enumerate(draft.get("directives") or []):
        place = f"directives[{i}]"
        _known(file, "directive", place, entry)
        start, opened = _quote(file, f"{place}.starts", text, entry.get("starts"), at)
        # a short task is quoted once: its last words may be among its first
        end = _quote(file, f"{place}.ends", text, entry["ends"], start)[1] if entry.get("ends") else opened
        at = max(end, opened)
        directives.append(
            {
                "span": [start, at],
                "leads": entry.get("leads") or [],
                "inherited": _flag(file, f"{place}.inherited", entry.get("inherited")),
                "coordinators": entry.get("coordinators") or [],
                "deadlines": [_deadline(file, place, deadline) for deadline in entry.get("deadlines") or []],
            }
        )
    return {
        "header": {
            **{key: header.get(key) or None for key in _HEAD},
            "addressees": header.get("addressees") or [],
            "recipients": header.get("recipients") or [],
            "signer": {key: signer.get(key) or None for key in _SIGNER} if signer else None,
        },
        "references": [_reference(file, i, entry) for i, entry in enumerate(draft.get("references") or [])],
        "directives": directives,
    }


def _read(file: Path) -> Any:
    """What `file` holds; every value is a string."""
    try:
        return yaml.load(decoded(file), Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise GoldError(
            file, f"line {line}", f"no YAML ({error.problem})", "mend the syntax there"
        ) from error


def _written(file: Path) -> None:
    """Writes the gold of the draft `file`; gold that was there stays if the new one is not sound."""
    gold = file.with_suffix(".json")
    said = json.dumps(gold_of(file), ensure_ascii=False, indent=1) + "\n"
    before = gold.read_bytes() if gold.exists() else None
    gold.write_text(said, "utf-8")
    try:
        read_document(gold)
    except GoldError:
        if before is None:
            gold.unlink()
        else:
            gold.write_bytes(before)
        raise


def _deadline(file: Path, place: str, entry: dict[str, str]) -> dict[str, Any]:
    _known(file, "deadline", f"{place}.deadlines", entry)
    values = {key: entry.get(key) or None for key in ("text", "start", "due")}
    before = _flag(file, f"{place}.deadlines.before", entry.get("before"))
    return {**values, "before": before, "rrule": entry.get("rrule") or None}


def _flag(file: Path, place: str, said: str | None) -> bool:
    if said not in (None, "", "true", "false"):
        raise GoldError(file, place, f"{said!r} is no truth value", "write true or false")
    return said == "true"


def _reference(file: Path, i: int, entry: dict[str, str]) -> dict[str, Any]:
    _known(file, "reference", f"references[{i}]", entry)
    return {key: entry.get(key) or None for key in ("type", "number", "title", "issued_on")}


def _known(file: Path, shape: str, place: str, entry: object) -> None:
    if not isinstance(entry, dict):
        raise GoldError(file, place, "not a mapping of keys to values", f"keys are {sorted(_KEYS[shape])}")
    if extra := sorted(set(entry) - _KEYS[shape]):
        raise GoldError(file, place, f"unknown key {extra[0]!r}", f"keys are {sorted(_KEYS[shape])}")


def _quote(file: Path, place: str, text: str, quote: str | None, at: int) -> tuple[int, int]:
    """Where `quote` first stands at or behind `at`."""
    words = normalise(quote).split() if isinstance(quote, str) else []
    if not words:
        raise GoldError(file, place, "no words", "quote the words as they stand in the text")
    pattern = _BETWEEN.join(regex.escape(word) for word in words)
    # whole words: `ngày 3` does not stand in `ngày 30`
    found = regex.search(rf"(?<![^\W_](?=\w))(?:{pattern})(?!(?<=\w)\w)", text, pos=at)
    if found is None:
        before = " ".join(text[max(at - 40, 0) : at].split())
        reason = f"{' '.join(words)!r} does not stand behind {before!r}"
        raise GoldError(file, place, reason, "quote the words as they stand in the text, in reading order")
    return found.start(), found.end()


def main(files: list[str]) -> int:
    """0 if each draft gave its gold, 1 if one did not."""
    failed = 0
    for file in map(Path, files):
        try:
            _written(file)
        except (GoldError, OSError) as error:
            print(error, file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
