from functools import partial

from accounts.spreadsheets import Column, Kind, columns
from cadres.choices import Degree, Employment, Manner, Subject, TenureEnd, Theory

DAY = "ngày/tháng/năm, ví dụ 25/09/2002"

COLUMNS = (
    Column(
        "person",
        "Mã cán bộ",
        Kind.CODE,
        hint="Ví dụ DV0000123; nếu không có, điền số định danh hoặc ngày sinh.",
        aliases=("Mã đoàn viên", "Mã hồ sơ"),
        path="person_code",
        max_length=20,
    ),
    Column(
        "identity",
        "Số định danh",
        Kind.IDENTITY,
        aliases=("CCCD", "Số CCCD", "Căn cước công dân"),
        path="person__identity_number",
    ),
    Column(
        "full_name",
        "Họ và tên",
        required=True,
        aliases=("Họ tên", "Họ và tên cán bộ"),
        path="person__full_name",
        max_length=120,
    ),
    Column(
        "birth",
        "Ngày sinh",
        Kind.BIRTH,
        aliases=("Năm sinh", "Ngày tháng năm sinh"),
        path="person__born_on",
        year_only_path="person__is_birth_year_only",
    ),
    Column(
        "unit",
        "Mã đơn vị",
        Kind.CODE,
        hint="Đơn vị nơi giữ chức danh.",
        path="unit__code",
        max_length=60,
    ),
    Column(
        "post",
        "Chức danh",
        hint="Như trong danh mục, ví dụ Bí thư.",
        path="post__name",
        max_length=80,
    ),
    Column("since", "Từ ngày", Kind.DATE, hint=DAY, path="since"),
    Column("manner", "Hình thức", Kind.CHOICE, choices=Manner, path="manner"),
    Column("employment", "Chế độ", Kind.CHOICE, choices=Employment, path="employment"),
    Column(
        "until",
        "Đến ngày",
        Kind.DATE,
        hint=f"{DAY}; ngày đầu tiên không còn giữ chức danh.",
        aliases=("Đến trước ngày", "Ngày thôi"),
        path="until",
    ),
    Column(
        "end",
        "Lý do thôi",
        Kind.CHOICE,
        choices=TenureEnd,
        hint="Ghi cùng Đến ngày.",
        path="end_told",
    ),
    Column(
        "degree",
        "Trình độ chuyên môn",
        Kind.CHOICE,
        choices=Degree,
        path="degree",
    ),
    Column("degree_on", "Ngày đạt chuyên môn", Kind.DATE, hint=DAY, path="degree_on"),
    Column(
        "theory",
        "Lý luận chính trị",
        Kind.CHOICE,
        choices=Theory,
        aliases=("Trình độ lý luận chính trị",),
        path="theory",
    ),
    Column("theory_on", "Ngày đạt lý luận", Kind.DATE, hint=DAY, path="theory_on"),
)
BY_NAME = {column.name: column for column in COLUMNS}
LABELS = {column.name: column.label for column in COLUMNS}
# The columns of each qualification: what, and when.
SUBJECTS = {Subject.PROFESSIONAL: "degree", Subject.THEORY: "theory"}
note = partial(columns.note, BY_NAME)
