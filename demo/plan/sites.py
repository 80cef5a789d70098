"""Units below the districts, before they are written as histories."""

from dataclasses import dataclass
from datetime import date

from unions.services.histories import History, Spell

from .days import FIRST


@dataclass(frozen=True)
class Site:
    """A unit with its first parent. `group` says whose members it holds, if any; `into`
    who takes over at its end; `pick` which heir of a parent that is split."""

    code: str
    name: str
    parent: str
    form: str
    bloc: str
    group: str = ""
    facts: tuple = ()
    since: date = FIRST
    until: date | None = None
    into: str = ""
    pick: int = 0

    def lives_on(self, day):
        return self.since <= day and (self.until is None or self.until > day)

    def heir(self, heirs):
        """Who takes over its parent by {unit: [heirs]}; the parent, if it goes on."""
        codes = heirs.get(self.parent, [self.parent])
        return codes[self.pick % len(codes)]


def follow(site, ends):
    """Who stands in the place of the site's parent at last."""
    code = site.parent
    while code in ends:
        _, heirs = ends[code]
        code = heirs[site.pick % len(heirs)]
    return code


def history(site, districts, areas):
    """The site as it was founded. `districts` names {} in its name, `areas` tells the
    area of a residential branch; both go by its parent."""
    facts = {"bloc": site.bloc, **dict(site.facts)}
    if site.bloc == "RESIDENTIAL":
        facts["area"] = areas[site.parent]
    name = site.name.format(districts.get(site.parent, ""))
    return History(site.code, (Spell(site.since, name, site.form, site.parent, facts),))
