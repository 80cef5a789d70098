"""What became of those whose posts ended with their units, and of the districts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cadres.choices import Outcome, PostCode
from cadres.models import Destination, Post
from cadres.services import destinations
from reports import reconciliation
from reports.catalogue import BY_ID
from reports.catalogue import FIGURES as ALL
from reports.catalogue.displaced import FIGURES
from reports.figures import evaluate, evaluate_span, read
from tests.factories import PersonFactory, TenureFactory
from unions.choices import Area, Bloc, Form
from unions.models import Placement, Unit
from unions.services import restructurings, units

from ..conftest import CLOSING, OPENING

ON = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}
GRASSROOTS = (PostCode.SECRETARY, PostCode.DEPUTY)


def told(scope, opening=OPENING, closing=CLOSING):
    """{figure id: number}, without the zeros."""
    found = evaluate_span(FIGURES, scope=scope, opening=opening, closing=closing)
    return {name: number for name, number in found.items() if number}


@pytest.fixture
def commune(found, ha_quang):
    """A commune of Hà Quảng with a secretary and a deputy."""

    def commune(code, parent=ha_quang, bloc=Bloc.RESIDENTIAL, **facts):
        facts = {"area": Area.RURAL} | facts if bloc == Bloc.RESIDENTIAL else facts
        unit = found(code, Form.UNION, f"Đoàn xã {code}", parent, bloc=bloc, **facts)
        for post in GRASSROOTS:
            person = PersonFactory(unit=unit, full_name=f"{post.label} {code}")
            TenureFactory(person=person, unit=unit, post=Post.objects.get(pk=post))
        return unit

    return commune


@pytest.fixture
def settle(an):
    """Writes what becomes of the two of a commune: outcome and post, both of Z."""

    def settle(document, unit, *outcomes):
        rows = []
        for tenure, outcome in zip(_held(unit), outcomes, strict=True):
            row = Destination(tenure=tenure, outcome=outcome[0])
            if len(outcome) > 1:
                row.into, row.post = "Z", Post.objects.get(pk=outcome[1])
            rows.append(row)
        destinations.settle_all(restructuring=document, rows=rows, by=an)

    return settle


def _held(unit):
    return unit.tenures.order_by("post__rank")


@pytest.fixture
def carry_out(an, dung):
    def carry_out(document):
        restructurings.submit(restructuring=document, by=an, at=AT)
        restructurings.approve(restructuring=document, by=dung, at=AT)
        restructurings.apply(restructuring=document, by=an, at=AT)

    return carry_out


EQUAL, LOWER = Outcome.EQUAL_POST, Outcome.LOWER_POST


@pytest.fixture
def merged(commune, hoa_an, written, row, settle, carry_out):
    """X and Y of Hà Quảng and a school of Hòa An join Z of Hà Quảng; the leaders of Y
    are told nothing."""
    x, school = commune("X"), commune("S", hoa_an, Bloc.SCHOOL)
    commune("Y")
    commune("Z")
    codes = ("X", "Y", "S")
    document = written(
        *(row(n, "absorb", unit=code, into="Z") for n, code in enumerate(codes))
    )
    settle(document, x, (LOWER, "STANDING_MEMBER"), (Outcome.RESIGNED,))
    settle(document, school, (EQUAL, "SPECIALIST"), (Outcome.OVER_AGE,))
    carry_out(document)
    return document


PROVINCE = {
    "displaced_secretaries": 2,
    "displaced_secretaries_lower_post": 1,
    "displaced_secretaries_placed": 1,
    "displaced_secretaries_waiting": 1,
    "displaced_deputies": 2,
    "displaced_deputies_resigned": 1,
    "displaced_deputies_waiting": 1,
    "displaced_cadres": 6,
    "displaced_cadres_equal_post": 1,
    "displaced_cadres_lower_post": 1,
    "displaced_cadres_placed": 2,
    "displaced_cadres_resigned": 1,
    "displaced_cadres_over_age": 1,
    "displaced_cadres_waiting": 2,
}
HOA_AN = {
    "displaced_cadres": 2,
    "displaced_cadres_equal_post": 1,
    "displaced_cadres_over_age": 1,
    "displaced_cadres_placed": 1,
}


def test_holders_are_told_by_what_became_of_them(merged, province):
    assert told(province) == PROVINCE


def test_holders_are_told_where_their_old_unit_stood(merged, ha_quang, hoa_an):
    assert told(hoa_an) == HOA_AN
    here = {name: PROVINCE[name] - HOA_AN.get(name, 0) for name in PROVINCE}
    assert told(ha_quang) == {name: number for name, number in here.items() if number}


def test_commune_is_not_told_of_them(merged):
    assert told(Unit.objects.get(code="X")) == {}


def test_outcomes_add_up(merged, province):
    readings = read(ALL, scope=province, opening=OPENING, closing=CLOSING)

    rules = [
        r
        for r in reconciliation.RULES
        if "kết quả bố trí" in getattr(r, "sentence", "")
    ]
    assert len(rules) == 3
    assert [broken for rule in rules for broken in rule.check(readings)] == []


@pytest.mark.parametrize(
    ("opening", "closing", "count"),
    [
        (ON - timedelta(days=1), ON, 6),
        (ON, CLOSING, 0),
        (OPENING, ON - timedelta(days=1), 0),
    ],
)
def test_day_of_the_decision_belongs_to_the_span_that_ends_with_it(
    merged, province, opening, closing, count
):
    assert told(province, opening, closing).get("displaced_cadres", 0) == count


def test_nothing_is_told_before_the_document_is_applied(
    commune, province, written, row, settle
):
    x = commune("X")
    commune("Z")
    document = written(row(1, "absorb", unit="X", into="Z"))
    settle(document, x, (LOWER, "STANDING_MEMBER"), (Outcome.RESIGNED,))

    assert told(province) == {}


def test_nothing_is_told_once_it_is_undone(merged, province, giang):
    restructurings.undo(restructuring=merged, by=giang, at=AT)

    assert told(province) == {}


def test_district_moved_away_meanwhile_still_tells(merged, ha_quang, province, giang):
    units.rename(unit=ha_quang, name="Huyện Đoàn Khác", on=date(2021, 1, 1), by=giang)

    assert told(ha_quang)["displaced_secretaries"] == 2


# Districts


def test_district_that_ends_and_the_one_that_takes_over_are_two(
    applied, row, province, thong_nong, ha_quang, hoa_an
):
    applied(row(1, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"))

    assert told(province) == {"districts_merged": 2}
    assert told(ha_quang) == {}


def test_districts_that_unite_are_told_without_what_they_become(
    applied, row, province, thong_nong, ha_quang
):
    applied(
        row(1, "unite", unit="CB-THONGNONG", code="CB-MOI", name="Huyện Đoàn Mới"),
        row(1, "unite", unit="CB-HAQUANG"),
    )

    assert told(province) == {"districts_merged": 2}


def test_district_that_is_split_over_two_is_told_once(
    applied, row, province, thong_nong, ha_quang, hoa_an
):
    applied(
        row(1, "split", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(1, "split", unit="CB-THONGNONG", into="CB-HOAAN"),
    )

    assert told(province) == {"districts_merged": 3}


def test_merger_of_communes_is_none_of_districts(merged, province):
    assert "districts_merged" not in told(province)


# Ages


@pytest.mark.parametrize(
    ("special", "born_on", "count"),
    [
        (False, date(1986, 7, 1), 0),
        (False, date(1986, 6, 30), 1),
        (True, date(1986, 6, 30), 0),
        (True, date(1984, 7, 1), 0),
        (True, date(1984, 6, 30), 1),
    ],
)
def test_secretary_past_the_ceiling_of_the_area_is_told(
    commune, province, special, born_on, count
):
    x = commune("X")
    Placement.objects.filter(unit=x).update(special_area=special)
    person = x.tenures.get(post="SECRETARY").person
    type(person).objects.filter(pk=person.pk).update(born_on=born_on)
    figure = BY_ID["commune_secretaries_over_age"]

    found = evaluate([figure], scope=province, day=CLOSING)

    assert found == {"commune_secretaries_over_age": count}
