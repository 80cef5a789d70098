import pytest

from reports.models import Portion
from reports.services import portions, reviewing
from tests.fixtures_reviews import DECIDED, SENT, TURNS

PORTION = "return-portion"


@pytest.fixture
def handed_in(begun, half, truong_ha, minh):
    return portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)


def test_grassroots_unit_hands_in_its_rows(begun, get, post, minh, truong_ha):
    text = get(minh, truong_ha, PORTION).content.decode()
    assert "Nộp phần của Đoàn xã Trường Hà" in text
    assert "nộp cho Huyện Đoàn Hà Quảng" in text

    response = post(minh, truong_ha, PORTION, viec="nop")

    assert Portion.objects.get().state == "SUBMITTED"
    told = response.content.decode()
    assert "Huyện Đoàn Hà Quảng sẽ xác nhận." in told
    assert "Nộp phần của" not in told


def test_what_stands_in_the_way_is_told(begun, put, get, post, minh, truong_ha, pac_bo):
    put(begun, pac_bo, TURNS, None)

    text = get(minh, truong_ha, PORTION).content.decode()
    assert "Chưa nộp được" in text
    assert 'value="nop"' not in text

    assert post(minh, truong_ha, PORTION, viec="nop").status_code == 400
    assert not Portion.objects.exists()


def test_sender_confirms(handed_in, get, post, binh, truong_ha):
    text = get(binh, truong_ha, PORTION).content.decode()
    assert "Xác nhận phần của Đoàn xã Trường Hà" in text

    response = post(binh, truong_ha, PORTION, viec="xac-nhan")

    assert Portion.objects.get().state == "APPROVED"
    assert "Đã xác nhận phần của Đoàn xã Trường Hà." in response.content.decode()


def test_sender_gives_back(handed_in, get, post, binh, minh, truong_ha):
    post(binh, truong_ha, PORTION, viec="tra-lai", reason="Thiếu xóm")

    assert Portion.objects.get().state == "RETURNED"
    text = get(minh, truong_ha, PORTION).content.decode()
    assert "Phần của Đoàn xã Trường Hà được trả lại để hoàn thiện" in text
    assert "Thiếu xóm" in text
    assert "Nộp phần của Đoàn xã Trường Hà" in text


def test_confirmed_portion_is_given_back(handed_in, get, post, binh, truong_ha):
    portions.confirm(portion=handed_in, by=binh, at=DECIDED)

    text = get(binh, truong_ha, PORTION).content.decode()
    assert 'value="xac-nhan"' not in text

    post(binh, truong_ha, PORTION, viec="tra-lai", reason="Sai")
    assert Portion.objects.get().state == "RETURNED"


def test_reason_is_compulsory(handed_in, post, binh, truong_ha):
    response = post(binh, truong_ha, PORTION, viec="tra-lai")

    assert response.status_code == 400
    assert "Hãy nhập lý do trả lại." in response.content.decode()


def test_grassroots_unit_does_not_confirm_its_own(handed_in, post, minh, truong_ha):
    for deed in ("xac-nhan", "tra-lai"):
        answer = post(minh, truong_ha, PORTION, viec=deed, reason="x")
        assert answer.status_code == 404
    assert Portion.objects.get().state == "SUBMITTED"


def test_portion_that_was_not_handed_in_is_not_decided_on(
    begun, get, post, binh, truong_ha
):
    text = get(binh, truong_ha, PORTION).content.decode()
    assert "Cơ sở chưa nộp phần của mình." in text

    for deed in ("xac-nhan", "tra-lai"):
        answer = post(binh, truong_ha, PORTION, viec=deed, reason="x")
        assert answer.status_code == 400


def test_portion_of_a_sent_return_is_only_read(
    handed_in, begun, get, post, binh, truong_ha
):
    portions.confirm(portion=handed_in, by=binh, at=DECIDED)
    reviewing.send(unit_return=begun, by=binh, at=DECIDED)

    text = get(binh, truong_ha, PORTION).content.decode()
    assert 'value="tra-lai"' not in text

    answer = post(binh, truong_ha, PORTION, viec="tra-lai", reason="x")
    assert answer.status_code == 400


def test_stranger_finds_nothing(begun, get, post, chi, nobody, truong_ha):
    for user in (chi, nobody):
        assert get(user, truong_ha, PORTION).status_code == 404
        assert post(user, truong_ha, PORTION, viec="nop").status_code == 404


def test_reader_is_refused(begun, get, post, dung, truong_ha):
    assert get(dung, truong_ha, PORTION).status_code == 403
    assert post(dung, truong_ha, PORTION, viec="xac-nhan").status_code == 403


@pytest.mark.parametrize("which", ["ha_quang", "pac_bo", "province"])
def test_other_units_have_no_portion(begun, get, an, which, request):
    assert get(an, request.getfixturevalue(which), PORTION).status_code == 404
