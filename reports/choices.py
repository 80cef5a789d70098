from decimal import Decimal

from django.db import models

from unions.choices import Form


class PeriodKind(models.TextChoices):
    QUARTER = "QUARTER", "Quý"
    HALF = "HALF", "Sáu tháng"
    YEAR = "YEAR", "Năm"
    SPECIAL = "SPECIAL", "Chuyên đề"

    @property
    def months(self):
        """How long a period of this kind lasts, None for any length."""
        return MONTHS.get(self)


MONTHS = {PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


class Respondent(models.TextChoices):
    """Which units of a return say a figure, each for itself."""

    BRANCH = "BRANCH", "Từng chi đoàn"
    CELL = "CELL", "Từng chi đoàn, chi đoàn cơ sở"
    UNION = "UNION", "Từng đoàn cơ sở"
    GRASSROOTS = "GRASSROOTS", "Từng cơ sở đoàn"
    SENDER = "SENDER", "Đơn vị lập biểu"

    @property
    def forms(self):
        """The forms of those units; the sender may have any."""
        return FORMS[self]


FORMS = {
    Respondent.BRANCH: (Form.BRANCH,),
    Respondent.CELL: (Form.BRANCH, Form.BRANCH_UNION),
    Respondent.UNION: (Form.UNION,),
    Respondent.GRASSROOTS: (Form.UNION, Form.BRANCH_UNION),
    Respondent.SENDER: (),
}


class ValueKind(models.TextChoices):
    """What may be typed into a cell."""

    WHOLE = "WHOLE", "Số nguyên"
    MONEY = "MONEY", "Số tiền (đồng)"
    PERCENT = "PERCENT", "Tỷ lệ phần trăm"
    YES_NO = "YES_NO", "Có hoặc không"
    CHOICE = "CHOICE", "Chọn trong danh sách"

    @property
    def adds_up(self):
        """Whether the cells of a column may be summed."""
        return self in (ValueKind.WHOLE, ValueKind.MONEY, ValueKind.YES_NO)


YES, NO = Decimal(1), Decimal(0)


class Operator(models.TextChoices):
    EQUAL = "EQUAL", "bằng"
    AT_MOST = "AT_MOST", "không lớn hơn"
    AT_LEAST = "AT_LEAST", "không nhỏ hơn"
    REQUIRED_WITH = "REQUIRED_WITH", "phải có khi có"


class Source(models.TextChoices):
    """Where the right side of a check comes from."""

    DECLARED = "DECLARED", "Chỉ tiêu khác trong biểu"
    REGISTER = "REGISTER", "Số đếm từ sổ"
    PREVIOUS = "PREVIOUS", "Biểu đã duyệt của kỳ trước"
    NUMBER = "NUMBER", "Một con số"


class Severity(models.TextChoices):
    BLOCK = "BLOCK", "Phải sửa mới gửi được"
    EXPLAIN = "EXPLAIN", "Phải giải trình"
