"""The evaluation of the year of loading, with units in every state of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from cadres.choices import ObjectKind, Scale
from cadres.evaluating import progress
from cadres.models import EvaluationCampaign
from cadres.services import evaluation_campaigns as campaigns
from cadres.services import evaluation_criteria, evaluation_entries, evaluations
from demo.plan import sheets
from demo.plan.days import at
from unions.choices import Level
from unions.models import Unit

from . import opinions
from .ratings import GUIDANCE

DAY = timedelta(1)
OPENED_BEFORE, DUE_AFTER = 20, 25
WHY_BACK, BACK = "Chưa có biên bản hội nghị; hãy bổ sung rồi gửi lại.", 5
CRITERIA = {
    "Công tác giáo dục của Đoàn": 25,
    "Phong trào hành động cách mạng": 25,
    "Xây dựng tổ chức Đoàn, Hội, Đội": 30,
    "Thông tin, báo cáo đúng hạn": 20,
}


@dataclass(frozen=True)
class Scene:
    """A campaign, the users who act in it, and the day of loading."""

    campaign: EvaluationCampaign
    staff: User
    leader: User
    writers: dict[int, User]
    today: date

    def bring(self, unit, stage):
        """What lies at or below `unit` to where the sheet says that it has come."""
        rows = progress.rows_under(self.campaign, unit).order_by("unit", "pk")
        rows = list(rows.select_related("unit"))
        by = self.writers.get(unit.pk, self.staff)
        told = {"campaign": self.campaign, "by": by}
        entries = opinions.of(self.campaign, rows, is_whole=stage != "WRITING")
        day = self.today - DAY * 6
        evaluation_entries.write(entries=entries, at=at(day), **told)
        if stage != "WRITING":
            evaluations.submit(rows=rows, at=at(day + DAY), **told)
            self._answer(rows, stage, by=self._decider(unit), day=day + DAY * 3)

    def _answer(self, rows, stage, *, by, day):
        told = {"campaign": self.campaign, "by": by, "at": at(day)}
        if stage == "RETURNED":
            evaluations.send_back(rows=rows[:BACK], reason=WHY_BACK, **told)
        if stage == "DECIDED":
            number = f"{10 + self.campaign.pk}-QĐ/ĐTN"
            evaluations.decide(rows=rows, decision=number, decided_on=day, **told)

    def _decider(self, unit):
        """A district decides on its communes; what it has written, the province."""
        above = unit.district_id if unit.level == Level.GRASSROOTS else None
        return self.writers.get(above, self.leader)


def evaluate(*, office, writers, today, tell):
    """Opens the campaigns of the sheet and brings each on, as the second of `office`
    and the `writers` write and the third decides. Returns how many there are now."""
    _, staff, leader = office
    stages = {}
    for row in sheets.read("evaluations"):
        stages.setdefault((row["scale"], row["kind"]), {})[row["unit"]] = row["stage"]
    units = {unit.code: unit for unit in Unit.objects.exclude(level=Level.BRANCH)}
    for done, ((scale, kind), ours) in enumerate(stages.items(), start=1):
        campaign = _open(scale, kind, staff, today)
        scene = Scene(campaign, staff, leader, writers, today)
        for code, stage in ours.items():
            scene.bring(units[code], stage)
        tell("Đánh giá, xếp loại", done / len(stages))
    return EvaluationCampaign.objects.count()


def _open(scale, kind, staff, today):
    on = today - DAY * OPENED_BEFORE
    [campaign] = campaigns.open_campaigns(
        year=on.year,
        scale=scale,
        kinds=[kind],
        opens_on=on,
        due_on=today + DAY * DUE_AFTER,
        guidance=GUIDANCE,
        by=staff,
        at=at(on),
    )
    if (scale, kind) == (Scale.QUALITY, ObjectKind.DISTRICT):
        for label, most in CRITERIA.items():
            told = {"label": label, "most": most, "by": staff}
            evaluation_criteria.add(campaign=campaign, **told)
    return campaign
