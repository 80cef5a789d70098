"""The sizes of the day: just enough is enough, one fewer is too few."""

from datetime import date

import pytest

from members.standards import least, sizes_on
from tests import factories
from tests.fixtures_records import DAY, find
from unions.choices import Bloc, Form, RuleKind
from unions.models import Rule


def test_sizes_are_those_of_the_statute(db):
    sizes = sizes_on(DAY)

    assert {form: least(rule) for form, rule in sizes.holders.items()} == {
        Form.BRANCH: 3,
        Form.BRANCH_UNION: 3,
    }
    assert (least(sizes.branches), least(sizes.members)) == (2, 30)


@pytest.mark.parametrize(
    ("branches", "members", "bloc", "is_small"),
    [
        (2, 30, Bloc.SCHOOL, False),
        (2, 29, Bloc.SCHOOL, True),
        (1, 30, Bloc.SCHOOL, True),
        (2, 0, Bloc.RESIDENTIAL, False),
        (1, 99, Bloc.RESIDENTIAL, True),
    ],
)
def test_small_union(db, branches, members, bloc, is_small):
    assert sizes_on(DAY).is_small_union(branches, members, bloc) == is_small


def test_nothing_is_asked_before_the_first_rule(db):
    sizes = sizes_on(date(2000, 1, 1))

    assert set(sizes.holders.values()) == {None}
    assert least(sizes.branches) == 0
    assert not sizes.is_small_union(0, 0, Bloc.SCHOOL)


def test_sizes_of_a_level_go_before_those_of_all(db):
    factories.RuleFactory(
        kind=RuleKind.BRANCH_MEMBERS, level="GRASSROOTS", post="", value=5
    )

    holders = sizes_on(DAY).holders
    assert [least(rule) for rule in holders.values()] == [3, 5]


@pytest.mark.parametrize(
    ("kind", "value", "rule_id"),
    [
        (RuleKind.BRANCH_MEMBERS, 4, "branches_with_few_members"),
        (RuleKind.UNION_BRANCHES, 3, "unions_with_few_branches"),
    ],
)
def test_standing_rule_follows_the_standards(records, kind, value, rule_id):
    assert list(find(rule_id)) == []

    Rule.objects.filter(kind=kind).update(value=value)

    assert len(find(rule_id)) > 0
