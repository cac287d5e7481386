"""Pictures of documents: kinds of files and pixels, what is laid over the words, and what is refused."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.errors import ReadError
from extract.readers import read
from extract.readers.apart import Apart
from extract.readers.limits import Limits, Terms
from tests.readers.pictures import SLIP, TOLD, picture_of, place_of, saved, slips, words

WORDS = words(" ".join(TOLD))
DPI = {"dpi": (300, 300)}
SIDEWAYS, UPRIGHT = 6, 1  # EXIF: how the telephone was held


@pytest.fixture(scope="module")
def slip() -> Image.Image:
    return picture_of(slips().done())


def refusal(data: bytes, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data, "ảnh chụp", terms=Terms(Limits(**limits)))
    error = caught.value
    assert error.name == "ảnh chụp"
    assert all(len(line.splitlines()) == 1 for line in (error.line("vi"), error.line("en")))
    return error


@pytest.mark.parametrize(
    ("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")]
)
def test_a_picture_is_read(slip: Image.Image, form: str, media: str) -> None:
    text = read(saved(slip, form, **DPI), "a")
    assert words(text.chars) == WORDS
    assert (text.reader, text.media_type, text.pages, text.ocr) == ("picture", media, 1, True)
    assert [code for code, _ in text.notes] == ["page-recognised"]
    assert text.page_sizes[0] == pytest.approx(SLIP, abs=1)
    box = place_of(text, "Giao").box
    assert box is not None
    assert box[:2] == pytest.approx((40, 48), abs=4)


def test_a_picture_that_does_not_say_its_size_is_taken_for_a_page(slip: Image.Image) -> None:
    for said in ({}, {"dpi": (1, 1)}, {"dpi": (72, 72)}):
        text = read(saved(slip, "PNG", **said), "a.png")
        assert max(text.page_sizes[0]) == pytest.approx(842, abs=1)


def test_a_photograph_is_turned_as_the_telephone_was_held(slip: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    text = read(saved(slip.rotate(90, expand=True), "JPEG", exif=exif, **DPI), "a.jpg")
    assert words(text.chars) == WORDS
    assert text.page_sizes[0] == pytest.approx(SLIP, abs=1)
    box = place_of(text, "Giao").box
    assert box is not None
    assert box[:2] == pytest.approx((40, 48), abs=4)


def test_each_frame_of_a_tiff_is_a_page(slip: Image.Image) -> None:
    told: list[tuple[int, int]] = []
    terms = Terms(step=lambda done, of: told.append((done, of)))
    other = Image.new("L", (slip.width + 200, slip.height), 255)
    other.paste(slip, (200, 0))
    text = read(saved(slip, "TIFF", save_all=True, append_images=[other], **DPI), "a.tif", terms=terms)
    assert text.pages == 2
    assert [words(page) for page in text.chars.split("\f")] == [WORDS, WORDS]
    assert "Trang 1, 2 " in text.notes[0][1]
    assert text.page_sizes[1][0] - text.page_sizes[0][0] == pytest.approx(48, abs=1)
    assert {p.page for p in text.places} == {1, 2}
    assert told == [(1, 2), (2, 2)]


def test_a_preview_within_a_photograph_is_no_page(slip: Image.Image) -> None:
    photograph = slip.convert("RGB")
    data = saved(photograph, "MPO", save_all=True, append_images=[photograph.reduce(2)], **DPI)
    assert data.startswith(b"\xff\xd8\xff")
    text = read(data, "a.jpg")
    assert text.pages == 1
    assert words(text.chars) == WORDS


def sixteen_bits(slip: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(slip).astype(np.uint16) * 257)


def see_through(slip: Image.Image) -> Image.Image:
    """Black letters on nothing; what is not seen is black too."""
    blank = Image.new("L", slip.size, 0)
    return Image.merge("RGBA", (blank, blank, blank, slip.point(lambda v: 255 - v)))


@pytest.mark.parametrize(
    ("how", "mode"),
    [
        (lambda slip: slip.point(lambda v: 255 * (v > 140)).convert("1"), "1"),
        (lambda slip: slip.convert("RGB"), "RGB"),
        (see_through, "RGBA"),
        (lambda slip: see_through(slip).convert("LA"), "LA"),
        (sixteen_bits, "I;16"),
        (lambda slip: slip.convert("P"), "P"),
    ],
    ids=["1 bit", "colours", "transparency", "grey with transparency", "16 bits", "palette"],
)
def test_pixels_of_every_kind_are_read(slip: Image.Image, how: object, mode: str) -> None:
    assert callable(how)
    picture = how(slip)
    assert picture.mode == mode
    assert words(read(saved(picture, "PNG", **DPI), "a.png").chars) == WORDS


def test_sixteen_bits_are_read_whichever_byte_is_first(slip: Image.Image) -> None:
    faded = slip.point(lambda v: 60 + v * 195 // 255)
    rows = (np.asarray(faded).astype(np.uint16) * 257).astype(">u2")
    high, wide = rows.shape
    tags = [(256, wide), (257, high), (258, 16), (259, 1), (262, 1), (273, 122), (277, 1), (278, high)]
    data = b"MM\0*" + struct.pack(">IH", 8, len(tags) + 1)
    for tag, value in [*tags, (279, rows.nbytes)]:
        data += struct.pack(">HHII", tag, 4, 1, value)
    data += struct.pack(">I", 0)
    with Apart() as apart:
        assert words(apart.read(data.ljust(122, b"\0") + rows.tobytes(), "a.tif").chars) == WORDS


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_words_below_a_red_seal_are_read(slip: Image.Image, form: str) -> None:
    picture = slip.convert("RGB")
    seal = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(seal)
    pen.ellipse((500, 60, 1000, 560), outline=(225, 20, 35), width=26)
    for x in range(500, 1000, 40):
        pen.line((x, 120, x + 60, 480), fill=(225, 20, 35), width=8)
    sealed = Image.fromarray(np.minimum(np.asarray(picture), np.asarray(seal)))
    found = words(read(saved(sealed, form, **DPI), "a").chars)
    assert len(set(WORDS) - set(found)) <= 1
    dark = words(read(saved(sealed.convert("L"), form, **DPI), "a").chars)
    assert len(set(WORDS) - set(dark)) > 3  # the seal does lie on the words


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("part", [0.1, 0.5])
def test_cut_pictures_are_refused(slip: Image.Image, form: str, part: float) -> None:
    data = saved(slip, form)
    error = refusal(data[: int(len(data) * part)])
    assert "ảnh bị hỏng" in str(error)
    assert "damaged" in error.line("en")
    assert "PNG, JPEG" in str(error)


def test_what_only_begins_like_a_picture_is_refused() -> None:
    for head in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"):
        assert "ảnh bị hỏng" in str(refusal(head + bytes(range(256)) * 4))


def test_a_tiff_whose_second_page_has_no_width_is_refused(slip: Image.Image) -> None:
    data = bytearray(saved(slip, "TIFF", save_all=True, append_images=[slip]))
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    (second,) = struct.unpack_from("<I", data, first + 2 + 12 * count)
    (tag,) = struct.unpack_from("<H", data, second + 2)
    assert tag == 256
    struct.pack_into("<H", data, second + 2, 200)
    assert "ảnh bị hỏng" in str(refusal(bytes(data)))


def png(wide: int, high: int) -> bytes:
    """A picture that says it is so large, and has no pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    error = refusal(png(60_000, 50_000))
    assert "ảnh 60000 x 50000 điểm" in str(error)
    assert "more than 120000000" in error.line("en")


def test_more_pixels_than_allowed_are_refused(slip: Image.Image) -> None:
    data, size = saved(slip, "PNG", **DPI), slip.width * slip.height
    assert f"quá giới hạn {size - 1} điểm" in str(refusal(data, pixels=size - 1))
    assert words(read(data, "a.png", terms=Terms(Limits(pixels=size))).chars) == WORDS


def test_a_later_page_with_more_pixels_is_refused_too(slip: Image.Image) -> None:
    small = slip.crop((0, 0, 900, 300))
    data = saved(small, "TIFF", save_all=True, append_images=[slip.copy()])
    error = refusal(data, pixels=small.width * small.height)
    assert f"ảnh {slip.width} x {slip.height} điểm" in str(error)


def test_more_pages_than_allowed_are_refused(slip: Image.Image) -> None:
    data = saved(slip, "TIFF", save_all=True, append_images=[slip])
    error = refusal(data, pages=1)
    assert "có 2 trang, quá giới hạn 1 trang" in str(error)
    assert "has 2 pages" in error.line("en")
    assert "tách" in str(error)


@pytest.mark.parametrize("grey", [255, 0])
def test_a_picture_of_nothing_has_no_words(grey: int) -> None:
    with Apart() as apart, pytest.raises(ReadError) as caught:
        apart.read(saved(Image.new("L", (900, 600), grey), "PNG"), "a.png")
    assert "không có chữ nào" in str(caught.value)


def test_a_picture_of_noise_has_no_words() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (400, 300)).astype(np.uint8)
    picture = Image.fromarray(noise).resize((900, 1200))
    assert "không có chữ nào" in str(refusal(saved(picture, "PNG", **DPI)))
