from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import ReviewState
from reports.choices import Operator, Severity, Source
from reports.models import Return, ReturnLine
from tests import factories
from tests.fixtures_cells import FUNDS, YOUTH, cell, kept
from tests.fixtures_reviews import INSTALLS, MEMBERS, TURNS, WRITTEN

pytestmark = pytest.mark.django_db


# What is answered


def test_saved_cell_is_told(send_cells, binh, pac_bo):
    status, told = send_cells(binh, cell(pac_bo, "1250"))

    line = ReturnLine.objects.get()
    assert status == 200
    assert told["cells"] == [
        {
            "unit": pac_bo.pk,
            "figure": TURNS,
            "status": "saved",
            "version": 1,
            "text": "1250",
            "shown": "1.250",
            "reason": "",
            "message": "",
            "by": "Lục Văn Bình",
            "at": f"{line.written_at.astimezone():%H:%M ngày %d/%m/%Y}",
        }
    ]
    assert kept() == {("CB-HQ-TH-PB", TURNS): [1250]}


def test_rows_sums_and_progress_are_told(send_cells, binh, pac_bo, clinic, ha_quang):
    cells = [cell(clinic, "1000"), cell(ha_quang, "5000000", FUNDS)]
    _, told = send_cells(binh, *cells)
    assert told["sums"] == {"SENDER": {FUNDS: "5.000.000"}, "BRANCH": {TURNS: "1.000"}}

    _, told = send_cells(binh, cell(pac_bo, "250"), cell(pac_bo, "1", YOUTH))

    assert told["rows"] == {
        str(pac_bo.pk): {"findings": [], "totals": {"activity_participants": "251"}}
    }
    assert told["sums"] == {"BRANCH": {TURNS: "1.250", YOUTH: "1"}}
    assert told["progress"] == {"filled": 4}


def test_page_of_a_part_is_told_its_own_sums(
    send_cells, minh, binh, truong_ha, pac_bo, clinic
):
    send_cells(binh, cell(clinic, "1000"))

    _, told = send_cells(minh, cell(pac_bo, "7"), code=truong_ha.code)

    assert (told["sums"], told["progress"]) == ({"BRANCH": {TURNS: "7"}}, {"filled": 1})


def test_findings_of_the_row_are_told_at_once(send_cells, binh, pac_bo, clinic):
    rule = factories.CheckFactory(
        label="Đoàn viên nhiều hơn thanh niên",
        left=[TURNS],
        operator=Operator.AT_LEAST,
        source=Source.DECLARED,
        right=[YOUTH],
        constant=0,
        severity=Severity.EXPLAIN,
    )
    send_cells(binh, cell(pac_bo, "1"), cell(clinic, "1"), cell(clinic, "9", YOUTH))

    _, told = send_cells(binh, cell(pac_bo, "5", YOUTH))

    [finding] = told["rows"][str(pac_bo.pk)]["findings"]
    sentence = finding.pop("sentence")
    assert sentence.startswith("Đoàn viên nhiều hơn thanh niên: ")
    assert finding == {
        "key": f"c{rule.pk}-{pac_bo.pk}",
        "figures": [TURNS, YOUTH],
        "severity": "EXPLAIN",
        "explained": False,
    }
    _, told = send_cells(binh, cell(pac_bo, "0", YOUTH, version=1))
    assert told["rows"] == {
        str(pac_bo.pk): {"findings": [], "totals": {"activity_participants": "1"}}
    }


def test_override_without_reason_is_told_until_it_has_one(
    small, send_cells, binh, pac_bo
):
    _, told = send_cells(binh, cell(pac_bo, "5", MEMBERS))
    [finding] = told["rows"][str(pac_bo.pk)]["findings"]
    assert finding["key"] == f"lech-{pac_bo.pk}-{MEMBERS}"

    why = cell(pac_bo, "5", MEMBERS, version=1, reason="Ba đoàn viên đi học")
    _, told = send_cells(binh, why)
    assert told["rows"][str(pac_bo.pk)]["findings"] == []
    assert told["cells"][0]["reason"] == "Ba đoàn viên đi học"


def test_jump_since_the_last_period_is_told(send_cells, binh, an, ha_quang, pac_bo):
    before = factories.PeriodFactory(
        name="6 tháng cuối năm 2021", opening="2021-07-01", closing="2021-12-31"
    )
    factories.PeriodFigureFactory(period=before, figure=TURNS)
    row = factories.ReturnFactory(
        period=before,
        unit=ha_quang,
        state=ReviewState.APPROVED,
        decided_by=an,
        decided_at=WRITTEN,
    )
    factories.ReturnLineFactory(unit_return=row, unit=pac_bo, figure=TURNS, value=10)
    factories.CheckFactory(
        left=[TURNS], source=Source.PREVIOUS, right=[TURNS], factor=2, constant=0
    )

    _, told = send_cells(binh, cell(pac_bo, "21"))

    assert len(told["rows"][str(pac_bo.pk)]["findings"]) == 1


def test_stale_cell_is_told_with_both_values(send_cells, binh, an, pac_bo):
    send_cells(an, cell(pac_bo, "1"))

    status, told = send_cells(binh, cell(pac_bo, "2"))

    [answer] = told["cells"]
    assert (status, answer["status"], answer["version"]) == (200, "stale", 1)
    assert (answer["text"], answer["by"]) == ("1", "Nông Thúy An")
    assert answer["message"].startswith(
        "Lượt đoàn viên tham gia hoạt động: Nông Thúy An đã ghi 1 lúc "
    )


def test_refused_cell_is_told_beside_the_others(send_cells, binh, pac_bo, lam_son):
    cells = [cell(pac_bo, "x"), cell(lam_son, "1"), cell(pac_bo, "1", "none")]

    status, told = send_cells(binh, *cells, cell(pac_bo, "3", YOUTH))

    assert status == 200
    assert [c["status"] for c in told["cells"]] == [*["refused"] * 3, "saved"]
    assert list(told["rows"]) == [str(pac_bo.pk)]


def test_resent_cells_are_the_same(send_cells, binh, pac_bo):
    facts = {"token": "0b0f", "turn": 1}
    _, first = send_cells(binh, cell(pac_bo, "1"), **facts)
    _, again = send_cells(binh, cell(pac_bo, "1"), **facts)
    _, later = send_cells(binh, cell(pac_bo, "2"), token="0b0f", turn=2)

    states = [told["cells"][0]["status"] for told in (first, again, later)]
    assert states == ["saved", "same", "saved"]
    assert kept() == {("CB-HQ-TH-PB", TURNS): [1, 2]}


def test_page_without_an_input_for_the_reason_leaves_it(send_cells, binh, pac_bo):
    send_cells(binh, cell(pac_bo, "1", reason="Đợt hè"))

    _, told = send_cells(binh, cell(pac_bo, "2", version=1, reason=None), token=None)

    assert told["cells"][0]["reason"] == "Đợt hè"


def test_no_cells_change_nothing(send_cells, binh):
    told = {"cells": [], "rows": {}, "sums": {}, "progress": {}}

    assert send_cells(binh) == (200, told)
    assert Return.objects.count() == 0


# What it costs


def test_saving_a_cell_costs_few_queries(send_cells, binh, pac_bo, clinic, client):
    factories.CheckFactory(left=[TURNS])
    send_cells(binh, cell(pac_bo, "1"), cell(clinic, "1"))

    def cost(*cells):
        with CaptureQueriesContext(connection) as queries:
            status, told = send_cells(None, *cells)
        assert (status, {c["status"] for c in told["cells"]}) == (200, {"saved"})
        return len(queries)

    one = cost(cell(pac_bo, "2", version=1))
    two = cost(cell(pac_bo, "3", version=2), cell(clinic, "3", version=1))
    # Session, user and period; places, mandates, return, columns, lines; line and
    # writing; sums and checks; BEGIN, and COMMIT outside a test.
    assert one == two
    assert one <= 15


def test_decimals_keep_two_places(send_cells, binh, ha_quang, asked_period, pac_bo):
    factories.PeriodFigureFactory(
        period=asked_period, figure="branch_meeting_attendance", asked_of="BRANCH"
    )

    _, told = send_cells(binh, cell(pac_bo, "87,456", "branch_meeting_attendance"))

    assert (told["cells"][0]["text"], told["cells"][0]["shown"]) == ("87,46", "87,46 %")
    assert ReturnLine.objects.get().value == Decimal("87.46")
    assert told["sums"] == {}


def test_grassroots_figure_has_its_own_block(send_cells, binh, truong_ha):
    _, told = send_cells(binh, cell(truong_ha, "4", INSTALLS))

    assert told["sums"] == {"GRASSROOTS": {INSTALLS: "4"}}
