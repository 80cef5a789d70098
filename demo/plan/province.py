"""Every unit of the province, from the first day of the register on."""

from dataclasses import dataclass, replace
from functools import cached_property

from unions.choices import Form
from unions.services.histories import History

from . import branches, decisions, mergers, places, schools
from .bodies import bodies
from .days import FIRST
from .decisions import Decision
from .hamlets import hamlets
from .sites import Site, history


@dataclass
class Province:
    """`decisions` in the order in which they are carried out."""

    districts: list[History]
    communes: list[History]
    bodies: list[Site]
    branches: list[Site]
    decisions: list[Decision]

    def of_form(self, form):
        return [unit for unit in self.districts if unit.spells[0].form == form]

    @cached_property
    def ends(self):
        """{unit that ends: (first day gone, [those that take over])}"""
        return decisions.ends(self.decisions)

    @cached_property
    def first(self):
        """The histories of the units of the first day, as they were then."""
        above = [u for u in (*self.districts, *self.communes) if _is_first(u)]
        below = [site for site in self._sites if site.since == FIRST]
        return [*(replace(unit, closed_on=None) for unit in above), *self._told(below)]

    @cached_property
    def later(self):
        """The histories of the units founded later, but not by a decision."""
        return self._told(site for site in self._sites if site.since > FIRST)

    @property
    def _sites(self):
        return [*self.bodies, *self.branches]

    def _told(self, sites):
        names = places.district_names()
        areas = _areas(self.communes)
        return [history(site, names, areas) for site in sites]

    @cached_property
    def homes(self):
        """The sites that hold members, by code."""
        return {site.code: site for site in self._sites if site.group}


def build():
    decided = decisions.read()
    communes, others = places.communes(decided), bodies()
    unions = [body for body in others if body.form == Form.UNION]
    local = [
        *hamlets(communes, decisions.ends(decided)),
        *schools.branches(unions, communes),
        *branches.commune_offices(communes, decisions.changed(decided)),
        *branches.rooms(unions),
    ]
    mergers.complete(decided, [*others, *local], _areas(communes))
    return Province(places.districts(decided), communes, others, local, decided)


def _areas(communes):
    return {c.code: c.spells[0].facts["area"] for c in communes}


def _is_first(unit):
    return unit.spells[0].since == FIRST
