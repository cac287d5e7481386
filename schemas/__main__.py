"""Writes the JSON Schema that other trackers validate against; a test keeps it in step with the models."""

from __future__ import annotations

import json
from pathlib import Path

from schemas import DocumentRecord

PATH = Path(__file__).parent / "json" / "document_record.schema.json"


def render() -> str:
    """The JSON Schema of a document record, as it stands in the file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chidao:document-record:1.0",
        **DocumentRecord.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(render(), encoding="utf-8")
