"""The sample province: planned anew, and the same, on every call."""

from dataclasses import dataclass
from functools import cached_property

from . import parts, province
from .cadres import Cadres, cadres
from .lives import Life
from .members import members
from .province import Province


@dataclass
class Sample:
    province: Province
    members: list[Life]
    cadres: Cadres

    @property
    def people(self):
        return [*self.members, *self.cadres.lives]

    @cached_property
    def fates(self):
        communes = {commune.code for commune in self.province.communes}
        return parts.fates(self.cadres.holds, self.province.ends, communes)

    def cradle(self, life):
        """The unit where the union first knows somebody."""
        return life.stays[0].home if life.stays else self._first_offices[life]

    @cached_property
    def _first_offices(self):
        holds = sorted(self.cadres.holds, key=lambda hold: hold.since, reverse=True)
        return {hold.life: hold.unit for hold in holds}


def build():
    place = province.build()
    people = members(place.homes)
    return Sample(place, people, cadres(place, people))
