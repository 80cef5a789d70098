import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Return
from reports.services import portions, reviewing
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_reviews import DECIDED, LATER, SENT, TURNS

SEND = "return-send"


def test_last_look_before_sending(begun, get, binh, ha_quang):
    response = get(binh, ha_quang, SEND)

    text = response.content.decode()
    assert response.status_code == 200
    assert "<h1>Kiểm tra trước khi gửi</h1>" in text
    assert "Gửi biểu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng" in text
    ((_, sums), *_) = response.context["tables"]
    assert [(c.figure.id, c.value) for c in sums] == [("app_installs", None)]


def test_return_is_sent(begun, post, binh, ha_quang):
    response = post(binh, ha_quang, SEND)

    assert Return.objects.get().state == "SUBMITTED"
    text = response.content.decode()
    assert "Đã gửi biểu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng: 4 ô." in text
    assert "đang chờ phê duyệt" in text


def test_return_without_compulsory_cells_is_sent_empty(half, post, binh, ha_quang):
    half.figures.update(is_compulsory=False)

    post(binh, ha_quang, SEND)

    assert Return.objects.get().state == "SUBMITTED"


def test_what_stands_in_the_way_is_told_with_the_way_there(
    begun, put, get, post, binh, ha_quang, pac_bo
):
    put(begun, pac_bo, TURNS, None)

    text = get(binh, ha_quang, SEND).content.decode()
    assert (
        f'<a href="/bieu-mau/{begun.period_id}/CB-HAQUANG/?hang={pac_bo.pk}">' in text
    )
    assert "Chưa gửi được: hãy xử lý những điều nêu trên." in text
    assert "Gửi biểu" not in text

    response = post(binh, ha_quang, SEND)
    assert response.status_code == 400
    assert (
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà: “Lượt đoàn viên"
        in response.content.decode()
    )
    assert Return.objects.get().state == "DRAFT"


def test_portions_that_wait_are_told(begun, half, truong_ha, minh, get, binh, ha_quang):
    portions.hand_in(period=half, unit=truong_ha, by=minh, at=SENT)

    text = get(binh, ha_quang, SEND).content.decode()

    assert f'href="/bieu-mau/{half.pk}/CB-HQ-TH/phan/"' in text
    assert "hãy xác nhận hoặc trả lại các phần cơ sở đã nộp" in text


def test_returned_return_shows_why_and_what_was_changed(
    returned, put, get, binh, ha_quang, pac_bo
):
    put(returned, pac_bo, TURNS, 45)

    text = get(binh, ha_quang, SEND).content.decode()

    assert "Thiếu hoạt động hè" in text
    assert "Chưa tính chiến dịch hè" in text
    assert "Ô đã sửa so với lần gửi trước" in text
    assert "<del>30</del> → <ins>45</ins>" in text


def test_locked_return_says_why(sent, get, binh, ha_quang):
    text = get(binh, ha_quang, SEND).content.decode()

    assert "Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt." in text
    assert "Gửi biểu 6 tháng" not in text


def test_sent_return_leads_to_its_summary_and_decision(
    approved_return, get, binh, an, ha_quang
):
    text = get(binh, ha_quang, "return").content.decode()
    assert "Tổng hợp và lịch sử" in text
    assert "Xem xét và quyết định" not in text

    text = get(an, ha_quang, "return").content.decode()
    assert "Xem xét và quyết định" in text


def test_stranger_finds_nothing(begun, get, post, chi, minh, nobody, ha_quang):
    for user in (chi, minh, nobody):
        assert get(user, ha_quang, SEND).status_code == 404
        assert post(user, ha_quang, SEND).status_code == 404
    assert Return.objects.get().state == "DRAFT"


def test_reader_is_refused(begun, get, post, dung, ha_quang):
    assert get(dung, ha_quang, SEND).status_code == 403
    assert post(dung, ha_quang, SEND).status_code == 403
    assert Return.objects.get().state == "DRAFT"


@pytest.mark.parametrize("which", ["truong_ha", "pac_bo", "province"])
def test_only_a_sender_sends(begun, get, an, which, request):
    assert get(an, request.getfixturevalue(which), SEND).status_code == 404


def test_history_is_told(sent, get, binh, dung, an, ha_quang):
    row = reviewing.send_back(unit_return=sent, reason="Sai", by=an, at=DECIDED)
    reviewing.send(unit_return=row, by=binh, at=LATER)

    steps = get(binh, ha_quang, SEND).context["steps"]

    assert [(s.event.act, s.cells, s.reason) for s in steps] == [
        ("return.submit", 4, ""),
        ("return.return", None, "Sai"),
        ("return.submit", 4, ""),
    ]


@pytest.fixture
def add_branch(found, put, truong_ha):
    def add_branch(row, number):
        name = f"Chi đoàn {number}"
        unit = found(f"CB-HQ-TH-{number}", "BRANCH", name, truong_ha, **RURAL)
        put(row, unit, TURNS, 3)

    return add_branch


@pytest.mark.parametrize(("who", "name"), [("binh", SEND), ("an", "return-review")])
def test_queries_do_not_grow(
    who,
    name,
    request,
    half,
    ha_quang,
    add_branch,
    get,
):
    user = request.getfixturevalue(who)
    row = factories.ReturnFactory(period=half, unit=ha_quang)
    add_branch(row, 1)
    get(user, ha_quang, name)
    with CaptureQueriesContext(connection) as one:
        get(user, ha_quang, name)

    for number in (2, 3):
        add_branch(row, number)
    with CaptureQueriesContext(connection) as three:
        response = get(user, ha_quang, name)

    assert response.status_code == 200
    assert len(three) == len(one) < 40
