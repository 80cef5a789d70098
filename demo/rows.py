"""The plan as what the bulk services take."""

from cadres.models import Destination, Qualification, Seat, Tenure
from cadres.services.sequels import Leaving
from demo.plan import parts
from demo.plan.admissions import decision
from members.choices import Entry
from members.services.registers import Entrant, Stay
from members.services.sequels import Sequel


def entrant(life, units, cradle):
    """With the stays before the decisions. An office that a decision founds gets the
    record from the unit of the code `cradle`."""
    return Entrant(
        facts={**life.facts, "born_on": life.born_on},
        sensitive=life.sensitive,
        stays=tuple(_stay(stay, units) for stay in parts.stays_before(life)),
        unit=units.get(life.office, units[cradle]),
    )


def sequel(life, units, people):
    """What came after the last merger of the member's branch, or None for nothing."""
    merged, *later = parts.stays_after(life) or [None]
    if merged is None or merged.until is None:
        return None
    stays = tuple(_stay(stay, units) for stay in later)
    return Sequel(people[life], merged.until, merged.exit, stays)


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


def key_of(hold):
    """What tells a hold from all others, whether it has ended yet or not."""
    return hold.life, hold.unit, hold.post, hold.since


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


def destination(fate, tenure):
    if fate.new is None:
        return Destination(tenure=tenure, outcome=fate.outcome)
    return Destination(
        tenure=tenure,
        outcome=fate.outcome,
        into=fate.new.unit,
        post_id=fate.new.post,
        employment=fate.new.employment,
    )


def leaving(hold, units, people, posts):
    return Leaving(
        people[hold.life], units[hold.unit], posts[hold.post], hold.until, hold.end
    )


def qualification(award, people):
    return Qualification(
        person=people[award.life],
        subject=award.subject,
        level=award.level,
        obtained_on=award.on,
    )
