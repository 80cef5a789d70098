from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from accounts.models import Event
from reports.models import Reminder
from reports.services import reminders
from tests import factories
from tests.conftest import OPENED, RURAL
from tests.fixtures_boards import TODAY, moment
from tests.mail_servers import FAILING, UNREACHABLE, Unreachable
from unions.models import Mandate
from unions.services import mandates


@pytest.fixture
def writer(open_account, giang):
    """The secretary of a unit, who has an address."""

    def writer(username, unit, role=Role.SECRETARY):
        user = open_account(username, f"Bí thư {username}", role, unit, giang)
        user.email = f"{username}@example.org"
        user.save()
        return user

    return writer


@pytest.fixture
def writers(districts, writer):
    """One for every district but Bảo Lâm."""
    d = districts
    return {
        unit: writer(name, unit)
        for name, unit in (
            ("hq", d.ha_quang),
            ("ha", d.hoa_an),
            ("tn", d.thong_nong),
            ("bl", d.bao_lac),
            ("hl", d.ha_lang),
            ("nb", d.nguyen_binh),
        )
    }


@pytest.fixture
def remind(asking):
    def remind(day=TODAY, by=None, is_planned=False):
        return reminders.remind(period=asking, day=day, by=by, is_planned=is_planned)

    return remind


def addresses():
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_those_who_have_not_sent_are_written_to(districts, writers, remind):
    """Thông Nông, whose return came back, Bảo Lạc, Nguyên Bình; nobody of Bảo Lâm can
    be, and the others have sent."""
    outcome = remind()

    assert addresses() == ["bl@example.org", "nb@example.org", "tn@example.org"]
    assert [standing.unit for standing, _ in outcome.sent] == [
        districts.bao_lac,
        districts.nguyen_binh,
        districts.thong_nong,
    ]
    assert [standing.unit for standing in outcome.silent] == [districts.bao_lam]
    assert outcome.failed == []


def test_letter_says_what_is_due_when_and_where(
    districts, writers, remind, asking, settings
):
    settings.SITE_ADDRESS = "https://doanvu.example.org/"
    remind()

    letter = next(m for m in mail.outbox if m.to == ["nb@example.org"])
    assert letter.subject == "6 tháng đầu năm 2022: biểu số liệu quá hạn 5 ngày"
    assert letter.body == (
        "Kính gửi đồng chí Bí thư nb,\n\n"
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Nguyên Bình chưa được bắt "
        "đầu.\n\n"
        "Hạn nộp: 10/07/2022 (quá hạn 5 ngày).\n\n"
        "Hãy đăng nhập Đoàn Vụ, mở mục Biểu mẫu, hoàn thành rồi gửi biểu.\n\n"
        f"https://doanvu.example.org/bieu-mau/{asking.pk}/CB-NGUYENBINH/\n\n"
        "Đoàn Vụ (thư tự động, xin không trả lời thư này)"
    )
    told = {m.to[0][:2]: m.body for m in mail.outbox}
    assert "được trả lại để hoàn thiện và chưa được gửi lại" in told["tn"]
    assert "của Huyện Đoàn Bảo Lạc chưa được gửi." in told["bl"]


def test_letter_without_an_address_of_the_office_has_no_link(writers, remind):
    remind()

    assert [m for m in mail.outbox if "http" in m.body] == []


def test_extension_moves_the_due_day_in_the_letter(districts, writer, remind):
    writer("lam", districts.bao_lam)

    remind()

    (letter,) = mail.outbox
    assert "Hạn nộp: 20/07/2022 (còn 5 ngày)." in letter.body


@pytest.mark.parametrize("who", ["below", "above", "ended", "closed", "reader", "bare"])
def test_only_whoever_answers_for_exactly_that_unit_is_written_to(
    districts, writer, remind, found, province, who
):
    unit = districts.nguyen_binh
    if who == "below":
        commune = found("CB-NB-1", "UNION", "Xã", unit, **RURAL)
        writer("x", commune)
    elif who == "above":
        writer("x", province, Role.STAFF)
    elif who == "ended":
        user = writer("x", unit)
        Mandate.objects.filter(user=user).update(until=TODAY)
    elif who == "closed":
        user = writer("x", unit)
        user.is_active = False
        user.save()
    elif who == "reader":
        writer("x", unit, Role.AUDITOR)
    else:
        user = writer("x", unit)
        user.email = ""
        user.save()

    outcome = remind()

    assert mail.outbox == []
    assert unit in [standing.unit for standing in outcome.silent]


def test_nobody_is_written_to_twice_a_day(writers, remind):
    remind()

    outcome = remind()

    assert len(mail.outbox) == Reminder.objects.count() == 3
    assert (outcome.sent, outcome.failed) == ([], [])


def test_two_who_answer_for_a_unit_are_both_written_to(districts, writer, remind):
    for name in ("a", "b"):
        writer(name, districts.nguyen_binh)

    remind()

    assert addresses() == ["a@example.org", "b@example.org"]


def test_one_letter_that_fails_leaves_the_others(districts, writers, remind, settings):
    settings.EMAIL_BACKEND = FAILING
    outcome = remind()
    assert addresses() == ["bl@example.org", "nb@example.org"]
    assert [user for _, user in outcome.failed] == [writers[districts.thong_nong]]
    assert Reminder.objects.count() == 2

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    remind()

    assert addresses() == ["bl@example.org", "nb@example.org", "tn@example.org"]


def test_server_that_cannot_be_reached_is_not_waited_for(writers, remind, settings):
    settings.EMAIL_BACKEND = UNREACHABLE
    Unreachable.tried = 0

    outcome = remind()

    assert (len(outcome.failed), Unreachable.tried) == (3, 2)
    assert not Reminder.objects.exists()


# The plan of the office


def test_plan_writes_on_its_days_only(districts, writer, remind):
    writer("nb", districts.nguyen_binh)
    due = date(2022, 7, 10)
    written = []

    for days in range(-10, 12):
        before = len(mail.outbox)
        remind(due + timedelta(days), is_planned=True)
        written += [days] * (len(mail.outbox) - before)

    assert written == [-7, -3, -1, 1, 4, 7, 10]


def test_plan_tells_of_silent_units_from_its_first_day_on(districts, remind):
    def silent(day):
        return districts.nguyen_binh in [
            standing.unit for standing in remind(day, is_planned=True).silent
        ]

    assert [silent(date(2022, 7, day)) for day in (2, 3)] == [False, True]


def test_plan_makes_up_for_a_day_that_was_missed(districts, writer, remind):
    writer("nb", districts.nguyen_binh)

    for day in (5, 6, 12, 13):
        remind(date(2022, 7, day), is_planned=True)

    assert list(Reminder.objects.values_list("on", flat=True).order_by("on")) == [
        date(2022, 7, 5),
        date(2022, 7, 12),
    ]


def test_nothing_is_owed_before_the_form_opens(districts, writers, remind):
    assert remind(date(2022, 5, 31)).silent == []
    assert mail.outbox == []


def test_locked_period_is_owed_by_whom_it_was_extended_for(
    districts, writer, writers, remind, asking, giang
):
    writer("lam", districts.bao_lam)
    asking.locked_at, asking.locked_by = moment(14), giang
    asking.save()

    remind()

    assert addresses() == ["lam@example.org"]


def test_periods_to_remind_of(districts, asking, giang):
    assert list(reminders.open_periods(date(2022, 5, 31))) == []
    assert list(reminders.open_periods(TODAY)) == [asking]
    asking.locked_at, asking.locked_by = moment(14), giang
    asking.save()
    assert list(reminders.open_periods(TODAY)) == [asking]
    assert list(reminders.open_periods(date(2022, 7, 21))) == []


# Who may


def test_staff_reminds_within_the_own_mandate(
    districts, writers, remind, open_account, giang
):
    linh = open_account("linh", "Nông Mai Linh", Role.STAFF, districts.bao_lac, giang)

    outcome = remind(by=linh)

    assert addresses() == ["bl@example.org"]
    assert [standing.unit for standing in outcome.silent] == []


@pytest.mark.parametrize("who", ["binh", "dung"])
def test_whoever_may_not_is_refused(writers, remind, request, who, refused):
    user = request.getfixturevalue(who)
    words = (
        f"{user} không có quyền nhắc nộp biểu 6 tháng đầu năm 2022; hãy nhờ người "
        "phụ trách."
    )

    with refused({"__all__": [words]}):
        remind(by=user)

    assert mail.outbox == []


def test_log_tells_it_once(writers, remind, an):
    remind(by=an)
    remind(by=an)

    (event,) = Event.objects.filter(act="reminder.send")
    assert (event.by, event.subject) == ("an", "6 tháng đầu năm 2022")
    assert event.detail == {"letters": 3, "failed": 0}


def test_questions_do_not_grow_with_units(districts, writer, asking):
    def count():
        with CaptureQueriesContext(connection) as queries:
            rows = reminders.standings.load(
                [asking], reminders.Placement.objects.all(), today=TODAY
            )[asking]
            found = reminders.lay_out(period=asking, rows=rows, day=TODAY)
        return len(queries), len(found.letters)

    user = writer("nb", districts.nguyen_binh)
    one, letters = count()
    assert letters == 1
    for unit in (districts.bao_lac, districts.thong_nong):
        mandates.grant(user=user, unit=unit, on=OPENED, by=user)

    assert count() == (one, 3)


def test_reminder_of_another_run_is_respected(districts, writer, asking, remind):
    """Both have laid out the same letter; the second to write it sends nothing."""
    user = writer("nb", districts.nguyen_binh)
    rows = reminders.standings.load(
        [asking], reminders.Placement.objects.all(), today=TODAY
    )[asking]
    planned = reminders.lay_out(period=asking, rows=rows, day=TODAY)
    factories.ReminderFactory(
        period=asking, unit=districts.nguyen_binh, user=user, on=TODAY
    )

    outcome = reminders.deliver(planned, TODAY)

    assert (mail.outbox, outcome.sent, outcome.failed) == ([], [], [])
