"""Cadres on elected bodies outside the union (Conclusion 07, I.3.4)."""

from datetime import date
from random import Random

from cadres.choices import OfficeBody, Tier
from cadres.models import ElectedOffice
from demo.plan.days import CLOSING
from unions.choices import Form

from .chairs import LEADERS

CONGRESS, ELECTION = date(2020, 10, 21), date(2021, 5, 23)
COMMUNES, DISTRICTS = 203, 9


def offices(chairs):
    party = _lasting(chairs, CONGRESS, Form.PROVINCIAL)
    council = _lasting(chairs, ELECTION, Form.PROVINCIAL)
    leaders = [chair for chair in party if chair.post in LEADERS]
    heads = [chair for chair in council if chair.post in ("DEPUTY", "HEAD")]
    districts = _lasting(chairs, ELECTION, Form.LOCAL, posts=("SECRETARY",))
    for chair in leaders[:2]:
        yield _office(
            chair, OfficeBody.PARTY_COMMITTEE, Tier.PROVINCE, CONGRESS, "2020–2025"
        )
    # The first of the districts sits in the province's council, not in its own.
    for chair in [*heads[:2], districts[0]]:
        yield _elected(chair, Tier.PROVINCE)
    for chair in districts[1:][:DISTRICTS]:
        yield _elected(chair, Tier.DISTRICT)
    able = _lasting(chairs, ELECTION, Form.UNION)
    communes = [chair for chair in able if chair.is_commune]
    for chair in Random("people's councils").sample(communes, COMMUNES):
        yield _elected(chair, Tier.COMMUNE)


def _lasting(chairs, since, *forms, posts=None):
    """Who held an office on the day of the election, and holds it on the last day."""
    held = chairs.of(since, *forms, posts=posts or (*LEADERS, "HEAD"))
    return [c for c in held if c.until is None or c.until > CLOSING]


def _elected(chair, tier):
    return _office(chair, OfficeBody.PEOPLE_COUNCIL, tier, ELECTION, "2021–2026")


def _office(chair, body, tier, since, term):
    return ElectedOffice(
        person_id=chair.person,
        unit=chair.unit,
        body=body,
        tier=tier,
        term=term,
        since=since,
    )
