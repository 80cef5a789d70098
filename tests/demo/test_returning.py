"""The returns of the sample: two periods that are closed, one that is open."""

from collections import Counter
from datetime import date

from django.db.models import F
from django.utils import timezone

from accounts.choices import ReviewState
from accounts.models import User
from reports import reconciliation
from reports.catalogue import DECLARED, FIGURES
from reports.figures import read
from reports.models import Extension, Period, Portion, Return, ReturnLine, Writing
from reports.returns import checks, sheets
from unions.models import Unit

OPENING, CLOSING = date(2018, 11, 30), date(2022, 6, 30)
DRAFT, SUBMITTED, APPROVED, RETURNED = ReviewState


def open_period():
    return Period.objects.get(locked_at=None)


def values(opening, closing):
    scope = Unit.objects.get(code="CB")
    readings = read(FIGURES, scope=scope, opening=opening, closing=closing)
    return {
        name: readings.value(name, at)
        for name in DECLARED
        for at in ("opening", "closing", "span")
    }


def test_two_periods_are_closed_with_every_return_approved(sample):
    closed = Period.objects.exclude(locked_at=None).order_by("closing")

    assert [(p.closing, p.returns.count()) for p in closed] == [
        (date(2021, 12, 31), 15),
        (CLOSING, 15),
    ]
    states = Return.objects.filter(period__in=closed).values_list("state", flat=True)
    assert set(states) == {APPROVED}


def test_open_period_has_returns_in_every_state(sample):
    period, today = open_period(), timezone.localdate()

    assert period.opening <= today <= period.closing
    assert period.opens_on < today < period.due_on
    assert Counter(period.returns.values_list("state", flat=True)) == {
        APPROVED: 3,
        SUBMITTED: 4,
        RETURNED: 2,
        DRAFT: 3,
    }
    remarked = period.returns.filter(state=RETURNED, lines__remark__gt="")
    assert remarked.distinct().count() == 1
    again = period.returns.get(rounds=2)
    assert again.state == SUBMITTED
    changed = again.lines.filter(sent_before__isnull=False).exclude(
        sent=F("sent_before")
    )
    assert changed.count() == 3
    assert Extension.objects.get().period == period


def test_grassroots_units_hand_in_their_portions(sample):
    portions = Portion.objects.order_by("unit__code")

    assert [(p.unit.name, p.state) for p in portions] == [
        ("Đoàn xã Lũng Nặm", RETURNED),
        ("Đoàn xã Ngọc Đào", APPROVED),
        ("Đoàn xã Sóc Hà", SUBMITTED),
        ("Đoàn xã Trường Hà", DRAFT),
    ]
    truong_ha = User.objects.get(username="truongha")
    assert truong_ha.check_password("doanvu-demo")
    assert truong_ha.mandates.get().unit.code == "CB-HAQUANG-TRUONGHA"


def test_late_senders_are_known(sample):
    late = Return.objects.filter(first_sent_on__gt=F("period__due_on"))

    assert {row.unit.code for row in late} == {"CB-BAOLAC"}


def test_findings_of_what_was_approved_are_explained(sample):
    period = Period.objects.get(closing=CLOSING)
    by = User.objects.get(username="tinhdoan")
    rows = period.returns.filter(explanations__isnull=False).distinct()

    assert rows.count() > 3
    for row in rows:
        sheet = sheets.load(period=period, scope=row.unit, user=by, today=CLOSING)
        found = checks.survey(sheet)
        assert [f for f in found if f.may_be_explained and not f.is_explained] == []
        assert any(f.is_explained for f in found)


def test_overrides_have_reasons_and_districts_agree_with_the_register(sample):
    told = ReturnLine.objects.filter(unit_return__period__closing=CLOSING)
    overridden = told.exclude(value=F("counted")).filter(counted__isnull=False)

    assert overridden.count() > 0
    assert set(overridden.values_list("reason", flat=True)).isdisjoint({""})


def test_every_line_has_its_writing(sample):
    assert Writing.objects.count() == ReturnLine.objects.count() + 3


def test_returns_of_the_open_period_move_no_earlier_figure(sample):
    by = User.objects.get(username="tinhdoan")
    before = values(OPENING, CLOSING)
    assert by.has_perm("reports.approve_return")

    Return.objects.filter(period=open_period()).update(state=APPROVED)

    assert values(OPENING, CLOSING) == before


def test_reader_is_told_that_the_open_period_is_not_complete(sample):
    period = open_period()
    scope = Unit.objects.get(code="CB")
    readings = read(FIGURES, scope=scope, opening=CLOSING, closing=period.closing)

    told = [each.text for each in reconciliation.check(readings)]
    assert told == [
        f"Kỳ “{period}”: 3/15 đơn vị đã được phê duyệt; số do đơn vị khai trong kỳ này "
        "chưa đủ."
    ]
