from dataclasses import dataclass

from django.urls import path, reverse

from cadres.services.rosters import Roster

from .door import right
from .showing import show
from .writing import correct, write


@dataclass(frozen=True, kw_only=True)
class RosterPage:
    """The pages of a model: `name` begins the names of their addresses, `listing` is
    the list by which one comes. `facts` are the columns told of the record, `columns`
    those of the `rows(record)`; `forms` are the tables (RosterForm), `correction` the
    form that puts one row right, for those with the right to change it."""

    model: type
    name: str
    listing: str
    roster: Roster
    facts: tuple
    columns: tuple
    rows: object
    title: str
    empty: str
    forms: tuple
    correction: type

    def urls(self, prefix):
        """The addresses, all of them below `prefix`."""
        here = f"{prefix}<int:pk>/"
        own = {"page": self}
        found = [path(here, show, own, name=self.name)]
        for form in self.forms:
            facts = own | {"form_class": form}
            name = f"{self.name}-{form.slug}"
            found.append(path(f"{here}{form.slug}/", write, facts, name=name))
        row = f"{here}<int:row>/dinh-chinh/"
        return [*found, path(row, correct, own, name=f"{self.name}-row")]

    def address(self, record):
        return reverse(self.name, args=[record.pk])

    def rows_for(self, user, record):
        return self.rows(record).visible_to(user)

    @property
    def change(self):
        return right("change", self.roster.model)
