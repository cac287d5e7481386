"""The contract: one document record for each input document.

Names and meanings are fixed: trackers validate against the JSON Schema generated from these models
(`schemas/json/document_record.schema.json`). Fields may be added, never renamed.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1.0"

Extent = Annotated[
    tuple[int, int],
    Field(description="[start, end) in characters of the record's `text`."),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Box = Annotated[
    tuple[float, float, float, float],
    Field(description="Left, top, right, bottom in points from the upper left of the page as shown."),
]


class Source(_Part):
    """Where the text came from."""

    name: str = Field(description="The file's name; inside a package, its path there.")
    media_type: str
    sha256: str = Field(description="Of the bytes as read, in hexadecimal.")
    pages: int | None = None
    page_sizes: list[tuple[float, float]] = Field(
        default_factory=list, description="Width and height of each page as shown, in points."
    )
    reader: str
    ocr: bool = Field(default=False, description="True where any of the text had to be recognised.")
    encoding: str | None = Field(default=None, description="The encoding the bytes were decoded from.")
    about: dict[str, str] = Field(
        default_factory=dict,
        description="What the package that it came in says of it: `mail.subject`, `edxml.code`, `edxml.due`. "
        "Never taken for what the document itself says.",
    )


class Signer(_Part):
    """Who signed: `authority` (KT. CHỦ TỊCH), `position` (PHÓ CHỦ TỊCH) and `name`."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


class Header(_Part):
    """The head and the foot of the document (Decree 30/2020/NĐ-CP, article 8); null where it has none."""

    doc_type: str | None = Field(
        default=None, description="Code of Decree 30/2020/NĐ-CP; CV for an official letter."
    )
    doc_type_name: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = Field(default=None, description="ISO 8601 date.")
    subject: str | None = None
    addressees: list[str] = Field(
        default_factory=list, description="After `Kính gửi`, or `điện:` of a telegram."
    )
    recipients: list[str] = Field(default_factory=list, description="After `Nơi nhận`, one entry a dash.")
    signer: Signer | None = None
    urgency: str | None = None
    secrecy: str | None = None


class Reference(_Part):
    """Another document that the text names by type and number, or a law by its name."""

    type: str | None
    number: str | None = None
    title: str | None = Field(default=None, description="Laws, codes, ordinances and constitutions only.")
    issued_on: str | None = None
    issuer: str | None = None
    relation: Literal["basis", "implements", "amends", "replaces", "mentions"] = "mentions"
    articles: list[str] = Field(
        default_factory=list, description="Articles, clauses and points cited with it, as written."
    )
    text: str
    span: Extent


class Member(_Part):
    """A body that a collective stands for."""

    id: str | None
    name: str
    full_name: str
    place: str | None = None


class Successor(Member):
    """The body that took over the work of another."""


class Party(_Part):
    """A body or a person that leads, takes part or is reported to."""

    text: str = Field(description="As written, blanks folded.")
    name: str = Field(
        description="The full name of the body that is meant; as written, with a head shared by a list "
        "restored (`Bộ Tài chính` of `các Bộ: Tài chính, …`), where the register does not know it."
    )
    span: Extent
    inherited: bool = False
    collective: bool = Field(default=False, description="A class of bodies: `các sở, ban, ngành`.")
    id: str | None = Field(
        default=None,
        description="The same for the same body in every document: `so-y-te-tinh-kon-tum`. Null where the "
        "document does not say which body it is.",
    )
    full_name: str | None = Field(
        default=None, description="The name with the unit it belongs to: `Sở Y tế tỉnh Kon Tum`."
    )
    place: str | None = Field(
        default=None, description="The unit it belongs to: `Quảng Ngãi`; `xã Ba Tơ, Quảng Ngãi`."
    )
    kind: str | None = Field(
        default=None,
        description="ministry, department, peoples_committee, … (`rules/words/agencies*.tsv`); person.",
    )
    level: Literal["central", "region", "province", "district", "commune"] | None = None
    known: bool = Field(default=False, description="In the register of agencies.")
    title: str | None = Field(default=None, description="The title in front of the body: `Giám đốc`.")
    valid: bool | None = Field(
        default=None, description="In being on the document's own day; null without a day."
    )
    successor: Successor | None = Field(
        default=None, description="Who does its work now, or on the day asked for; null where it still does."
    )
    excluding: list[str] = Field(
        default_factory=list, description="Whom a collective leaves out: `(trừ Sở Y tế)`."
    )
    members: list[Member] | None = Field(
        default=None, description="Of a collective, on demand; null if not asked for, empty if not known."
    )


class Quote(_Part):
    """Words of the text and where they stand."""

    text: str
    span: Extent


class Deadline(_Part):
    """An expression that bounds when a task or its report is to be done."""

    text: str
    span: Extent
    start: str | None = Field(default=None, description="ISO 8601 date.")
    due: str | None = Field(
        default=None, description="ISO 8601 date, or local date-time where the text gives an hour."
    )
    before: bool = Field(default=False, description="True when the named day itself is excluded.")
    rrule: str | None = Field(default=None, description="RFC 5545 RRULE value.")


class PageBox(_Part):
    """Where words stand on a page."""

    page: int = Field(description="From 1.")
    box: Box


class Place(_Part):
    """Where the characters of a line, a paragraph or a cell stand in the file."""

    span: Extent
    page: int | None = Field(default=None, description="From 1.")
    box: Box | None = None
    paragraph: int | None = Field(default=None, description="From 0.")
    cell: tuple[int, int, int] | None = Field(default=None, description="Table, row, column; each from 0.")


Missing = Literal["no-lead", "no-action", "no-deadline", "no-product", "no-report"]
"""What a directive does not say, of that which Decree 30/2020/NĐ-CP (article 23.2) and the six clarities ask
for."""


class FieldConfidence(_Part):
    """How likely each part of a directive is right, calibrated like its `confidence`."""

    directive: float = Field(ge=0, le=1, description="That it is a directive, of this extent.")
    leads: float = Field(ge=0, le=1)
    coordinators: float = Field(ge=0, le=1)
    deadlines: float = Field(ge=0, le=1)


class UndecidedPassage(_Part):
    """A passage that became no directive although it may be one."""

    path: str = Field(description="Labels from the root, as of a directive.")
    span: Extent
    text: str = Field(description="The words of the span, blanks and line wraps folded.")
    probability: float = Field(ge=0, le=1, description="That it is a directive.")


class Directive(_Part):
    """One task: who does what by when, and the words it came from."""

    id: str
    path: str = Field(description="Labels from the root: `3.d`; `PL.I.2` for a row of an annex.")
    span: Extent
    text: str = Field(description="The words of the span, blanks and line wraps folded.")
    leads: list[Party] = Field(default_factory=list)
    coordinators: list[Party] = Field(default_factory=list)
    report_to: list[Party] = Field(default_factory=list)
    boxes: list[PageBox] = Field(
        default_factory=list, description="Its words on their pages, a box for each line."
    )
    task: str
    actions: list[Quote] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    product: Quote | None = None
    references: list[int] = Field(default_factory=list, description="Indices into the record's `references`.")
    missing: list[Missing] = Field(
        default_factory=list,
        description="What it leaves open: nobody leads, no verb says what is to be done, no words of a "
        "deadline, no product or result, no report.",
    )
    confidence: float = Field(
        ge=0, le=1, description="Of the rows given 0.9, nine in ten are right in every field."
    )
    field_confidence: FieldConfidence | None = Field(
        default=None, description="Null where the rules alone were asked."
    )
    origin: list[str] = Field(
        default_factory=list, description="Names of the rules, or the model, that made it."
    )


class Warning(_Part):  # noqa: A001 - the contract's word
    """Something a person should look at."""

    code: str
    message: str
    span: Extent | None = None


class DocumentRecord(_Part):
    """Everything chidao has to say about one document."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    text: str = Field(description="The whole text, decoded, NFC, LF; nothing dropped.")
    header: Header
    references: list[Reference] = Field(default_factory=list)
    directives: list[Directive] = Field(default_factory=list)
    undecided: list[UndecidedPassage] = Field(
        default_factory=list, description="What a person should look at lest a task be missed."
    )
    warnings: list[Warning] = Field(default_factory=list)
    places: list[Place] = Field(
        default_factory=list,
        description="Where the text stands in the file, line by line; empty for plain text. What the reader "
        "put in (line ends, bars between cells) has no place.",
    )
