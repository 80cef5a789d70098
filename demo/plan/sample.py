"""The sample province: planned anew, and the same, on every call."""

from dataclasses import dataclass

from . import province
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


def build():
    place = province.build()
    people = members(place.homes)
    return Sample(place, people, cadres(place, people))
