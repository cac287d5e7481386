"""What comes out of packages, under which path, and what is said of what cannot."""

from __future__ import annotations

import base64
import io
import struct
import time
import zipfile
import zlib
from email.message import EmailMessage

import pytest

from extract.readers.limits import Limits
from extract.readers.package.members import Member, is_package, members
from tests.readers.packed import TEXT, unpacked, zipped

# --- ZIP ----------------------------------------------------------------------------------------------


def test_members_stand_behind_the_name_of_their_package() -> None:
    inner = zipped(("c.txt", b"c"))
    data = zipped(("Kế hoạch.txt", TEXT), ("thu muc/b.txt", b"b"), ("trong.zip", inner), ("rong/", b""))
    assert unpacked(data, "a.zip") == {
        "a.zip/Kế hoạch.txt": TEXT,
        "a.zip/thu muc/b.txt": b"b",
        "a.zip/trong.zip/c.txt": b"c",
    }


def named(raw: bytes, extra: bytes = b"") -> bytes:
    """An archive whose one member has the name `raw` and no word on its encoding."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("x" * len(raw))
        info.extra = extra
        archive.writestr(info, TEXT)
    return out.getvalue().replace(b"x" * len(raw), raw)


CP1258 = "Kê´ hoa\u0323ch.txt".replace("ê´", "ê\u0301").encode("cp1258")
OLD = b"K? ho?ch.txt\x82"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Kế hoạch.txt".encode(), "Kế hoạch.txt"),
        (CP1258, "Kế hoạch.txt"),
        (b"caf\x82.txt", "café.txt"),
        (b"ke hoach.txt", "ke hoach.txt"),
    ],
)
def test_names_without_an_encoding_are_mended(raw: bytes, name: str) -> None:
    assert list(unpacked(named(raw))) == [f"goi/{name}"]


def test_the_field_of_the_unicode_name_is_believed() -> None:
    held = b"\x01" + struct.pack("<I", zlib.crc32(OLD)) + "Kế hoạch.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(held)) + held
    assert list(unpacked(named(OLD, extra))) == ["goi/Kế hoạch.txt"]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("../../etc/passwd", "goi/etc/passwd"),
        ("/etc/passwd", "goi/etc/passwd"),
        ("C:\\Windows\\a.txt", "goi/Windows/a.txt"),
        ("a/./b/../c.txt", "goi/a/b/c.txt"),
        ("..", "goi/khong-ten"),
        ("a\nb\x1b[31m.txt", "goi/ab[31m.txt"),
    ],
)
def test_no_path_leads_outside(given: str, path: str) -> None:
    assert list(unpacked(zipped((given, TEXT)))) == [path]


def test_names_that_come_twice_are_told_apart_and_litter_is_left() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.txt", b"1"), ("a.txt", b"2"), ("__MACOSX/._a.txt", b"x"), ("b/Thumbs.db", b"x"))
    assert unpacked(data) == {"goi/a.txt": b"1", "goi/a (2).txt": b"2"}


def test_a_locked_member_is_an_error_and_the_rest_goes_on() -> None:
    data = bytearray(zipped(("a.txt", b"a"), ("b.txt", b"b")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    found = unpacked(bytes(data))
    assert found == {"goi/a.txt": b"! protected by a password", "goi/b.txt": b"b"}


def test_a_damaged_member_is_an_error_and_the_rest_goes_on() -> None:
    data = zipped(("a.txt", b"aaaa"), ("b.txt", b"b"), method=zipfile.ZIP_STORED).replace(b"aaaa", b"aaab")
    assert unpacked(data) == {"goi/a.txt": b"! damaged in its ZIP file", "goi/b.txt": b"b"}


def test_a_bomb_is_an_error_and_the_rest_goes_on() -> None:
    data = zipped(("bom.txt", bytes(20 << 20)), ("b.txt", b"b"))
    found = unpacked(data)
    assert found["goi/bom.txt"].startswith(b"! compressed too well")
    assert found["goi/b.txt"] == b"b"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(size=10), b"! larger than the limit"),
        (Limits(total=30), b"! unpacks to more than"),
        (Limits(members=1), b"! the package has more than 1 members"),
        (Limits(nesting=0), b"! packages in packages"),
    ],
)
def test_limits_are_kept(limits: Limits, reason: bytes) -> None:
    found = unpacked(zipped(("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)), limits=limits)
    assert any(data.startswith(reason) for data in found.values())
    assert len([d for d in found.values() if d == TEXT]) < 2


def test_packages_end_somewhere() -> None:
    data = zipped(("a.txt", TEXT))
    for _ in range(9):
        data = zipped(("a.zip", data), ("b.txt", b"b"))
    found = unpacked(data)
    assert [d for d in found.values() if d.startswith(b"!")] == [b"! packages in packages more than 4 times"]
    assert list(found.values()).count(b"b") == 4


def test_an_office_document_is_no_package() -> None:
    word = zipped(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"))
    assert is_package(word) is None
    assert is_package(zipped(("mimetype", b"x"), ("content.xml", b"x"))) is None
    assert unpacked(zipped(("a.docx", word))) == {"goi/a.docx": word}
    assert is_package(zipped(("word/ghi chu.txt", b"a"))) == "zip"


def test_a_member_without_a_name_still_has_a_path() -> None:
    assert unpacked(named(b"\0")) == {"goi/khong-ten": TEXT}


@pytest.mark.parametrize("cut", [30, 60, 100, -4])
def test_half_an_archive_is_one_error(cut: int) -> None:
    data = zipped(("a.txt", TEXT * 5), ("b.txt", TEXT))[:cut]
    assert list(unpacked(data).values()) == [b"! a damaged ZIP file"]


# --- letters ------------------------------------------------------------------------------------------


def letter(body: str = "Kính gửi Sở Y tế", html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Văn phòng <vp@a.gov.vn>"
    mail["To"] = "syt@a.gov.vn"
    mail["Subject"] = "Về việc rà soát"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_a_letter_is_its_text_and_its_attachments() -> None:
    mail = letter()
    mail.add_attachment(TEXT, maintype="application", subtype="pdf", filename="Kế hoạch số 1.pdf")
    mail.add_attachment(zipped(("c.txt", b"c")), maintype="application", subtype="zip", filename="c.zip")
    data = mail.as_bytes()
    assert is_package(data) == "eml"
    found = list(members(data, "thu.eml"))
    assert [one.path for one in found if isinstance(one, Member)] == [
        "thu.eml/body.txt",
        "thu.eml/Kế hoạch số 1.pdf",
        "thu.eml/c.zip/c.txt",
    ]
    assert isinstance(found[0], Member)
    assert found[0].data.decode().strip() == "Kính gửi Sở Y tế"
    for one in found:
        assert isinstance(one, Member)
        assert one.about["mail.subject"] == "Về việc rà soát"
        assert one.about["mail.from"] == "Văn phòng <vp@a.gov.vn>"


@pytest.mark.parametrize(
    ("html", "body"),
    [("<p>Kính gửi</p>", "body.txt"), ("<table><tr><td>1</table>", "body.html")],
)
def test_the_text_of_two_is_the_one_that_loses_nothing(html: str, body: str) -> None:
    assert list(unpacked(letter(html=html).as_bytes())) == [f"goi/{body}"]


def test_a_letter_in_a_letter() -> None:
    mail = letter()
    mail.add_attachment(letter("trong"))
    found = unpacked(mail.as_bytes())
    assert found["goi/dinh-kem-2.eml/body.txt"].decode().strip() == "trong"


@pytest.mark.parametrize(
    "header",
    [
        b'filename="=?UTF-8?B?' + base64.b64encode("Kế hoạch.txt".encode()) + b'?="',
        b'filename="=?utf-8?Q?K=E1=BA=BF_ho?=\r\n =?utf-8?Q?=E1=BA=A1ch.txt?="',
        b"filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.txt",
        b"filename*0*=UTF-8''K%E1%BA%BF%20ho; filename*1*=%E1%BA%A1ch.txt",
        'filename="Kế hoạch.txt"'.encode(),
        b'filename="' + CP1258 + b'"',
    ],
)
def test_names_of_attachments_are_decoded(header: bytes) -> None:
    data = b"From: a@b\r\nMIME-Version: 1.0\r\nContent-Disposition: attachment; " + header + b"\r\n\r\nx"
    assert list(unpacked(data)) == ["goi/Kế hoạch.txt"]


def test_text_in_another_encoding_comes_out_in_utf8() -> None:
    data = b"From: a@b\nTo: c\nContent-Type: text/plain; charset=windows-1258\n\nK\xea\xec ho\xe1"
    assert unpacked(data)["goi/body.txt"].decode() == "Kê\u0301 hoá"


def test_a_page_saved_as_mht() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\n\r\n<p>xin</p>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    assert unpacked(data) == {"goi/body.html": b"<p>xin</p>"}


def test_letters_in_a_box() -> None:
    one = letter(">From nay").as_bytes()
    data = b"From a@b Mon Mar  2 10:00:00 2026\n" + one + b"\nFrom a@b Mon Mar  2 10:00:00 2026\n" + one
    assert is_package(data) == "mbox"
    assert {k: v.strip() for k, v in unpacked(data, "h.mbox").items()} == {
        "h.mbox/1.eml/body.txt": b"From nay",
        "h.mbox/2.eml/body.txt": b"From nay",
    }


@pytest.mark.parametrize(
    "text",
    ["Kính gửi: Sở Y tế\n", "Số: 12\nNgày: 3\n\n", "Subject: a\n\nb", "From nay\n", "", "To: a\nCc: b\n\n"],
)
def test_what_is_no_package(text: str) -> None:
    assert is_package(text.encode()) is None
    assert len(unpacked(text.encode())) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 2000,
        b"From: a\nTo: " + b"=?x?B?" * 9000 + b"\n\nx",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nx",
        b"From: a\nMIME-Version: 1.0\nContent-Type: ;;;=\nContent-Transfer-Encoding: base64\n\n!!!",
        b"".join(
            b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i)
            for i in range(3000)
        ),
        b"From: a\nMIME-Version: 1.0\n"
        + b"Content-Type: message/rfc822\n\nFrom: a\nTo: b\n" * 2000
        + b"\n\nx",
    ],
)
def test_broken_letters_raise_nothing_and_take_no_time(data: bytes) -> None:
    began = time.perf_counter()
    unpacked(data)
    assert time.perf_counter() - began < 10
