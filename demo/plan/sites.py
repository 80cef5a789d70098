"""Units below the districts, before they are written as histories."""

from dataclasses import dataclass
from datetime import date

from unions.services.histories import History, Spell

from .days import FIRST


@dataclass(frozen=True)
class Site:
    """A unit with its first parent. `group` says whose members it holds, if any; `into`
    who takes over at its end; `pick` which heir of a parent that was split."""

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


def follow(code, since, ends, pick=0):
    """Who stands in the place of `code` from `since` on: [(day, code), …]."""
    line = [(since, code)]
    while code in ends:
        since, heirs = ends[code]
        code = heirs[pick % len(heirs)]
        line.append((since, code))
    return line


def ends_of(rows):
    """{code: (first day gone, [heirs])} of the rows of a sheet."""
    return {
        row["code"]: (row["until"], row["into"].split()) for row in rows if row["until"]
    }


def history(site, ends, districts, areas):
    """`districts` names {} in the name of a site, `areas` tells the area of a
    residential branch; both go by the parent of the day."""
    line = follow(site.parent, site.since, ends, site.pick)
    spells = [
        _spell(site, since, parent, districts, areas)
        for since, parent in line
        if site.until is None or since < site.until
    ]
    return History(site.code, tuple(spells), site.until, tuple(site.into.split()))


def _spell(site, since, parent, districts, areas):
    facts = {"bloc": site.bloc, **dict(site.facts)}
    if site.bloc == "RESIDENTIAL":
        facts["area"] = areas[parent]
    name = site.name.format(districts.get(parent, ""))
    return Spell(since, name, site.form, parent, facts)
