from datetime import datetime

import pytest
from django.core import mail
from django.utils import timezone

from accounts.choices import Role
from reports.models import Reminder
from tests.mail_servers import FAILING


@pytest.fixture
def lam(districts, open_account, giang):
    """Secretary of Nguyên Bình, that has not begun."""
    user = open_account(
        "lam", "Bế Văn Lâm", Role.SECRETARY, districts.nguyen_binh, giang
    )
    user.email = "tn@example.org"
    user.save()
    return user


SILENT = "".join(
    f"6 tháng đầu năm 2022: Huyện Đoàn {name} chưa gửi biểu, nhưng không có ai phụ "
    "trách có địa chỉ thư.\n"
    for name in ("Bảo Lạc", "Bảo Lâm", "Thông Nông")
)


def test_command_writes_and_tells_how_many(lam, run):
    code, out, err = run("remind_returns", "--on", "2022-07-15")

    assert (code, err) == (0, "")
    assert out == f"{SILENT}6 tháng đầu năm 2022: đã gửi 1 thư.\n"
    assert [letter.to for letter in mail.outbox] == [["tn@example.org"]]


def test_command_run_twice_writes_once(lam, run):
    run("remind_returns", "--on", "2022-07-15")

    code, out, _ = run("remind_returns", "--on", "2022-07-15")

    assert (code, out) == (0, f"{SILENT}6 tháng đầu năm 2022: đã gửi 0 thư.\n")
    assert len(mail.outbox) == 1


def test_dry_run_writes_nothing(lam, run):
    code, out, _ = run("remind_returns", "--on", "2022-07-15", "--dry-run")

    assert code == 0
    assert out == (
        "6 tháng đầu năm 2022: Huyện Đoàn Nguyên Bình, quá hạn 5 ngày → Bế Văn Lâm "
        f"<tn@example.org>\n{SILENT}6 tháng đầu năm 2022: sẽ gửi 1 thư.\n"
    )
    assert (mail.outbox, Reminder.objects.count()) == ([], 0)


def test_letter_that_fails_ends_in_one(lam, run, settings):
    settings.EMAIL_BACKEND = FAILING

    code, out, err = run("remind_returns", "--on", "2022-07-15")

    assert code == 1
    assert out == f"{SILENT}6 tháng đầu năm 2022: đã gửi 0 thư.\n"
    assert err == (
        "6 tháng đầu năm 2022: thư cho Bế Văn Lâm <tn@example.org> (Huyện Đoàn Nguyên "
        "Bình) không gửi được.\n"
        "Có thư không gửi được; hãy kiểm tra EMAIL_URL. Lần chạy sau gửi lại.\n"
    )


def test_today_is_the_usual_day(lam, run, monkeypatch):
    now = datetime(2022, 7, 10, 20, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr(timezone, "now", lambda: now)

    run("remind_returns")

    assert [str(reminder.on) for reminder in Reminder.objects.all()] == ["2022-07-10"]


def test_no_open_period_is_told(db, run):
    assert run("remind_returns") == (
        0,
        "Không có kỳ báo cáo nào đang mở; không có ai để nhắc.\n",
        "",
    )


@pytest.mark.parametrize("day", ["31/12/2022", "2022-02-30", "mai"])
def test_day_that_is_none_is_refused(lam, run, day):
    code, _, err = run("remind_returns", "--on", day)

    assert code == 2
    assert err.startswith("--on")
    assert mail.outbox == []


def test_future_can_only_be_looked_at(lam, run):
    code, _, err = run("remind_returns", "--on", "2999-01-01")

    assert (code, err) == (
        2,
        "--on: ngày 01/01/2999 sau hôm nay nên chưa gửi thư được; hãy thêm --dry-run "
        "để xem sẽ viết cho ai.\n",
    )
    assert run("remind_returns", "--on", "2999-01-01", "--dry-run")[0] == 0
