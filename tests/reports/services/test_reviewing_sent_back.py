from accounts.choices import ReviewState
from reports.services import reviewing
from tests import factories
from tests.fixtures_reviews import (
    DECIDED,
    LATER,
    NAME,
    TURNS,
    cells_of,
    events_of,
)

OPEN = "chưa nhận xét được; hãy đợi đơn vị gửi biểu."


def test_returned_return_says_why(returned, an):
    assert (returned.state, returned.decided_by) == ("RETURNED", an)
    assert returned.reason == "Thiếu hoạt động hè"
    assert cells_of(returned)["CB-HQ-TH-PB", TURNS] == [
        30,
        30,
        None,
        "Chưa tính chiến dịch hè",
    ]
    assert events_of(returned)[-1] == (
        "return.return",
        {
            "reason": "Thiếu hoạt động hè",
            "remarks": [
                "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Lượt đoàn viên: Chưa tính chiến "
                "dịch hè"
            ],
        },
    )


def test_remarks_alone_are_reason_enough(sent, an, pac_bo, clinic):
    row = reviewing.send_back(
        unit_return=sent,
        remarks={(pac_bo.pk, TURNS): "Xem lại", (clinic.pk, TURNS): " Cả quý ba  à? "},
        by=an,
        at=DECIDED,
    )

    assert row.reason == "Hãy xem nhận xét tại 2 ô rồi hoàn thiện biểu."
    assert cells_of(row)["CB-HQ-TTYT", TURNS][-1] == "Cả quý ba à?"


def test_return_is_not_sent_back_without_a_word(sent, an, pac_bo, refused):
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        reviewing.send_back(
            unit_return=sent, remarks={(pac_bo.pk, TURNS): "  "}, by=an, at=DECIDED
        )


def test_remark_to_a_cell_that_is_not_asked_is_refused(sent, an, hoa_an, refused):
    said = "Biểu không có ô được nhận xét; hãy tải lại trang."

    for key in ((hoa_an.pk, TURNS), (sent.unit_id, TURNS), (sent.unit_id, "khong")):
        with refused({"__all__": [said]}):
            reviewing.send_back(
                unit_return=sent, remarks={key: "Vì sao?"}, by=an, at=DECIDED
            )


def test_long_remark_is_refused_with_its_length(sent, an, pac_bo, refused):
    said = (
        "Nhận xét về Lượt đoàn viên tham gia hoạt động dài 301 ký tự; hãy rút xuống "
        "300."
    )
    with refused({"__all__": [said]}):
        reviewing.send_back(
            unit_return=sent, remarks={(pac_bo.pk, TURNS): "x" * 301}, by=an, at=DECIDED
        )


def test_approved_return_is_sent_back_too(approved_return, an):
    row = reviewing.send_back(
        unit_return=approved_return, reason="Sai", by=an, at=LATER
    )

    assert row.state == ReviewState.RETURNED


def test_approved_return_of_a_locked_period_stays(
    approved_return, an, half, ha_quang, lock_half, refused
):
    lock_half()
    said = (
        f"6 tháng đầu năm 2022 đã khóa ngày 07/07/2022, nên {NAME} giữ nguyên; hãy gia "
        "hạn cho đơn vị trước."
    )
    with refused({"__all__": [said]}):
        reviewing.send_back(unit_return=approved_return, reason="Sai", by=an, at=LATER)

    factories.ExtensionFactory(period=half, unit=ha_quang, by=an)
    row = reviewing.send_back(
        unit_return=approved_return, reason="Sai", by=an, at=LATER
    )
    assert row.state == ReviewState.RETURNED


# Remarks


def test_remarks_are_kept_while_one_reads(sent, an, pac_bo, clinic):
    reviewing.remark(
        unit_return=sent, remarks={(pac_bo.pk, TURNS): "Xem lại"}, by=an, at=DECIDED
    )
    said = reviewing.remark(
        unit_return=sent,
        remarks={(clinic.pk, TURNS): "Đủ chưa?"},
        by=an,
        at=DECIDED,
    )

    told = [
        "Chi đoàn cơ sở Trung tâm Y tế, Lượt đoàn viên: Đủ chưa?",
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Lượt đoàn viên: Xem lại",
    ]
    assert sorted(said, reverse=True) == told
    act, detail = events_of(sent)[-1]
    assert (act, detail["remarks"]) == ("return.remark", said)
    row = reviewing.send_back(unit_return=sent, by=an, at=DECIDED)
    assert row.reason == "Hãy xem nhận xét tại 2 ô rồi hoàn thiện biểu."


def test_remark_is_taken_back(sent, an, pac_bo):
    for text in ("Xem lại", ""):
        said = reviewing.remark(
            unit_return=sent, remarks={(pac_bo.pk, TURNS): text}, by=an, at=DECIDED
        )

    assert said == []


def test_remarks_wait_for_the_return(begun, an, binh, refused):
    told = f"{NAME} đang ở trạng thái “Đang soạn”, {OPEN}"
    with refused({"__all__": [told]}):
        reviewing.remark(unit_return=begun, remarks={}, by=an, at=DECIDED)
    with refused({"__all__": [f"Lục Văn Bình không có quyền nhận xét {NAME}."]}):
        reviewing.remark(unit_return=begun, remarks={}, by=binh, at=DECIDED)
