from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Event
from reports.models import Extension, Period
from reports.services import extensions
from tests import factories

TODAY, UNTIL = date(2022, 7, 8), date(2022, 7, 20)


@pytest.fixture
def period(db):
    return factories.PeriodFactory(name="Sáu tháng đầu năm 2022")


@pytest.fixture
def grant(period, an):
    def grant(unit, **facts):
        usual = {"reason": " Mưa  lũ ", "expires_on": UNTIL, "on": TODAY}
        return extensions.grant(period=period, unit=unit, by=an, **usual | facts)

    return grant


def test_extension_is_granted(grant, an, period, hoa_an):
    made = grant(hoa_an)

    event = Event.objects.get(act="extension.grant")
    assert (made.period, made.unit, made.by) == (period, hoa_an, an)
    assert (made.granted_on, made.expires_on) == (TODAY, UNTIL)
    assert made.reason == "Mưa lũ"
    assert event.detail == {"reason": "Mưa lũ", "expires_on": "2022-07-20"}


@pytest.mark.parametrize("who", ["province", "hong_viet", "lam_son"])
def test_unit_that_sends_nothing_is_refused(grant, hoa_an, request, refused, who):
    unit = request.getfixturevalue(who)

    with refused(
        {
            "unit": [
                f"{unit} không phải đơn vị lập biểu của Sáu tháng đầu năm 2022; hãy "
                "chọn đơn vị trực tiếp dưới Tỉnh Đoàn."
            ]
        }
    ):
        grant(unit)


def test_unit_that_stood_on_another_day_is_refused(found, grant, province):
    late = found("CB-MOI", "LOCAL", "Huyện Đoàn Mới", province, on=date(2022, 7, 1))

    with pytest.raises(Exception, match="không phải đơn vị lập biểu"):
        grant(late)


@pytest.mark.parametrize(
    ("day", "on", "told"),
    [
        (
            date(2022, 7, 10),
            TODAY,
            "Sáu tháng đầu năm 2022 có hạn nộp chung là 10/07/2022; hãy chọn một ngày "
            "sau đó.",
        ),
        (
            date(2022, 7, 19),
            date(2022, 7, 20),
            "Ngày 19/07/2022 đã qua; hãy chọn ngày khác.",
        ),
    ],
)
def test_day_that_extends_nothing_is_refused(grant, hoa_an, refused, day, on, told):
    with refused({"expires_on": [told]}):
        grant(hoa_an, expires_on=day, on=on)
    assert Extension.objects.count() == 0


def test_first_day_after_the_common_one_is_taken(grant, hoa_an):
    assert grant(hoa_an, expires_on=date(2022, 7, 11)).pk is not None


def test_locked_period_is_opened_for_any_day_to_come(grant, period, an, hoa_an):
    at = datetime(2022, 7, 7, tzinfo=UTC)
    Period.objects.update(locked_at=at, locked_by=an)

    assert grant(hoa_an, expires_on=TODAY).expires_on == TODAY


def test_second_extension_waits_for_the_end_of_the_first(grant, an, hoa_an, refused):
    first = grant(hoa_an)

    with refused(
        {"__all__": ["Đơn vị đang được gia hạn kỳ này; hãy rút lần gia hạn cũ trước."]}
    ):
        grant(hoa_an)
    extensions.withdraw(extension=first, reason="Xong", by=an, on=TODAY)

    second = grant(hoa_an)
    assert list(Extension.objects.in_force(TODAY)) == [second]


def test_reason_is_compulsory(grant, an, hoa_an, refused):
    with refused({"reason": ["Trường này không được để trắng."]}):
        grant(hoa_an, reason=" ")
    made = grant(hoa_an)

    with refused({"reason": ["Hãy nhập lý do rút gia hạn."]}):
        extensions.withdraw(extension=made, reason="", by=an, on=TODAY)


def test_district_extends_nothing_for_itself(
    grant, period, open_account, giang, an, hoa_an
):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)
    facts = {"reason": "Mưa lũ", "expires_on": UNTIL, "on": TODAY}
    with pytest.raises(PermissionDenied):
        extensions.grant(period=period, unit=hoa_an, by=local, **facts)
    made = grant(hoa_an)

    with pytest.raises(PermissionDenied):
        extensions.withdraw(extension=made, reason="Xong", by=local, on=TODAY)
    assert Extension.objects.get().withdrawn_on is None


def test_extension_is_withdrawn_once(grant, an, hoa_an, refused):
    made = grant(hoa_an)

    gone = extensions.withdraw(extension=made, reason="Đã gửi", by=an, on=UNTIL)

    event = Event.objects.get(act="extension.withdraw")
    assert (gone.withdrawn_on, event.detail) == (UNTIL, {"reason": "Đã gửi"})
    told = "Gia hạn này đã rút ngày 20/07/2022; hãy tải lại trang."
    with refused({"__all__": [told]}):
        extensions.withdraw(extension=made, reason="Đã gửi", by=an, on=UNTIL)
