"""Where the units of a campaign stood on its day."""

from cadres.models import Evaluation
from unions.choices import ANCESTORS
from unions.models import Placement

PATH = [level.path for level in ANCESTORS]


def paths_of(campaign):
    """{unit: its ancestors and itself, the highest first}, by key, on the campaign's
    day; a unit that had ended by then is where it last stood. One query."""
    asked = Evaluation.objects.filter(campaign=campaign).values("unit")
    stood = Placement.objects.filter(unit__in=asked, since__lte=campaign.as_of)
    rows = stood.order_by("since").values_list("unit", *PATH)
    return {unit: _path(unit, above) for unit, *above in rows}


def _path(unit, above):
    return list(dict.fromkeys([*filter(None, above), unit]))


def units_under(campaign, unit):
    """The keys of the units with objects that stood at or below `unit`."""
    paths = paths_of(campaign)
    return [key for key, path in paths.items() if unit.pk in path]
