from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, transaction

from accounts.choices import ReviewState
from reports.models import (
    Check,
    Extension,
    Period,
    PeriodFigure,
    Portion,
    Reminder,
    Return,
    ReturnLine,
    Writing,
)
from tests import factories

AT = datetime(2022, 7, 5, 8, tzinfo=UTC)
SENT = "Phải ghi cả người và lúc gửi duyệt."
DECIDED = "Phải ghi cả người và lúc quyết định."
WHY = "Hãy nhập lý do trả lại."

# The row, what breaks it, and what is then told.
BROKEN = {
    "reports_check_until_after_since": (
        Check,
        {"until": date(2018, 1, 1)},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "reports_period_closing_after_opening": (
        Period,
        {"opening": date(2022, 7, 1)},
        "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi; hãy chọn lại.",
    ),
    "reports_period_due_after_opens": (
        Period,
        {"due_on": date(2022, 5, 31)},
        "Hạn nộp phải từ ngày mở biểu trở đi; hãy chọn lại.",
    ),
    "reports_period_locked_at_and_by": (
        Period,
        {"locked_at": AT},
        "Phải ghi cả người và lúc khóa.",
    ),
    "reports_return_submitted_at_and_by": (Return, {"submitted_at": AT}, SENT),
    "reports_return_decided_at_and_by": (Return, {"decided_at": AT}, DECIDED),
    "reports_return_returned_with_reason": (
        Return,
        {"state": ReviewState.RETURNED},
        WHY,
    ),
    "reports_return_one_a_period": (
        Return,
        {"unit": lambda row: row.period.returns.get().unit},
        "Đơn vị đã có biểu số liệu của kỳ này.",
    ),
    "reports_extension_one_open": (
        Extension,
        {"withdrawn_on": None},
        "Đơn vị đang được gia hạn kỳ này; hãy rút lần gia hạn cũ trước.",
    ),
    "reports_extension_expires_after_granted": (
        Extension,
        {"expires_on": date(2022, 7, 7)},
        "Hạn mới phải từ ngày gia hạn trở đi.",
    ),
    "reports_periodfigure_once": (
        PeriodFigure,
        {"figure": "activity_turns_members"},
        "Kỳ này đã hỏi chỉ tiêu này.",
    ),
    "reports_portion_submitted_at_and_by": (Portion, {"submitted_at": AT}, SENT),
    "reports_portion_decided_at_and_by": (Portion, {"decided_at": AT}, DECIDED),
    "reports_portion_returned_with_reason": (
        Portion,
        {"state": ReviewState.RETURNED},
        WHY,
    ),
    "reports_portion_once": (
        Portion,
        {"unit": lambda row: row.unit_return.portions.get().unit},
        "Cơ sở đã có phần của mình trong biểu này.",
    ),
    "reports_reminder_once_a_day": (
        Reminder,
        {"on": date(2022, 7, 11)},
        "Hôm nay đã nhắc người này rồi.",
    ),
    "reports_returnline_once": (
        ReturnLine,
        {"figure": "activity_turns_members"},
        "Số liệu này của đơn vị đã được ghi.",
    ),
    "reports_returnline_written_at_and_by": (
        ReturnLine,
        {"written_at": AT},
        "Phải ghi cả người và lúc ghi.",
    ),
    "reports_writing_once": (Writing, {"version": 1}, "Lần ghi này đã có."),
}


@pytest.fixture
def rows(ha_quang, truong_ha, clinic, binh):
    """A good row of each model, not saved, beside a saved one of the same thing."""
    unit_return = factories.ReturnFactory(unit=ha_quang)
    period = unit_return.period
    line = factories.ReturnLineFactory(unit_return=unit_return)
    factories.WritingFactory(line=line, version=1)
    factories.PeriodFigureFactory(period=period)
    factories.PortionFactory(unit_return=unit_return, unit=truong_ha)
    late = {"period": period, "unit": ha_quang, "by": binh}
    factories.ExtensionFactory(**late)
    late |= {"withdrawn_on": date(2022, 7, 9)}
    told = {"period": period, "unit": ha_quang, "user": binh}
    factories.ReminderFactory(**told)
    second = {"unit_return": unit_return, "unit": ha_quang}
    return {
        Check: factories.CheckFactory.build(),
        Period: factories.PeriodFactory.build(name="Kỳ khác"),
        Return: factories.ReturnFactory.build(period=period, unit=clinic),
        Extension: factories.ExtensionFactory.build(**late),
        PeriodFigure: factories.PeriodFigureFactory.build(
            period=period, figure="activity_turns_youth"
        ),
        Portion: factories.PortionFactory.build(unit_return=unit_return, unit=clinic),
        Reminder: factories.ReminderFactory.build(**told, on=date(2022, 7, 12)),
        ReturnLine: factories.ReturnLineFactory.build(
            **second, figure="activity_turns_youth"
        ),
        Writing: factories.WritingFactory.build(line=line, version=2, by=binh),
    }


def spoil(row, fault):
    for field, value in fault.items():
        setattr(row, field, value(row) if callable(value) else value)


@pytest.mark.parametrize("model", dict.fromkeys(m for m, _, _ in BROKEN.values()))
def test_good_row_is_allowed(rows, model):
    row = rows[model]

    row.full_clean()
    row.save()

    assert model.objects.filter(pk=row.pk).count() == 1


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_in_vietnamese(rows, refused, model, fault, message):
    row = rows[model]
    spoil(row, fault)

    with refused({NON_FIELD_ERRORS: [message]}):
        row.full_clean()


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_by_the_database(rows, model, fault, message):
    row = rows[model]
    spoil(row, fault)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
