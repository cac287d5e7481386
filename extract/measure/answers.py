"""Answers read from where they are kept: a file of records, or a folder that somebody else annotated."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording
from extract.measure.gold import read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.measure.gold import GoldDocument
    from extract.measure.score import Answer


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers of `path` by the stem of their document's name.

    `path` is a file of document records, one a line, or a folder of gold pairs: a second reader's gold is an
    answer like any other. Raises `extract.errors.ReadError` or `extract.measure.gold.GoldError`.
    """
    if path.is_dir():
        return {document.name: as_answer(document) for document in read_gold(path)}
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError as error:
        raise ReadError(
            str(path),
            Wording("không có tệp này", "no such file"),
            Wording("hãy kiểm tra đường dẫn", "check the path"),
        ) from error
    except UnicodeDecodeError as error:
        raise _unusable(path, 1, "không phải UTF-8", "not UTF-8") from error
    return dict(_answer(path, i, line) for i, line in enumerate(lines, 1) if line.strip())


def own_answers(documents: Iterable[GoldDocument]) -> Iterator[tuple[str, Answer]]:
    """What chidao itself says of each of `documents`, under its name."""
    from extract.pipeline import extract_text
    from extract.text import Text

    for document in documents:
        record = extract_text(Text(document.text, name=f"{document.name}.txt"))
        yield document.name, record.model_dump()


def as_answer(document: GoldDocument) -> Answer:
    """A gold document in the shape of a record."""
    return {
        "source": {"name": document.name},
        "text": document.text,
        "header": asdict(document.header),
        "references": [asdict(reference) for reference in document.references],
        "directives": [asdict(directive) for directive in document.directives],
    }


def _answer(path: Path, number: int, line: str) -> tuple[str, Answer]:
    try:
        answer = json.loads(line)
        stem = Path(answer["source"]["name"]).stem
        _check_shape(answer)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unusable(path, number, f"không đọc được ({error!r})", f"unreadable ({error!r})") from error
    return stem, answer


def _check_shape(answer: Answer) -> None:
    """Raises `TypeError`, `KeyError` or `ValueError` where scoring would stumble over `answer`."""
    if not isinstance(answer.get("text") or "", str) or not isinstance(answer.get("header") or {}, dict):
        raise TypeError("text is a string, header an object")
    for directive in answer.get("directives") or ():
        start, end = map(int, directive["span"])
        if not 0 <= start <= end:
            raise ValueError(f"span [{start}, {end})")
        for field in ("leads", "coordinators"):
            if not all(isinstance(party, str | dict) for party in directive.get(field) or ()):
                raise TypeError(f"{field} holds strings or objects")
    named = [*(answer.get("references") or ())]
    named += [d for directive in answer.get("directives") or () for d in directive.get("deadlines") or ()]
    if not all(isinstance(one, dict) for one in named):
        raise TypeError("references and deadlines are objects")


def _unusable(path: Path, number: int, said: str, english: str) -> ReadError:
    return ReadError(
        str(path),
        Wording(f"dòng {number}: {said}", f"line {number}: {english}"),
        Wording(
            "mỗi dòng là một hồ sơ văn bản, như `chidao extract -o TỆP.jsonl` ghi ra",
            "each line is a document record, as `chidao extract -o FILE.jsonl` writes it",
        ),
    )
