"""What saving a cell is held against: the one UPDATE that a cell needs at the least,
behind everything that any request goes through."""

import json

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from reports.models import ReturnLine


@require_POST
def update(request):
    told = json.loads(request.body)
    changed = ReturnLine.objects.filter(pk=told["line"]).update(value=told["value"])
    return JsonResponse({"changed": changed})
