import pytest
from django.core.exceptions import ValidationError

from accounts.choices import ReviewState
from accounts.models import Event
from reports.models import Portion, Return
from reports.services import portions, reviewing
from tests.fixtures_reviews import DECIDED, LATER, MEMBERS, SENT, TURNS

PART = "Phần của Đoàn xã Trường Hà, 6 tháng đầu năm 2022"


@pytest.fixture
def handed_in(begun, half, truong_ha, minh):
    return portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)


def acts(row):
    return [event.act for event in Event.objects.about(row).order_by("pk")]


def test_portion_is_handed_in(handed_in, minh):
    row = Portion.objects.get()

    assert (row.state, row.submitted_by, row.submitted_at) == ("SUBMITTED", minh, SENT)
    assert acts(row) == ["portion.submit"]


def test_handing_in_starts_the_return_of_the_sender(half, ha_quang, truong_ha, minh):
    half.figures.update(is_compulsory=False)

    row = portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    assert row.unit_return == Return.objects.get(period=half, unit=ha_quang)
    assert row.unit_return.state == ReviewState.DRAFT


def test_portion_is_begun_once(begun, truong_ha):
    first = portions.begin(unit_return=begun, unit=truong_ha)

    assert portions.begin(unit_return=begun, unit=truong_ha) == first
    assert first.state == ReviewState.DRAFT


def test_only_findings_of_its_own_rows_stand_in_its_way(
    begun, half, truong_ha, pac_bo, clinic, put, minh
):
    put(begun, clinic, TURNS, None)
    put(begun, pac_bo, TURNS, None)
    with pytest.raises(ValidationError) as caught:
        portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    (message,) = caught.value.messages
    assert message.startswith("Chi đoàn Pác Bó: “Lượt đoàn viên tham gia hoạt động”")
    assert not Portion.objects.exists()


def test_portion_is_not_handed_in_twice(handed_in, half, truong_ha, minh, refused):
    said = (
        "Phần của cơ sở đã nộp ngày 05/07/2022, đang chờ xác nhận; đơn vị cấp trên trả "
        "lại thì mới sửa được."
    )
    with refused({"__all__": [said]}):
        portions.hand_in(period=half, unit=truong_ha, by=minh, at=LATER)


def test_nothing_is_handed_in_once_the_return_was_sent(
    sent, half, truong_ha, minh, refused
):
    said = (
        "Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt. Nếu cần sửa, hãy liên hệ "
        "Tỉnh Đoàn để trả lại biểu."
    )
    with refused({"__all__": [said]}):
        portions.hand_in(period=half, unit=truong_ha, by=minh, at=LATER)


@pytest.mark.parametrize("which", ["ha_quang", "pac_bo", "province"])
def test_only_a_grassroots_unit_below_the_sender_has_a_portion(
    begun, half, which, request, an, refused
):
    unit = request.getfixturevalue(which)
    said = (
        f"{unit.name} không có phần riêng trong biểu 6 tháng đầu năm 2022; hãy mở biểu "
        "của đơn vị lập biểu."
    )
    with refused({"__all__": [said]}):
        portions.hand_in(period=half, unit=unit, by=an, at=SENT)


@pytest.mark.parametrize("who", ["chi", "dung", "nobody"])
def test_others_do_not_hand_in(begun, half, truong_ha, who, request, refused):
    user = request.getfixturevalue(who)
    said = (
        f"{user} không có quyền chuyển {PART} sang “Chờ duyệt”; hãy nhờ người phụ "
        "trách."
    )
    with refused({"__all__": [said]}):
        portions.hand_in(period=half, unit=truong_ha, by=user, at=SENT)


def test_portion_is_confirmed_by_the_sender(handed_in, binh):
    row = portions.confirm(portion=handed_in, by=binh, at=DECIDED)

    assert (row.state, row.decided_by, row.decided_at) == ("APPROVED", binh, DECIDED)
    assert acts(row) == ["portion.submit", "portion.approve"]


def test_confirmed_portion_lets_the_return_be_sent(handed_in, begun, binh):
    with pytest.raises(ValidationError, match="chưa được xác nhận"):
        reviewing.send(unit_return=begun, by=binh, at=DECIDED)

    portions.confirm(portion=handed_in, by=binh, at=DECIDED)

    assert reviewing.send(unit_return=begun, by=binh, at=DECIDED).rounds == 1


@pytest.mark.parametrize("who", ["minh", "chi", "nobody"])
def test_only_who_answers_for_the_sender_decides(handed_in, who, request, refused):
    user = request.getfixturevalue(who)
    said = (
        f"{user} không phụ trách đơn vị lập biểu; phần của Đoàn xã Trường Hà do đơn vị "
        "lập biểu xác nhận."
    )

    with refused({"__all__": [said]}):
        portions.confirm(portion=handed_in, by=user, at=DECIDED)
    with refused({"__all__": [said]}):
        portions.give_back(portion=handed_in, reason="Sai", by=user, at=DECIDED)

    assert Portion.objects.get().state == ReviewState.SUBMITTED


def test_leadership_does_not_confirm(handed_in, dung, refused):
    said = (
        f"Đàm Tiến Dũng không có quyền chuyển {PART} sang “Đã duyệt”; hãy nhờ người "
        "phụ trách."
    )
    with refused({"__all__": [said]}):
        portions.confirm(portion=handed_in, by=dung, at=DECIDED)


def test_whoever_handed_in_does_not_confirm(begun, half, truong_ha, binh, refused):
    row = portions.hand_in(period=half, unit=truong_ha, by=binh, at=SENT)

    said = f"{PART} do chính Lục Văn Bình gửi duyệt; hãy để một người khác phê duyệt."
    with refused({"__all__": [said]}):
        portions.confirm(portion=row, by=binh, at=DECIDED)


def test_portion_is_given_back_and_handed_in_again(
    handed_in, half, truong_ha, binh, minh
):
    row = portions.give_back(portion=handed_in, reason=" Thiếu  xóm ", by=binh, at=SENT)
    assert (row.state, row.reason) == ("RETURNED", "Thiếu xóm")

    row = portions.hand_in(period=half, unit=truong_ha, by=minh, at=LATER)

    assert (row.pk, row.state, row.reason) == (handed_in.pk, "SUBMITTED", "")


def test_confirmed_portion_is_given_back_too(handed_in, binh):
    portions.confirm(portion=handed_in, by=binh, at=DECIDED)

    row = portions.give_back(portion=handed_in, reason="Sai", by=binh, at=LATER)

    assert row.state == ReviewState.RETURNED


def test_portion_is_not_given_back_without_a_reason(handed_in, binh, refused):
    with refused({"reason": ["Hãy nhập lý do trả lại."]}):
        portions.give_back(portion=handed_in, reason=" ", by=binh, at=DECIDED)


def test_portion_of_a_sent_return_stays(handed_in, begun, binh, refused):
    portions.confirm(portion=handed_in, by=binh, at=DECIDED)
    reviewing.send(unit_return=begun, by=binh, at=DECIDED)
    said = (
        "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng đang ở trạng thái "
        "“Chờ duyệt”; phần của cơ sở chỉ được xác nhận, trả lại khi biểu chưa gửi."
    )

    with refused({"__all__": [said]}):
        portions.give_back(portion=handed_in, reason="Sai", by=binh, at=LATER)


def test_portion_of_a_chi_doan_co_so_is_its_own_row(begun, half, clinic, put, an):
    put(begun, clinic, MEMBERS, 0)

    row = portions.hand_in(period=half, unit=clinic, by=an, at=SENT)

    assert (row.unit, row.state) == (clinic, ReviewState.SUBMITTED)
