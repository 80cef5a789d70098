"""Who goes to which part when a unit that holds members is split."""

from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from members.models import Allotment, Enrolment, Person
from unions.choices import MEMBER_FORMS


def divided(plan):
    """The endings of units that hold members and have several heirs."""
    return [
        ending
        for ending in plan.endings
        if len(ending.heirs) > 1 and holds_members(plan.nodes[ending.unit.pk].before)
    ]


def parts_of(plan, ending):
    """The codes of the heirs to which members can be allotted, the main one first."""
    return [code for code in ending.heirs if is_holder(plan, code)]


def is_holder(plan, code):
    node = plan.node(code)
    return node is not None and holds_members(node.now)


def holds_members(placement):
    return placement is not None and placement.form in MEMBER_FORMS


def members_of(restructuring, unit, user):
    """The members of `unit` on the effective day, before the document is applied, as
    far as `user` may see them and by name: people, each with `part`, the code that they
    are allotted to, "" where they are not and go to the first part."""
    day = restructuring.effective_on
    here = Enrolment.objects.on(day).filter(unit=unit, person=OuterRef("pk"))
    own = Allotment.objects.filter(restructuring=restructuring, person=OuterRef("pk"))
    people = Person.objects.visible_to(user).filter(Exists(here))
    part = Coalesce(Subquery(own.values("into")), Value(""))
    return people.annotate(part=part).order_by("sort_key", "pk")
