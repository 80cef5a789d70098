"""What posts without a salary cost, unit by unit."""

from django.db.models import F, Sum

from cadres.allowances import paying_units

from . import columns
from .listing import Group, Listing, Work, declare

VIEW = "cadres.view_allowancerate"


def _units(asked):
    dearest = F("cost").desc(nulls_last=True)
    return paying_units(asked.day).order_by(dearest, "sort_key", "pk")


def _summary(rows, asked):
    told = rows.order_by().aggregate(
        people=Sum("holders"), silent=Sum("unrated"), total=Sum("cost")
    )
    return [
        ("Số chức danh hưởng", told["people"] or 0),
        ("Chức danh chưa có hệ số", told["silent"] or 0),
        ("Cộng một tháng (đồng)", told["total"] or 0),
    ]


declare(
    Work(
        title="Chi phí phụ cấp một tháng",
        group=Group.HONOURS,
        explain="Tổng phụ cấp theo cấp, theo chức danh vào ngày được chọn, và những "
        "chức danh chưa có hệ số.",
        permission=VIEW,
        url_name="allowances",
    ),
    Listing(
        slug="phu-cap",
        title="Phụ cấp theo đơn vị",
        group=Group.HONOURS,
        explain="Đơn vị có cán bộ không chuyên trách hưởng phụ cấp vào ngày được chọn "
        "và số tiền một tháng: hệ số nhân với mức lương cơ sở của ngày.",
        empty="Không có cán bộ nào hưởng phụ cấp vào ngày này.",
        permission=VIEW,
        columns=(
            columns.unit(path=""),
            columns.number("Số chức danh hưởng", "holders"),
            columns.number("Chưa có hệ số", "unrated"),
            columns.number("Một tháng (đồng)", "cost"),
        ),
        rows=_units,
        summary=_summary,
    ),
)
