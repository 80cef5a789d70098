from dataclasses import replace
from functools import partial

from accounts.spreadsheets import Column, Kind, columns
from cadres.choices import AwardForm, AwardTitle, Tier
from cadres.services.course_sheets.columns import PEOPLE

DAY = "ngày/tháng/năm, ví dụ 26/03/2021"
NOBODY = "Để trống các cột về cá nhân khi khen tập thể."
# Whom a row means is told as in the sheet of cadres, where it means anybody.
PERSON = tuple(
    replace(column, required=False, hint=column.hint or NOBODY) for column in PEOPLE
)

COLUMNS = (
    Column(
        "unit",
        "Mã đơn vị",
        Kind.CODE,
        hint="Khen cá nhân mà để trống thì là đơn vị giữ hồ sơ của người đó.",
        path="unit__code",
        max_length=60,
    ),
    *PERSON,
    Column(
        "title",
        "Danh hiệu",
        Kind.CHOICE,
        choices=AwardTitle,
        required=True,
        path="title",
    ),
    Column(
        "form",
        "Hình thức",
        Kind.CHOICE,
        choices=AwardForm,
        required=True,
        aliases=("Hình thức khen thưởng",),
        path="form",
    ),
    Column(
        "tier",
        "Cấp khen",
        Kind.CHOICE,
        choices=Tier,
        required=True,
        path="tier",
    ),
    Column(
        "occasion",
        "Thành tích, dịp",
        required=True,
        aliases=("Thành tích",),
        path="occasion",
        max_length=300,
    ),
    Column(
        "decision",
        "Số quyết định",
        required=True,
        aliases=("Quyết định",),
        path="decision",
        max_length=120,
    ),
    Column(
        "on",
        "Ngày quyết định",
        Kind.DATE,
        required=True,
        hint=DAY,
        path="on",
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
LABELS = {column.name: column.label for column in COLUMNS}
# What is told of an award; unit, person, title and decision say which it is.
FACTS = ("form", "tier", "occasion", "on")
note = partial(columns.note, BY_NAME)
