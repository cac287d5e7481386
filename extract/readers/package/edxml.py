"""edXML messages (QCVN 102:2016/BTTTT) as gateways write them: their fields and their attachments.

Found in the field: junk before the declaration, prefixes bound to nothing, `cid:` before an id or not, each
attachment in a ZIP of its own under a UUID. Deadline and steering type are what a builder put there, often a
default; they are told (`edxml.due`, `edxml.steering-type`), not believed.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from lxml import etree

from extract.errors import ReadError, Wording
from extract.readers.decode import decode
from extract.readers.package.member import CHECK, Budget, Member, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ROOT = re.compile(r"<(?:[\w.-]+:)?edXML(?=[\s>/])")
_RAW_ROOT = re.compile(_ROOT.pattern.encode())
_ROOT_WITHIN = 4096  # characters; declaration, doctype and junk take no more
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_FILLERS = frozenset({"", "n/a", "null", "none", "undefined"})
_DATE = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T].*)?")

# Field: path of local names from the header down.
_FIELDS: tuple[tuple[str, str], ...] = (
    ("from", "MessageHeader/From/OrganName"),
    ("from-id", "MessageHeader/From/OrganId"),
    ("to", "MessageHeader/To/OrganName"),
    ("to-id", "MessageHeader/To/OrganId"),
    ("document-id", "MessageHeader/DocumentId"),
    ("number", "MessageHeader/Code/CodeNumber"),
    ("notation", "MessageHeader/Code/CodeNotation"),
    ("place", "MessageHeader/PromulgationInfo/Place"),
    ("date", "MessageHeader/PromulgationInfo/PromulgationDate"),
    ("type", "MessageHeader/DocumentType/TypeName"),
    ("subject", "MessageHeader/Subject"),
    ("content", "MessageHeader/Content"),
    ("signer", "MessageHeader/SignerInfo/FullName"),
    ("signer-position", "MessageHeader/SignerInfo/Position"),
    ("signer-competence", "MessageHeader/SignerInfo/Competence"),
    ("due", "MessageHeader/DueDate"),
    ("recipients", "MessageHeader/ToPlaces/Place"),
    ("priority", "MessageHeader/OtherInfo/Priority"),
    ("steering-type", "MessageHeader/SteeringType"),
    ("response-for", "MessageHeader/ResponseFor/DocumentId"),
    ("response-for-code", "MessageHeader/ResponseFor/Code"),
    ("status", "MessageHeader/StatusCode"),
    ("status-description", "MessageHeader/Description"),
    ("status-time", "MessageHeader/Timestamp"),
    ("business", "TraceHeaderList/Bussiness/BussinessDocType"),  # the schema's spelling
    ("business", "TraceHeaderList/TraceHeader/Bussiness/BussinessDocType"),
    ("business-reason", "TraceHeaderList/Bussiness/BussinessDocReason"),
    ("business-document", "TraceHeaderList/Bussiness/DocumentId"),
)
_DATES = frozenset({"date", "due"})
_BUSINESS = {"0": "new", "1": "revoke", "2": "update", "3": "replace"}


def is_edxml(data: bytes) -> bool:
    """True if the root element is `edXML`, whatever stands before it."""
    head = data[: 4 * _ROOT_WITHIN]
    if b"edXML" not in head and b"e\0d\0X\0M\0L" not in head:
        return False
    wide = head[: len(head) & ~1]
    chars = wide.decode("utf-16", "replace") if b"e\0d\0X\0M\0L" in head else head.decode("utf-8", "replace")
    found = _ROOT.search(chars, 0, _ROOT_WITHIN)
    return found is not None and "</" not in chars[: found.start()]


def about(data: bytes) -> dict[str, str]:
    """What the header says, by field: `edxml.from`, `edxml.subject` …; several values are parted by `; `.

    `edxml.code` is number and notation as one; `edxml.date` and `edxml.due` are ISO dates where they are
    dates; `edxml.business` is new, revoke, update or replace.
    """
    try:
        return _about(_tree(data, ""))
    except ReadError:
        return {}


def read_edxml(data: bytes, name: str, budget: Budget) -> Iterator[Member | ReadError]:
    """The attachments of the message `name`, each with what the header says."""
    try:
        root = _tree(data, name)
    except ReadError as error:
        yield error
        return
    said = _about(root)
    listed = _manifest(root)
    missing = dict(listed)
    number = 0
    for element in root.iter():
        if _local(element) != "Attachment" or _local(element.getparent()) == "Attachments":
            continue
        number += 1
        key = _key(_child(element, "ContentId"))
        own, (told, description) = _child(element, "AttachmentName"), listed.get(key, ("", ""))
        missing.pop(key, None)
        path = inside(name, (own if own and not _is_id(own) else told or own) or f"dinh-kem-{number}")
        fields = dict(said)
        if description := _child(element, "Description") or description:
            fields["edxml.description"] = description
        payload = _payload(_child(element, "ContentTransferEncoded"), path)
        if isinstance(payload, ReadError):
            yield payload
            continue
        yield budget.weigh(path, len(payload)) or Member(path, payload, fields)
    for told, _ in missing.values():
        reason = Wording("có tên trong danh mục nhưng gói không kèm tệp", "listed, but not in the package")
        yield ReadError(inside(name, told or "dinh-kem"), reason, CHECK)


def _tree(data: bytes, name: str) -> _Element:
    """The root. What stands before it is cut off: junk, a declaration that lies of the encoding, a doctype
    with its entities, which are never resolved."""
    raw = _RAW_ROOT.search(data, 0, 4 * _ROOT_WITHIN)
    chars = decode(data[raw.start() :] if raw else data, name).chars
    found = _ROOT.search(chars)
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = None
    if found is not None:
        try:
            root = etree.fromstring(chars[found.start() :].encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError:
            root = None
    if root is None:
        reason = Wording("gói edXML không đọc được", "the edXML package cannot be read")
        raise ReadError(name, reason, CHECK)
    return root


def _about(root: _Element) -> dict[str, str]:
    header = next((e for e in root.iter() if _local(e) == "edXMLHeader"), root)
    said: dict[str, str] = {}
    for field, path in _FIELDS:
        values = [v for v in (_words(e) for e in _at(header, path.split("/"))) if v.lower() not in _FILLERS]
        if values and f"edxml.{field}" not in said:
            value = "; ".join(dict.fromkeys(values))
            said[f"edxml.{field}"] = _iso(value) if field in _DATES else value
    if number := said.get("edxml.number"):
        notation = said.get("edxml.notation", "").removeprefix(f"{number}/").lstrip("/")
        whole = "/" in number or not notation  # either field may hold both
        said["edxml.code"] = number if whole else f"{number}/{notation}"
    if "edxml.business" in said:
        said["edxml.business"] = _BUSINESS.get(said["edxml.business"], said["edxml.business"])
    return said


def _at(element: _Element, path: list[str]) -> list[_Element]:
    found = [element]
    for name in path:
        found = [child for e in found for child in e if _local(child) == name]
    return found


def _manifest(root: _Element) -> dict[str, tuple[str, str]]:
    """(name, description) of each attachment that the manifest lists, by id."""
    listed = {}
    for element in root.iter():
        if _local(element) == "Reference" and _local(element.getparent()) == "edXMLManifest":
            href = next((str(v) for k, v in element.attrib.items() if str(k).endswith("href")), "")
            key = _key(_child(element, "ContentId") or href)
            listed[key] = (_child(element, "AttachmentName"), _child(element, "Description"))
    return listed


def _payload(words: str, path: str) -> bytes | ReadError:
    packed = "".join(words.partition(";base64,")[2].split() or words.split())
    packed = packed.replace("-", "+").replace("_", "/")
    data = b""
    if _BASE64.fullmatch(packed):
        bare = packed.rstrip("=")
        if len(bare) % 4 != 1:
            data = base64.b64decode(bare + "=" * (-len(bare) % 4))
    if data:
        return data
    reason = Wording("tệp đính kèm rỗng", "the attachment is empty")
    if packed:
        reason = Wording("tệp đính kèm không phải base64 hợp lệ", "the attachment is no valid base64")
    return ReadError(path, reason, CHECK)


def _local(element: _Element | None) -> str:
    """An element's name without namespace or prefix, bound or not."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2]


def _child(element: _Element, name: str) -> str:
    return next((_words(e) for e in element if _local(e) == name), "")


def _words(element: _Element) -> str:
    return " ".join((element.text or "").split())


def _key(said: str) -> str:
    return said.strip().lower().removeprefix("cid:")


def _is_id(name: str) -> bool:
    """True for names that a gateway made up."""
    return re.match(r"(?i)[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", name) is not None


def _iso(said: str) -> str:
    found = _DATE.fullmatch(said)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else said
