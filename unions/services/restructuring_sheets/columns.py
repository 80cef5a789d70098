"""The columns of the sheet of a decision, each known by its English name, too."""

from accounts.spreadsheets import Column, Kind
from unions.choices import Area, Bloc, Form, LineKind, SchoolKind

LONGEST_CODE = 60
KIND_WORDS = (
    ("sáp nhập", LineKind.ABSORB),
    ("nhập vào", LineKind.ABSORB),
    ("hợp nhất", LineKind.UNITE),
    ("chia", LineKind.SPLIT),
    ("tách", LineKind.SPLIT),
    ("chia tách", LineKind.SPLIT),
    ("chuyển", LineKind.MOVE),
    ("chuyển cấp trên", LineKind.MOVE),
    ("đổi loại hình", LineKind.CHANGE),
    ("đổi khối", LineKind.CHANGE),
    ("thay đổi", LineKind.CHANGE),
    ("thành lập", LineKind.FOUND),
)
FORM_WORDS = (
    ("branch union", Form.BRANCH_UNION),
    ("branch-union", Form.BRANCH_UNION),
    ("huyện đoàn", Form.LOCAL),
    ("thành đoàn", Form.LOCAL),
)


def _code(name, label, hint="", aliases=()):
    return Column(
        name,
        f"{label} ({name})",
        Kind.CODE,
        hint=hint,
        aliases=(name, *aliases),
        path=name,
        max_length=LONGEST_CODE,
    )


def _choice(name, label, choices, hint="", synonyms=(), aliases=()):
    return Column(
        name,
        f"{label} ({name})",
        Kind.CHOICE,
        choices,
        hint=hint,
        aliases=(name, *aliases),
        path=name,
        synonyms=synonyms,
    )


COLUMNS = (
    Column(
        "line",
        "Dòng (line)",
        Kind.NUMBER,
        hint="Số dòng của quyết định; các hàng cùng số là một dòng",
        aliases=("line", "Dòng số"),
        path="line",
    ),
    _choice(
        "kind",
        "Việc",
        LineKind,
        "Việc phải làm với các đơn vị của dòng",
        KIND_WORDS,
        ("Loại việc", "Nội dung"),
    ),
    _code(
        "unit",
        "Đơn vị",
        "Mã đơn vị có liên quan, mỗi hàng một đơn vị",
        ("Mã đơn vị",),
    ),
    _code(
        "into",
        "Vào đơn vị",
        "Mã đơn vị tiếp nhận",
        ("Đơn vị tiếp nhận", "Mã đơn vị tiếp nhận", "Nhập vào"),
    ),
    Column(
        "name",
        "Tên (name)",
        hint="Tên của đơn vị sau khi sắp xếp; để trống là giữ nguyên",
        aliases=("name", "Tên đơn vị", "Tên mới", "Tên đơn vị mới"),
        path="name",
        max_length=200,
    ),
    _code(
        "parent",
        "Đơn vị cấp trên",
        "Mã đơn vị cấp trên sau khi sắp xếp; để trống là giữ nguyên",
        ("Mã đơn vị cấp trên", "Cấp trên"),
    ),
    _choice("form", "Loại hình", Form, "Để trống là giữ nguyên", FORM_WORDS),
    _choice("bloc", "Khối", Bloc, "Để trống là giữ nguyên"),
    _code(
        "code",
        "Mã đơn vị mới",
        "Mã của đơn vị được lập; để trống thì hệ thống đặt",
        ("Mã mới",),
    ),
    _choice("area", "Địa bàn", Area, "Để trống là giữ nguyên"),
    _choice(
        "school_kind", "Loại chi đoàn trường học", SchoolKind, "Để trống là giữ nguyên"
    ),
    Column(
        "official_code",
        "Mã hành chính (official_code)",
        Kind.CODE,
        hint="Mã của Nhà nước cho xã, huyện",
        aliases=("official_code",),
        path="official_code",
        max_length=10,
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
# Without these no row says anything.
NEEDED = ("line", "kind", "unit")
FACTS = ("name", "parent", "form", "bloc", "area", "school_kind", "official_code")
