"""The inside of an XLSX file, looked at before any library parses it: sizes as they
really unpack, no macros, no DTD, no other files hidden in it."""

import re
import struct
import zipfile
import zlib

from django.core.exceptions import ValidationError

MEGABYTE = 1024 * 1024
MOST_DIRECTORY = MEGABYTE // 2
MOST_MEMBER = 150 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_ROWS, MOST_COLUMNS = 50_000, 60
_PIECE = MEGABYTE // 4

SAVE_AGAIN = "hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx"
BOMB = "Tệp nén quá lớn khi mở ra nên không được đọc; hãy chia thành nhiều tệp nhỏ."
BROKEN = f"Tệp bị hỏng nên không đọc được; {SAVE_AGAIN}."
LOCKED = "Tệp được đặt mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi gửi lại."
MACROS = f"Tệp chứa macro nên không được nhận; {SAVE_AGAIN} (không kèm macro)."
NESTED = f"Tệp chứa tệp khác bên trong nên không được nhận; {SAVE_AGAIN}."
ENTITIES = f"Tệp chứa khai báo XML bị cấm nên không được đọc; {SAVE_AGAIN}."
STRANGE = f"Tệp không theo đúng chuẩn .xlsx nên không được đọc; {SAVE_AGAIN}."
NOT_A_SHEET = f"Tệp không phải bảng tính .xlsx; {SAVE_AGAIN}."
LONG = (
    "Trang tính có hơn 50.000 dòng (kể cả dòng trống có định dạng); hãy xóa các dòng "
    "trống bên dưới dữ liệu, hoặc chia thành nhiều tệp."
)
WIDE = "Trang tính có hơn 60 cột; hãy xóa các cột thừa bên phải dữ liệu."

_NESTED = re.compile(
    r"\.(zip|rar|7z|gz|tar|xls\w?|doc\w?|ppt\w?|jar|exe|dll|js)\Z", re.I
)
_DECLARED = re.compile(rb"<!(?!--|\[CDATA\[)")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-?8|us-ascii)", re.I)
_ROW = re.compile(rb"<(?:[^\s<>/:]+:)?row(?=[\s/>])")
_CELL = re.compile(
    # A cell that holds something, and does not stand in the first 60 columns and 59,999
    # rows: a single one makes the reader set room aside for everything before it.
    rb"<(?:[^\s<>/:]+:)?c(?=[\s/>])"
    rb'(?!(?:\s+[\w:.]+="[\w.\-]*")*?\s+r="(?:[A-Z]|A[A-Z]|B[A-H])[1-5]?\d{1,4}")'
    rb'(?!(?:\s+[\w:.]+="[\w.\-]*")*\s*/>)'
    rb'(?!(?:\s+[\w:.]+="[\w.\-]*")*\s*></)'
)
_PLACE = re.compile(rb'[^<>]*?\sr="([A-Z]+)(\d+)"')


def check(path):
    """Raises ValidationError unless the package at `path` is a plain workbook that is
    safe to parse; returns how many cells hold an error of a formula. Memory stays under
    a few megabytes whatever the file holds."""
    errors = 0
    try:
        with path.open("rb") as file:
            _check_directory(file)
            with zipfile.ZipFile(file) as package:
                members = package.infolist()
            _check_members(members)
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                    errors += _check_xml(file, member)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, UnicodeError):
        raise ValidationError(BROKEN) from None
    except (NotImplementedError, ValueError, OSError):
        raise ValidationError(STRANGE) from None
    return errors


def _check_directory(file):
    """The list of members itself is small: it is read into memory as a whole."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 70_000))
    tail = file.read()
    ends = [found.start() for found in re.finditer(rb"PK\x05\x06", tail)]
    if not ends:
        raise ValidationError(BROKEN)
    for end in ends:
        if len(tail) >= end + 16:
            (length,) = struct.unpack_from("<I", tail, end + 12)
            if length > MOST_DIRECTORY:
                raise ValidationError(BOMB)
    if b"PK\x06\x07" in tail:
        raise ValidationError(STRANGE)


def _check_members(members):
    names = [member.filename.lower() for member in members]
    if any("vbaproject" in name or name.endswith(".bas") for name in names):
        raise ValidationError(MACROS)
    if any(member.flag_bits & 1 for member in members):
        raise ValidationError(LOCKED)
    if any(_NESTED.search(n) or "/embeddings/" in n for n in names):
        raise ValidationError(NESTED)
    if len(set(names)) < len(names):
        raise ValidationError(STRANGE)
    if not any(name.startswith("xl/") for name in names):
        raise ValidationError(NOT_A_SHEET)
    sizes = [member.file_size for member in members]
    if sum(sizes) > MOST_UNPACKED or max(sizes) > MOST_MEMBER:
        raise ValidationError(BOMB)


def _check_xml(file, member):
    rest, rows, errors, is_first = b"", 0, 0, True
    for piece in _unpack(file, member):
        piece = rest + piece
        cut = piece.rfind(b">") + 1
        rest = piece[cut:]
        rows += _check_piece(piece[:cut], is_first)
        errors += piece[:cut].count(b' t="e"')
        is_first = is_first and not cut
        if len(rest) > 4 * _PIECE or rows > MOST_ROWS + 100:
            raise ValidationError(LONG if rows > MOST_ROWS else STRANGE)
    return errors


def _check_piece(piece, is_first):
    """Raises ValidationError for what may not stand in a member; returns its rows."""
    if _DECLARED.search(piece):
        raise ValidationError(ENTITIES)
    if is_first and (b"\0" in piece[:200] or _ENCODING.match(piece.lstrip())):
        raise ValidationError(STRANGE)
    if far := _CELL.search(piece):
        place = _PLACE.match(piece, far.end())
        if not place:
            raise ValidationError(STRANGE)
        raise ValidationError(LONG if int(place[2]) > MOST_ROWS else WIDE)
    return len(_ROW.findall(piece))


def _unpack(file, member):
    """What a member really holds, piece by piece, whatever its size is said to be."""
    file.seek(member.header_offset)
    header = file.read(30)
    if header[:4] != b"PK\x03\x04" or member.compress_type not in (0, 8):
        raise ValidationError(STRANGE)
    file.seek(sum(struct.unpack_from("<HH", header, 26)), 1)
    left, unpacked = member.compress_size, 0
    inflater = zlib.decompressobj(-15) if member.compress_type else None
    while left > 0 or (inflater and inflater.unconsumed_tail):
        packed = inflater.unconsumed_tail if inflater else b""
        if not packed:
            packed = file.read(min(left, _PIECE))
            left -= len(packed)
            if not packed:
                raise ValidationError(BROKEN)
        piece = inflater.decompress(packed, _PIECE) if inflater else packed
        unpacked += len(piece)
        if unpacked > member.file_size:
            raise ValidationError(BOMB)
        yield piece
    if inflater:
        yield inflater.flush()
