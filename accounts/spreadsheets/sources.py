"""The rows of a file as they stand there, from XLSX or CSV, whoever made it."""

import csv
import io
import marshal
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError

from . import package

MOST_BYTES = 20 * package.MEGABYTE
MOST_LINE = 200_000
DELIMITERS = ";,\t|"

EMPTY = "Tệp rỗng; hãy chọn tệp có dữ liệu."
BIG = "Tệp lớn hơn 20 MB; hãy chia thành nhiều tệp."
OLD = f"Tệp .xls kiểu cũ không đọc được; {package.SAVE_AGAIN}."
OTHER = "Chỉ nhận tệp .xlsx hoặc .csv; {save}."
MISNAMED = "Nội dung tệp không khớp với đuôi {suffix}; {save}."
ENCODING = (
    "Bảng mã của tệp CSV không phải UTF-8; hãy lưu lại bằng lựa chọn “CSV UTF-8” của "
    "Excel, hoặc lưu thành .xlsx."
)
QUOTES = "Tệp CSV bị hỏng (dấu ngoặc kép hoặc ô quá dài); hãy lưu lại thành .xlsx."
ERRORS = "Có {count} ô công thức bị lỗi (như #N/A, #REF!), được coi là ô trống."
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class Source:
    """`tables` gives (name, how many, rows), rows being lists of cells from the first
    row on; `notes` are sentences about the whole file."""

    tables: Iterator
    notes: list[str] = field(default_factory=list)


@contextmanager
def opened(path, suffix, *, hidden=False):
    """Gives the Source in the file; `suffix` is of the name that it had where it came
    from. Hidden sheets are passed over unless asked for. Raises ValidationError for
    whatever cannot be read safely."""
    path = Path(path)
    _check_kind(path, suffix.lower())
    if suffix.lower() == ".csv":
        yield Source(_csv_tables(path))
    else:
        errors = package.check(path)
        with _extracted(path, hidden) as tables:
            yield Source(tables, [ERRORS.format(count=errors)] if errors else [])


@contextmanager
def _extracted(path, hidden):
    program = Path(__file__).with_name("extract.py")
    command = [sys.executable, "-I", str(program), str(path)]
    command += ["--hidden"] if hidden else []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            yield _xlsx_tables(child.stdout)
        finally:
            child.kill()


def _check_kind(path, suffix):
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
    if size > MOST_BYTES:
        raise ValidationError(BIG)
    if size == 0:
        raise ValidationError(EMPTY)
    if suffix not in (".xlsx", ".csv"):
        told = {
            ".xls": OLD,
            ".xlsm": package.MACROS,
            ".xlsb": OLD.replace("s k", "sb k"),
        }
        raise ValidationError(told.get(suffix, OTHER.format(save=package.SAVE_AGAIN)))
    if suffix == ".xlsx" and start == _OLE:
        raise ValidationError(package.LOCKED if _is_locked(path) else OLD)
    is_zip = start.startswith(_ZIP)
    if is_zip != (suffix == ".xlsx") or start == _OLE:
        told = MISNAMED.format(suffix=suffix, save=package.SAVE_AGAIN)
        raise ValidationError(told)


def _is_locked(path):
    return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()


def _xlsx_tables(pipe):
    names = _load(pipe)
    for name in names:
        yield name, len(names), _xlsx_rows(pipe)


def _xlsx_rows(pipe):
    while (batch := _load(pipe)) is not None:
        for cells in batch:
            yield [date(*c) if type(c) is tuple else c for c in cells]


def _load(pipe):
    """The next value that the reader sends; it sends none when it broke."""
    try:
        (length,) = struct.unpack("<I", pipe.read(4))
        return marshal.loads(pipe.read(length))
    except (EOFError, ValueError, TypeError, struct.error):
        raise ValidationError(package.BROKEN) from None


def _csv_tables(path):
    text = _decoded(path.read_bytes())
    for delimiter in DELIMITERS:
        yield "", 1, _csv_rows(text, delimiter)


def _decoded(content):
    codec = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        raise ValidationError(ENCODING) from None
    if "\0" in text:
        raise ValidationError(ENCODING)
    return text


def _csv_rows(text, delimiter):
    try:
        yield from csv.reader(_lines(text), delimiter=delimiter)
    except csv.Error:
        raise ValidationError(QUOTES) from None


def _lines(text):
    for line in io.StringIO(text, newline=""):
        if len(line) > MOST_LINE:
            raise ValidationError(package.WIDE)
        yield line
