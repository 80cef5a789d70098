"""Which campaigns of evaluation may be opened, and for which days."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts import vietnamese
from cadres.choices import ObjectKind, Scale
from cadres.models import EvaluationCampaign

DAYS = ("opens_on", "due_on")


def check_year(year, today):
    """Refuses a year that has not begun."""
    if year > today.year:
        raise ValidationError(
            {"year": f"Năm {year} chưa bắt đầu; hãy chọn từ năm {today.year} trở về."}
        )


def check_days(year, opens_on, due_on):
    """Refuses days far from the year, or in the wrong order."""
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    for name, day in zip(DAYS, (opens_on, due_on), strict=True):
        if not first <= day <= last:
            raise ValidationError(
                {
                    name: f"Ngày {vietnamese.day(day)} không hợp với đợt đánh giá năm "
                    f"{year}; hãy chọn từ {vietnamese.day(first)} đến "
                    f"{vietnamese.day(last)}."
                }
            )
    if due_on < opens_on:
        raise ValidationError(
            {
                "due_on": f"Hạn gửi {vietnamese.day(due_on)} trước ngày mở "
                f"{vietnamese.day(opens_on)}; hãy chọn ngày muộn hơn."
            }
        )


def check_kinds(scale, kinds):
    """Refuses kinds that the scale is not for."""
    scale = Scale(scale)
    if not kinds:
        raise ValidationError({"kinds": "Hãy chọn ít nhất một đối tượng đánh giá."})
    for kind in kinds:
        if kind not in scale.kinds:
            fitting = ", ".join(ObjectKind(each).label for each in scale.kinds)
            raise ValidationError(
                {
                    "kinds": f"{ObjectKind(kind).label} không đánh giá theo thang "
                    f"{scale.label}; hãy chọn: {fitting}."
                }
            )


def check_new(campaign):
    """Refuses a campaign that there is already."""
    same = {name: getattr(campaign, name) for name in ("year", "scale", "kind")}
    if EvaluationCampaign.objects.filter(**same).exists():
        raise ValidationError(
            {"kinds": f"{campaign} đã được mở; hãy bỏ chọn đối tượng này."}
        )
