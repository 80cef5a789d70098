"""The plan as what the bulk services take."""

from cadres.models import Qualification, Seat, Tenure
from demo.plan.admissions import decision
from members.choices import Entry
from members.services.registers import Entrant, Stay


def entrant(life, units):
    return Entrant(
        facts={**life.facts, "born_on": life.born_on},
        sensitive=life.sensitive,
        stays=tuple(_stay(stay, units) for stay in life.stays),
        unit=units.get(life.office),
    )


def _stay(stay, units):
    return Stay(
        unit=units[stay.home],
        since=stay.since,
        entry=stay.entry,
        until=stay.until,
        exit=stay.exit,
        decision=decision(stay.since) if stay.entry == Entry.ADMITTED else "",
        campaign=stay.campaign,
    )


def seat(quota, units):
    return Seat(
        unit=units[quota.unit],
        post_id=quota.post,
        quota=quota.count,
        since=quota.since,
        until=quota.until,
    )


def tenure(hold, units, people):
    return Tenure(
        person=people[hold.life],
        unit=units[hold.unit],
        post_id=hold.post,
        since=hold.since,
        until=hold.until,
        manner=hold.manner,
        employment=hold.employment,
        end=hold.end,
    )


def qualification(award, people):
    return Qualification(
        person=people[award.life],
        subject=award.subject,
        level=award.level,
        obtained_on=award.on,
    )
