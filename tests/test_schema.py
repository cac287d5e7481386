"""The contract: the JSON Schema file is that of the models, and the models refuse what is not in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from extract import extract
from schemas import DocumentRecord
from schemas.__main__ import PATH, render

RECORD = extract("Yêu cầu Sở Y tế báo cáo trước ngày 30/6/2026.".encode(), name="a.txt")


def test_the_schema_file_is_fresh() -> None:
    assert PATH.read_text(encoding="utf-8") == render(), "run `python -m schemas`"


def test_the_schema_stands_in_the_package() -> None:
    assert (
        PATH.relative_to(Path(__file__).parents[1]).as_posix() == "schemas/json/document_record.schema.json"
    )


def test_the_fields_of_the_contract_are_there() -> None:
    """Names that outside checks read: fields may be added, never renamed."""
    contract = {
        "DocumentRecord": "schema_version source text header references directives warnings",
        "Source": "name media_type sha256 pages reader ocr",
        "Header": "doc_type doc_type_name number issuer place issued_on subject addressees recipients signer "
        "urgency secrecy",
        "Signer": "authority position name",
        "Reference": "type number title issued_on issuer relation text span",
        "Directive": "id path span text leads coordinators report_to task actions deadlines references "
        "confidence origin",
        "Party": "text name span inherited collective",
        "Quote": "text span",
        "Deadline": "text span start due before rrule",
        "Warning": "code message",
    }
    schema = json.loads(render())
    for model, names in contract.items():
        properties = (schema if model == "DocumentRecord" else schema["$defs"][model])["properties"]
        assert set(names.split()) <= set(properties), model


def test_a_record_comes_back_from_json() -> None:
    assert DocumentRecord.model_validate_json(RECORD.model_dump_json()) == RECORD


def test_a_record_has_nothing_the_contract_does_not_know() -> None:
    with pytest.raises(ValidationError, match="surprise"):
        DocumentRecord.model_validate({**RECORD.model_dump(), "surprise": 1})


@pytest.mark.parametrize(
    "change", [{"schema_version": "2.0"}, {"text": None}, {"directives": [{"id": "x"}]}, {"warnings": "none"}]
)
def test_a_record_is_checked(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DocumentRecord.model_validate({**RECORD.model_dump(), **change})


def test_a_record_does_not_change_once_made() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        RECORD.text = "anders"  # type: ignore[misc]
