from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.models import Event
from accounts.services import events


def test_event_about_a_row_keeps_words_and_ids(giang, province):
    before = timezone.now()

    event = events.record(
        by=giang,
        act="unit.count",
        subject=province,
        on=date(2022, 6, 30),
        members=30312,
        share=Decimal("42.28"),
        into=None,
    )

    event.refresh_from_db()
    assert (event.by, event.act) == ("giang", "unit.count")
    assert (event.subject_type, event.subject_id) == ("unions.unit", str(province.pk))
    assert event.subject == "Tỉnh Đoàn Cao Bằng"
    assert event.detail == {
        "on": "2022-06-30",
        "members": 30312,
        "share": "42.28",
        "into": None,
    }
    assert abs((event.at - before).total_seconds()) < 60


def test_event_about_many_rows_keeps_a_word(giang):
    event = events.record(by=giang, act="register.open", subject="Đơn vị")

    assert (event.subject_type, event.subject_id) == ("", "")
    assert (event.subject, event.detail) == ("Đơn vị", {})


def test_event_about_a_long_name_is_cut_to_its_column(giang):
    event = events.record(by=giang, act="register.open", subject="Đ" * 500)

    assert event.subject == "Đ" * 400


@pytest.mark.parametrize(
    ("user", "count"),
    [("giang", 1), ("an", 0), ("binh", 0), ("dung", 0), ("nobody", 0)],
)
def test_log_is_visible_to_the_permission_alone(giang, request, user, count):
    reader = request.getfixturevalue(user)
    events.record(by=giang, act="unit.count", subject="Đơn vị")

    visible = Event.objects.visible_to(reader).filter(act="unit.count")

    assert visible.count() == count


def test_log_is_visible_to_an_auditor(giang, nobody):
    events.record(by=giang, act="unit.count", subject="Đơn vị")
    nobody.user_permissions.add(Permission.objects.get(codename="view_event"))

    visible = Event.objects.visible_to(nobody).filter(act="unit.count")

    assert visible.count() == 1


def test_event_outlives_its_author_and_subject(giang):
    events.record(by=giang, act="user.seen", subject=giang)

    giang.delete()

    assert Event.objects.get(act="user.seen").subject == "Hoàng Trường Giang"
