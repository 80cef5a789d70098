"""The term that a unit is in, how it was evaluated, and what it was commended for."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from cadres.models import Award, Congress, Evaluation

from .deeds import award_title, rank_of

AWARDS = 20


@dataclass(frozen=True)
class Term:
    congress: Congress
    last: date
    is_over: bool


@dataclass(frozen=True)
class Honour:
    on: date
    title: str
    details: str


@dataclass(frozen=True)
class Honours:
    """`ranks` are [(year, [(what was evaluated on which scale, rank)])], the newest
    first; `awards` the last ones."""

    term: Term | None
    ranks: list[tuple[int, list[tuple[str, str]]]]
    awards: list[Honour]


def gather(unit, day, user):
    """What is known of `unit` itself by `day`."""
    return Honours(_term(unit, day), _ranks(unit, day, user), _awards(unit, day))


def _term(unit, day):
    held = Congress.objects.held_by(day).filter(unit=unit)
    congress = held.order_by("-held_on").first()
    if congress is None:
        return None
    until = congress.term_until
    return Term(congress, until - timedelta(1), until <= day)


def _ranks(unit, day, user):
    """Of the unit and its collectives in campaigns that were closed, by year."""
    if not user.has_perm("cadres.view_evaluation"):
        return []
    rows = Evaluation.objects.listed().filter(unit=unit, person=None)
    # A campaign speaks of the last day of its year.
    by_day = rows.filter(campaign__year__lt=(day + timedelta(1)).year)
    closed = by_day.filter(campaign__closed_at__isnull=False).select_related("campaign")
    ordered = closed.order_by("-campaign__year", "campaign__scale", "body", "pk")
    years = groupby(ordered, key=lambda row: row.campaign.year)
    return [(year, [(_about(row), rank_of(row)) for row in rs]) for year, rs in years]


def _about(row):
    return row.get_body_display() or row.campaign.get_scale_display()


def _awards(unit, day):
    rows = Award.objects.filter(unit=unit, person=None, on__lte=day)
    return [
        Honour(row.on, award_title(row), f"{row.occasion}; {row.decision}")
        for row in rows.order_by("-on", "-pk")[:AWARDS]
    ]
