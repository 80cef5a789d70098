"""What another did while the grid was open, and the way to its next page."""

from django.urls import reverse

from .cells import GRID, ranks, typed


def test_what_was_typed_into_a_sent_object_is_told(waiting, visit, binh, ha_quang):
    waiting.state = "DRAFT"
    send = typed(waiting, t="COMPLETED")

    page = visit(binh, f"{GRID}", ha_quang.code, send=send)

    assert page.status_code == 400
    assert (
        "Đoàn xã Trường Hà vừa được chuyển sang “Chờ duyệt” nên không ghi được: Tự "
        "đánh giá “Hoàn thành”; nếu cần sửa, hãy đề nghị cấp quyết định trả lại."
    ) in page.content.decode()
    assert ranks(waiting) == ["", "", "GOOD"]


def test_it_is_told_too_where_the_filter_hides_the_object(
    waiting, client, campaign, binh, ha_quang
):
    client.force_login(binh)
    address = reverse(GRID, args=[campaign.pk, ha_quang.code])

    page = client.post(f"{address}?loc=dang-soan", typed(waiting, t="COMPLETED"))

    assert page.status_code == 400
    assert "vừa được chuyển sang “Chờ duyệt”" in page.content.decode()


def test_null_characters_are_no_error(union, visit, binh, ha_quang, told):
    page = visit(binh, GRID, ha_quang.code, send=typed(union, u="Mới\x00 lập"))

    assert told(page) == ["Đã lưu 1 đối tượng."]
    union.refresh_from_db()
    assert union.unrated == "Mới lập"


# From page to page


def test_saving_leads_to_the_next_page(
    union, visit, binh, ha_quang, campaign, monkeypatch
):
    monkeypatch.setattr("cadres.views.evaluations.grid.PAGE", 1)
    send = typed(union, t="GOOD") | {"viec": "tiep"}

    first = visit(binh, GRID, ha_quang.code, send=send, follow=False)

    here = reverse(GRID, args=[campaign.pk, ha_quang.code])
    assert first.url == f"{here}?trang=2#danh-sach"
    assert ranks(union) == ["GOOD", "", ""]
    shown = visit(binh, GRID, ha_quang.code).content.decode()
    assert 'value="tiep"' in shown
    assert (
        'value="tiep"' not in visit(binh, GRID, ha_quang.code, trang=2).content.decode()
    )


def test_next_page_is_not_offered_where_saved_rows_leave_the_list(
    union, visit, binh, ha_quang, monkeypatch
):
    monkeypatch.setattr("cadres.views.evaluations.grid.PAGE", 1)

    page = visit(binh, GRID, ha_quang.code, loc="dang-soan")

    assert 'value="tiep"' not in page.content.decode()
