"""The contract as pydantic models; `python -m schemas` writes the JSON Schema beside them."""

from schemas.record import (
    SCHEMA_VERSION,
    Deadline,
    Directive,
    DocumentRecord,
    Extent,
    Header,
    Member,
    Missing,
    PageBox,
    Party,
    Place,
    Quote,
    Reference,
    Signer,
    Source,
    Successor,
    Warning,  # noqa: A004 - the contract's word
)

__all__ = [
    "SCHEMA_VERSION",
    "Deadline",
    "Directive",
    "DocumentRecord",
    "Extent",
    "Header",
    "Member",
    "Missing",
    "PageBox",
    "Party",
    "Place",
    "Quote",
    "Reference",
    "Signer",
    "Source",
    "Successor",
    "Warning",
]
