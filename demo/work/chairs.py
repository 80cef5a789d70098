"""Who held which post on a day, and where its unit stood then."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cadres.models import Tenure
from unions.choices import Bloc, Form
from unions.models import Placement, Unit

DAY = timedelta(1)
# The posts of the offices; a seat on a committee is held beside them.
WORKING = (
    "SECRETARY",
    "DEPUTY",
    "HEAD",
    "DEPUTY_HEAD",
    "SPECIALIST",
    "YOUTH_ASSISTANT",
)
LEADERS = ("SECRETARY", "DEPUTY")
DISTRICT_FORMS = (Form.LOCAL, Form.AFFILIATED)


@dataclass(frozen=True)
class Chair:
    """`person` and `post` are keys; `form`, `bloc` and `district` (a key) are those of
    the unit on the day asked about."""

    person: int
    unit: Unit
    post: str
    since: date
    until: date | None
    form: str
    bloc: str
    district: int | None

    @property
    def is_commune(self):
        return (self.form, self.bloc) == (Form.UNION, Bloc.RESIDENTIAL)


class Chairs:
    """Reads the register once; every answer is in the order of codes and posts."""

    def __init__(self):
        self._known = {}

    @cached_property
    def units(self):
        """{code: unit}"""
        return {unit.code: unit for unit in Unit.objects.all()}

    def of(self, day, *forms, posts=WORKING):
        """Those who hold one of `posts` in a unit of one of `forms` on `day`."""
        levels = dict.fromkeys(Form(form).level for form in forms)
        held = [chair for level in levels for chair in self._on(day, level)]
        return [c for c in held if c.form in forms and c.post in posts]

    def communes(self, day, posts=LEADERS):
        return [c for c in self.of(day, Form.UNION, posts=posts) if c.is_commune]

    def left(self, *forms):
        """Those who left a post of an office, where they stood on the last day."""
        levels = dict.fromkeys(Form(form).level for form in forms)
        ended = [t for level in levels for t in self._tenures[level] if t.until]
        chairs = [self._chair(tenure, tenure.until - DAY) for tenure in ended]
        return sorted(
            (chair for chair in chairs if chair.form in forms), key=lambda c: c.until
        )

    def next_of(self, chair):
        """What whoever left a chair took up on the same day, if anything."""
        begun = self._begun.get((chair.person, chair.until))
        return self._chair(begun, chair.until) if begun else None

    def places(self, day):
        """{key of the unit: placement} on `day`."""
        return {
            unit: row
            for unit, rows in self._placements.items()
            for row in rows
            if _holds(row, day)
        }

    def _on(self, day, level):
        if (day, level) not in self._known:
            held = [t for t in self._tenures[level] if _holds(t, day)]
            self._known[day, level] = [self._chair(tenure, day) for tenure in held]
        return self._known[day, level]

    @cached_property
    def _tenures(self):
        """By the level of the unit."""
        rows = Tenure.objects.filter(post__in=WORKING).select_related("unit")
        found = defaultdict(list)
        for row in rows.order_by("unit__code", "post__rank", "since", "person"):
            found[row.unit.level].append(row)
        return found

    @cached_property
    def _begun(self):
        """{(person, day): the tenure that began}"""
        rows = (row for rows in self._tenures.values() for row in rows)
        return {(row.person_id, row.since): row for row in rows}

    @cached_property
    def _placements(self):
        rows = defaultdict(list)
        placed = Placement.objects.select_related("unit")
        for row in placed.order_by("unit__code", "since"):
            rows[row.unit_id].append(row)
        return rows

    def _chair(self, tenure, day):
        [place] = [p for p in self._placements[tenure.unit_id] if _holds(p, day)]
        return Chair(
            tenure.person_id,
            tenure.unit,
            tenure.post_id,
            tenure.since,
            tenure.until,
            place.form,
            place.bloc,
            place.district_id,
        )


def _holds(row, day):
    return row.meets(day, day + DAY)
