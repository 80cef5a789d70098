"""Standing rules: awards, contests and inspections are of living units, and whole."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from cadres.models import Award, Contest, ContestEntry, InspectedUnit, Inspection


def _awards_outside(day):
    early = Q(unit__founded_on__gt=F("on"))
    return Award.objects.filter(early | Q(unit__closed_on__lte=F("on")))


def _without_entrants(day):
    entered = ContestEntry.objects.filter(contest=OuterRef("pk"))
    return Contest.objects.filter(~Exists(entered), on__lte=day)


def _unfinished(day):
    """Over, and no unit in them, or one without a conclusion."""
    units = InspectedUnit.objects.filter(inspection=OuterRef("pk"))
    silent = Exists(units.filter(conclusion=""))
    return Inspection.objects.filter(~Exists(units) | silent, ends_on__lt=day)


declare(
    StandingRule(
        id="awards_outside_units",
        label="Khen thưởng khi đơn vị không hoạt động",
        explanation="Ngày quyết định không thuộc thời gian hoạt động của đơn vị được "
        "khen. Hãy đối chiếu quyết định rồi đính chính ngày hoặc đơn vị.",
        model=Award,
        find=_awards_outside,
    ),
    StandingRule(
        id="contests_without_entrants",
        label="Hội thi chưa ghi thí sinh",
        explanation="Hội thi đã tổ chức nhưng chưa có ai trong danh sách dự thi. Hãy "
        "ghi thí sinh và giải.",
        model=Contest,
        find=_without_entrants,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="inspections_unfinished",
        label="Đợt kiểm tra, giám sát chưa ghi đủ kết luận",
        explanation="Đợt đã kết thúc nhưng chưa có đơn vị nào, hoặc có đơn vị chưa ghi "
        "kết luận. Hãy ghi đơn vị và kết luận.",
        model=Inspection,
        find=_unfinished,
        kind=Kind.ATTENTION,
    ),
)
