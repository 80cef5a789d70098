"""What holds in any province, whatever happens in it."""

import itertools
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.choices import Entry, Exit, Gender
from members.services import enrolments, people
from reports.catalogue import BY_ID, FIGURES
from reports.catalogue.terms import BLOC_IDS
from reports.figures import evaluate, evaluate_by_district, read
from unions.choices import Area, Bloc, Form
from unions.models import Unit
from unions.services import units

START = date(2019, 1, 1)
DAYS = [START + timedelta(days=50 * step) for step in range(8)]
SUMMED = [
    BY_ID[name]
    for name in ("units_grassroots", "branches", "branches_residential", "members")
]

pytestmark = pytest.mark.django_db

few = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
blocs = st.sampled_from(Bloc)
places = st.integers(0, 11)
acts = st.lists(
    st.tuples(
        st.sampled_from(["move", "dissolve", "enrol", "leave", "transfer"]),
        places,
        places,
        st.sampled_from(DAYS[1:]),
    ),
    max_size=12,
)
shapes = st.lists(st.tuples(places, blocs), min_size=1, max_size=5)


class Province:
    """A province grown from drawn numbers; an act that the services refuse is left."""

    def __init__(self, by, districts, unions, branches):
        self.by, self.people = by, []
        root = self.found("P", Form.PROVINCIAL, None)
        self.districts = [root]
        self.districts += [
            self.found(f"D{n}", Form.LOCAL, root) for n in range(districts)
        ]
        self.unions = [
            self.found(f"G{n}", Form.UNION, self.pick(self.districts, place), bloc)
            for n, (place, bloc) in enumerate(unions)
        ]
        self.cells = [
            self.found(f"B{n}", Form.BRANCH, self.pick(self.unions, place), bloc)
            for n, (place, bloc) in enumerate(branches)
        ]
        for number, cell in enumerate(self.cells):
            self.enrol(cell, START, number)

    @property
    def root(self):
        return Unit.objects.get(code="P")

    @staticmethod
    def pick(things, place):
        return things[place % len(things)]

    def found(self, code, form, parent, bloc=""):
        area = Area.RURAL if bloc == Bloc.RESIDENTIAL else ""
        return units.found(
            code=code,
            form=form,
            name=f"Đơn vị {code}",
            parent=parent,
            on=START,
            by=self.by,
            bloc=bloc,
            area=area,
        )

    def enrol(self, unit, on, number):
        person = people.register(
            full_name=f"Nông Văn {number}", gender=Gender.MALE, unit=unit, by=self.by
        )
        enrolments.enrol(
            person=person, unit=unit, on=on, entry=Entry.ADMITTED, by=self.by
        )
        self.people.append(person)

    def act(self, kind, one, two, on):
        with suppressed():
            getattr(self, f"_{kind}")(one, two, on)

    def _move(self, one, two, on):
        union = Unit.objects.get(pk=self.pick(self.unions, one).pk)
        units.move(unit=union, parent=self.pick(self.districts, two), on=on, by=self.by)

    def _dissolve(self, one, two, on):
        cell, into = (
            Unit.objects.get(pk=self.pick(self.cells, place).pk) for place in (one, two)
        )
        units.dissolve(unit=cell, into=into, on=on, by=self.by)

    def _enrol(self, one, two, on):
        self.enrol(self.pick(self.cells, one), on, two)

    def _leave(self, one, two, on):
        person = self.pick(self.people, one)
        enrolments.leave(person=person, on=on, exit=Exit.MATURED, by=self.by)

    def _transfer(self, one, two, on):
        person, unit = self.pick(self.people, one), self.pick(self.cells, two)
        enrolments.move(person=person, unit=unit, on=on, by=self.by)


@contextmanager
def suppressed():
    try:
        with transaction.atomic():
            yield
    except ValidationError:
        pass


@contextmanager
def grown(by, *drawn):
    """A province that is gone again after the block."""
    with transaction.atomic():
        yield Province(by, *drawn)
        transaction.set_rollback(True)


def stocks(scope, day):
    return evaluate(FIGURES, scope=scope, day=day)


@few
@given(st.integers(0, 3), shapes, shapes, acts)
def test_parts_sum_to_totals_on_every_day(giang, districts, unions, branches, acts):
    with grown(giang, districts, unions, branches) as province:
        for act in acts:
            province.act(*act)

        for day in DAYS:
            found = stocks(province.root, day)
            for whole in ("branches", "members"):
                parts = [found[f"{whole}_{bloc}"] for bloc in BLOC_IDS.values()]
                assert sum(parts) == found[whole]
            assert (
                found["units_union"] + found["units_branch_union"]
                == found["units_grassroots"]
            )


@few
@given(st.integers(0, 3), shapes, shapes, acts)
def test_districts_sum_to_the_province_on_every_day(
    giang, districts, unions, branches, acts
):
    with grown(giang, districts, unions, branches) as province:
        for act in acts:
            province.act(*act)

        for day in DAYS:
            whole = stocks(province.root, day)
            rows = evaluate_by_district(SUMMED, scope=province.root, day=day)
            apart = {
                district.pk: stocks(district, day)
                for district in province.districts[1:]
            }
            for figure in SUMMED:
                assert (
                    sum(r.get(figure.id, 0) for r in rows.values()) == whole[figure.id]
                )
                for pk, alone in apart.items():
                    assert rows.get(pk, {}).get(figure.id, 0) == alone[figure.id]


@few
@given(st.integers(0, 3), shapes, shapes, acts)
def test_nothing_before_an_act_moves_when_it_is_recorded(
    giang, districts, unions, branches, acts
):
    with grown(giang, districts, unions, branches) as province:
        for act in acts:
            on = act[-1]
            earlier = [day for day in (*DAYS, on - timedelta(days=1)) if day < on]
            before = {day: stocks(province.root, day) for day in earlier}

            province.act(*act)

            assert {day: stocks(province.root, day) for day in earlier} == before


@few
@given(st.integers(0, 3), shapes, shapes, acts)
def test_members_balance_over_every_span(giang, districts, unions, branches, acts):
    with grown(giang, districts, unions, branches) as province:
        for act in acts:
            province.act(*act)

        for opening, closing in itertools.pairwise(DAYS):
            found = read(FIGURES, scope=province.root, opening=opening, closing=closing)
            came = found.value("admissions", "span") + found.value("arrivals", "span")
            left = found.value("leavers", "span")
            assert found.value("members", "opening") + came - left == found.value(
                "members", "closing"
            )
