from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.choices import ReviewState
from reports.models import Period, Portion, Return
from reports.returns import locks
from tests import factories

OPENS, DUE = date(2022, 6, 1), date(2022, 7, 10)
SENT = datetime(2022, 7, 5, 8, tzinfo=UTC)
DAY = date(2022, 7, 6)


@pytest.fixture
def facts(db, ha_quang, truong_ha):
    """A period that is open, a return and a portion that are being written."""
    period = factories.PeriodFactory(opens_on=OPENS, due_on=DUE)
    unit_return = factories.ReturnFactory(period=period, unit=ha_quang)
    portion = factories.PortionFactory(unit_return=unit_return, unit=truong_ha)
    return {
        "period": period,
        "unit_return": unit_return,
        "portion": portion,
        "extension": None,
        "is_part": False,
        "today": DAY,
    }


def test_open_return_is_written_by_everybody(facts):
    assert locks.find(**facts) is None
    assert locks.find(**facts | {"is_part": True}) is None
    assert locks.find(**facts | {"unit_return": None, "portion": None}) is None


def test_overdue_return_is_still_written(facts):
    assert locks.find(**facts | {"today": DUE + timedelta(30)}) is None


def test_return_opens_on_its_day(facts):
    before = OPENS - timedelta(1)

    assert locks.find(**facts | {"today": OPENS}) is None
    assert locks.find(**facts | {"today": before}) == "Biểu mở từ ngày 01/06/2022."


def test_locked_period_says_why_and_who_opens_it(facts, an):
    facts["period"] = Period(
        locked_at=SENT, locked_by=an, lock_reason="đã ban hành báo cáo", opens_on=OPENS
    )

    assert locks.find(**facts) == (
        "Kỳ báo cáo đã khóa ngày 05/07/2022: đã ban hành báo cáo. Nếu cần sửa, hãy "
        "liên hệ Tỉnh Đoàn để được gia hạn."
    )


def test_extension_opens_a_locked_period(facts, an):
    facts["period"] = Period(locked_at=SENT, locked_by=an, opens_on=OPENS)
    extension = factories.ExtensionFactory(period=facts["unit_return"].period)

    assert locks.find(**facts | {"extension": extension}) is None


def test_return_that_was_sent_or_approved_is_closed(facts, dung):
    sent = Return(state=ReviewState.SUBMITTED, submitted_at=SENT)
    approved = Return(state=ReviewState.APPROVED, decided_at=SENT, decided_by=dung)

    assert locks.find(**facts | {"unit_return": sent}) == (
        "Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt. Nếu cần sửa, hãy liên hệ "
        "Tỉnh Đoàn để trả lại biểu."
    )
    assert locks.find(**facts | {"unit_return": approved}) == (
        "Biểu đã được Đàm Tiến Dũng phê duyệt ngày 05/07/2022. Nếu cần sửa, hãy liên "
        "hệ Tỉnh Đoàn để trả lại biểu."
    )


def test_portion_that_was_handed_in_is_closed_to_its_unit_alone(facts, binh):
    handed_in = Portion(state=ReviewState.SUBMITTED, submitted_at=SENT)
    confirmed = Portion(state=ReviewState.APPROVED, decided_at=SENT, decided_by=binh)

    for portion, told in (
        (
            handed_in,
            "Phần của cơ sở đã nộp ngày 05/07/2022, đang chờ xác nhận; đơn vị cấp trên "
            "trả lại thì mới sửa được.",
        ),
        (
            confirmed,
            "Phần của cơ sở đã được Lục Văn Bình xác nhận ngày 05/07/2022; đơn vị cấp "
            "trên trả lại thì mới sửa được.",
        ),
    ):
        assert locks.find(**facts | {"portion": portion}) is None
        assert locks.find(**facts | {"portion": portion, "is_part": True}) == told


def test_extension_moves_the_day_it_is_due(facts):
    period = facts["period"]
    later = factories.ExtensionFactory(period=period, expires_on=date(2022, 8, 1))
    earlier = factories.ExtensionFactory(
        period=period, granted_on=OPENS, expires_on=date(2022, 6, 30)
    )

    assert locks.due_on(period, None) == DUE
    assert locks.due_on(period, later) == date(2022, 8, 1)
    assert locks.due_on(period, earlier) == DUE


def test_extension_holds_until_its_last_day(facts, ha_quang, hoa_an):
    period = facts["period"]
    made = factories.ExtensionFactory(
        period=period, unit=ha_quang, granted_on=DUE, expires_on=date(2022, 8, 1)
    )

    assert locks.extension_of(period, ha_quang, date(2022, 8, 1)) == made
    assert locks.extension_of(period, ha_quang, date(2022, 8, 2)) is None
    assert locks.extension_of(period, hoa_an, date(2022, 8, 1)) is None
    made.withdrawn_on = DUE
    made.save()
    assert locks.extension_of(period, ha_quang, DUE) is None
