"""Small trees that no one would think of: whatever is done to them, and on whatever
day, the past stays as it was and the words tell the truth."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Role
from accounts.services import users
from unions.choices import Area, Bloc, Form, Level
from unions.models import Placement, Unit
from unions.services import units
from unions.services.snapshots import FACTS, LINKS

DAYS = [date(2018, 1, 1) + timedelta(days=n) for n in range(5)]
FORMS = [Form.LOCAL, Form.UNION, Form.BRANCH_UNION, Form.BRANCH]
ANCESTORS = ("province", "district", "grassroots")

# (act, the unit it is done to, what or with whom, the day); units as numbers.
number = st.integers(0, 9)
day = st.sampled_from(DAYS)
forms = st.sampled_from(FORMS)
acts = st.one_of(
    st.tuples(st.just("found"), number, forms, day),
    st.tuples(st.just("rename"), number, st.sampled_from(["Nà Mạ", "Bó"]), day),
    st.tuples(st.just("move"), number, number, day),
    st.tuples(st.just("change"), number, forms, day),
    st.tuples(st.just("dissolve"), number, st.none() | number, day),
)


def pick(units, number):
    return units[number % len(units)]


def do(act, which, how, on, by):
    """Does an act to the tree; False when it is refused."""
    tree = list(Unit.objects.order_by("pk"))
    unit = pick(tree, which)
    other = None
    if isinstance(how, int):
        depth = Level(unit.level).depth
        higher = [u for u in tree if Level(u.level).depth < depth]
        same = [u for u in tree if u.level == unit.level]
        other = pick(higher or tree if act == "move" else same, how)
    verbs = {
        "found": lambda: units.found(
            code=f"U{len(tree)}",
            form=how,
            name=f"U{len(tree)}",
            parent=unit,
            on=on,
            by=by,
            bloc=Bloc.RESIDENTIAL,
            area=Area.RURAL,
        ),
        "rename": lambda: units.rename(unit=unit, name=how, on=on, by=by),
        "move": lambda: units.move(unit=unit, parent=other, on=on, by=by),
        "change": lambda: units.change(unit=unit, form=how, on=on, by=by),
        "dissolve": lambda: units.dissolve(unit=unit, into=other, on=on, by=by),
    }
    try:
        with transaction.atomic():
            verbs[act]()
    except ValidationError:
        return False
    return True


def plant(by):
    """A province, two districts, a commune and a branch in the first."""
    facts = {"on": DAYS[0], "by": by}
    settled = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}
    root = units.found(code="CB", form=Form.PROVINCIAL, name="CB", **facts)
    first, _ = (
        units.found(code=code, form=Form.LOCAL, name=code, parent=root, **facts)
        for code in ("D1", "D2")
    )
    commune = units.found(
        code="C1", form=Form.UNION, name="C1", parent=first, **facts, **settled
    )
    units.found(
        code="B1", form=Form.BRANCH, name="B1", parent=commune, **facts, **settled
    )


def tell(placements, day):
    """What held on a day, by unit."""
    columns = ("name", "form", "bloc", "parent_id", *(f"{a}_id" for a in ANCESTORS))
    return {
        row.unit_id: [getattr(row, column) for column in columns]
        for row in placements
        if row.since <= day and (row.until is None or day < row.until)
    }


def walk(unit, parents):
    """The unit and everything above it."""
    above = [unit]
    while parents[above[-1]] is not None:
        above.append(parents[above[-1]])
    return above


def check_day(tree, placements, day):
    rows = [
        row
        for row in placements
        if row.since <= day and (row.until is None or day < row.until)
    ]
    parents = {row.unit_id: row.parent_id for row in rows}
    alive = sorted(unit.pk for unit in tree if unit.exists_on(day))
    assert sorted(row.unit_id for row in rows) == alive
    assert set(parents.values()) - {None} <= set(parents)
    for unit in tree:
        below = {pk for pk in parents if unit.pk in walk(pk, parents)}
        found = list(Unit.objects.under(unit, day).values_list("pk", flat=True))
        placed = Placement.objects.under(unit, day).values_list("unit_id", flat=True)
        assert sorted(found) == sorted(placed) == sorted(below)


def check_snapshots(tree, placements):
    last = {row.unit_id: row for row in placements}
    names = {unit.pk: unit.name for unit in tree}
    for unit in tree:
        row = last[unit.pk]
        above = [row.grassroots_id, row.district_id]
        label = [row.name, *(names[pk] for pk in above if pk not in (None, unit.pk))]
        facts = [getattr(row, field) for field in (*FACTS, *LINKS)]
        assert [getattr(unit, field) for field in (*FACTS, *LINKS)] == facts
        assert unit.label == ", ".join(label)
        assert unit.closed_on == row.until


def check_forms(placements):
    """Nothing ever stands below a chi đoàn cơ sở."""
    leaves = [row for row in placements if row.form == Form.BRANCH_UNION]
    for leaf in leaves:
        below = Placement.objects.filter(parent=leaf.unit_id).reaching(leaf.since)
        if leaf.until:
            below = below.filter(since__lt=leaf.until)
        assert list(below) == []


@pytest.mark.django_db
@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(acts, min_size=4, max_size=14), st.booleans())
def test_any_tree_keeps_its_past_and_tells_the_truth(sequence, is_in_order):
    if is_in_order:
        sequence.sort(key=lambda act: act[-1])
    with transaction.atomic():
        by = users.open_account(
            username="giang", full_name="Giang", password="", role=Role.ADMINISTRATOR
        )
        plant(by)

        for act, which, how, on in sequence:
            before = list(Placement.objects.order_by("since"))
            is_done = do(act, which, how, on, by)
            after = list(Placement.objects.order_by("since"))
            untouched = [day for day in DAYS if day < on] if is_done else DAYS
            assert [tell(after, d) for d in untouched] == [
                tell(before, d) for d in untouched
            ]

        tree = list(Unit.objects.all())
        placements = list(Placement.objects.order_by("since"))
        for day in DAYS:
            check_day(tree, placements, day)
        check_snapshots(tree, placements)
        check_forms(placements)
        assert {unit.level for unit in tree} <= set(Level)
        transaction.set_rollback(True)
