"""Proposals are written in a grid."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadres.models import Evaluation
from tests import factories
from tests.fixtures_evaluations import DECIDED_AT

from .cells import GRID, ranks, typed


def test_what_is_typed_is_written(union, other, visit, binh, ha_quang, told):
    send = typed(union, t="EXCELLENT", d="GOOD") | typed(other, u="Mới thành lập")

    page = visit(binh, GRID, ha_quang.code, send=send)

    assert told(page) == ["Đã lưu 2 đối tượng."]
    assert ranks(union) == ["EXCELLENT", "", "GOOD"]
    other.refresh_from_db()
    assert other.unrated == "Mới thành lập"


def test_nothing_typed_writes_nothing(union, visit, binh, ha_quang, told):
    page = visit(binh, GRID, ha_quang.code, send=typed(union))

    assert told(page) == ["Không có ô nào thay đổi."]


def test_what_another_has_written_meanwhile_is_kept(union, visit, binh, ha_quang):
    send = typed(union, t="GOOD", d="GOOD")
    Evaluation.objects.filter(pk=union.pk).update(proposed_rank="COMPLETED")

    page = visit(binh, GRID, ha_quang.code, send=send)

    assert page.status_code == 400
    assert (
        "Đoàn xã Trường Hà, ô “Đề nghị”: người khác vừa ghi “Hoàn thành”; nếu vẫn muốn "
        "đổi, hãy lưu lần nữa."
    ) in page.content.decode()
    assert ranks(union) == ["GOOD", "", "COMPLETED"]


def test_what_is_typed_again_overwrites(union, visit, binh, ha_quang):
    Evaluation.objects.filter(pk=union.pk).update(proposed_rank="COMPLETED")
    union.refresh_from_db()

    visit(binh, GRID, ha_quang.code, send=typed(union, d="GOOD"))

    assert ranks(union) == ["", "", "GOOD"]


def test_untouched_cells_never_overwrite(union, visit, binh, ha_quang):
    send = typed(union, t="GOOD")
    Evaluation.objects.filter(pk=union.pk).update(meeting_rank="COMPLETED")

    visit(binh, GRID, ha_quang.code, send=send)

    assert ranks(union) == ["GOOD", "COMPLETED", ""]


def test_what_the_scale_does_not_have_is_refused(union, visit, binh, ha_quang):
    page = visit(binh, GRID, ha_quang.code, send=typed(union, t="ATTAINED"))

    assert page.status_code == 400
    assert f'href="#r-{union.pk}"' in page.content.decode()
    assert ranks(union) == ["", "", ""]


def test_objects_of_strangers_are_left_alone(
    campaign, evaluation_of, hong_viet, visit, binh, ha_quang, told
):
    row = evaluation_of(campaign, hong_viet)

    page = visit(binh, GRID, ha_quang.code, send=typed(row, t="GOOD"))

    assert told(page) == ["Không có ô nào thay đổi."]
    assert ranks(row) == ["", "", ""]


@pytest.mark.parametrize("word", ["", "x", "9" * 30, "²"])
def test_odd_keys_are_no_error(campaign, visit, binh, ha_quang, told, word):
    page = visit(binh, GRID, ha_quang.code, send={f"v-{word}": ",,,0,"})

    assert told(page) == ["Không có ô nào thay đổi."]


def test_what_no_page_says_is_no_error(union, visit, binh, ha_quang, told):
    page = visit(binh, GRID, ha_quang.code, send={f"v-{union.pk}": "x"})

    assert told(page) == ["Không có ô nào thay đổi."]


def test_deed_that_is_not_there_is_not_found(campaign, visit, binh, ha_quang):
    page = visit(binh, GRID, ha_quang.code, send={"viec": "xoa"})

    assert page.status_code == 404


# Filled as a whole


def test_proposals_follow_the_self_assessment(
    union, other, visit, binh, ha_quang, told
):
    send = {"viec": "dien"} | typed(union, t="GOOD") | typed(other)

    page = visit(binh, GRID, ha_quang.code, send=send)

    assert told(page) == [
        "Đã lưu 1 đối tượng.",
        "Đã điền 1 đối tượng theo tự đánh giá.",
    ]
    assert ranks(union) == ["GOOD", "GOOD", "GOOD"]
    assert ranks(other) == ["", "", ""]


def test_without_a_self_assessment_there_is_nothing_to_fill(
    union, visit, binh, ha_quang, told
):
    page = visit(binh, GRID, ha_quang.code, send={"viec": "dien"})

    assert told(page) == ["Không còn ô trống nào điền được theo tự đánh giá."]


def test_one_rank_goes_to_all_that_have_none(union, other, visit, binh, ha_quang, told):
    Evaluation.objects.filter(pk=other.pk).update(self_rank="FAILED")

    page = visit(binh, GRID, ha_quang.code, send={"viec": "dat", "muc": "GOOD"})

    assert told(page) == ["Đã ghi tự đánh giá “Tốt” cho 1 đối tượng."]
    assert (ranks(union), ranks(other)) == (["GOOD", "", ""], ["FAILED", "", ""])


@pytest.mark.parametrize("rank", ["", "ATTAINED"])
def test_rank_of_no_scale_goes_to_nobody(union, visit, binh, ha_quang, told, rank):
    page = visit(binh, GRID, ha_quang.code, send={"viec": "dat", "muc": rank})

    assert told(page) == ["Hãy chọn mức để ghi vào các ô tự đánh giá còn trống."]
    assert ranks(union) == ["", "", ""]


def test_closed_campaign_is_not_filled(
    union, campaign, visit, binh, ha_quang, giang, told
):
    campaign.closed_at, campaign.closed_by = DECIDED_AT, giang
    campaign.save()

    page = visit(binh, GRID, ha_quang.code, send=typed(union, t="GOOD"))

    assert page.status_code == 400
    assert "đã khóa ngày 20/12/2021" in page.content.decode()
    assert ranks(union) == ["", "", ""]


# What is shown


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("", ["Chi đoàn cơ sở Trung tâm Y tế", "Đoàn xã Trường Hà"]),
        ("dang-soan", ["Chi đoàn cơ sở Trung tâm Y tế"]),
        ("cho-duyet", ["Đoàn xã Trường Hà"]),
        ("da-duyet", []),
        ("bi-tra-lai", []),
        ("chua-de-nghi", ["Chi đoàn cơ sở Trung tâm Y tế"]),
        ("chua-xep-loai", ["Chi đoàn cơ sở Trung tâm Y tế", "Đoàn xã Trường Hà"]),
        ("la", ["Chi đoàn cơ sở Trung tâm Y tế", "Đoàn xã Trường Hà"]),
    ],
)
def test_list_is_narrowed(waiting, visit, binh, ha_quang, word, names):
    page = visit(binh, GRID, ha_quang.code, loc=word)

    assert [row.unit.name for row in page.context["page"]] == names


def test_list_is_searched_without_marks(campaign, visit, binh, ha_quang):
    page = visit(binh, GRID, ha_quang.code, q="truong ha")

    assert [row.unit.name for row in page.context["page"]] == ["Đoàn xã Trường Hà"]


def test_what_was_sent_is_text(waiting, visit, binh, ha_quang):
    page = visit(binh, GRID, ha_quang.code, loc="cho-duyet").content.decode()

    assert "Chờ duyệt" in page
    assert "<select name=" not in page
    assert "Lưu trang này" not in page


def test_returned_object_says_why(waiting, visit, binh, ha_quang):
    Evaluation.objects.filter(pk=waiting.pk).update(
        state="RETURNED", reason="Thiếu biên bản"
    )

    page = visit(binh, GRID, ha_quang.code).content.decode()

    assert "Thiếu biên bản" in page


def test_unit_without_objects_is_told_why(campaign, visit, province, an, found):
    empty = found("CB-TRONG", "LOCAL", "Huyện Đoàn Trống", province)

    page = visit(an, GRID, empty.code).content.decode()

    assert "Không có đối tượng nào" in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_rows(
    campaign, client, binh, ha_quang, truong_ha, count
):
    Evaluation.objects.all().delete()
    for number in range(count):
        unit = factories.UnitFactory(
            code=f"CB-HQ-{number}", parent=ha_quang, form="UNION", bloc="SCHOOL"
        )
        factories.EvaluationFactory(campaign=campaign, unit=unit, decider=ha_quang)

    client.force_login(binh)
    address = reverse(GRID, args=[campaign.pk, ha_quang.code])

    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)

    assert len(page.context["page"]) == count
    assert len(queries) == 18
