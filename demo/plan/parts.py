"""The plan cut where decisions act: what is written before the first of them, what they
do to people, and what is written after the last."""

from dataclasses import dataclass, replace

from cadres.choices import Outcome, TenureEnd
from members.choices import Entry, Exit
from unions.services.histories import History

from .commune_mergers import DEPUTY
from .degrees import Award
from .lives import Life
from .rolls import Hold, Quota


@dataclass
class Part:
    """Units that are founded, and what begins with them."""

    histories: list[History]
    lives: list[Life]
    quotas: list[Quota]
    holds: list[Hold]
    awards: list[Award]


@dataclass(frozen=True)
class Fate:
    """What a decision makes of the holder of a seat that vanishes: the next post, if
    there is one."""

    old: Hold
    new: Hold | None
    outcome: Outcome


def before(sample):
    """The units of the first day and all who begin there; nobody has left by a decision
    yet, and no unit ended."""
    ends, given = sample.province.ends, {fate.new for fate in sample.fates}
    part = _part(sample, sample.province.first)
    return replace(
        part,
        quotas=[replace(q, until=None) if q.unit in ends else q for q in part.quotas],
        holds=[_stay_on(hold) for hold in part.holds if hold not in given],
    )


def after(sample):
    """The units founded later by their own office, and all who begin there."""
    return _part(sample, sample.province.later)


def _part(sample, histories):
    codes, cadres = {unit.code for unit in histories}, sample.cadres
    return Part(
        histories,
        [life for life in sample.people if sample.cradle(life) in codes],
        [quota for quota in cadres.quotas if quota.unit in codes],
        [hold for hold in cadres.holds if hold.unit in codes],
        [award for award in cadres.awards if sample.cradle(award.life) in codes],
    )


def _stay_on(hold):
    is_merged = hold.end == TenureEnd.UNIT_MERGED
    return replace(hold, until=None, end="") if is_merged else hold


def fates(holds, ends, communes):
    """What becomes of the holders of the units that end, by {unit: (day, [heirs])}: the
    deputies of `communes` (codes) without a post resign, the others wait."""
    begun = {(hold.life, hold.since, hold.unit): hold for hold in holds}
    merged = [hold for hold in holds if hold.end == TenureEnd.UNIT_MERGED]
    nexts = [_next(hold, begun, ends[hold.unit][1]) for hold in merged]
    return [
        Fate(old, new, _outcome(old, new, communes))
        for old, new in zip(merged, nexts, strict=True)
    ]


def _next(hold, begun, heirs):
    places = ((hold.life, hold.until, heir) for heir in heirs)
    return next((begun[place] for place in places if place in begun), None)


def _outcome(old, new, communes):
    if new:
        is_equal = new.post == old.post
        return Outcome.EQUAL_POST if is_equal else Outcome.LOWER_POST
    gives_up = old.post == DEPUTY and old.unit in communes
    return Outcome.RESIGNED if gives_up else Outcome.WAITING


def openings(quotas, decision):
    """The quotas of the units that a decision founds, where they are not those of the
    largest of their predecessors."""
    new, heirs, largest = {row.code for row in decision.rows}, decision.heirs(), {}
    for quota in quotas:
        for heir in heirs.get(quota.unit, ()):
            place = heir, quota.post
            largest[place] = max(largest.get(place, 0), quota.count)
    ours = [quota for quota in quotas if quota.unit in new]
    return [
        quota for quota in ours if largest.get((quota.unit, quota.post)) != quota.count
    ]


def stays_before(life):
    """Up to the first merger of a branch, the last of them still open then."""
    for number, stay in enumerate(life.stays):
        if stay.exit == Exit.UNIT_MERGED:
            return [*life.stays[:number], replace(stay, until=None, exit="")]
    return life.stays


def stays_after(life):
    """From the last merger on: the stay that it began, and all later ones."""
    begun = [n for n, stay in enumerate(life.stays) if stay.entry == Entry.UNIT_MERGED]
    return life.stays[begun[-1] :] if begun else []
