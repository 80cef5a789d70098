"""B.II.4.3: the union in enterprises."""

from django.db.models import Q

from reports.figures.algebra import DOWN_TO_DISTRICT, Counted
from unions.choices import Bloc, Form

from .populations import UNITS
from .terms import GRASSROOTS_FORMS, rows


def _units(id, label, condition, definition):
    return Counted(
        id=id,
        label=label,
        unit="đơn vị",
        section="B.II.4.3",
        definition=definition,
        levels=DOWN_TO_DISTRICT,
        over=UNITS,
        take=rows(condition & Q(bloc=Bloc.ENTERPRISE)),
    )


FIGURES = (
    _units(
        "unions_enterprise",
        "Đoàn cơ sở khối doanh nghiệp",
        Q(form=Form.UNION),
        "Đoàn cơ sở trong doanh nghiệp đang hoạt động trong ngày.",
    ),
    _units(
        "branch_unions_enterprise",
        "Chi đoàn cơ sở khối doanh nghiệp",
        Q(form=Form.BRANCH_UNION),
        "Chi đoàn cơ sở trong doanh nghiệp đang hoạt động trong ngày.",
    ),
    _units(
        "enterprise_unions_founded",
        "Tổ chức đoàn doanh nghiệp thành lập mới trong năm",
        Q(form__in=GRASSROOTS_FORMS, is_new=True),
        "Đoàn cơ sở, chi đoàn cơ sở khối doanh nghiệp đang hoạt động, thành lập trong "
        "năm gần nhất đã kết thúc tính đến ngày báo cáo.",
    ),
)
