import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from reports.models import Return, ReturnLine, Writing
from reports.services.cell_entries import Entry
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_cells import YOUTH, kept, returns
from tests.fixtures_reviews import MEMBERS, TURNS, WRITTEN
from unions.choices import Form

pytestmark = pytest.mark.django_db
PAC_BO = ("CB-HQ-TH-PB", TURNS)


def told(outcome):
    return outcome.status, outcome.version, outcome.value


# What is written


def test_first_writing_starts_the_return(put_in, pac_bo, binh):
    outcome = put_in(pac_bo, "1.250")

    assert told(outcome) == ("saved", 1, 1250)
    assert (outcome.by, outcome.at) == (binh, WRITTEN)
    assert returns() == [("CB-HAQUANG", "DRAFT")]
    assert kept() == {PAC_BO: [1250]}
    row = Return.objects.get()
    assert [e.act for e in Event.objects.about(row)] == ["return.start"]


def test_each_writing_is_kept(put_in, pac_bo):
    put_in(pac_bo, "1")
    put_in(pac_bo, "2", version=1)
    put_in(pac_bo, "", version=2)

    assert kept() == {PAC_BO: [1, 2, None]}


def test_line_says_who_wrote_it(put_in, pac_bo, binh):
    put_in(pac_bo, "1")

    line = ReturnLine.objects.get()
    assert (line.written_by, line.written_at) == (binh, WRITTEN)
    assert Writing.objects.get().by == binh


def test_same_request_twice_is_written_once(put_in, pac_bo):
    first = put_in(pac_bo, "5")
    again = put_in(pac_bo, "5")

    assert told(first) == ("saved", 1, 5)
    assert told(again) == ("same", 1, 5)
    assert kept() == {PAC_BO: [5]}


def test_nothing_in_an_empty_cell_is_no_writing(put_in, pac_bo):
    assert told(put_in(pac_bo, " ")) == ("same", 0, None)
    assert (returns(), kept()) == ([], {})


def test_reason_is_kept_until_it_is_erased(put_in, pac_bo):
    put_in(pac_bo, "5", reason="  Đợt  hè ")
    put_in(pac_bo, "6", version=1)
    assert ReturnLine.objects.get().reason == "Đợt hè"

    put_in(pac_bo, "6", version=2, reason="")
    assert ReturnLine.objects.get().reason == ""
    assert kept() == {PAC_BO: [5, 6, 6]}


def test_of_two_entries_for_a_cell_the_last_counts(write_cells, binh, ha_quang, pac_bo):
    entries = [Entry(pac_bo.pk, TURNS, text) for text in ("1", "2")]

    [outcome] = write_cells(binh, ha_quang, *entries)

    assert told(outcome) == ("saved", 1, 2)
    assert kept() == {PAC_BO: [2]}


def test_what_the_register_counts_is_kept_with_the_value(small, put_in, ha_quang):
    pac_bo = small.__class__.objects.get(code="CB-HQ-TH-PB")
    clinic = small.__class__.objects.get(code="CB-HQ-TTYT")

    put_in(pac_bo, "3", figure=MEMBERS)
    put_in(clinic, "1", figure=MEMBERS)
    put_in(clinic, "1")

    counted = ReturnLine.objects.values_list("unit__code", "figure", "counted")
    assert set(counted) == {
        ("CB-HQ-TH-PB", MEMBERS, 2),
        ("CB-HQ-TTYT", MEMBERS, 1),
        ("CB-HQ-TTYT", TURNS, None),
    }


def test_block_counts_the_register_for_each_unit(
    small, write_cells, binh, ha_quang, pac_bo, clinic
):
    entries = [Entry(unit.pk, MEMBERS, "2") for unit in (pac_bo, clinic)]

    write_cells(binh, ha_quang, *entries)

    counted = ReturnLine.objects.values_list("unit__code", "counted")
    assert set(counted) == {("CB-HQ-TH-PB", 2), ("CB-HQ-TTYT", 1)}


def test_remark_to_an_empty_cell_leaves_its_first_writing_the_first(
    put_in, pac_bo, ha_quang, asked_period
):
    row = factories.ReturnFactory(period=asked_period, unit=ha_quang)
    factories.ReturnLineFactory(
        unit_return=row, unit=pac_bo, value=None, version=0, remark="Còn trống"
    )
    ReturnLine.objects.update(figure=TURNS)

    assert told(put_in(pac_bo, "4")) == ("saved", 1, 4)
    assert kept() == {PAC_BO: [4]}
    assert ReturnLine.objects.get().remark == "Còn trống"


# Two people on one cell


def test_stale_writing_is_refused_with_both_values(put_in, pac_bo, an):
    put_in(pac_bo, "1", by=an)

    outcome = put_in(pac_bo, "2")

    assert told(outcome) == ("stale", 1, 1)
    assert (outcome.by, outcome.at) == (an, WRITTEN)
    assert outcome.message == (
        "Lượt đoàn viên tham gia hoạt động: Nông Thúy An đã ghi 1 lúc 15:00 ngày "
        "03/07/2022, bạn ghi 2; hãy chọn một trong hai."
    )
    assert kept() == {PAC_BO: [1]}


def test_whoever_has_seen_the_other_value_may_write(put_in, pac_bo, an):
    put_in(pac_bo, "1", by=an)

    assert told(put_in(pac_bo, "2", version=1)) == ("saved", 2, 2)
    assert kept() == {PAC_BO: [1, 2]}


def test_two_who_write_the_same_agree(put_in, pac_bo, an):
    put_in(pac_bo, "1", by=an)

    assert told(put_in(pac_bo, "1")) == ("same", 1, 1)


def test_lost_answer_of_the_same_tab_is_no_conflict(put_in, pac_bo):
    put_in(pac_bo, "1", token="t", turn=1)

    assert told(put_in(pac_bo, "2", token="t", turn=2)) == ("saved", 2, 2)
    assert told(put_in(pac_bo, "3", token="t")) == ("stale", 2, 2)
    assert told(put_in(pac_bo, "3", token="u", turn=9)) == ("stale", 2, 2)


def test_late_request_does_not_undo_its_successor(put_in, pac_bo):
    put_in(pac_bo, "2", token="t", turn=2)

    assert told(put_in(pac_bo, "1", token="t", turn=1)) == ("stale", 1, 2)
    assert kept() == {PAC_BO: [2]}


def test_reason_of_another_is_not_erased_by_who_has_not_seen_it(put_in, pac_bo, an):
    put_in(pac_bo, "1", by=an, reason="Đợt hè")

    assert told(put_in(pac_bo, "1", reason="")) == ("same", 1, 1)
    assert put_in(pac_bo, "1", reason="Khác").status == "stale"
    assert ReturnLine.objects.get().reason == "Đợt hè"


# What it costs


@pytest.fixture
def branches(found, truong_ha):
    """`branches(3)` founds so many."""

    def branches(size):
        return [
            found(f"CB-HQ-TH-{n}", Form.BRANCH, f"Chi đoàn {n}", truong_ha, **RURAL)
            for n in range(size)
        ]

    return branches


@pytest.fixture
def cost(write_cells, ha_quang, binh):
    """The number of queries for writing `text` over `version` of these cells."""

    def cost(places, text, version, status="saved"):
        entries = [Entry(*place, text, version) for place in places]
        with CaptureQueriesContext(connection) as queries:
            outcomes = write_cells(binh, ha_quang, *entries)
        assert {outcome.status for outcome in outcomes} == {status}
        return len(queries)

    return cost


def test_block_costs_as_many_queries_as_a_cell(branches, cost):
    figures = (MEMBERS, TURNS, YOUTH)
    places = [(unit.pk, figure) for unit in branches(102) for figure in figures]
    cost(places[-1:], "1", 0)

    blocks = [places[:1], places[1:4], places[4:304]]
    expected = 8 if connection.vendor == "postgresql" else 9
    assert [cost(block, "1", 0) for block in blocks] == [expected] * 3
    assert [cost(block, "2", 1) for block in blocks] == [expected] * 3


def test_stale_block_costs_one_query_for_the_other_writers(
    branches, cost, write_cells, ha_quang, an
):
    places = [(unit.pk, TURNS) for unit in branches(4)]
    write_cells(an, ha_quang, *(Entry(*place, "1") for place in places))

    assert cost(places[:1], "2", 0, "stale") == 7
    assert cost(places[1:], "2", 0, "stale") == 7
