"""What waits for whom among the evaluations of a day."""

from datetime import date

import pytest

from cadres.choices import Scale
from cadres.evaluating import tasks
from cadres.models import Evaluation

BEFORE, LAST, AFTER = date(2021, 12, 1), date(2021, 12, 10), date(2021, 12, 11)


def told(user, day=BEFORE):
    return [(task.kind, task.title, task.text) for task in tasks.load(user, today=day)]


NAME = "Xếp loại chất lượng – Cơ sở đoàn, năm 2021"


def test_secretary_owes_what_is_not_sent(waiting, binh):
    assert told(binh) == [
        (
            "owed",
            "1 đối tượng chưa gửi đề nghị xếp loại",
            f"{NAME}, còn 9 ngày.",
        )
    ]


def test_what_came_back_is_said(waiting, binh):
    Evaluation.objects.filter(pk=waiting.pk).update(state="RETURNED", reason="Thiếu")

    assert told(binh) == [
        (
            "owed",
            "2 đối tượng chưa gửi đề nghị xếp loại",
            f"{NAME}, còn 9 ngày, 1 bị trả lại.",
        )
    ]


@pytest.fixture
def hai(open_account, ha_quang, giang):
    """Secretary of Hà Quảng beside Bình."""
    return open_account("hai", "Vi Văn Hải", "secretary", ha_quang, giang)


def test_what_another_has_sent_waits_for_a_decision(waiting, hai):
    assert told(hai)[1] == (
        "waiting",
        "1 đề nghị xếp loại chờ quyết định",
        f"{NAME}.",
    )


@pytest.mark.parametrize(("day", "late"), [(LAST, []), (AFTER, ["late"])])
def test_units_are_late_from_the_day_after(waiting, an, day, late):
    assert [kind for kind, *_ in told(an, day)] == late


def test_late_units_are_counted_once(waiting, an):
    assert told(an, AFTER) == [
        (
            "late",
            "2 lượt đơn vị quá hạn gửi đề nghị xếp loại",
            f"{NAME}.",
        )
    ]


def test_several_campaigns_are_one_task(open_campaign, waiting, binh):
    open_campaign(scale=Scale.EMULATION, due_on=date(2021, 12, 20))

    assert told(binh) == [
        (
            "owed",
            "3 đối tượng chưa gửi đề nghị xếp loại",
            "2 đợt đánh giá, còn 9 ngày.",
        )
    ]


def test_reader_has_nothing_to_do(waiting, open_account, province, giang):
    sen = open_account("sen", "Hà Thị Sen", "auditor", province, giang)

    assert told(sen, AFTER) == []


def test_without_a_mandate_there_is_nothing(waiting, nobody):
    assert told(nobody, AFTER) == []


def test_superuser_works_for_the_province(waiting, giang):
    assert [kind for kind, *_ in told(giang, AFTER)] == ["late"]


def test_before_its_day_a_campaign_asks_for_nothing(campaign, binh):
    assert told(binh, date(2021, 10, 31)) == []
    assert [kind for kind, *_ in told(binh, date(2021, 11, 1))] == ["owed"]
