"""A.2 and B.II.3.2: what units declare and the register counts as well."""

from reports.choices import Respondent

from .declaring import MOST_PEOPLE, in_period, of_day

FIGURES = (
    of_day(
        "members_reported",
        "Đoàn viên theo biểu của đơn vị",
        "đoàn viên",
        "A.2",
        Respondent.CELL,
        "Đoàn viên đang sinh hoạt ở chi đoàn ngày cuối kỳ của biểu, do đơn vị xác nhận "
        "hoặc sửa số đếm từ sổ.",
        counted_by="members",
        heading="Đoàn viên",
        most=MOST_PEOPLE,
    ),
    in_period(
        "admissions_reported",
        "Kết nạp theo biểu của đơn vị",
        "đoàn viên",
        "B.II.3.2",
        Respondent.CELL,
        "Đoàn viên được chi đoàn kết nạp trong kỳ của biểu, do đơn vị xác nhận hoặc "
        "sửa số đếm từ sổ.",
        counted_by="admissions",
        heading="Kết nạp",
        most=MOST_PEOPLE,
    ),
)
