"""How far a campaign has come, unit by unit."""

from collections import defaultdict
from dataclasses import dataclass

from accounts.keys import among
from cadres.models import Evaluation
from unions.models import Unit

from . import caps, places, tallies
from .caps import Excess
from .tallies import Tally


@dataclass(frozen=True)
class Line:
    """What lies at or below `unit`: how far it is, whether it is late with sending, and
    where a cap is exceeded."""

    unit: Unit
    tally: Tally
    is_late: bool
    over: list[Excess]


@dataclass(frozen=True)
class Progress:
    """Of a scope: all in `total`, what the scope itself is evaluated with in `own`
    (None without any), a Line for each unit right below it, and the caps that the
    scope itself exceeds."""

    total: Tally
    own: Tally | None
    rows: list[Line]
    over: list[Excess]


def rows_under(campaign, unit):
    """The objects of a campaign in units that stood at or below `unit` on its day."""
    keys = among(places.units_under(campaign, unit))
    return Evaluation.objects.filter(campaign=campaign, unit__in=keys).listed()


def load(*, campaign, scope, user, day):
    """The Progress of `campaign` at and below `scope` on `day`, as far as `user` may
    see; units stand where they stood on the day of the campaign."""
    rows = Evaluation.objects.filter(campaign=campaign).visible_to(user)
    paths = places.paths_of(campaign)
    below, own = defaultdict(Tally), None
    for unit, tally in tallies.by_unit(rows).items():
        path = paths.get(unit, [unit])
        if unit == scope.pk:
            own = tally
        elif scope.pk in path:
            below[path[path.index(scope.pk) + 1]] += tally
    excesses = caps.excesses(campaign)
    over = _over(excesses, below, paths)
    return Progress(
        total=sum(below.values(), own or Tally()),
        own=own,
        rows=_lines(below, over, is_late=day > campaign.due_on),
        over=[excess for excess in excesses if excess.decider == scope],
    )


def _lines(below, over, *, is_late):
    units = Unit.objects.filter(pk__in=among(below)).order_by("level", "sort_key")
    return [
        Line(
            unit, below[unit.pk], is_late and below[unit.pk].to_send > 0, over[unit.pk]
        )
        for unit in units
    ]


def _over(excesses, below, paths):
    """{unit of a line: the excesses of it and of those below it}"""
    found = defaultdict(list)
    for excess in excesses:
        for key in paths.get(excess.decider.pk, [excess.decider.pk]):
            if key in below:
                found[key].append(excess)
    return found
