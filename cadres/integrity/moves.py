"""Standing rules: who goes, goes from a living unit, lets go of the post, and comes
back."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from cadres.choices import MoveKind
from cadres.models import ElectedOffice, Move, Tenure


def _outside_units(day):
    """A unit may be left on the day of its end, not be gone to."""
    left = Q(unit__founded_on__gte=F("on")) | Q(unit__closed_on__lt=F("on"))
    there = Q(into__founded_on__gt=F("on")) | Q(into__closed_on__lte=F("on"))
    return Move.objects.filter(left | there)


def _still_held(day):
    held = Tenure.objects.on(day).filter(
        person=OuterRef("person"),
        unit=OuterRef("unit"),
        post=OuterRef("post"),
        since__lt=OuterRef("on"),
    )
    gone = Move.objects.filter(on__lte=day).exclude(kind=MoveKind.SECONDMENT)
    stays = Q(into=F("unit"), into_post=F("post"))
    return gone.filter(Exists(held)).exclude(stays)


def overdue(day):
    """The secondments that should have ended by `day`."""
    return Move.objects.filter(
        kind=MoveKind.SECONDMENT, planned_until__lte=day, returned_on=None
    )


def _two_seats(day):
    return ElectedOffice.objects.overlapping()


declare(
    StandingRule(
        id="moves_outside_units",
        label="Luân chuyển, điều động khi đơn vị không hoạt động",
        explanation="Ngày đi không thuộc thời gian hoạt động của đơn vị đi hoặc đơn vị "
        "Đoàn nơi đến. Hãy đối chiếu quyết định rồi đính chính ngày hoặc đơn vị.",
        model=Move,
        find=_outside_units,
    ),
    StandingRule(
        id="moves_still_held",
        label="Đã luân chuyển, điều động mà vẫn giữ chức danh cũ",
        explanation="Cán bộ đã đi nơi khác nhưng chức danh khi đi chưa ghi thôi, nên "
        "vẫn bị tính ở đơn vị cũ. Hãy ghi thôi giữ chức danh, hoặc đính chính.",
        model=Move,
        find=_still_held,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="offices_overlapping",
        label="Một người trúng cử hai lần vào một cơ quan cùng lúc",
        explanation="Hai thời gian ở cùng cơ quan dân cử, cấp ủy chồng nhau, nên cán "
        "bộ bị tính hai lần. Hãy đính chính ngày bắt đầu, ngày thôi.",
        model=ElectedOffice,
        find=_two_seats,
    ),
    StandingRule(
        id="secondments_overdue",
        label="Đi thực tế quá ngày dự kiến về",
        explanation="Đã đến ngày dự kiến về mà chưa ghi ngày về. Hãy ghi ngày về, hoặc "
        "đính chính ngày dự kiến khi được gia hạn.",
        model=Move,
        find=overdue,
        kind=Kind.ATTENTION,
    ),
)
