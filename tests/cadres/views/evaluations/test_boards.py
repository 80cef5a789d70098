"""The progress of a campaign, its letters and its file."""

import csv
import io

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event
from cadres.models import Evaluation, EvaluationReminder
from tests import factories
from tests.fixtures_evaluations import CLOSED_AT

BOARD = "evaluation-campaign"


def lines(page):
    """[(name, total, not sent, waiting)]"""
    return [
        (line.name, line.cells[0].count, line.cells[2].count, line.cells[4].count)
        for line in page.context["lines"]
    ]


def test_province_sees_every_district(waiting, visit, an):
    assert lines(visit(an, BOARD)) == [
        ("Cộng Tỉnh Đoàn Cao Bằng", 3, 2, 1),
        ("Huyện Đoàn Hà Quảng", 2, 1, 1),
        ("Huyện Đoàn Hòa An", 1, 1, 0),
    ]


def test_district_sees_its_own_units(waiting, visit, binh):
    assert lines(visit(binh, BOARD)) == [
        ("Cộng Huyện Đoàn Hà Quảng", 2, 1, 1),
        ("Chi đoàn cơ sở Trung tâm Y tế", 1, 1, 0),
        ("Đoàn xã Trường Hà", 1, 0, 1),
    ]


def test_district_is_opened_from_above(waiting, visit, an):
    page = visit(an, BOARD, **{"don-vi": "CB-HAQUANG"})

    assert [name for name, *_ in lines(page)][1:] == [
        "Chi đoàn cơ sở Trung tâm Y tế",
        "Đoàn xã Trường Hà",
    ]
    assert "Xem cả Tỉnh Đoàn Cao Bằng" in page.content.decode()


def test_stranger_opens_no_district(waiting, visit, chi):
    page = visit(chi, BOARD, **{"don-vi": "CB-HAQUANG"})

    assert page.status_code == 404


def test_without_a_mandate_there_is_nothing(waiting, visit, nobody):
    text = visit(nobody, BOARD).content.decode()

    assert "chưa được giao phụ trách đơn vị nào" in text


def test_unit_without_objects_is_told_why(campaign, visit, an, province, found):
    found("CB-TRONG", "LOCAL", "Huyện Đoàn Trống", province)

    text = visit(an, BOARD, **{"don-vi": "CB-TRONG"}).content.decode()

    assert "Không có đối tượng nào của đợt này thuộc Huyện Đoàn Trống" in text


def test_late_units_and_caps_are_marked(rated, cap, visit, an):
    cap(20)
    Evaluation.objects.filter(pk=rated.pk).update(rank="EXCELLENT")

    page = visit(an, BOARD)

    told = {line.name: (line.is_late, line.over) for line in page.context["lines"]}
    assert told["Huyện Đoàn Hòa An"] == (True, [])
    assert told["Huyện Đoàn Hà Quảng"][1] == [
        "Huyện Đoàn Hà Quảng (cơ sở đoàn): 1 trên 2 đối tượng hoàn thành xuất sắc "
        "nhiệm vụ, vượt tỷ lệ 20%"
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_units(campaign, client, binh, ha_quang, count):
    Evaluation.objects.all().delete()
    for number in range(count):
        unit = factories.UnitFactory(
            code=f"CB-HQ-{number}", parent=ha_quang, form="UNION", bloc="SCHOOL"
        )
        factories.EvaluationFactory(campaign=campaign, unit=unit, decider=ha_quang)
    client.force_login(binh)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse(BOARD, args=[campaign.pk]))

    assert len(page.context["lines"]) == count + 1
    assert len(queries) == 16


# Letters


@pytest.fixture
def addressed(binh):
    binh.email = "binh@example.org"
    binh.save()
    return binh


def test_late_are_written_to(waiting, addressed, visit, an, told):
    look = visit(an, BOARD).content.decode()
    assert "Nhắc 1 đơn vị chưa gửi" in look
    assert "Lục Văn Bình, Huyện Đoàn Hà Quảng: 1 đối tượng" in look

    page = visit(an, "evaluation-remind", send={})

    assert told(page) == ["Đã gửi 1 thư nhắc tới Lục Văn Bình (Huyện Đoàn Hà Quảng)."]
    assert [letter.to for letter in mail.outbox] == [["binh@example.org"]]
    assert EvaluationReminder.objects.get().unit.code == "CB-HAQUANG"


def test_nobody_is_written_to_twice_a_day(waiting, addressed, visit, an, told):
    visit(an, "evaluation-remind", send={})

    page = visit(an, "evaluation-remind", send={})

    assert told(page) == ["Không có thư nào phải gửi hôm nay."]
    assert "Hôm nay đã nhắc các đơn vị chưa gửi" in page.content.decode()
    assert len(mail.outbox) == 1


def test_secretary_reminds_nobody(waiting, addressed, visit, binh):
    assert visit(binh, "evaluation-remind", send={}).status_code == 403
    assert "Nhắc" not in visit(binh, BOARD).content.decode()


def test_closed_campaign_reminds_nobody(waiting, campaign, visit, an, giang, told):
    campaign.closed_at, campaign.closed_by = CLOSED_AT, giang
    campaign.save()

    page = visit(an, "evaluation-remind", send={})

    assert "chưa mở hoặc đã khóa" in told(page)[0]


# The file


def rows_of(response):
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_file_has_a_row_an_object(rated, visit, binh):
    rows = rows_of(visit(binh, "evaluation-file", "csv"))

    told = [(row["Đối tượng"], row["Quyết định"], row["Trạng thái"]) for row in rows]
    assert told == [
        ("Chi đoàn cơ sở Trung tâm Y tế", "", "Đang soạn"),
        ("Đoàn xã Trường Hà", "Hoàn thành tốt nhiệm vụ", "Đã duyệt"),
    ]
    assert Event.objects.latest("pk").act == "export.write"


def test_file_is_as_narrow_as_the_board(rated, visit, an):
    page = visit(an, "evaluation-file", "csv", **{"don-vi": "CB-HOAAN"})

    assert [row["Đối tượng"] for row in rows_of(page)] == ["Đoàn xã Hồng Việt"]


def test_file_is_a_workbook_too(rated, visit, an):
    page = visit(an, "evaluation-file", "xlsx")

    assert page.getvalue()[:2] == b"PK"


def test_file_of_no_format_is_not_found(rated, visit, an, nobody):
    assert visit(an, "evaluation-file", "pdf").status_code == 404
    assert visit(nobody, "evaluation-file", "csv").status_code == 404


def test_board_tells_the_share_of_every_rank(rated, visit, an):
    page = visit(an, BOARD)

    told = [
        (rank, number, str(share)) for rank, number, share in page.context["shares"]
    ]
    assert told == [
        ("Xuất sắc", 0, "0.00"),
        ("Tốt", 1, "33.33"),
        ("Hoàn thành", 0, "0.00"),
        ("Không hoàn thành", 0, "0.00"),
    ]
    assert "tốt, 33,33%" in page.content.decode()
