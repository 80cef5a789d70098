from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from members.models import Person
from members.models.person import pk_of
from members.services import sensitive_facts
from reports.profiles import discipline, tree
from reports.profiles import person as profiles
from reports.views.addresses import at
from reports.views.history import tell_history

LONGEST_CODE = 20


@require_safe
@permission_required("members.view_person", raise_exception=True)
def show_person(request, code):
    """All that the records hold of a person, but for the sensitive facts."""
    person = find_person(request, code)
    context = describe(person, request) | {"trail": trace(person, request.user)}
    return render(request, "records/person.html", context)


@require_POST
@never_cache
@permission_required("members.view_person", raise_exception=True)
@permission_required("members.view_sensitive", raise_exception=True)
def show_sensitive(request, code):
    """The sensitive facts of a person; that they were read is recorded."""
    person = find_person(request, code)
    facts = sensitive_facts.read(person=person, by=request.user)
    context = {
        "person": person,
        "facts": facts,
        "discipline": discipline.of(person),
        "trail": [
            *trace(person, request.user),
            {"label": "Thông tin nhạy cảm", "url": ""},
        ],
    }
    return render(request, "records/sensitive.html", context)


def find_person(request, code):
    """The person of a code in one spelling: DV0000123."""
    pk = pk_of(code) if len(code) <= LONGEST_CODE else None
    people = Person.objects.visible_to(request.user).select_related("unit")
    person = get_object_or_404(people, pk=pk)
    if person.code != code:
        raise Http404
    return person


def trace(person, user):
    """The way down the tree to the unit that keeps the record, and the person."""
    placement = person.unit.placements.order_by("-since").first()
    above = tree.trail(placement, placement.since, user=user)
    steps = [
        {"label": row.name, "url": at("unit", None, row.unit.code)}
        for row in [*above, placement]
    ]
    return [*steps, {"label": person.full_name, "url": at("person", None, person.code)}]


def describe(person, request):
    """What the partials of a person's page need, in the portal and in the admin."""
    shown = profiles.profile(person, user=request.user, today=timezone.localdate())
    return {
        "person": person,
        "profile": shown,
        "events": tell_history(person, request.user),
    }
