from django.core.exceptions import PermissionDenied
from django.http import JsonResponse

from .lookup import PARTED, tell

OFFERED = 12


def suggest(request, rows, permission, *order, first=()):
    """What a lookup field offers for the words typed so far, among `rows`, which are
    what the user may see; `first` what the view has found elsewhere."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
    words = request.GET.get("q", "")[:100]
    found = rows.named(words).order_by(*order)[:OFFERED]
    offers = [f"{row.code}{PARTED}{tell(row)}" for row in found]
    return JsonResponse({"offers": [*first, *offers][:OFFERED]})
