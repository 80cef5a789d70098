"""Who was given a post in spite of a standard, and why (Quy chế cán bộ Đoàn)."""

from cadres.models import Tenure
from cadres.services import waivers
from cadres.standards import breaches
from demo.plan.days import OPENING, at
from unions.choices import Form

REASONS = [
    "Cán bộ trong quy hoạch; địa phương chưa có nguồn thay thế",
    "Trưởng thành từ cơ sở, sẽ cử đi học lý luận chính trị trong nhiệm kỳ",
    "Cấp ủy cùng cấp giới thiệu để ổn định tổ chức",
]
LEADING = ("SECRETARY", "DEPUTY")


def waive(by):
    """Gives a reason for those leaders of districts who came since the first years and
    break a standard. Returns how many."""
    rows = Tenure.objects.filter(
        post__in=LEADING, unit__form=Form.LOCAL, since__gt=OPENING
    )
    rows = rows.select_related("person", "unit", "post").order_by("since", "unit__code")
    told = [_waive(row, number, by) for number, row in enumerate(rows)]
    return sum(len(row) for row in told)


def _waive(tenure, number, by):
    on = tenure.since
    return waivers.record(
        tenure=tenure,
        breaches=breaches(tenure.person, tenure.unit, tenure.post, on),
        reason=REASONS[number % len(REASONS)],
        by=by,
        at=at(on),
    )
