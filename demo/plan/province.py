"""Every unit of the province, from the first day of the register on."""

from dataclasses import dataclass
from functools import cached_property

from unions.choices import Form
from unions.services.histories import History

from . import branches, places, schools, sheets
from .bodies import bodies
from .hamlets import hamlets
from .sites import Site, ends_of, history


@dataclass
class Province:
    districts: list[History]
    communes: list[History]
    bodies: list[Site]
    branches: list[Site]
    ends: dict

    def of_form(self, form):
        return [unit for unit in self.districts if unit.spells[0].form == form]

    @cached_property
    def histories(self):
        names = places.district_names()
        areas = {c.code: c.spells[0].facts["area"] for c in self.communes}
        below = [
            history(site, self.ends, names, areas)
            for site in (*self.bodies, *self.branches)
        ]
        return [*self.districts, *self.communes, *below]

    @cached_property
    def homes(self):
        """The sites that hold members, by code."""
        sites = (*self.bodies, *self.branches)
        return {site.code: site for site in sites if site.group}


def build():
    rows = [
        row for name in ("districts", "communes", "bodies") for row in sheets.read(name)
    ]
    ends, communes, others = ends_of(rows), places.communes(), bodies()
    unions = [body for body in others if body.form == Form.UNION]
    local = [
        *hamlets(communes, ends),
        *schools.branches(unions, communes),
        *branches.commune_offices(communes),
        *branches.rooms(unions),
    ]
    return Province(places.districts(), communes, others, local, ends)
