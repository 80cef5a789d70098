from functools import partial

from accounts.spreadsheets import Column, Kind, columns
from cadres.choices import Result
from cadres.services import cadre_sheets

DAY = "ngày/tháng/năm, ví dụ 25/09/2002"
WHO = ("person", "identity", "full_name", "birth")
# Whom a row means is told as in the sheet of cadres.
PEOPLE = tuple(column for column in cadre_sheets.COLUMNS if column.name in WHO)

COLUMNS = (
    Column(
        "course",
        "Tên lớp",
        required=True,
        hint="Lớp đã ghi trên trang, đúng tên.",
        aliases=("Lớp", "Lớp bồi dưỡng"),
        path="course__name",
        max_length=200,
    ),
    Column(
        "begins_on",
        "Ngày khai giảng",
        Kind.DATE,
        required=True,
        hint=DAY,
        aliases=("Khai giảng",),
        path="course__begins_on",
    ),
    *PEOPLE,
    Column(
        "unit",
        "Mã đơn vị cử",
        Kind.CODE,
        hint="Để trống thì là nơi giữ chức danh cao nhất ngày khai giảng.",
        aliases=("Mã đơn vị",),
        path="unit__code",
        max_length=60,
    ),
    Column("result", "Kết quả", Kind.CHOICE, choices=Result, path="result"),
    Column(
        "certificate",
        "Số chứng chỉ",
        aliases=("Chứng chỉ",),
        path="certificate",
        max_length=60,
    ),
    Column("certified_on", "Ngày cấp", Kind.DATE, hint=DAY, path="certified_on"),
)
BY_NAME = {column.name: column for column in COLUMNS}
LABELS = {column.name: column.label for column in COLUMNS}
note = partial(columns.note, BY_NAME)
