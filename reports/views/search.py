"""Units and people by name, code or number, as a page and as a piece of one."""

from django.db.models import Case, F, When
from django.db.models.functions import Length
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import vietnamese
from members.models import Person
from unions.models import Unit

MOST_SHOWN = 10
MOST_COUNTED = 100


@require_safe
def search(request):
    return render(request, "search/page.html", find(request))


@require_safe
def list_results(request):
    """What the quick search shows while one types."""
    return render(request, "search/_results.html", find(request))


def find(request):
    words = vietnamese.clean(request.GET.get("q", ""))[:100]
    groups = []
    for permission, label, look in KINDS:
        if request.user.has_perm(permission):
            groups.append({"label": label} | look(words, request.user))
    return {
        "words": words,
        "groups": [group for group in groups if group["rows"]],
        "total": vietnamese.number(sum(group["count"] for group in groups)),
        "is_more": any(group["count"] > MOST_COUNTED for group in groups),
    }


def find_units(words, user):
    """The words as they stand first, then the living ones, then the shortest way down
    the tree."""
    today = timezone.localdate()
    units = Unit.objects.visible_to(user).named(words)
    living = F("closed_on").desc(nulls_first=True)
    as_said = Case(
        When(search_name__contains=vietnamese.fold(words), then=0), default=1
    )
    nearest = units.order_by(as_said, living, Length("label"), "sort_key")
    return {
        "icon": "units",
        "count": count(units),
        "rows": [_show_unit(unit, user, today) for unit in nearest[:MOST_SHOWN]],
        "all_url": list_url("unions_unit", words, user),
    }


def find_people(words, user):
    people = Person.objects.visible_to(user).named(words)
    listed = people.select_related("unit").order_by("sort_key", "pk")
    return {
        "icon": "user",
        "count": count(people),
        "rows": [_show_person(person, user) for person in listed[:MOST_SHOWN]],
        "all_url": list_url("members_person", words, user),
    }


KINDS = (
    ("unions.view_unit", "Đơn vị", find_units),
    ("members.view_person", "Người", find_people),
)


def count(rows):
    """How many there are, counted no further than anybody reads."""
    return rows.order_by()[: MOST_COUNTED + 1].count()


def _show_unit(unit, user, today):
    return {
        "name": unit.name,
        "path": unit.label.removeprefix(unit.name).lstrip(", ") or unit.label,
        "code": unit.code,
        "is_closed": not unit.exists_on(today),
        "closed_on": unit.closed_on,
        "url": address("unions_unit", unit, user, "unit", "report"),
    }


def _show_person(person, user):
    born = ""
    if person.born_on:
        year_only = person.is_birth_year_only
        born = person.born_on.year if year_only else vietnamese.day(person.born_on)
    return {
        "name": person.full_name,
        "path": person.unit.label,
        "born": born,
        "code": person.code,
        "url": address("members_person", person, user, "person"),
    }


def address(admin_name, row, user, *names):
    """Where `user` reads this row: staff in the admin, others on the first page of
    these names that exists; "" where there is none."""
    if user.is_staff:
        return reverse(f"admin:{admin_name}_change", args=[row.pk])
    for name in names:
        try:
            return reverse(name, args=[row.code])
        except NoReverseMatch:
            continue
    return ""


def list_url(admin_name, words, user):
    """The whole list, for those who have one."""
    if not user.is_staff:
        return ""
    return reverse(f"admin:{admin_name}_changelist", query={"q": words})
