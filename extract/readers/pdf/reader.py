"""A PDF with a text layer as characters and where they stand; scans are refused, with what to do about it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError, Wording
from extract.readers.paged.bind import bind
from extract.readers.paged.page import Page
from extract.readers.pdf.page import read_page

if TYPE_CHECKING:
    from extract.readers.placed import Placed

_PASSWORD, _SECURITY = 4, 5  # error codes of pdfium
_AT_ONCE = 50  # pages read before the file is opened anew
_NAMED_MOST = 12  # pages that a note names one by one

_RECOGNISE = Wording(
    "hãy nhận dạng chữ tiếng Việt (OCR) rồi đọc lại, ví dụ: ocrmypdf -l vie --force-ocr TỆP.pdf MỚI.pdf",
    "recognise its Vietnamese text (OCR) and read that: ocrmypdf -l vie --force-ocr FILE.pdf NEW.pdf",
)
_UNLOCK = Wording(
    "hãy mở khóa rồi lưu lại, ví dụ: qpdf --password=MẬT_KHẨU --decrypt TỆP.pdf MỚI.pdf",
    "remove its password, for example: qpdf --password=PASSWORD --decrypt FILE.pdf NEW.pdf",
)
_AGAIN = Wording(
    "hãy tải lại tệp gốc, hoặc mở bằng trình xem PDF rồi in ra PDF mới",
    "fetch the original again, or open it in a viewer and print it to a new PDF",
)
_SPLIT = Wording("hãy tách thành từng văn bản", "split it into single documents")

# pdfium is not safe to use from two threads at once
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, name: str, *, pages: int = 2000) -> Placed:
    """The text of a PDF, with page and box for every piece of it.

    Raises `ReadError` named `name` where the file is locked, damaged or has more than `pages` pages, and
    where no page has text that can be trusted. Single pages without such text are left out; a note names
    them.
    """
    read = _read_pages(data, name, pages)
    count = len(read)
    bad = [i for i, p in enumerate(read) if p.layer != "good"]
    if not any(p.layer == "good" and not p.blank for p in read):
        raise _unread(name, read)
    return bind(read, notes=(_note(bad, count),) if bad else ())


def _read_pages(data: bytes, name: str, most: int) -> list[Page]:
    """The pages of a PDF; the file is opened anew every so often, since pdfium keeps what it has drawn on."""
    read: list[Page] = []
    count = 1
    while len(read) < count:
        with _PDFIUM:
            document = _open(data, name)
            try:
                count = len(document)
                if count == 0:
                    raise _damaged(name)
                if count > most:
                    reason = Wording(
                        f"có {count} trang, quá giới hạn {most} trang", f"has {count} pages, more than {most}"
                    )
                    raise ReadError(name, reason, _SPLIT)
                read += [_page(document, i) for i in range(len(read), min(len(read) + _AT_ONCE, count))]
            finally:
                document.close()
    return read


def _open(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD:
            reason = Wording("tệp PDF có mật khẩu", "the PDF is locked with a password")
            raise ReadError(name, reason, _UNLOCK) from error
        if code == _SECURITY:
            reason = Wording(
                "tệp PDF được mã hóa theo cách không đọc được",
                "the PDF is encrypted in a way that is not read",
            )
            raise ReadError(name, reason, _UNLOCK) from error
        raise _damaged(name) from error


def _damaged(name: str) -> ReadError:
    return ReadError(name, Wording("tệp PDF bị hỏng", "the PDF is damaged"), _AGAIN)


def _page(document: Any, index: int) -> Page:
    """The page `index`; one that cannot be loaded is a page without text."""
    import pypdfium2

    try:
        return read_page(document, index)
    except pypdfium2.PdfiumError:
        return Page("none")


def _unread(name: str, pages: list[Page]) -> ReadError:
    if any(p.layer == "deceptive" for p in pages):
        reason = Wording(
            "là bản quét mà lớp chữ đã mất dấu tiếng Việt, cần nhận dạng lại",
            "a scan whose text layer has lost its Vietnamese letters; it needs recognition",
        )
    elif all(p.blank for p in pages):
        reason = Wording("không có chữ nào", "there are no words in it")
    else:
        reason = Wording(
            "là bản quét, không có lớp chữ, cần nhận dạng",
            "a scan without a text layer; it needs recognition",
        )
    return ReadError(name, reason, _RECOGNISE)


def _note(bad: list[int], count: int) -> tuple[str, str]:
    """What is said of the pages that were left out."""
    named = ", ".join(str(i + 1) for i in bad[:_NAMED_MOST])
    more = f" và {len(bad) - _NAMED_MOST} trang khác" if len(bad) > _NAMED_MOST else ""
    where = f"Trang {named}{more} (trong {count} trang)"
    return ("page-without-text", f"{where} không có lớp chữ tin được, có thể là bản quét; đã bỏ qua.")
