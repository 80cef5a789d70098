"""All that the records hold of one unit, for its page."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from accounts import vietnamese
from members.models import Enrolment, Person
from reports.catalogue import BY_ID
from reports.figures import evaluate
from unions.choices import Form, Level
from unions.models import Placement, Succession, Unit

from . import posts, tree
from .labels import Labels, Place, reachable
from .spans import Span, changes

FIGURES = [BY_ID[name] for name in ("units_grassroots", "branches", "members")]
MEMBERS_PER_PAGE = 25
CHILDREN = 40


@dataclass(frozen=True)
class Count:
    """A figure on the chosen day and on the last one."""

    figure: object
    then: int
    now: int

    @property
    def change(self):
        if None in (self.then, self.now) or self.then == self.now:
            return ""
        word = "tăng" if self.now > self.then else "giảm"
        return f"{word} {vietnamese.number(abs(self.now - self.then))}"


@dataclass(frozen=True)
class Relation:
    """A unit that this one took over, or that took this one over, from `on`."""

    place: Place
    on: date


@dataclass(frozen=True)
class Profile:
    unit: Unit
    day: date
    last: date
    placement: Placement | None
    place: Place
    counts: list[Count]
    spans: list[Span]
    posts: list[posts.Holding]
    members: Page | None
    people: dict
    links: dict
    children: tree.Branching | None
    predecessors: list[Relation]
    successors: list[Relation]


def profile(unit, *, user, day, last, page=1):
    """What the records say of `unit` on `day`, beside `last`, the last day to compare
    with. Whom and what `user` may not see is named without a link; of the members only
    those are listed whose unit is in scope today."""
    placement = unit.placements.on(day).first()
    placements = list(unit.placements.order_by("since"))
    relations = _relations(unit)
    related = [pk for pk, _ in (*relations["before"], *relations["after"])]
    labels = Labels([unit.pk, *(row.parent_id for row in placements), *related])
    held = posts.holdings(unit, day)
    members = _members(unit, placement, day, user, page)
    return Profile(
        unit=unit,
        day=day,
        last=last,
        placement=placement,
        place=labels.place(unit.pk, day),
        counts=_counts(unit, placement, day, last),
        spans=changes(placements, labels),
        posts=held,
        members=members,
        people=reachable(Person, user, _people(held, members)),
        links=reachable(Unit, user, related),
        children=_children(unit, placement, day, user),
        predecessors=[
            Relation(labels.place_before(pk, on), on) for pk, on in relations["before"]
        ],
        successors=[
            Relation(labels.place(pk, on), on) for pk, on in relations["after"]
        ],
    )


def _relations(unit):
    """(key, day) of each unit that `unit` took over, and of each that took it over."""
    rows = Succession.objects.filter(Q(unit=unit) | Q(into=unit))
    rows = list(rows.order_by("on", "unit__sort_key", "into__sort_key"))
    return {
        "before": [(row.unit_id, row.on) for row in rows if row.into_id == unit.pk],
        "after": [(row.into_id, row.on) for row in rows if row.unit_id == unit.pk],
    }


def _people(held, members):
    """The keys of everybody whom the page names."""
    listed = {row.person_id for row in members or ()}
    return listed | {tenure.person_id for row in held for tenure in row.holders}


def _counts(unit, placement, day, last):
    if placement is None:
        return []
    said = [figure for figure in FIGURES if figure.said_of(unit)]
    if placement.form == Form.BRANCH_UNION:
        said = [figure for figure in said if figure.id != "branches"]
    then, now = (evaluate(said, scope=unit, day=d) for d in (day, last))
    return [Count(figure, then[figure.id], now[figure.id]) for figure in said]


def _children(unit, placement, day, user):
    if placement is None or unit.level == Level.BRANCH:
        return None
    return tree.branching(unit, day, user=user, per_page=CHILDREN)


def _members(unit, placement, day, user, page):
    """A page of the members on `day`; of the upper levels one asks further down."""
    if placement is None or unit.level not in (Level.GRASSROOTS, Level.BRANCH):
        return None
    rows = Enrolment.objects.on(day).under(unit, day).visible_to(user)
    rows = rows.select_related("person", "unit")
    ordered = rows.order_by("person__sort_key", "person_id")
    return Paginator(ordered, MEMBERS_PER_PAGE).get_page(page)
