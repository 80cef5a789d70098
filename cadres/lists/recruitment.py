"""Recruitment rounds: how many were wanted, came, and were taken."""

from django.db.models import OuterRef, Sum
from django.urls import reverse

from accounts.subqueries import scalar
from cadres.models import Recruit, RecruitmentRound

from . import columns
from .asking import happened, since_of
from .listing import Group, Listing, declare


def _rounds(asked):
    taken = Recruit.objects.filter(round=OuterRef("pk"))
    rows = RecruitmentRound.objects.select_related("unit")
    rows = rows.annotate(taken=scalar(taken, "COUNT", "pk"))
    return happened(rows, asked, "held_on").order_by("-held_on", "pk")


def _count(rows, asked):
    taken = Recruit.objects.filter(round__in=rows.order_by().values("pk"))
    found = rows.order_by().aggregate(wanted=Sum("wanted"), applied=Sum("applied"))
    return [
        ("Số kỳ", rows.count()),
        ("Chỉ tiêu", found["wanted"] or 0),
        ("Hồ sơ dự tuyển", found["applied"] or 0),
        ("Trúng tuyển", taken.count()),
    ]


declare(
    Listing(
        slug="tuyen-dung",
        title="Tuyển dụng cán bộ",
        group=Group.TRAINING,
        explain="Các kỳ tuyển dụng vào cơ quan Đoàn, với chỉ tiêu, số hồ sơ dự tuyển "
        "và số người trúng tuyển.",
        empty="Chưa ghi kỳ tuyển dụng nào trong thời gian này.",
        permission="cadres.view_recruitmentround",
        columns=(
            columns.text(
                "Kỳ tuyển dụng",
                "name",
                lambda row: reverse("recruitment", args=[row.pk]),
            ),
            columns.unit(),
            columns.text("Cơ quan tuyển dụng", "organiser"),
            columns.day("Ngày có kết quả", "held_on"),
            columns.number("Chỉ tiêu", "wanted"),
            columns.number("Hồ sơ dự tuyển", "applied"),
            columns.number("Trúng tuyển", "taken"),
        ),
        rows=_rounds,
        fields=since_of,
        is_past=True,
        summary=_count,
    ),
)
