"""Which offices have still to send something of a campaign."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from accounts.keys import among
from cadres.evaluating import places, tallies
from cadres.evaluating.tallies import Tally
from cadres.models import EvaluationCampaign
from unions import milestones
from unions.choices import Level
from unions.models import Unit
from unions.services import letters

WRITER = "cadres.change_evaluation"


@dataclass(frozen=True)
class Owing:
    """`unit` has to send what `tally` counts as not sent, of its own or of units below
    it, as of `day`."""

    campaign: EvaluationCampaign
    unit: Unit
    tally: Tally
    day: date

    @property
    def count(self):
        return self.tally.to_send

    @property
    def returned(self):
        return self.tally.returned

    @property
    def due_on(self):
        return self.campaign.due_on

    @property
    def is_late(self):
        return self.day > self.due_on

    @property
    def time_left(self):
        return milestones.say_time(self.due_on, self.day)


def owing_of(campaign, rows, day):
    """[Owing] for those evaluations `rows` of `campaign` that are not sent, in the
    order of lists: of the nearest unit at or above each, but below the province, for
    which somebody with an address writes on `day`; of the highest where nobody does. A
    constant number of questions."""
    waiting = {u: t for u, t in tallies.by_unit(rows).items() if t.to_send}
    paths = places.paths_of(campaign)
    asked = {key for unit in waiting for key in paths.get(unit, [unit])}
    units = Unit.objects.in_bulk(list(asked))
    writers = letters.writers_among(among(asked), day, WRITER)
    found = defaultdict(Tally)
    for unit, tally in waiting.items():
        chain = _chain(paths.get(unit, [unit]), units)
        office = next((key for key in reversed(chain) if writers[key]), chain[0])
        found[office] += tally
    offices = sorted(found, key=lambda key: _order(units[key]))
    return [Owing(campaign, units[key], found[key], day) for key in offices]


def _chain(path, units):
    """Without the province, unless the object is its own."""
    below = [key for key in path if units[key].level != Level.PROVINCE]
    return below or path


def _order(unit):
    return (Level(unit.level).depth, unit.sort_key)
