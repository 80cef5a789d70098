"""The list of a review of succession, to be printed."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cadres.models import SuccessionReview
from cadres.views.succession import door
from reports.rendering.papers import succession

from .papers import FORMS, list_files, part_of, send

NAME = "succession-paper"


@require_safe
@permission_required(door.VIEW, raise_exception=True)
def show_list(request, pk, form):
    """The list as a page or a PDF; one of more than succession.MOST_ROWS rows in
    parts."""
    if form not in FORMS:
        raise Http404
    rows = SuccessionReview.objects.visible_to(request.user)
    related = ("plan__unit", "decided_by")
    review = get_object_or_404(rows.select_related(*related), pk=pk)
    part = part_of(request)
    context = succession.build(review, part)
    if context is None:
        raise Http404
    if form == "pdf":
        several = part if len(context["parts"]) > 1 else ""
        code = review.plan.unit.code
        return send(context, ["quy-hoach", code, review.year, several])
    label = "Danh sách để in"
    context |= {
        "title": str(review),
        "files": list_files(NAME, review, context["parts"]),
        "trail": door.lay_trail(review.plan, review, label),
    }
    return render(request, "reports/papers/paper.html", context)
