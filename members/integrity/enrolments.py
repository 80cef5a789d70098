"""Standing rules: a member is in one unit at a time, and in one that holds members."""

from django.db.models import Count, Exists, OuterRef

from accounts.integrity import StandingRule, declare
from members.models import Enrolment, Person
from unions.choices import MEMBER_FORMS
from unions.integrity.lives import outside_life_of
from unions.models import Placement


def _outside_unit(day):
    return Enrolment.objects.filter(outside_life_of("unit"))


def _unit_without_members(day):
    barred = Placement.objects.meeting_outer().exclude(form__in=MEMBER_FORMS)
    return Enrolment.objects.filter(Exists(barred.filter(unit=OuterRef("unit"))))


def _overlapping(day):
    return Enrolment.objects.overlapping()


def _twice(day):
    times = Enrolment.objects.open().values("person").annotate(times=Count("pk"))
    twice = times.filter(times__gt=1).values("person")
    return Person.objects.filter(pk__in=twice)


def _ahead(day):
    return Enrolment.objects.filter(since__gt=day)


declare(
    StandingRule(
        id="enrolments_outside_unit",
        label="Sinh hoạt ngoài thời gian hoạt động của chi đoàn",
        explanation="Có ngày đoàn viên sinh hoạt ở một chi đoàn chưa thành lập hoặc "
        "đã kết thúc. Hãy đính chính ngày vào, ngày ra, hoặc ghi việc chuyển sinh "
        "hoạt.",
        model=Enrolment,
        find=_outside_unit,
    ),
    StandingRule(
        id="enrolments_in_a_unit_without_members",
        label="Sinh hoạt ở đơn vị không trực tiếp quản lý đoàn viên",
        explanation="Trong thời gian này đơn vị không phải là chi đoàn hay chi đoàn "
        "cơ sở. Hãy chuyển đoàn viên về một chi đoàn của đơn vị.",
        model=Enrolment,
        find=_unit_without_members,
    ),
    StandingRule(
        id="enrolments_overlapping",
        label="Hai thời gian sinh hoạt của một người chồng nhau",
        explanation="Có những ngày người này được tính là đoàn viên ở hai nơi. Hãy "
        "đính chính ngày ra của thời gian trước hoặc ngày vào của thời gian sau.",
        model=Enrolment,
        find=_overlapping,
    ),
    StandingRule(
        id="members_enrolled_twice",
        label="Đoàn viên đang sinh hoạt ở hai chi đoàn",
        explanation="Người này đang được tính hai lần. Hãy xác định nơi đang sinh "
        "hoạt và kết thúc nơi kia.",
        model=Person,
        find=_twice,
    ),
    StandingRule(
        id="enrolments_in_the_future",
        label="Sinh hoạt bắt đầu sau hôm nay",
        explanation="Ngày vào chi đoàn chưa đến. Hãy đính chính ngày vào; việc chuyển "
        "sinh hoạt sắp tới thì ghi bằng đề nghị chuyển.",
        model=Enrolment,
        find=_ahead,
    ),
)
