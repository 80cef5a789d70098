"""Whom a campaign evaluates: read from the records of a day."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from cadres.choices import Body, ObjectKind, PostCode, Scale
from cadres.models import Seat, Tenure
from members.models import Enrolment
from unions.choices import ANCESTORS, Form
from unions.models import Placement

FORMS = {
    ObjectKind.DISTRICT: (Form.LOCAL, Form.AFFILIATED),
    ObjectKind.GRASSROOTS: (Form.UNION, Form.BRANCH_UNION),
    ObjectKind.BRANCH: (Form.BRANCH,),
}
# Whose seats make a collective.
BODIES = {
    PostCode.COMMITTEE_MEMBER: Body.COMMITTEE,
    PostCode.STANDING_MEMBER: Body.STANDING,
}
# Those whom the unit above decides on; the army has assistants instead of secretaries.
LEADERS = (PostCode.SECRETARY, PostCode.DEPUTY, PostCode.YOUTH_ASSISTANT)
HEIGHT = Case(
    *(When(unit__level=level, then=Value(level.depth)) for level in ANCESTORS),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Found:
    """One object, as an Evaluation keeps it."""

    unit_id: int
    decider_id: int
    body: str = ""
    person_id: int | None = None
    post_id: str | None = None


def key_of(found):
    """What a Found, or an Evaluation, is about: equal once in a campaign."""
    return (found.person_id,) if found.person_id else (found.unit_id, found.body)


def objects_of(campaign, day):
    """The objects that there are on `day`, or on the day of the campaign where that is
    earlier: [Found]."""
    day = min(day, campaign.as_of)
    if campaign.kind in FORMS:
        return _units(_forms(campaign), day)
    return READERS[campaign.kind](day)


def _forms(campaign):
    """A chi đoàn cơ sở has no branches that it could lead."""
    is_for_unions = campaign.scale == Scale.THREE_INITIATIVES
    return (Form.UNION,) if is_for_unions else FORMS[campaign.kind]


def _units(forms, day):
    """Every one of them has a unit above, which decides."""
    rows = Placement.objects.on(day).filter(form__in=forms)
    return [Found(*pair) for pair in rows.values_list("unit", "parent")]


def _collectives(day):
    """Of the units that have seats in them."""
    seats = Seat.objects.on(day).filter(post__in=BODIES).order_by("unit", "post")
    above = _deciders(day)
    return [
        Found(unit, above[unit], body=BODIES[post])
        for unit, post in seats.values_list("unit", "post").distinct()
        if unit in above
    ]


def _cadres(day):
    """Whoever holds a post above the branches: once, by the highest post."""
    held = Tenure.objects.on(day).filter(unit__level__in=ANCESTORS)
    held = held.order_by("post__rank", HEIGHT, "since", "pk")
    above, found = _deciders(day), {}
    for unit, person, post in held.values_list("unit", "person", "post"):
        decider = above.get(unit, unit) if post in LEADERS else unit
        facts = {"person_id": person, "post_id": post}
        found.setdefault(person, Found(unit, decider, **facts))
    return list(found.values())


def _members(day):
    """Decided on by the grassroots unit that their branch belongs to."""
    rows = Placement.objects.on(day).values_list("unit", "grassroots", "parent")
    above = {unit: grassroots or parent for unit, grassroots, parent in rows}
    stays = Enrolment.objects.on(day).values_list("unit", "person")
    return [
        Found(unit, above.get(unit, unit), person_id=person) for unit, person in stays
    ]


def _deciders(day):
    """{unit: the one above}, the province itself."""
    rows = Placement.objects.on(day).values_list("unit", "parent")
    return {unit: parent or unit for unit, parent in rows}


READERS = {
    ObjectKind.COLLECTIVE: _collectives,
    ObjectKind.CADRE: _cadres,
    ObjectKind.MEMBER: _members,
}
