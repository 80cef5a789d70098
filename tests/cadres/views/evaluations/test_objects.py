"""The page of one object: what was said of it, its points, its history."""

import pytest

from accounts.choices import ReviewState
from tests import factories
from tests.fixtures_evaluations import DECIDED_AT

PAGE = "evaluation"


@pytest.fixture
def criterion(campaign):
    return factories.CriterionFactory(
        campaign=campaign, number=1, label="Phong trào", most=10
    )


def test_page_tells_the_way_to_the_rank(rated, visit, binh, truong_ha):
    page = visit(binh, PAGE, truong_ha.code, rated.pk)
    text = page.content.decode()

    assert "Hoàn thành tốt nhiệm vụ" in text
    assert "12-QĐ/TĐTN, 18/12/2021" in text
    assert [(event.act, event.by, told) for event, told in page.context["steps"]] == [
        ("evaluation.approve", "dung", ""),
        ("evaluation.submit", "binh", ""),
        ("evaluation.write", "binh", "đề nghị: (trống) → Hoàn thành tốt nhiệm vụ"),
    ]


def test_points_are_written(
    campaign, criterion, evaluation_of, truong_ha, visit, binh, told
):
    row = evaluation_of(campaign, truong_ha)
    send = {"viec": "cham-diem", f"tieu-chi-{criterion.pk}": "8,5"}

    page = visit(binh, PAGE, truong_ha.code, row.pk, send=send)

    assert told(page) == ["Đã ghi điểm của Đoàn xã Trường Hà."]
    row.refresh_from_db()
    assert str(row.score) == "8.50"
    assert 'value="8,5' in page.content.decode()


@pytest.mark.parametrize("points", ["11", "-1", "x"])
def test_points_out_of_range_are_refused(
    campaign, criterion, evaluation_of, truong_ha, visit, binh, points
):
    row = evaluation_of(campaign, truong_ha)
    send = {"viec": "cham-diem", f"tieu-chi-{criterion.pk}": points}

    page = visit(binh, PAGE, truong_ha.code, row.pk, send=send)

    assert page.status_code == 400
    assert row.scores.count() == 0


def test_points_are_not_for_readers(
    campaign, criterion, evaluation_of, truong_ha, visit, dung
):
    row = evaluation_of(campaign, truong_ha)
    send = {"viec": "cham-diem", f"tieu-chi-{criterion.pk}": "8"}

    assert visit(dung, PAGE, truong_ha.code, row.pk, send=send).status_code == 403


def test_decided_rank_is_taken_back(rated, visit, dung, truong_ha, told):
    send = {"viec": "tra-lai", "reason": "Có đơn phản ánh"}

    page = visit(dung, PAGE, truong_ha.code, rated.pk, send=send)

    assert told(page) == ["Đã trả lại Đoàn xã Trường Hà."]
    rated.refresh_from_db()
    assert (rated.state, rated.rank) == (ReviewState.RETURNED, "")
    assert "Có đơn phản ánh" in page.content.decode()


def test_without_a_reason_the_rank_stays(rated, visit, dung, truong_ha):
    send = {"viec": "tra-lai", "reason": " "}

    assert visit(dung, PAGE, truong_ha.code, rated.pk, send=send).status_code == 400
    rated.refresh_from_db()
    assert rated.rank == "GOOD"


def test_who_does_not_decide_gives_nothing_back(
    rated, visit, open_account, truong_ha, giang
):
    minh = open_account("minh", "Nông Đức Minh", "secretary", truong_ha, giang)
    send = {"viec": "tra-lai", "reason": "Muốn sửa"}

    assert "Trả lại" not in visit(minh, PAGE, truong_ha.code, rated.pk).content.decode()
    assert visit(minh, PAGE, truong_ha.code, rated.pk, send=send).status_code == 403


def test_closed_campaign_gives_nothing_back(
    rated, campaign, visit, dung, truong_ha, giang
):
    campaign.closed_at, campaign.closed_by = DECIDED_AT, giang
    campaign.save()
    send = {"viec": "tra-lai", "reason": "Muốn sửa"}

    assert visit(dung, PAGE, truong_ha.code, rated.pk, send=send).status_code == 403


def test_deed_that_is_not_there_is_not_found(rated, visit, dung, truong_ha):
    send = {"viec": "xoa"}

    assert visit(dung, PAGE, truong_ha.code, rated.pk, send=send).status_code == 404
