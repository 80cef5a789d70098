from django.views.decorators.http import require_safe

from accounts.forms.suggestions import suggest
from members.models import Person


@require_safe
def suggest_people(request):
    people = Person.objects.visible_to(request.user).select_related("unit")
    return suggest(request, people, "members.view_person", "sort_key", "pk")
