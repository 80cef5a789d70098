"""Provinces that no one would think of, grown from drawn numbers, for tests that must
hold for all of them. Acts that a service refuses are left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st

from accounts import vietnamese
from cadres.choices import Employment, Manner, PostCode, TenureEnd
from cadres.models import Seat, Tenure
from members.choices import Entry, Exit, Gender
from members.models import Enrolment, Person, Transfer
from unions.choices import MEMBER_FORMS, Area, Bloc, Form, Level
from unions.models import Mandate, Unit
from unions.services import histories, units
from unions.services.histories import History, Spell

START = date(2018, 1, 1)
EARLIER = date(2019, 6, 1)
ON = date(2020, 2, 1)
EVE = ON - timedelta(days=1)
LATER = date(2020, 5, 1)
DAYS = (EARLIER, EVE, ON, ON + timedelta(days=1), LATER)
GRASSROOTS = (Form.UNION, Form.UNION, Form.BRANCH_UNION)
BLOCS = (Bloc.RESIDENTIAL, Bloc.SCHOOL)
POSTS = (PostCode.SECRETARY, PostCode.DEPUTY)

number = st.integers(0, 11)
days = st.sampled_from(DAYS)
before = st.sampled_from([EARLIER, EVE])
# Most acts come before the decision: later ones stand in its way.
early = st.one_of(before, before, before, before, before, days)
rarely = st.one_of(st.none(), st.none(), st.none(), days)


@dataclass
class Drawn:
    """The numbers that a province is grown from."""

    districts: int
    communes: list
    branches: list
    members: list
    transfers: list
    cadres: list
    seats: list
    mandates: list
    acts: list


provinces = st.builds(
    Drawn,
    st.integers(0, 3),
    st.lists(st.tuples(number, number), min_size=1, max_size=5),
    st.lists(st.tuples(number, number), min_size=1, max_size=6),
    st.lists(st.tuples(number, early, rarely), max_size=6),
    st.lists(st.tuples(number, number), max_size=2),
    st.lists(st.tuples(number, number, early, rarely), max_size=4),
    st.lists(st.tuples(number, number, early), max_size=3),
    st.lists(st.tuples(number, st.booleans(), early), max_size=3),
    st.lists(
        st.tuples(
            st.sampled_from(["rename", "move", "dissolve", "change"]),
            number,
            number,
            early,
        ),
        max_size=3,
    ),
)


def pick(things, place):
    return things[place % len(things)]


def settled(form, place):
    """What a placement of this form must say."""
    if form in (Form.PROVINCIAL, Form.LOCAL):
        return {}
    bloc = pick(BLOCS, place)
    return {"bloc": bloc, "area": Area.RURAL if bloc == Bloc.RESIDENTIAL else ""}


# The province


class Province:
    def __init__(self, by, leader, drawn):
        self.by, self.leader = by, leader
        self.plant(drawn)
        Mandate.objects.create(user=by, unit=self.root, since=START)
        for place, since, until in drawn.members:
            self.enrol(place, since, until)
        for place, target in drawn.transfers:
            self.transfer(place, target)
        for place, post, since, until in drawn.cadres:
            self.appoint(place, post, since, until)
        for place, post, since in drawn.seats:
            self.seat(place, post, since)
        for place, is_first, since in drawn.mandates:
            unit = pick(self.units(), place)
            user = by if is_first else leader
            held = {"user": user, "unit": unit}
            Mandate.objects.get_or_create(**held, defaults={"since": since})
        for act in drawn.acts:
            self.act(*act)

    @property
    def root(self):
        return Unit.objects.get(code="P")

    def units(self):
        return list(Unit.objects.order_by("pk"))

    def plant(self, drawn):
        planned = [("P", Form.PROVINCIAL, "", {})]
        districts = [f"D{n}" for n in range(drawn.districts)]
        planned += [(code, Form.LOCAL, "P", {}) for code in districts]
        above = ["P", *districts]
        for n, (place, kind) in enumerate(drawn.communes):
            form = pick(GRASSROOTS, kind)
            facts = settled(form, kind // 3)
            parents = [*districts, *districts, "P"]
            planned.append((f"C{n}", form, pick(parents, place), facts))
            if form == Form.UNION:
                above.append(f"C{n}")
        for n, (place, kind) in enumerate(drawn.branches):
            above_branch = [code for code in above if code.startswith("C")] or above
            facts = settled(Form.BRANCH, kind)
            parents = [*above_branch, *above_branch, *above]
            planned.append((f"B{n}", Form.BRANCH, pick(parents, place), facts))
        histories.record(
            [
                History(code, (Spell(START, f"Đoàn {code}", form, parent, facts),))
                for code, form, parent, facts in planned
            ],
            by=self.by,
        )

    def person(self, unit):
        name = f"Nông Văn {Person.objects.count()}"
        return Person.objects.create(
            full_name=name,
            search_name=vietnamese.fold(name),
            sort_key=vietnamese.name_key(name),
            gender=Gender.MALE,
            born_on=date(1999, 1, 1),
            unit=unit,
        )

    def enrol(self, place, since, until):
        holders = [unit for unit in self.units() if unit.form in MEMBER_FORMS]
        if not holders or (until and until <= since):
            return
        unit = pick(holders, place)
        Enrolment.objects.create(
            person=self.person(unit),
            unit=unit,
            since=since,
            until=until,
            entry=Entry.RECORDED,
            exit=Exit.MATURED if until else "",
        )

    def transfer(self, place, target):
        """A proposal that waits."""
        rows = Enrolment.objects.filter(until=None).order_by("pk")
        waiting = Transfer.objects.values("person")
        rows = list(rows.exclude(person__in=waiting))
        holders = [unit for unit in self.units() if unit.form in MEMBER_FORMS]
        if not rows or pick(holders, target) == pick(rows, place).unit:
            return
        Transfer.objects.create(
            person=pick(rows, place).person,
            source=pick(rows, place).unit,
            target=pick(holders, target),
            requested_on=EARLIER,
            moves_on=EARLIER,
            requested_by=self.by,
        )

    def appoint(self, place, post, since, until):
        if until and until <= since:
            return
        unit = pick(self.units(), place)
        Tenure.objects.create(
            person=self.person(unit),
            unit=unit,
            post_id=pick(POSTS, post),
            since=since,
            until=until,
            end=TenureEnd.TERM if until else "",
            manner=Manner.ELECTED,
            employment=Employment.NONE,
        )

    def seat(self, place, post, since):
        facts = {
            "unit": pick(self.units(), place),
            "post_id": pick(POSTS, post),
        }
        if not Seat.objects.filter(**facts).exists():
            Seat.objects.create(**facts, quota=1, since=since)

    def act(self, act, one, two, on):
        tree = self.units()
        unit = pick(tree, one)
        depth = Level(unit.level).depth
        higher = [each for each in tree if Level(each.level).depth < depth]
        same = [each for each in tree if each.level == unit.level]
        facts = {
            "rename": {"name": f"Đoàn {two}"},
            "move": {"parent": pick(higher or tree, two)},
            "dissolve": {"into": pick(same, two)},
            "change": settled(unit.form, two),
        }[act]
        try:
            with transaction.atomic():
                getattr(units, act)(unit=unit, on=on, by=self.by, **facts)
        except ValidationError:
            pass
