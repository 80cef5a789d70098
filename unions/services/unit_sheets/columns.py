from functools import partial

from accounts.spreadsheets import Column, Kind, columns
from unions.choices import Area, Bloc, Form, SchoolKind

COLUMNS = (
    Column(
        "code",
        "Mã đơn vị",
        Kind.CODE,
        required=True,
        hint="Chữ không dấu, chữ số, gạch nối; mỗi mã chỉ dùng một lần.",
        aliases=("Mã",),
        path="code",
        max_length=60,
    ),
    Column(
        "name",
        "Tên đơn vị",
        required=True,
        hint="Tên đầy đủ, ví dụ Chi đoàn Pác Bó.",
        aliases=("Tên",),
        path="name",
        max_length=200,
    ),
    Column(
        "parent",
        "Mã đơn vị cấp trên",
        Kind.CODE,
        hint="Có thể là một đơn vị ở dòng khác của tệp.",
        aliases=("Cấp trên", "Đơn vị cấp trên"),
        path="parent__code",
        max_length=60,
    ),
    Column("form", "Loại hình", Kind.CHOICE, choices=Form, path="form"),
    Column("bloc", "Khối", Kind.CHOICE, choices=Bloc, path="bloc"),
    Column(
        "area",
        "Địa bàn",
        Kind.CHOICE,
        choices=Area,
        hint="Khối địa bàn dân cư phải có.",
        path="last_area",
    ),
    Column(
        "school_kind",
        "Loại chi đoàn trường học",
        Kind.CHOICE,
        choices=SchoolKind,
        path="last_school_kind",
    ),
    Column(
        "official_code",
        "Mã hành chính",
        Kind.CODE,
        path="last_official_code",
        max_length=10,
    ),
    Column(
        "special_area",
        "Vùng đặc biệt khó khăn",
        Kind.YES_NO,
        aliases=("Vùng đặc biệt khó khăn, biên giới",),
        path="last_special_area",
    ),
    Column(
        "since",
        "Từ ngày",
        Kind.DATE,
        hint="Ngày thành lập, hoặc ngày những thay đổi ở dòng này có hiệu lực.",
        path="last_since",
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
# What a placement says besides name and parent.
FACTS = ("form", "bloc", "area", "school_kind", "official_code", "special_area")
note = partial(columns.note, BY_NAME)
