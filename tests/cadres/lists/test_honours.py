"""What was commended, won and inspected."""

from datetime import date
from decimal import Decimal

import pytest

from cadres.choices import AwardTitle, Employment, Prize
from cadres.lists import Asked, find
from tests import factories

DAY = date(2022, 6, 30)
TOMORROW = date(2022, 7, 1)
FIRST, EVE = date(2021, 1, 1), date(2020, 12, 31)


@pytest.fixture
def ask(an):
    def ask(slug, user=None, unit=None, **facts):
        usual = {"tu": FIRST, "danh-hieu": ""}
        asked = Asked(user=user or an, day=DAY, unit=unit, facts=usual | facts)
        return find(slug).found(asked), asked

    return ask


def totals(slug, ask):
    rows, asked = ask(slug)
    return find(slug).summary(rows, asked)


def test_awards_are_those_of_the_span_and_title(ask, pac_bo):
    kept = [factories.AwardFactory(unit=pac_bo, on=day) for day in (DAY, FIRST)]
    for day in (EVE, TOMORROW):
        factories.AwardFactory(unit=pac_bo, on=day)
    person = factories.PersonFactory(unit=pac_bo)
    own = factories.AwardFactory(
        unit=pac_bo, person=person, title=AwardTitle.BRANCH_SECRETARY
    )

    assert list(ask("khen-thuong")[0]) == [kept[0], own, kept[1]]
    rows, _ = ask("khen-thuong", **{"danh-hieu": "BRANCH_SECRETARY"})
    assert list(rows) == [own]
    assert totals("khen-thuong", ask) == [("Tập thể", 2), ("Cá nhân", 1)]


@pytest.mark.parametrize(
    ("user", "count"), [("an", 2), ("binh", 1), ("chi", 1), ("nobody", 0)]
)
def test_awards_are_those_of_the_mandate(ask, pac_bo, lam_son, request, user, count):
    for unit in (pac_bo, lam_son):
        factories.AwardFactory(unit=unit)

    rows, _ = ask("khen-thuong", user=request.getfixturevalue(user))

    assert rows.count() == count


def test_contests_tell_entrants_and_prizes(ask, province, pac_bo):
    contest = factories.ContestFactory(unit=province, on=FIRST)
    factories.ContestFactory(unit=province, on=EVE)
    for prize in (Prize.FIRST, Prize.CONSOLATION, Prize.CONSOLATION, ""):
        factories.ContestEntryFactory(contest=contest, person__unit=pac_bo, prize=prize)

    [row] = ask("hoi-thi")[0]

    assert row == contest
    told = (row.entrants, row.first, row.second, row.third, row.consolation)
    assert told == (4, 1, 0, 0, 2)


def test_inspections_tell_units_and_conclusions(ask, province, ha_quang, hoa_an):
    first = factories.InspectionFactory(
        unit=province, begins_on=FIRST, ends_on=TOMORROW
    )
    factories.InspectionFactory(unit=province, begins_on=EVE, ends_on=TOMORROW)
    late = {"begins_on": TOMORROW, "ends_on": TOMORROW}
    factories.InspectionFactory(unit=province, **late)
    factories.InspectedUnitFactory(inspection=first, unit=ha_quang, conclusion="Tốt")
    factories.InspectedUnitFactory(inspection=first, unit=hoa_an)

    [row] = ask("kiem-tra")[0]

    assert (row, row.looked_at, row.concluded) == (first, 2, 1)


def test_who_was_inspected_reads_what_was_concluded(
    ask, province, ha_quang, hoa_an, binh
):
    inspection = factories.InspectionFactory(
        unit=province, begins_on=FIRST, ends_on=DAY
    )
    for unit in (ha_quang, hoa_an):
        factories.InspectedUnitFactory(inspection=inspection, unit=unit)

    assert [row.unit for row in ask("duoc-kiem-tra", user=binh)[0]] == [ha_quang]
    assert ask("kiem-tra", user=binh)[0].count() == 0


def test_allowances_are_told_unit_by_unit(ask, pac_bo, lam_son, holder, post):
    factories.AllowanceRateFactory(post=post("SECRETARY"))
    factories.BaseSalaryFactory()
    for unit in (pac_bo, lam_son):
        holder("Nông Thị Hoa", unit, employment=Employment.ALLOWANCE)
    holder("Bế Thị Lan", pac_bo, "DEPUTY", employment=Employment.ALLOWANCE)

    rows, _ = ask("phu-cap")

    assert [(row.code, row.holders, row.unrated, row.cost) for row in rows] == [
        ("CB-HA-HV-LS", 1, 0, Decimal(149_000)),
        ("CB-HQ-TH-PB", 2, 1, Decimal(149_000)),
    ]
    assert totals("phu-cap", ask) == [
        ("Số chức danh hưởng", 3),
        ("Chức danh chưa có hệ số", 1),
        ("Cộng một tháng (đồng)", Decimal(298_000)),
    ]
