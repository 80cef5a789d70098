"""Standing rules: whoever was admitted has a decision of that day, and the age."""

from django.db.models import F, Q

from accounts.integrity import StandingRule, declare
from members.ages import OLDEST, YOUNGEST, lived
from members.choices import Entry
from members.models import Admission, Enrolment


def _dated_otherwise(day):
    told = Q(decided_on=F("enrolment__since"), enrolment__entry=Entry.ADMITTED)
    return Admission.objects.exclude(told)


def _missing(day):
    admitted = Enrolment.objects.filter(entry=Entry.ADMITTED)
    return admitted.filter(admission__isnull=True)


def _wrong_age(day):
    """Of whom only the year of birth is known, the youngest they can be may not be too
    old; they are taken for born on 1 January."""
    rows = Admission.objects.annotate(
        age=lived("enrolment__person__born_on", "decided_on")
    )
    year_only = Q(enrolment__person__is_birth_year_only=True)
    too_old = Q(age__gte=(OLDEST + 1) * 10_000) & ~year_only
    too_old |= Q(age__gte=(OLDEST + 2) * 10_000)
    return rows.filter(Q(age__lte=YOUNGEST * 10_000) | too_old)


def _ahead(day):
    return Admission.objects.filter(decided_on__gt=day)


declare(
    StandingRule(
        id="admissions_dated_otherwise",
        label="Quyết định kết nạp không khớp với ngày vào chi đoàn",
        explanation="Ngày quyết định khác ngày bắt đầu sinh hoạt, hoặc thời gian sinh "
        "hoạt đó không ghi là vào bằng kết nạp. Hãy đối chiếu quyết định rồi đính "
        "chính.",
        model=Admission,
        find=_dated_otherwise,
    ),
    StandingRule(
        id="enrolments_without_admission",
        label="Vào bằng kết nạp nhưng không có quyết định",
        explanation="Thời gian sinh hoạt ghi là vào bằng kết nạp mà không có số quyết "
        "định chuẩn y. Hãy ghi quyết định kết nạp, hoặc đính chính cách vào.",
        model=Enrolment,
        find=_missing,
    ),
    StandingRule(
        id="admissions_at_the_wrong_age",
        label="Kết nạp không đúng tuổi",
        explanation="Ngày quyết định, người được kết nạp chưa đủ 15 tuổi 1 ngày hoặc "
        "đã quá 30 tuổi (Điều lệ Đoàn, Điều 1). Hãy đối chiếu ngày sinh và ngày quyết "
        "định.",
        model=Admission,
        find=_wrong_age,
    ),
    StandingRule(
        id="admissions_in_the_future",
        label="Quyết định kết nạp ghi ngày chưa đến",
        explanation="Ngày quyết định ở sau hôm nay. Hãy đính chính ngày quyết định.",
        model=Admission,
        find=_ahead,
    ),
)
