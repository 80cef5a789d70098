"""What those are paid who hold a post without a salary (Conclusion 07, I.4)."""

from datetime import date
from decimal import Decimal
from itertools import zip_longest

from cadres.models import AllowanceRate, BaseSalary
from demo.plan.days import FIRST
from unions.choices import Form

RATES = [
    ("DEPUTY", Form.UNION, Decimal("0.8")),
    ("SECRETARY", Form.BRANCH, Decimal("0.1")),
]
SOURCE = (
    "Quy định của tỉnh về phụ cấp của người hoạt động không chuyên trách ở xã, xóm, tổ "
    "dân phố"
)
SALARIES = [
    (date(2017, 7, 1), 1_300_000, "Nghị định 47/2017/NĐ-CP"),
    (date(2018, 7, 1), 1_390_000, "Nghị định 72/2018/NĐ-CP"),
    (date(2019, 7, 1), 1_490_000, "Nghị định 38/2019/NĐ-CP"),
    (date(2023, 7, 1), 1_800_000, "Nghị định 24/2023/NĐ-CP"),
    (date(2024, 7, 1), 2_340_000, "Nghị định 73/2024/NĐ-CP"),
]


def pay():
    for post, form, coefficient in RATES:
        yield AllowanceRate(
            post_id=post, form=form, coefficient=coefficient, since=FIRST, source=SOURCE
        )
    for (since, amount, source), following in zip_longest(SALARIES, SALARIES[1:]):
        until = following and following[0]
        yield BaseSalary(amount=amount, source=source, since=since, until=until)
