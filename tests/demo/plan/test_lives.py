from datetime import date

from demo.plan.lives import Stay, route
from demo.plan.sites import Site
from members.choices import Entry, Exit
from unions.choices import Bloc, Form

FIRST, MERGED, LEFT = date(2018, 1, 1), date(2020, 2, 1), date(2021, 5, 4)


def home(code, **ending):
    return Site(code, code, "C", Form.BRANCH, Bloc.RESIDENTIAL, **ending)


HOMES = {"A": home("A", until=MERGED, into="B"), "B": home("B")}


def test_route_of_a_branch_that_lasts():
    stay = Stay("B", FIRST, Entry.RECORDED)

    assert route(HOMES, stay) == [stay]


def test_route_follows_a_merger_and_keeps_the_reason_for_leaving():
    stay = Stay("A", FIRST, Entry.RECORDED, LEFT, Exit.MATURED)

    assert route(HOMES, stay) == [
        Stay("A", FIRST, Entry.RECORDED, MERGED, Exit.UNIT_MERGED),
        Stay("B", MERGED, Entry.UNIT_MERGED, LEFT, Exit.MATURED),
    ]


def test_route_of_somebody_gone_before_the_merger():
    stay = Stay("A", FIRST, Entry.RECORDED, MERGED, Exit.TRANSFERRED)

    assert route(HOMES, stay) == [stay]
