"""The plan before it is written: what no single row can show."""

from collections import Counter

from demo.plan import province
from demo.plan import sample as plans
from demo.plan.days import CLOSING, EVE, OPENING, age
from demo.plan.figures import CLASS_90
from members.choices import DEPARTURES, Entry, Exit


def there(plan, day):
    """How many members each unit holds on `day`."""
    stays = (stay for life in plan.members for stay in life.stays)
    return Counter(s.home for s in stays if s.since <= day < (s.until or day.max))


def test_plan_is_the_same_every_time(plan):
    again = plans.build()

    assert again.province.first == plan.province.first
    assert again.province.later == plan.province.later
    for one, other in zip(again.people, plan.people, strict=True):
        assert vars(one) == vars(other)


def test_units_have_a_code_of_their_own(plan):
    place = plan.province
    founded = [row.code for each in place.decisions for row in each.rows if row.code]
    codes = [unit.code for unit in (*place.first, *place.later)] + founded

    assert len(codes) == len(set(codes))


def test_communes_are_199_then_161():
    communes = province.build().communes

    assert sum(c.spells[0].since < EVE for c in communes) == 199
    assert sum(c.closed_on is None for c in communes) == 161


def test_branches_hold_three_members_on_both_days(plan):
    for day in (OPENING, CLOSING):
        held = there(plan, day)
        alive = [home for home in plan.province.homes.values() if home.lives_on(day)]
        assert min(held[home.code] for home in alive) >= 3


def test_members_are_admitted_from_fifteen_to_thirty(plan):
    ages = {
        age(life.born_on, life.since)
        for life in plan.members
        if life.stays[0].entry == Entry.ADMITTED
    }

    assert min(ages) == 15
    assert max(ages) <= 30


def test_members_mature_from_twenty_eight(plan):
    matured = [life for life in plan.members if life.stays[-1].exit == Exit.MATURED]

    assert min(age(life.born_on, life.until) for life in matured) >= 28


def test_members_leave_for_good_only_once(plan):
    for life in plan.members:
        assert all(stay.exit not in DEPARTURES for stay in life.stays[:-1])


def test_campaign_admits_in_2021(plan):
    stays = [life.stays[0] for life in plan.members if life.stays[0].campaign]

    assert len(stays) == CLASS_90
    assert {stay.since.year for stay in stays} == {2021}


def test_party_admits_2579_residents_in_the_span(plan):
    joined = [
        life.sensitive["party_joined_on"]
        for life in plan.members
        if life.group == "RESIDENTIAL" and "party_joined_on" in life.sensitive
    ]

    assert sum(OPENING < day <= CLOSING for day in joined) == 2579


def test_branch_secretaries_are_members_of_the_branch(plan):
    branches = {site.code for site in plan.province.branches}
    holds = [hold for hold in plan.cadres.holds if hold.unit in branches]

    for hold in holds:
        stays = [stay for stay in hold.life.stays if stay.home == hold.unit]
        assert any(s.since <= hold.since and s.until == hold.until for s in stays)


def test_displaced_leaders_find_the_posts_that_the_report_tells(plan):
    communes = {c.code for c in plan.province.communes}
    holds = [hold for hold in plan.cadres.holds if hold.unit in communes]
    displaced = [hold for hold in holds if hold.end == "UNIT_MERGED"]

    found = Counter(
        (old.post, new.post)
        for old in displaced
        for new in holds
        if new.life is old.life and new.since == old.until
    )

    assert Counter(hold.post for hold in displaced) == {"SECRETARY": 34, "DEPUTY": 19}
    assert found == {
        ("SECRETARY", "SECRETARY"): 18,
        ("SECRETARY", "DEPUTY"): 16,
        ("DEPUTY", "DEPUTY"): 13,
    }
