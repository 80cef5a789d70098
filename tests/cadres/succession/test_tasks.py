"""What waits for whom among the lists of succession."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from cadres.services import succession_reviews
from cadres.succession import tasks
from tests.fixtures_succession import DECIDED, WRITTEN
from unions.services import units

DAY = date(2026, 8, 1)
OWED = "1 danh sách quy hoạch chưa gửi phê duyệt"
WAITING = "1 danh sách quy hoạch chờ phê duyệt"
NAME = "Quy hoạch nhiệm kỳ 2025–2030, Huyện Đoàn Hà Quảng, rà soát năm 2026"


def told(user, day=DAY):
    return [(task.title, task.text) for task in tasks.load(user, today=day)]


@pytest.fixture
def returned_list(sent_list, dung):
    return succession_reviews.send_back(
        review=sent_list, reason="Thiếu nữ", by=dung, at=DECIDED
    )


@pytest.fixture
def hai(open_account, truong_ha, giang):
    """Secretary of the commune Trường Hà, below Bình."""
    return open_account("hai", "Vi Văn Hải", Role.SECRETARY, truong_ha, giang)


def test_list_that_is_written_is_owed_by_the_unit(listed, binh, an, dung, chi):
    assert told(binh) == [(OWED, f"{NAME}.")]
    assert [told(user) for user in (an, dung, chi)] == [[], [], []]


def test_list_that_is_sent_waits_for_whoever_decides(sent_list, binh, an, dung, chi):
    assert told(binh) == told(chi) == []
    assert told(an) == told(dung) == [(WAITING, f"{NAME}.")]


def test_list_that_came_back_is_owed_again(returned_list, binh, an, dung):
    assert told(binh) == [(OWED, f"{NAME}, bị trả lại.")]
    assert told(an) == told(dung) == []


def test_list_that_is_approved_waits_for_nobody(approved_list, binh, an, dung):
    assert [told(user) for user in (binh, an, dung)] == [[], [], []]


def test_whoever_sent_a_list_does_not_decide_on_it(listed, an, dung, binh):
    succession_reviews.submit(review=listed, by=an, at=WRITTEN)
    assert (told(an), told(dung)) == ([], [(WAITING, f"{NAME}.")])

    succession_reviews.send_back(review=listed, reason="Thiếu", by=dung, at=DECIDED)

    assert told(an) == told(binh) == [(OWED, f"{NAME}, bị trả lại.")]


def test_province_owes_its_own_list(drawn_up, begin, province, an, binh):
    begin(drawn_up(province))

    assert [title for title, _ in told(an)] == [OWED]
    assert told(binh) == []


def test_list_of_a_commune_is_owed_by_both_above_it(
    drawn_up, begin, truong_ha, binh, hai, an
):
    begin(drawn_up(truong_ha))

    name = NAME.replace("Huyện", "Đoàn xã Trường Hà, Huyện")
    assert told(hai) == told(binh) == [(OWED, f"{name}.")]
    assert told(an) == []


@pytest.mark.parametrize(("day", "count"), [(29, 0), (28, 1)])
def test_term_that_ran_out_owes_nothing(listed, binh, day, count):
    listed.plan.term_until = date(2027, 3, 29)
    listed.plan.save()

    assert len(told(binh, date(2027, 3, day))) == count


def test_unit_that_ended_owes_nothing(drawn_up, begin, truong_ha, binh, giang):
    begin(drawn_up(truong_ha))
    units.dissolve(unit=truong_ha, on=DAY, by=giang)

    assert told(binh) == []
    assert len(told(binh, date(2026, 7, 31))) == 1


def test_without_rights_or_a_mandate_there_is_nothing(sent_list, nobody, dung):
    dung.groups.clear()

    assert told(nobody) == told(dung) == []


def test_many_lists_are_one_task_in_as_many_queries(
    returned_list, drawn_up, begin, truong_ha, pac_bo, binh
):
    def count():
        binh.has_perm("any")
        with CaptureQueriesContext(connection) as queries:
            found = told(binh)
        return found, len(queries)

    _, alone = count()
    for unit in (truong_ha, pac_bo):
        begin(drawn_up(unit))

    found, three = count()
    assert found == [
        (
            "3 danh sách quy hoạch chưa gửi phê duyệt",
            "Quy hoạch của 3 đơn vị, 1 bị trả lại.",
        )
    ]
    assert three == alone == 3
