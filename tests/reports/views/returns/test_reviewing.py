import pytest

from reports.models import Return
from reports.services import reviewing
from tests import factories
from tests.fixtures_reviews import DECIDED, LATER, MEMBERS, SENT, TURNS

REVIEW = "return-review"


def remark_to(unit, figure):
    return f"n-{unit.pk}-{figure}"


def test_reviewer_reads_sums_and_cells(sent, get, an, ha_quang, pac_bo):
    response = get(an, ha_quang, REVIEW)

    text = response.content.decode()
    assert response.status_code == 200
    assert "Phê duyệt biểu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng" in text
    sums = {c.figure.id: c for _, told in response.context["tables"] for c in told}
    turns, members = sums[TURNS], sums[MEMBERS]
    assert (turns.value, turns.counted) == (42, None)
    assert (members.value, members.counted, members.gap) == (0, 0, 0)
    assert f'name="{remark_to(pac_bo, TURNS)}"' in text


def test_sums_stand_beside_the_last_period(
    sent, get, an, ha_quang, pac_bo, clinic, half, put, binh, dung
):
    before = factories.PeriodFactory(
        kind=half.kind, opening="2021-07-01", closing="2021-12-31"
    )
    factories.PeriodFigureFactory(period=before, figure=TURNS)
    row = factories.ReturnFactory(period=before, unit=ha_quang)
    put(row, pac_bo, TURNS, 20)
    put(row, clinic, TURNS, 5)
    row = reviewing.send(unit_return=row, by=binh, at=SENT)
    reviewing.approve(unit_return=row, by=dung, at=DECIDED)

    response = get(an, ha_quang, REVIEW)

    sums = {c.figure.id: c for _, told in response.context["tables"] for c in told}
    assert (sums[TURNS].previous, sums[TURNS].change) == (25, 17)
    assert "+17" in response.content.decode()


def test_overrides_are_told_with_their_reasons(
    begun, put, get, an, binh, ha_quang, pac_bo
):
    put(begun, pac_bo, MEMBERS, 5, reason="Chưa nhập sổ")
    reviewing.send(unit_return=begun, by=binh, at=SENT)

    response = get(an, ha_quang, REVIEW)

    ((name, cell),) = response.context["overrides"].rows
    assert (name, cell.value) == ("Chi đoàn Pác Bó, Đoàn xã Trường Hà", 5)
    assert "Chưa nhập sổ" in response.content.decode()


def test_differences_since_the_last_sending_are_told(
    returned, put, get, an, binh, ha_quang, pac_bo
):
    put(returned, pac_bo, TURNS, 45)
    reviewing.send(unit_return=returned, by=binh, at=LATER)

    text = get(an, ha_quang, REVIEW).content.decode()

    assert "Ô đã sửa so với lần gửi trước" in text
    assert "<del>30</del> → <ins>45</ins>" in text


def test_first_sending_has_no_differences(sent, get, an, ha_quang):
    assert get(an, ha_quang, REVIEW).context["differences"].count == 0


def test_return_is_approved(sent, post, dung, ha_quang):
    response = post(dung, ha_quang, REVIEW, viec="phe-duyet", lan=1)

    assert Return.objects.get().state == "APPROVED"
    assert "Đã phê duyệt biểu 6 tháng đầu năm 2022" in response.content.decode()


def test_sending_that_was_not_seen_is_not_approved(
    returned, post, dung, binh, ha_quang
):
    reviewing.send(unit_return=returned, by=binh, at=LATER)

    response = post(dung, ha_quang, REVIEW, viec="phe-duyet", lan=1)

    assert response.status_code == 400
    assert "đã được gửi lại từ khi đồng chí mở trang" in response.content.decode()
    assert Return.objects.get().state == "SUBMITTED"


@pytest.mark.parametrize("lan", ["", "x", "²", "9" * 20])
def test_broken_form_approves_nothing(sent, post, dung, ha_quang, lan):
    assert post(dung, ha_quang, REVIEW, viec="phe-duyet", lan=lan).status_code == 400
    assert Return.objects.get().state == "SUBMITTED"


def test_sender_is_told_to_let_another_person_approve(begun, get, post, an, ha_quang):
    reviewing.send(unit_return=begun, by=an, at=SENT)

    text = get(an, ha_quang, REVIEW).content.decode()
    assert "Biểu này do chính đồng chí gửi" in text
    assert 'value="phe-duyet"' not in text

    assert post(an, ha_quang, REVIEW, viec="phe-duyet", lan=1).status_code == 400
    assert Return.objects.get().state == "SUBMITTED"


def test_return_is_sent_back_with_reason_and_remarks(sent, post, an, ha_quang, pac_bo):
    data = {remark_to(pac_bo, TURNS): " Xem lại\0 ", "reason": "Thiếu hoạt động hè"}

    response = post(an, ha_quang, REVIEW, viec="tra-lai", **data)

    row = Return.objects.get()
    assert (row.state, row.reason) == ("RETURNED", "Thiếu hoạt động hè")
    assert row.lines.get(unit=pac_bo, figure=TURNS).remark == "Xem lại"
    assert "Đã trả lại biểu" in response.content.decode()


def test_return_without_a_word_is_asked_for_one(sent, post, an, ha_quang):
    response = post(an, ha_quang, REVIEW, viec="tra-lai")

    assert response.status_code == 400
    assert "Hãy nhập lý do trả lại." in response.content.decode()
    assert Return.objects.get().state == "SUBMITTED"


def test_what_was_typed_is_kept_when_it_is_refused(sent, post, an, ha_quang, pac_bo):
    data = {remark_to(pac_bo, TURNS): "x" * 301, "reason": "Vì sao"}

    response = post(an, ha_quang, REVIEW, viec="tra-lai", **data)

    text = response.content.decode()
    assert response.status_code == 400
    assert "x" * 301 in text
    assert "Vì sao</textarea>" in text


def test_remarks_are_kept_while_one_reads(sent, post, get, an, ha_quang, pac_bo):
    data = {remark_to(pac_bo, TURNS): "Xem lại"}

    response = post(an, ha_quang, REVIEW, viec="nhan-xet", **data)

    assert "biểu đang có 1 ô được nhận xét" in response.content.decode()
    assert 'value="Xem lại"' in get(an, ha_quang, REVIEW).content.decode()
    assert Return.objects.get().state == "SUBMITTED"


def test_return_that_is_written_is_only_read(begun, get, post, an, ha_quang):
    text = get(an, ha_quang, REVIEW).content.decode()

    assert "Đơn vị đang lập biểu" in text
    assert "Trả lại để hoàn thiện" not in text
    assert post(an, ha_quang, REVIEW, viec="phe-duyet", lan=0).status_code == 400


def test_return_that_nobody_began_is_not_reviewed(half, post, get, an, ha_quang):
    response = get(an, ha_quang, REVIEW)

    assert response.status_code == 302
    assert response.url == f"/bieu-mau/{half.pk}/CB-HAQUANG/"


def test_unknown_deed_is_not_found(sent, post, an, ha_quang):
    assert post(an, ha_quang, REVIEW, viec="xoa").status_code == 404


def test_stranger_finds_nothing(sent, get, post, nobody, open_account, giang, hoa_an):
    stranger = open_account("la", "Người Lạ", "staff", hoa_an, giang)
    for user in (nobody, stranger):
        assert get(user, sent.unit, REVIEW).status_code == 404
        answer = post(user, sent.unit, REVIEW, viec="phe-duyet", lan=1)
        assert answer.status_code == 404
    assert Return.objects.get().state == "SUBMITTED"


def test_secretary_does_not_review(sent, get, post, binh, ha_quang):
    assert get(binh, ha_quang, REVIEW).status_code == 403
    assert post(binh, ha_quang, REVIEW, viec="tra-lai", reason="x").status_code == 403
    assert Return.objects.get().state == "SUBMITTED"


@pytest.mark.parametrize("which", ["truong_ha", "pac_bo", "province"])
def test_only_the_whole_return_is_reviewed(sent, get, an, which, request):
    assert get(an, request.getfixturevalue(which), REVIEW).status_code == 404


def test_cells_stand_on_pages(sent, get, an, ha_quang, pac_bo, monkeypatch):
    monkeypatch.setattr("reports.views.returns.remarks.MOST_CELLS", 2)

    first = get(an, ha_quang, REVIEW)
    there = get(an, ha_quang, REVIEW, hang=pac_bo.pk)

    assert first.context["page"].paginator.num_pages == 3
    assert remark_to(pac_bo, TURNS) not in first.content.decode()
    assert remark_to(pac_bo, TURNS) in there.content.decode()
