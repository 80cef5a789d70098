"""The examination of 2021, and whom it brought (Conclusion 07, I.3.1)."""

from datetime import date

from cadres.choices import Manner
from cadres.models import Recruit, RecruitmentRound, Tenure
from demo.plan.headquarters import RECRUITED

HELD_ON, WANTED, APPLIED = date(2021, 9, 15), 13, 183


def recruitment(chairs):
    examination = RecruitmentRound(
        name="Tuyển dụng công chức khối Đảng, đoàn thể năm 2021",
        unit=chairs.units["CB"],
        organiser="Hội đồng tuyển dụng Tỉnh ủy",
        held_on=HELD_ON,
        wanted=WANTED,
        applied=APPLIED,
    )
    hired = Tenure.objects.filter(manner=Manner.HIRED, since=RECRUITED)
    taken = [
        Recruit(
            round=examination, person_id=row.person_id, unit=row.unit, post=row.post
        )
        for row in hired.select_related("unit", "post").order_by("unit__code", "pk")
    ]
    return [examination, *taken]
