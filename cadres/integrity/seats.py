"""Standing rules: seats of living units, filled and not overfilled."""

from django.db.models import Count, Exists, OuterRef

from accounts.integrity import Kind, StandingRule, declare
from cadres.choices import PostCode
from cadres.models import Seat, Tenure
from cadres.vacancies import staffed
from unions.integrity.lives import outside_life_of
from unions.models import Unit

# Army and police have a youth assistant where others have a secretary.
LEADERS = (PostCode.SECRETARY, PostCode.YOUTH_ASSISTANT)


def _outside_unit(day):
    return Seat.objects.filter(outside_life_of("unit"))


def _overlapping(day):
    return Seat.objects.overlapping()


def _overfilled(day):
    return staffed(day).filter(surplus__gt=0)


def _vacant(day):
    return staffed(day).filter(vacant__gt=0)


def _two_secretaries(day):
    held = Tenure.objects.on(day).filter(post=PostCode.SECRETARY)
    times = held.values("unit").annotate(times=Count("pk"))
    return Unit.objects.filter(pk__in=times.filter(times__gt=1).values("unit"))


def _without_secretary(day):
    held = Tenure.objects.on(day).filter(unit=OuterRef("pk"), post__in=LEADERS)
    return Unit.objects.on(day).filter(~Exists(held))


declare(
    StandingRule(
        id="seats_outside_unit",
        label="Định biên ngoài thời gian hoạt động của đơn vị",
        explanation="Có ngày định biên thuộc một đơn vị chưa thành lập hoặc đã kết "
        "thúc. Hãy đính chính ngày bắt đầu, kết thúc của định biên.",
        model=Seat,
        find=_outside_unit,
    ),
    StandingRule(
        id="seats_overlapping",
        label="Hai định biên của một chức danh chồng nhau",
        explanation="Có những ngày chức danh này của đơn vị được tính hai lần số "
        "lượng. Hãy đính chính ngày để hai định biên nối nhau.",
        model=Seat,
        find=_overlapping,
    ),
    StandingRule(
        id="seats_overfilled",
        label="Số người giữ chức danh nhiều hơn định biên",
        explanation="Hôm nay nhiều người giữ chức danh này hơn số lượng được giao. "
        "Hãy ghi thôi giữ chức danh cho người đã thôi, hoặc ấn định lại số lượng.",
        model=Seat,
        find=_overfilled,
    ),
    StandingRule(
        id="units_with_two_secretaries",
        label="Đơn vị có hai bí thư",
        explanation="Hôm nay hai người cùng giữ chức danh bí thư của đơn vị. Hãy ghi "
        "thôi giữ chức danh cho người đã thôi.",
        model=Unit,
        find=_two_secretaries,
    ),
    StandingRule(
        id="units_without_secretary",
        label="Đơn vị chưa có bí thư",
        explanation="Hôm nay không ai giữ chức danh bí thư (trong lực lượng vũ trang: "
        "trợ lý thanh niên) của đơn vị. Hãy bầu hoặc chỉ định rồi ghi vào sổ cán bộ.",
        model=Unit,
        find=_without_secretary,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="seats_vacant",
        label="Chức danh còn khuyết",
        explanation="Hôm nay số người giữ chức danh ít hơn định biên. Hãy kiện toàn, "
        "hoặc ấn định lại số lượng.",
        model=Seat,
        find=_vacant,
        kind=Kind.ATTENTION,
    ),
)
