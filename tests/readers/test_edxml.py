"""Messages between document systems: what they carry and what they say of it."""

from __future__ import annotations

import base64

import pytest

from extract.readers.package.members import Member, about, is_package, members
from tests.readers.packed import TEXT, unpacked, zipped

HEADER = """<edXML:MessageHeader>
 <edXML:From><edXML:OrganId>H01</edXML:OrganId><edXML:OrganName>UBND tỉnh A</edXML:OrganName></edXML:From>
 <edXML:To><edXML:OrganName>Sở B</edXML:OrganName></edXML:To>
 <edXML:To><edXML:OrganName>Sở C</edXML:OrganName></edXML:To>
 <edXML:Code><edXML:CodeNumber>12</edXML:CodeNumber><edXML:CodeNotation>UBND-TH</edXML:CodeNotation></edXML:Code>
 <edXML:PromulgationInfo><edXML:Place>A</edXML:Place>
 <edXML:PromulgationDate>2026/3/2</edXML:PromulgationDate></edXML:PromulgationInfo>
 <edXML:DocumentType><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
 <edXML:Subject>Rà soát</edXML:Subject>
 <edXML:SignerInfo><edXML:FullName>Trần B</edXML:FullName>
 <edXML:Position>N/A</edXML:Position></edXML:SignerInfo>
 <edXML:DueDate>2026/06/30</edXML:DueDate><edXML:SteeringType>1</edXML:SteeringType></edXML:MessageHeader>
 <edXML:TraceHeaderList><edXML:Bussiness><edXML:BussinessDocType>2</edXML:BussinessDocType></edXML:Bussiness>
 </edXML:TraceHeaderList>"""
ID = "1f0f0526-f922-40c6-bbb6-7d92cf22a7ba"


def attachment(payload: bytes | str, name: str = "", key: str = "cid:1") -> str:
    coded = payload if isinstance(payload, str) else base64.encodebytes(payload).decode()
    return (
        f"<Attachment><ContentId>{key}</ContentId><AttachmentName>{name}</AttachmentName>"
        f"<edXML:ContentTransferEncoded>{coded}</edXML:ContentTransferEncoded></Attachment>"
    )


def message(attachments: str, manifest: str = "", header: str = HEADER, bound: bool = True) -> bytes:
    name = ' xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"' if bound else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML><edXML:edXMLEnvelope{name}><edXML:edXMLHeader>'
        f"{header}</edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest>{manifest}</edXML:edXMLManifest>"
        f"</edXML:edXMLBody></edXML:edXMLEnvelope><AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"
    ).encode()


@pytest.mark.parametrize("bound", [True, False])
@pytest.mark.parametrize("junk", [b"", b"\xef\xbb\xbf", b"HTTP junk\r\n\r\n", b"\x00\x01"])
def test_attachments_come_with_what_the_header_says(bound: bool, junk: bytes) -> None:
    data = junk + message(attachment(TEXT, "Kế hoạch.txt"), bound=bound)
    assert is_package(data) == "edxml"
    (one,) = members(data, "a.edxml")
    assert isinstance(one, Member)
    assert (one.path, one.data) == ("a.edxml/Kế hoạch.txt", TEXT)
    assert (
        one.about
        == about(data)
        == {
            "edxml.from": "UBND tỉnh A",
            "edxml.from-id": "H01",
            "edxml.to": "Sở B; Sở C",
            "edxml.number": "12",
            "edxml.notation": "UBND-TH",
            "edxml.code": "12/UBND-TH",
            "edxml.place": "A",
            "edxml.date": "2026-03-02",
            "edxml.type": "Công văn",
            "edxml.subject": "Rà soát",
            "edxml.signer": "Trần B",
            "edxml.due": "2026-06-30",
            "edxml.steering-type": "1",
            "edxml.business": "update",
        }
    )


@pytest.mark.parametrize(
    ("number", "notation", "code"),
    [
        ("12", "/UBND-TH", "12/UBND-TH"),
        ("12", "12/UBND-TH", "12/UBND-TH"),
        ("1", "12/UBND", "1/12/UBND"),
        ("12/UBND-TH", "UBND-TH", "12/UBND-TH"),
        ("12", "", "12"),
        ("", "UBND-TH", None),
    ],
)
def test_number_and_notation_make_one_code(number: str, notation: str, code: str | None) -> None:
    header = HEADER.replace(">12<", f">{number}<").replace(">UBND-TH<", f">{notation}<")
    assert about(message("", header=header)).get("edxml.code") == code


def test_a_zip_around_one_attachment_takes_its_name() -> None:
    packed = zipped((f"{ID}.txt", TEXT))
    assert unpacked(message(attachment(packed, "a.txt"))) == {"goi/a.txt": TEXT}
    assert unpacked(message(attachment(packed, "a.zip"))) == {f"goi/a.zip/{ID}.txt": TEXT}
    two = zipped(("b.txt", b"b"), ("c.txt", b"c"))
    assert unpacked(message(attachment(two, "a.pdf"))) == {"goi/a.pdf/b.txt": b"b", "goi/a.pdf/c.txt": b"c"}


@pytest.mark.parametrize("key", ["1", "cid:1"])
@pytest.mark.parametrize("own", ["", f"{ID}.pdf"])
def test_the_manifest_knows_the_name(key: str, own: str) -> None:
    manifest = (
        '<edXML:Reference xlink:href="cid:1"><edXML:AttachmentName>Phụ lục.txt</edXML:AttachmentName>'
        "</edXML:Reference>"
    )
    assert unpacked(message(attachment(TEXT, own, key), manifest)) == {"goi/Phụ lục.txt": TEXT}


def test_what_is_wrong_with_an_attachment_is_said_and_the_rest_goes_on() -> None:
    manifest = (
        "<edXML:Reference><edXML:ContentId>9</edXML:ContentId><edXML:AttachmentName>thiếu.pdf"
        "</edXML:AttachmentName></edXML:Reference>"
    )
    attachments = (
        attachment("", "rỗng.txt", "2")
        + attachment("*&amp;!", "hỏng.txt", "3")
        + attachment(TEXT, "a.txt", "4")
    )
    assert unpacked(message(attachments, manifest)) == {
        "goi/rỗng.txt": b"! the attachment is empty",
        "goi/hỏng.txt": b"! the attachment is no valid base64",
        "goi/a.txt": TEXT,
        "goi/thiếu.pdf": b"! listed, but not in the package",
    }


def test_a_status_is_no_error_and_has_no_members() -> None:
    status = "<edXML:MessageHeader><edXML:StatusCode>06</edXML:StatusCode></edXML:MessageHeader>"
    data = message("", header=status)
    assert list(members(data, "a.edxml")) == []
    assert about(data) == {"edxml.status": "06"}


def test_no_entity_is_resolved() -> None:
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    doctype = f'<!DOCTYPE edXML [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    header = "<edXML:MessageHeader><edXML:Subject>&a11;&f;x</edXML:Subject></edXML:MessageHeader>"
    data = message(attachment(TEXT, "a.txt"), header=header).replace(
        b"<edXML>", doctype.encode() + b"<edXML>", 1
    )
    assert is_package(data) == "edxml"
    assert list(unpacked(data)) == ["goi/a.txt"]
    assert "root" not in about(data).get("edxml.subject", "")


@pytest.mark.parametrize("cut", [60, 400, 1500])
def test_half_a_message_raises_nothing(cut: int) -> None:
    unpacked(message(attachment(TEXT, "a.txt"))[:cut])
