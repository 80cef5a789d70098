"""What the register knows of the awards that a sheet speaks of, in few queries."""

from accounts.keys import among
from cadres.models import Award
from unions.models import Unit


def key_of(award):
    return award.unit_id, award.person_id, award.title, award.decision


def recorded(awards):
    """{key: Award on record} of the decisions that `awards`, not saved, name."""
    units = {award.unit_id for award in awards}
    found = Award.objects.filter(decision__in=among({a.decision for a in awards}))
    return {key_of(award): award for award in found.filter(unit__in=among(units))}


def keepers(people):
    """{key: Unit} of the units that keep the records of `people`."""
    keys = {person.unit_id for person in people}
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=among(keys))}
