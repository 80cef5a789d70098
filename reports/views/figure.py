from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.catalogue import BY_ID


@require_safe
def show_figure(request, figure_id):
    """What a figure means and how it is counted."""
    figure = BY_ID.get(figure_id)
    if figure is None:
        raise Http404
    return render(request, "reports/figure.html", {"figure": figure})
