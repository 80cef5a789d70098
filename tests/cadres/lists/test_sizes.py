"""Units smaller than the standards ask for: just enough is enough."""

from datetime import date, timedelta

import pytest

from cadres.lists import Asked, find
from tests.factories import EnrolmentFactory, PersonFactory, RuleFactory
from unions.choices import Bloc, RuleKind
from unions.models import Rule

DAY = date(2022, 6, 30)
BEGAN = date(2020, 1, 1)


@pytest.fixture
def rows(an):
    def rows(slug, user=an, day=DAY, unit=None):
        listing, asked = find(slug), Asked(user, day, unit)
        found = list(listing.found(asked))
        listing.prepare(found, asked)
        return [tuple(c.read(row, asked) for c in listing.columns) for row in found]

    return rows


@pytest.fixture
def fill(db):
    """So many members of a branch since BEGAN."""

    def fill(branch, count):
        for person in PersonFactory.create_batch(count, unit=branch):
            EnrolmentFactory(person=person, unit=branch, since=BEGAN)

    return fill


def test_branch_with_one_member_too_few(rows, fill, pac_bo, lam_son, binh, chi, hoa_an):
    fill(pac_bo, 2)
    fill(lam_son, 3)

    told = (pac_bo.label, 2, 3)
    assert told in rows("it-doan-vien")
    assert lam_son.label not in [row[0] for row in rows("it-doan-vien")]
    assert told in rows("it-doan-vien", user=binh)
    assert told not in rows("it-doan-vien", unit=hoa_an)
    fill(pac_bo, 1)
    assert pac_bo.label not in [row[0] for row in rows("it-doan-vien")]
    eve = rows("it-doan-vien", day=BEGAN - timedelta(1))
    assert (lam_son.label, 0, 3) in eve


def test_no_branch_is_small_without_a_rule(rows, pac_bo):
    Rule.objects.filter(kind=RuleKind.BRANCH_MEMBERS).delete()

    assert rows("it-doan-vien") == []
    RuleFactory(kind=RuleKind.BRANCH_MEMBERS, level="BRANCH", post="", value=1)
    assert (pac_bo.label, 0, 1) in rows("it-doan-vien")


@pytest.mark.parametrize(
    ("bloc", "least_branches", "members", "told"),
    [
        ("RESIDENTIAL", 1, 0, None),
        ("RESIDENTIAL", 2, 0, (1, 2, 0, None)),
        ("SCHOOL", 1, 30, None),
        ("SCHOOL", 1, 29, (1, 1, 29, 30)),
        ("SCHOOL", 2, 30, (1, 2, 30, 30)),
    ],
)
def test_union_with_one_too_few(
    rows, fill, truong_ha, pac_bo, bloc, least_branches, members, told
):
    truong_ha.placements.update(bloc=Bloc(bloc))
    least = Rule.objects.filter(kind=RuleKind.UNION_BRANCHES)
    least.update(value=least_branches)
    fill(pac_bo, members)

    found = [row[1:] for row in rows("doan-co-so-nho") if row[0] == truong_ha.label]

    assert found == ([told] if told else [])
