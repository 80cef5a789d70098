"""What the register knows of the cadres that a sheet speaks of, in few queries."""

from collections import defaultdict
from itertools import groupby

from accounts import vietnamese
from accounts.keys import among
from cadres.choices import veil
from cadres.models import Post, Qualification, Tenure
from members.models import Person
from members.models.person import pk_of
from unions.models import Unit


class Register:
    """The people, units and posts that `rows` name, as `by` may see them, with the
    tenures and qualifications of those people."""

    def __init__(self, rows, by):
        cells = [row.cells for row in rows]
        self.folded = {r.number: vietnamese.fold(r.cells["full_name"]) for r in rows}
        self.by_pk = _people(cells, self.folded, by)
        people = self.by_pk.values()
        self.by_identity = {p.identity_number: p for p in people if p.identity_number}
        self.by_name = defaultdict(list)
        for person in people:
            self.by_name[person.search_name].append(person)
        codes = {c.get("unit") for c in cells} - {None, ""}
        units = Unit.objects.visible_to(by).filter(code__in=among(codes))
        self.units = {unit.code: unit for unit in units}
        self.posts = _posts()
        # Files that try one reason after the other must not find out which it was.
        self.end_told = str if by.has_perm("members.view_sensitive") else veil

    def follow(self, people):
        """Reads on for `people` (keys), the ones that were meant."""
        tenures = Tenure.objects.filter(person_id__in=among(people))
        tenures = tenures.select_related("unit").order_by("person_id", "since")
        self.tenures = {
            person: list(own)
            for person, own in groupby(tenures, lambda row: row.person_id)
        }
        held = Qualification.objects.filter(person_id__in=among(people))
        self.held = {
            (row.person_id, row.subject, row.level): row.obtained_on for row in held
        }


def _people(cells, folded, by):
    keys = {pk_of(c["person"]) for c in cells if c.get("person")} - {None}
    numbers = {c.get("identity") for c in cells} - {None, ""}
    people = Person.objects.visible_to(by)
    asked = (
        {"pk__in": among(keys)},
        {"identity_number__in": among(numbers)},
        {"search_name__in": among(set(folded.values()))},
    )
    return {p.pk: p for question in asked for p in people.filter(**question)}


def _posts():
    """The posts by code and by name, folded."""
    posts = Post.objects.all()
    by_name = {vietnamese.fold(post.name): post for post in posts}
    return {vietnamese.fold(post.code): post for post in posts} | by_name
