"""Cells that are refused one by one."""

from datetime import date

import pytest

from reports.models import ReturnLine
from reports.services.cell_entries import Entry
from tests.conftest import RURAL
from tests.fixtures_cells import BOOK, FUNDS, YOUTH, kept, returns
from tests.fixtures_reviews import INSTALLS, TURNS
from unions.choices import Form
from unions.models import Unit

pytestmark = pytest.mark.django_db


def test_refused_cell_leaves_the_others_alone(write_cells, binh, ha_quang, pac_bo):
    entries = [Entry(pac_bo.pk, TURNS, "nhiều"), Entry(pac_bo.pk, YOUTH, "7")]

    outcomes = write_cells(binh, ha_quang, *entries)

    assert [outcome.status for outcome in outcomes] == ["refused", "saved"]
    assert outcomes[0].message == (
        "Lượt đoàn viên tham gia hoạt động: “nhiều” không phải một số; hãy chỉ ghi chữ "
        "số, ví dụ 1250."
    )
    assert kept() == {("CB-HQ-TH-PB", YOUTH): [7]}


def test_return_is_not_started_by_what_is_refused(put_in, pac_bo):
    assert put_in(pac_bo, "-1").status == "refused"
    assert returns() == []


def test_long_reason_is_refused(put_in, pac_bo):
    outcome = put_in(pac_bo, "1", reason="x" * 301)

    assert outcome.message == (
        "Lượt đoàn viên tham gia hoạt động: lý do dài 301 ký tự; hãy rút còn 300 ký tự."
    )
    assert put_in(pac_bo, "1", reason="x" * 300).status == "saved"


def test_text_that_no_database_keeps_is_left_out(put_in, pac_bo):
    put_in(pac_bo, "1\0", reason="a\0b\ud800")

    assert (ReturnLine.objects.get().value, ReturnLine.objects.get().reason) == (
        1,
        "ab",
    )


def test_figure_is_refused_of_whom_it_is_not_asked(
    put_in, pac_bo, truong_ha, ha_quang, clinic
):
    refused = "không hỏi {}; hãy để trống ô này."

    assert put_in(truong_ha, "1").message.endswith(refused.format("Đoàn xã Trường Hà"))
    assert put_in(pac_bo, "1", figure=INSTALLS).status == "refused"
    assert put_in(clinic, "1", figure=BOOK).status == "refused"
    assert put_in(clinic, "1", figure=FUNDS).status == "refused"
    assert put_in(truong_ha, "1", figure=INSTALLS).status == "saved"
    assert put_in(clinic, "1", figure=INSTALLS).status == "saved"
    assert put_in(pac_bo, "có", figure=BOOK).status == "saved"
    assert put_in(ha_quang, "2.000.000", figure=FUNDS).status == "saved"


def test_figure_that_the_period_does_not_ask_is_refused(put_in, pac_bo):
    told = "Kỳ 6 tháng đầu năm 2022 không hỏi chỉ tiêu của ô này; hãy tải lại trang."

    assert put_in(pac_bo, "1", figure="branch_meeting_attendance").message == told
    assert put_in(pac_bo, "1", figure="nothing").message == told


def test_unit_of_another_district_is_refused(put_in, pac_bo, lam_son):
    told = (
        "Đơn vị của ô này không thuộc biểu của Huyện Đoàn Hà Quảng; hãy tải lại trang."
    )

    assert put_in(lam_son, "1").message == told
    missing = Unit(pk=10**9)
    assert put_in(missing, "1").message == told
    assert kept() == {}


def test_unit_founded_after_the_period_is_refused(put_in, found, truong_ha):
    late = found(
        "CB-HQ-TH-M",
        Form.BRANCH,
        "Chi đoàn Mới",
        truong_ha,
        on=date(2022, 7, 1),
        **RURAL,
    )

    assert put_in(late, "1").status == "refused"
