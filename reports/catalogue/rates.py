"""B.I.4: what those are paid a month who hold a post without a salary."""

from django.db.models import Max, Q, Sum

from cadres.allowances import costed
from cadres.choices import PostCode
from cadres.models import AllowanceRate
from reports.figures import Population
from reports.figures.algebra import Counted
from unions.choices import Form

SECTION = "B.I.4"


def _rates(scope, day):
    """The same for every unit."""
    return AllowanceRate.objects.on(day)


RATES = Population("allowance rates", _rates)
COSTS = Population("allowances", costed, district="on_district")


def _rate(name, post, form, whose):
    return Counted(
        id=f"allowance_{name}",
        label=f"Hệ số phụ cấp của {whose}",
        unit="mức lương cơ sở",
        section=SECTION,
        definition=f"Hệ số phụ cấp hằng tháng của {whose} áp dụng trong ngày, tính "
        "theo mức lương cơ sở.",
        over=RATES,
        take=Max("coefficient", filter=Q(post=post, form=form)),
    )


FIGURES = (
    _rate("grassroots_deputy", PostCode.DEPUTY, Form.UNION, "phó bí thư đoàn cơ sở"),
    _rate("branch_secretary", PostCode.SECRETARY, Form.BRANCH, "bí thư chi đoàn"),
    Counted(
        id="allowance_monthly_cost",
        label="Phụ cấp phải chi một tháng",
        unit="đồng",
        section=SECTION,
        definition="Tổng phụ cấp hằng tháng của những người giữ chức danh không chuyên "
        "trách trong ngày: hệ số của chức danh nhân mức lương cơ sở; chức danh chưa có "
        "hệ số không tính.",
        over=COSTS,
        take=Sum("amount"),
    ),
)
