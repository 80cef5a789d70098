from django.db.models.functions import Length
from django.views.decorators.http import require_safe

from accounts import vietnamese
from accounts.forms.lookup import PARTED
from accounts.forms.suggestions import suggest
from unions.choices import MEMBER_FORMS
from unions.models import LineRow, Unit


@require_safe
def suggest_units(request):
    """Units at work, the shortest way down the tree first; with `chi-doan` only those
    that hold members, with `quyet-dinh` also those that this document founds."""
    units = Unit.objects.visible_to(request.user).filter(closed_on=None)
    if "chi-doan" in request.GET:
        units = units.filter(form__in=MEMBER_FORMS)
    order = (Length("label"), "sort_key")
    fresh = list_fresh(request)
    return suggest(request, units, "unions.view_unit", *order, first=fresh)


def list_fresh(request):
    """The units that a document founds, by the words typed so far."""
    document, words = request.GET.get("quyet-dinh", ""), request.GET.get("q", "")
    wanted = vietnamese.fold(words[:100]).split()
    if not (document.isdecimal() and len(document) < 10 and wanted):
        return []
    rows = LineRow.objects.visible_to(request.user).filter(restructuring=document)
    named = rows.exclude(code="").exclude(name="").order_by("position")
    found = dict(named.values_list("code", "name"))
    return [
        f"{code}{PARTED}{name}"
        for code, name in found.items()
        if all(word in vietnamese.fold(f"{code} {name}") for word in wanted)
    ]
