"""How much goes along with the units of a decision, on the eve of its day."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q

from accounts import vietnamese
from accounts.keys import among
from cadres.choices import Outcome
from cadres.models import Destination, Tenure
from members.models import Enrolment
from unions.choices import ANCESTORS, LEVELS, Level
from unions.models import Placement
from unions.models.dated import lasting
from unions.models.placement import path_of

VIA = "unit__placements__"
PATH = ("province", "district", "grassroots", "unit")
WORDS = {Level.DISTRICT: "đơn vị cấp huyện", Level.GRASSROOTS: "cơ sở đoàn"}
WORDS[Level.BRANCH] = "chi đoàn"


@dataclass
class Load:
    """The units below and the members that go along with one unit."""

    units: Counter = field(default_factory=Counter)
    members: int = 0

    def __add__(self, other):
        return Load(self.units + other.units, self.members + other.members)

    @property
    def below(self):
        """The units in words: "2 cơ sở đoàn, 10 chi đoàn"."""
        return ", ".join(
            f"{vietnamese.number(self.units[level])} {word}"
            for level, word in WORDS.items()
            if self.units[level]
        )


@dataclass
class Counts:
    """`loads` are by the key of a unit that ends, moves or is placed by a split; what
    lies below two of them goes with the nearest. `allotted` are the members by unit and
    part; `holders` the holders of posts by unit, `outcomes` {unit: {outcome: number}},
    `arriving` those with a place, by the code of the unit that they come to."""

    loads: dict[int, Load]
    allotted: Counter
    holders: dict[int, int]
    outcomes: dict[int, Counter]
    arriving: Counter


def count(eve):
    """The Counts of an Eve, in a constant number of queries."""
    intents = eve.intents
    moved = {code for code, facts in intents.facts.items() if "parent" in facts}
    codes = {*intents.gone, *intents.placed, *moved}
    keys = {key for code in codes if (key := eve.plan.codes.get(code, -1)) > 0}
    ended = [key for code in intents.gone if (key := eve.plan.codes.get(code))]
    outcomes, arriving = _outcomes(eve)
    return Counts(
        _loads(eve, keys), _allotted(eve), _holders(eve, ended), outcomes, arriving
    )


def _loads(eve, keys):
    loads = {key: Load() for key in keys}
    below = Placement.objects.on(eve.day).filter(_at_or_below(keys))
    # The unit itself goes with itself; it is no unit below.
    for row in below.only("unit_id", "form", *PATH[:3]):
        for key in (row.unit_id, *reversed(path_of(row))):
            if key in loads:
                loads[key].units[LEVELS[row.form]] += key != row.unit_id
                break
    rows = Enrolment.objects.on(eve.day).filter(
        lasting(eve.day, VIA), _at_or_below(keys, VIA)
    )
    ways = [f"{VIA}{name}" for name in PATH]
    counted = rows.values_list(*ways).annotate(Count("pk")).order_by()
    for *path, number in counted:
        owner = next(key for key in reversed(path) if key in loads)
        loads[owner].members += number
    return loads


def _at_or_below(keys, via=""):
    found = Q(**{f"{via}unit__in": among(keys)})
    for level in ANCESTORS:
        found |= Q(**{f"{via}{level.path}__in": among(keys)})
    return found


def _allotted(eve):
    rows = Enrolment.objects.on(eve.day).filter(
        person__allotments__restructuring=eve.document
    )
    told = rows.values_list("unit", "person__allotments__into").annotate(Count("pk"))
    return Counter({(unit, into): number for unit, into, number in told.order_by()})


def _holders(eve, ended):
    rows = Tenure.objects.on(eve.day).filter(unit__in=among(ended))
    return dict(rows.values_list("unit").annotate(Count("pk")).order_by())


def _outcomes(eve):
    rows = Destination.objects.filter(restructuring=eve.document)
    told = rows.values_list("tenure__unit", "outcome", "into").annotate(Count("pk"))
    outcomes, arriving = {}, Counter()
    for unit, outcome, into, number in told.order_by():
        outcomes.setdefault(unit, Counter())[Outcome(outcome)] += number
        if into:
            arriving[into] += number
    return outcomes, arriving
