"""All that the records hold of one unit, for its page."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from accounts import vietnamese
from members.models import Enrolment, Person
from reports.catalogue import BY_ID
from reports.figures import evaluate
from unions.choices import Form, Level
from unions.models import Placement, Unit

from . import honours, lineage, posts, tree
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
class Profile:
    unit: Unit
    day: date
    last: date
    placement: Placement | None
    place: Place
    counts: list[Count]
    spans: list[Span]
    posts: list[posts.Holding]
    honours: honours.Honours
    members: Page | None
    people: dict
    links: dict
    children: tree.Branching | None
    lineage: lineage.Lineage | None


def profile(unit, *, user, day, last, page=1):
    """What the records say of `unit` on `day`, beside `last`, the last day to compare
    with. Whom and what `user` may not see is named without a link; of the members only
    those are listed whose unit is in scope today."""
    placement = unit.placements.on(day).first()
    placements = list(unit.placements.order_by("since"))
    relations = lineage.gather(unit)
    related = relations.units
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
        honours=honours.gather(unit, day, user),
        members=members,
        people=reachable(Person, user, _people(held, members)),
        links=reachable(Unit, user, {*related} - {unit.pk}),
        children=_children(unit, placement, day, user),
        lineage=lineage.tell(unit, relations, labels),
    )


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
