from datetime import date, timedelta

from demo.plan.days import CLOSING, FIRST

DAY = timedelta(1)


def held(plan, unit, post):
    """Who held a post of a unit, in order of time."""
    holds = [h for h in plan.cadres.holds if (h.unit, h.post) == (unit, post)]
    return sorted(holds, key=lambda hold: hold.since)


def test_predecessor_held_everything_until_the_successor_came(plan):
    [before, now] = held(plan, "CB-NGUYENBINH", "SECRETARY")

    assert (before.since, before.until, now.until) == (FIRST, now.since, None)
    seats = [
        hold
        for hold in held(plan, "CB", "COMMITTEE_MEMBER")
        if hold.life in (before.life, now.life)
    ]
    assert [hold.life for hold in seats] == [before.life, now.life]
    assert [(hold.since, hold.until) for hold in seats] == [
        (FIRST, now.since),
        (now.since, None),
    ]


def test_deputy_head_goes_to_the_city_and_keeps_the_seat_on_the_committee(plan):
    _, deputy = held(plan, "CB-THANHPHO", "DEPUTY")
    [head] = [h for h in held(plan, "CB", "DEPUTY_HEAD") if h.life is deputy.life]

    assert (head.since, head.until) == (FIRST, date(2019, 6, 1))
    assert deputy.since == head.until
    assert not any(
        hold.life is deputy.life and hold.until and hold.post == "COMMITTEE_MEMBER"
        for hold in plan.cadres.holds
    )


def test_those_who_came_before_have_a_name_and_are_gone_on_the_closing_day(plan):
    gone = plan.cadres.lives[-4:]
    offices = ["CB-BAOLAC", "CB-NGUYENBINH", "CB-HOAAN", "CB-THANHPHO"]

    assert [life.office for life in gone] == offices
    assert all(life.facts["full_name"] for life in gone)
    there = [hold for hold in plan.cadres.holds if hold.lives_on(CLOSING)]
    assert not {hold.life for hold in there} & set(gone)
