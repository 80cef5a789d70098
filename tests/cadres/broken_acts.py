"""How the standing rules over moves, elected offices, awards, contests, inspections and
allowances are broken."""

from datetime import date

from cadres.choices import TenureEnd
from tests import factories
from tests.fixtures_records import DAY, ENDED, change, copy, unguard


def moved(r, **facts):
    """The secretary of Pác Bó went to other work."""
    facts = {"person": r.person, "unit": r.pac_bo, "post": r.secretary} | facts
    return factories.MoveFactory(**facts)


def gone_before_the_unit(r):
    change(r.tenure, until=ENDED, end=TenureEnd.MOVED)
    return [moved(r, on=date(2018, 1, 1))]


def gone_to_an_ended_unit(r):
    change(r.tenure, until=ENDED, end=TenureEnd.MOVED)
    within = {"sphere": "UNION", "into": r.bo_bam, "place": "", "on": ENDED}
    return [moved(r, **within)]


def overdue(r):
    away = {"kind": "SECONDMENT", "planned_until": DAY}
    return [moved(r, **away)]


def paid_without_rate(r):
    change(r.tenure, employment="ALLOWANCE")
    return [r.tenure]


def paid_twice(r):
    """As secretary of two branches, a rate known for both."""
    factories.AllowanceRateFactory(post=r.secretary)
    change(r.tenure, employment="ALLOWANCE")
    other = r.na_lung.tenures.get()
    return [r.tenure, change(other, person=r.person, employment="ALLOWANCE")]


def overlaid(row):
    """The row, and a closed one of the same thing over it."""
    unguard(type(row))
    return [row, copy(row, since=date(2017, 1, 1), until=date(2022, 6, 1))]


def commended_after_the_end(r):
    return [factories.AwardFactory(unit=r.bo_bam, on=ENDED)]


def without_conclusion(r):
    told = {"inspection__unit": r.ha_quang, "unit": r.truong_ha}
    return [factories.InspectedUnitFactory(**told).inspection]


BROKEN = {
    "moves_outside_units": gone_before_the_unit,
    "moves_still_held": lambda r: [moved(r)],
    "secondments_overdue": overdue,
    "offices_overlapping": lambda r: overlaid(
        factories.ElectedOfficeFactory(person=r.person, body="PARTY_COMMITTEE")
    ),
    "allowance_rates_overlapping": lambda r: overlaid(
        factories.AllowanceRateFactory(post=r.secretary)
    ),
    "base_salaries_overlapping": lambda r: overlaid(factories.BaseSalaryFactory()),
    "allowances_without_rate": paid_without_rate,
    "allowances_twice": paid_twice,
    "awards_outside_units": commended_after_the_end,
    "contests_without_entrants": lambda r: [factories.ContestFactory(unit=r.ha_quang)],
    "inspections_unfinished": without_conclusion,
}
