from django.db.models.functions import Length
from django.views.decorators.http import require_safe

from accounts.forms.suggestions import suggest
from unions.choices import MEMBER_FORMS
from unions.models import Unit


@require_safe
def suggest_units(request):
    """Units at work, the shortest way down the tree first; with `chi-doan` only those
    that hold members."""
    units = Unit.objects.visible_to(request.user).filter(closed_on=None)
    if "chi-doan" in request.GET:
        units = units.filter(form__in=MEMBER_FORMS)
    return suggest(request, units, "unions.view_unit", Length("label"), "sort_key")
