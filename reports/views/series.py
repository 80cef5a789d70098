from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports import periods
from reports.catalogue import BY_ID
from reports.forms import SeriesForm
from reports.profiles import series, tree
from reports.views.addresses import at
from unions.models import Unit


@require_safe
@permission_required("unions.view_unit", raise_exception=True)
def show_series(request, code):
    """The figures of a unit year by year, alone and with its predecessors."""
    units = Unit.objects.visible_to(request.user).select_related("province")
    unit = get_object_or_404(units, code=code)
    line = series.line(unit, request.user)
    form = SeriesForm(
        request.GET, scope=unit, figures=line.figures(), today=timezone.localdate()
    )
    context = {
        "form": form,
        "unit": unit,
        "line": line,
        "trail": trace(unit, request.user),
    }
    if form.is_valid():
        context |= tell(line, form.cleaned_data)
    status = 200 if form.is_valid() else 400
    return render(request, "records/series.html", context, status=status)


def tell(line, asked):
    """The figures asked for, or the main ones, at the end of every year between."""
    opening, closing = asked["tu"], asked["den"]
    chosen = asked["so-lieu"]
    figures = [BY_ID[chosen]] if chosen else line.main_figures()
    days = sorted({opening, *periods.year_ends(opening, closing), closing})
    return {"figures": figures, "rows": series.rows(line, figures, days)}


def trace(unit, user):
    placement = unit.placements.order_by("-since").first()
    above = tree.trail(placement, placement.since, user=user)
    steps = [("Đơn vị", at("units", None))]
    steps += [(row.name, at("unit", None, row.unit.code)) for row in above]
    steps += [(unit.name, at("unit", None, unit.code)), ("Chuỗi số liệu", "")]
    return [{"label": label, "url": url} for label, url in steps]
