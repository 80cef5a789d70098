from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import ReviewState
from reports.choices import Severity
from reports.models import PeriodFigure
from reports.returns import checks
from tests import factories
from tests.conftest import RURAL
from unions.choices import Form

MEMBERS, YOUTH = "activity_turns_members", "activity_turns_youth"
REPORTED = "members_reported"


@pytest.fixture(autouse=True)
def optional(period):
    """Nothing has to be filled in, unless a test says so."""
    period.figures.update(is_compulsory=False)


def require(period, *figures):
    PeriodFigure.objects.filter(period=period, figure__in=figures).update(
        is_compulsory=True
    )


def tell(found):
    return [(f.key, f.figures, f.severity, f.is_open) for f in found]


def test_return_without_a_fault_has_no_finding(sheet_of, ha_quang, pac_bo, clinic):
    assert checks.survey(sheet_of(ha_quang)) == []


def test_compulsory_cell_that_is_empty_is_found(
    sheet_of, period, say, ha_quang, pac_bo, clinic
):
    require(period, YOUTH)
    say(clinic, **{YOUTH: 0})

    [found] = checks.survey(sheet_of(ha_quang))

    key = f"trong-{pac_bo.pk}-{YOUTH}"
    assert tell([found]) == [(key, (YOUTH,), Severity.BLOCK, True)]
    assert (found.unit, found.check, found.is_gap) == (pac_bo.pk, None, True)
    assert found.sentence == (
        "“Lượt thanh niên ngoài Đoàn tham gia hoạt động” bắt buộc phải có mà còn "
        "trống; hãy ghi số, không có thì ghi 0."
    )


def test_number_other_than_the_register_needs_a_reason(
    sheet_of, say, ha_quang, pac_bo, clinic, small
):
    say(clinic, **{REPORTED: 1})
    say(pac_bo, **{REPORTED: 5})

    [found] = checks.survey(sheet_of(ha_quang))

    key = f"lech-{pac_bo.pk}-{REPORTED}"
    assert tell([found]) == [(key, (REPORTED,), Severity.EXPLAIN, True)]
    assert (found.left, found.right) == (5, 2)
    assert found.sentence == (
        "“Đoàn viên theo biểu của đơn vị” khai 5, sổ đếm được 2; hãy ghi lý do khác "
        "nhau, lấy số của sổ hoặc đính chính sổ."
    )
    say(pac_bo, "Ba đoàn viên chờ hồ sơ", **{REPORTED: 5})
    assert checks.survey(sheet_of(ha_quang)) == []


def test_register_that_moves_after_the_confirmation_is_told(
    sheet_of, say, ha_quang, pac_bo, small, enrol
):
    say(pac_bo, **{REPORTED: 2})
    assert checks.survey(sheet_of(ha_quang)) == []

    enrol(pac_bo, "Hoàng Văn Thái")

    [found] = checks.survey(sheet_of(ha_quang))
    assert (found.left, found.right) == (2, 3)


def test_check_of_rows_is_judged_in_each(sheet_of, say, rule, ha_quang, pac_bo, clinic):
    check = rule("AT_MOST", [YOUTH], [MEMBERS], factor=2, label="Lượt cân đối.")
    say(pac_bo, **{MEMBERS: 10, YOUTH: 21})
    say(clinic, **{MEMBERS: 10, YOUTH: 20})

    [found] = checks.survey(sheet_of(ha_quang))

    assert tell([found]) == [
        (f"c{check.pk}-{pac_bo.pk}", (YOUTH, MEMBERS), Severity.BLOCK, True)
    ]
    assert (found.left, found.right, found.unit) == (21, 20, pac_bo.pk)
    assert found.sentence == (
        "Lượt cân đối: “Lượt thanh niên ngoài Đoàn tham gia hoạt động” là 21, không "
        "được lớn hơn 2 lần “Lượt đoàn viên tham gia hoạt động” là 20. Hãy sửa các số "
        "này."
    )


def test_check_of_the_whole_is_judged_by_sums(
    sheet_of, say, rule, ha_quang, truong_ha, pac_bo, clinic
):
    check = rule(
        "AT_MOST", [YOUTH], source="NUMBER", constant=1500, is_whole=True, label="Trần"
    )
    say(pac_bo, **{YOUTH: 1000})
    say(clinic, **{YOUTH: 1000})

    [found] = checks.survey(sheet_of(ha_quang))

    assert found.key == f"c{check.pk}-{ha_quang.pk}"
    assert (found.unit, found.is_whole) == (ha_quang.pk, True)
    assert found.sentence == (
        "Trần: cộng cả biểu, “Lượt thanh niên ngoài Đoàn tham gia hoạt động” là 2.000, "
        "không được lớn hơn 1.500. Hãy sửa số khai."
    )
    assert checks.survey(sheet_of(truong_ha)) == []


def test_sum_is_judged_once_its_column_is_full(
    sheet_of, period, say, rule, ha_quang, pac_bo, clinic
):
    rule("AT_LEAST", [YOUTH], source="NUMBER", constant=3, is_whole=True)
    require(period, YOUTH)
    say(pac_bo, **{YOUTH: 1})
    assert [f.is_gap for f in checks.survey(sheet_of(ha_quang))] == [True]

    say(clinic, **{YOUTH: 1})

    assert [(f.left, f.right) for f in checks.survey(sheet_of(ha_quang))] == [(2, 3)]


def test_optional_cells_add_nothing_to_the_sum(
    sheet_of, say, rule, ha_quang, pac_bo, clinic
):
    rule("AT_LEAST", [YOUTH], source="NUMBER", constant=3, is_whole=True)
    assert checks.survey(sheet_of(ha_quang)) == []

    say(pac_bo, **{YOUTH: 1})

    assert [(f.left, f.right) for f in checks.survey(sheet_of(ha_quang))] == [(1, 3)]


def test_register_is_counted_for_each_unit(
    sheet_of, say, rule, ha_quang, truong_ha, pac_bo, clinic, small
):
    rule("AT_MOST", [YOUTH], ["members"], source="REGISTER", label="Theo sổ")
    rule("AT_MOST", ["units_using_software"], ["admissions"], source="REGISTER")
    say(pac_bo, **{YOUTH: 3})
    say(clinic, **{YOUTH: 1})
    say(truong_ha, units_using_software=1)

    found = checks.survey(sheet_of(ha_quang))

    assert [(f.unit, f.left, f.right) for f in found] == [
        (truong_ha.pk, 1, 0),
        (pac_bo.pk, 3, 2),
    ]
    assert found[1].sentence == (
        "Theo sổ: “Lượt thanh niên ngoài Đoàn tham gia hoạt động” là 3, không được lớn "
        "hơn số đếm từ sổ “Đoàn viên” là 2. Hãy sửa số khai hoặc đính chính sổ."
    )


def test_register_of_the_whole_is_that_of_the_sender(
    sheet_of, say, rule, ha_quang, pac_bo, clinic, small
):
    rule("EQUAL", [YOUTH], ["members"], source="REGISTER", is_whole=True)
    rule("EQUAL", ["model_branch_meetings"], ["branches"], source="REGISTER")
    say(pac_bo, **{YOUTH: 4})
    say(ha_quang, model_branch_meetings=2)

    found = checks.survey(sheet_of(ha_quang))

    assert [(f.unit, f.left, f.right) for f in found] == [
        (ha_quang.pk, 2, 1),
        (ha_quang.pk, 4, 3),
    ]


def test_jump_from_the_last_period_is_found(
    sheet_of, period, say, rule, ask, ha_quang, pac_bo
):
    before = factories.PeriodFactory(
        opening=date(2021, 7, 1), closing=date(2021, 12, 31)
    )
    ask(before, (YOUTH, "CELL"))
    approved = factories.ReturnFactory(
        period=before, unit=ha_quang, state=ReviewState.APPROVED
    )
    factories.ReturnLineFactory(
        unit_return=approved, unit=pac_bo, figure=YOUTH, value=10
    )
    rule("AT_MOST", [YOUTH], [YOUTH], source="PREVIOUS", factor=Decimal("1.5"))
    say(pac_bo, **{YOUTH: 16})

    [found] = checks.survey(sheet_of(ha_quang))

    assert (found.left, found.right, found.figures) == (16, 15, (YOUTH,))
    assert "1,5 lần “Lượt thanh niên ngoài Đoàn tham gia hoạt động” của kỳ trước" in (
        found.sentence
    )


def test_check_holds_for_periods_that_end_within_its_days(
    sheet_of, say, rule, ha_quang, pac_bo
):
    facts = {"source": "NUMBER", "constant": 1}
    rule("AT_MOST", [YOUTH], since=date(2022, 7, 1), **facts)
    rule("AT_MOST", [YOUTH], until=date(2022, 6, 30), **facts)
    held = rule("AT_MOST", [YOUTH], since=date(2022, 6, 30), **facts)
    say(pac_bo, **{YOUTH: 2})

    assert [f.check for f in checks.survey(sheet_of(ha_quang))] == [held]


def test_explanation_covers_its_two_numbers_alone(
    sheet_of, say, rule, unit_return, ha_quang, pac_bo
):
    check = rule(
        "AT_MOST", [YOUTH], source="NUMBER", constant=1, severity=Severity.EXPLAIN
    )
    say(pac_bo, **{YOUTH: 2})
    told = factories.ExplanationFactory(
        unit_return=unit_return, check_rule=check, unit=pac_bo, left=2, right=1
    )

    [found] = checks.survey(sheet_of(ha_quang))
    assert (found.explanation, found.is_explained, found.is_open) == (told, True, False)

    say(pac_bo, **{YOUTH: 3})
    [found] = checks.survey(sheet_of(ha_quang))
    assert (found.explanation, found.is_open) == (None, True)


def test_explanation_does_not_open_what_has_to_be_put_right(
    sheet_of, say, rule, unit_return, ha_quang, pac_bo
):
    facts = {"source": "NUMBER", "constant": 1}
    explained = [
        rule("AT_MOST", [YOUTH], severity=severity, **facts) for severity in Severity
    ]
    say(pac_bo, **{YOUTH: 2})
    for check in explained:
        factories.ExplanationFactory(
            unit_return=unit_return, check_rule=check, unit=pac_bo, left=2, right=1
        )

    found = checks.survey(sheet_of(ha_quang))

    assert [(f.severity, f.may_be_explained, f.is_open) for f in found] == [
        (Severity.BLOCK, False, True),
        (Severity.EXPLAIN, True, False),
    ]


def test_last_explanation_counts(sheet_of, say, rule, unit_return, ha_quang, pac_bo):
    check = rule(
        "AT_MOST", [YOUTH], source="NUMBER", constant=1, severity=Severity.EXPLAIN
    )
    say(pac_bo, **{YOUTH: 2})
    own = {"unit_return": unit_return, "check_rule": check, "unit": pac_bo}
    _, last = (
        factories.ExplanationFactory(
            **own, left=2, right=1, at=datetime(2022, 7, day, tzinfo=UTC)
        )
        for day in (1, 2)
    )

    assert [f.explanation for f in checks.survey(sheet_of(ha_quang))] == [last]


def test_rows_are_surveyed_alone(sheet_of, period, say, rule, ha_quang, pac_bo, clinic):
    rule("AT_MOST", [YOUTH], source="NUMBER", constant=1)
    rule("AT_MOST", [YOUTH], source="NUMBER", constant=1, is_whole=True)
    for unit in (pac_bo, clinic):
        say(unit, **{YOUTH: 2})

    found = checks.survey_rows(sheet_of(ha_quang), [clinic.pk])

    assert [(f.unit, f.is_whole) for f in found] == [(clinic.pk, False)]


def test_queries_do_not_grow_with_the_rows(
    sheet_of, say, rule, found, ha_quang, truong_ha, pac_bo, clinic
):
    rule("AT_MOST", [YOUTH], ["members"], source="REGISTER")
    rule("AT_MOST", [YOUTH], ["members"], source="REGISTER", is_whole=True)
    rule("AT_MOST", [YOUTH], source="NUMBER", severity=Severity.EXPLAIN)

    def count():
        sheet = sheet_of(ha_quang)
        with CaptureQueriesContext(connection) as queries:
            told = checks.survey(sheet)
        return len(queries), len(told)

    say(pac_bo, **{YOUTH: 9})
    one = count()
    for number in range(3):
        unit = found(
            f"CB-HQ-TH-{number}", Form.BRANCH, f"Chi đoàn {number}", truong_ha, **RURAL
        )
        say(unit, **{YOUTH: 9})

    assert one == (4, 3)
    assert count() == (4, 9)
