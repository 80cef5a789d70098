from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.choices import ReviewState
from accounts.models import Event
from reports.choices import Severity
from reports.models import Explanation, Period, ReturnLine
from reports.returns import checks, sheets
from reports.services import explanations
from tests import factories

AT = datetime(2022, 7, 1, 8, tzinfo=UTC)
YOUTH = "activity_turns_youth"
TEXT = "Hai đợt ra quân lớn"


@pytest.fixture
def period(db):
    period = factories.PeriodFactory()
    factories.PeriodFigureFactory(period=period, figure=YOUTH, is_compulsory=False)
    return period


@pytest.fixture
def line(period, ha_quang, pac_bo):
    """Pác Bó had more than its ten turns."""
    return factories.ReturnLineFactory(
        unit_return__period=period,
        unit_return__unit=ha_quang,
        unit=pac_bo,
        figure=YOUTH,
        value=12,
    )


@pytest.fixture
def check(db):
    return factories.CheckFactory(
        left=[YOUTH], constant=10, severity=Severity.EXPLAIN, label="Nhiều lượt"
    )


@pytest.fixture
def explain(period, line, check, ha_quang, binh):
    def explain(**facts):
        usual = {"scope": ha_quang, "check": check.pk, "unit": line.unit_id}
        usual |= {"text": TEXT, "by": binh, "at": AT}
        return explanations.explain(period=period, **usual | facts)

    return explain


def survey(period, scope, user):
    sheet = sheets.load(period=period, scope=scope, user=user, today=AT.date())
    return checks.survey(sheet)


def test_explanation_is_written_for_the_numbers_of_now(
    explain, period, line, check, ha_quang, pac_bo, binh
):
    made = explain(text=f"  {TEXT} ")

    event = Event.objects.get(act="return.explain")
    assert (made.unit_return, made.unit, made.check_rule) == (
        line.unit_return,
        pac_bo,
        check,
    )
    assert (made.text, made.left, made.right) == (TEXT, 12, 10)
    assert (made.by, made.at) == (binh, AT)
    assert event.subject_id == str(line.unit_return.pk)
    assert event.detail == {
        "unit": str(pac_bo),
        "rule": "Nhiều lượt",
        "reason": TEXT,
    }
    [found] = survey(period, ha_quang, binh)
    assert (found.explanation, found.is_open) == (made, False)


def test_other_numbers_are_explained_anew(explain, period, line, ha_quang, binh):
    first = explain()
    ReturnLine.objects.update(value=13)
    [found] = survey(period, ha_quang, binh)
    assert found.is_open

    second = explain(text="Ba đợt")

    assert list(Explanation.objects.order_by("pk")) == [first, second]
    assert [f.explanation for f in survey(period, ha_quang, binh)] == [second]


def test_grassroots_secretary_explains_his_rows(
    explain, open_account, giang, truong_ha
):
    local = open_account("hai", "Nông Văn Hải", "secretary", truong_ha, giang)

    assert explain(scope=truong_ha, by=local).by == local


def test_whole_is_explained_for_the_sender(
    explain, check, ha_quang, truong_ha, refused
):
    check.is_whole = True
    check.save()

    assert explain(unit=ha_quang.pk).unit == ha_quang
    told = "Không còn gì để giải trình: các số đã khớp; hãy tải lại trang."
    with refused({"__all__": [told]}):
        explain(scope=truong_ha, unit=ha_quang.pk)


def test_what_is_not_asked_takes_two_missing_numbers(
    explain, period, line, check, ha_quang, pac_bo
):
    other = "activity_turns_members"
    factories.PeriodFigureFactory(period=period, figure=other, is_compulsory=False)
    type(check).objects.update(
        operator="REQUIRED_WITH", left=[other], right=[YOUTH], source="DECLARED"
    )

    made = explain()

    assert (made.left, made.right) == (None, 12)


def test_what_has_to_be_put_right_is_not_explained(explain, check, refused):
    check.severity = Severity.BLOCK
    check.save()

    told = "Nhiều lượt: phép kiểm tra này không nhận giải trình; hãy sửa số khai."
    with refused({"__all__": [told]}):
        explain()
    assert Explanation.objects.count() == 0


def test_numbers_that_fit_need_no_explanation(explain, line, clinic, refused):
    told = "Không còn gì để giải trình: các số đã khớp; hãy tải lại trang."

    with refused({"__all__": [told]}):
        explain(unit=clinic.pk)
    ReturnLine.objects.update(value=10)
    with refused({"__all__": [told]}):
        explain()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ", "Hãy ghi giải trình."),
        ("a" * 501, "Giải trình dài 501 chữ, quá 500 chữ; hãy viết gọn lại."),
    ],
)
def test_text_says_something_short(explain, refused, text, told):
    with refused({"text": [told]}):
        explain(text=text)


def test_return_that_was_sent_is_not_explained(explain, line, binh, refused):
    unit_return = line.unit_return
    unit_return.state = ReviewState.SUBMITTED
    unit_return.submitted_at, unit_return.submitted_by = AT, binh
    unit_return.save()

    with refused(
        {
            "__all__": [
                "Biểu đã gửi ngày 01/07/2022, đang chờ phê duyệt. Nếu cần sửa, hãy "
                "liên hệ Tỉnh Đoàn để trả lại biểu."
            ]
        }
    ):
        explain()


def test_return_that_was_not_begun_has_nothing_to_explain(
    explain, hoa_an, chi, refused
):
    told = "Biểu chưa có số nào nên chưa có gì để giải trình."
    with refused({"__all__": [told]}):
        explain(scope=hoa_an, by=chi)


def test_locked_period_is_not_explained(explain, an, refused):
    Period.objects.update(locked_at=AT, locked_by=an, lock_reason="xong")

    with refused(
        {
            "__all__": [
                "Kỳ báo cáo đã khóa ngày 01/07/2022: xong. Nếu cần sửa, hãy liên hệ "
                "Tỉnh Đoàn để được gia hạn."
            ]
        }
    ):
        explain()


def test_reader_explains_nothing(explain, dung):
    with pytest.raises(PermissionDenied):
        explain(by=dung)
    assert Explanation.objects.count() == 0
