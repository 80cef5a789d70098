from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.forms import DayForm
from reports.profiles import tree
from reports.profiles import unit as profiles
from reports.profiles.tally import HEADINGS
from reports.views.addresses import at
from reports.views.history import tell_history
from unions.models import Unit


@require_safe
@permission_required("unions.view_unit", raise_exception=True)
def show_unit(request, code):
    """All that the records hold of a unit, on the day asked for."""
    units = Unit.objects.visible_to(request.user).select_related("province")
    unit = get_object_or_404(units, code=code)
    context = describe(unit, request)
    status = 200 if context["form"].is_valid() else 400
    return render(request, "records/unit.html", context, status=status)


def describe(unit, request):
    """What the partials of a unit's page need, in the portal and in the admin."""
    form = DayForm(request.GET, scope=unit, today=timezone.localdate())
    shown = profiles.profile(
        unit,
        user=request.user,
        day=form.day,
        last=form.usual,
        page=request.GET.get("trang"),
    )
    return {
        "form": form,
        "unit": unit,
        "profile": shown,
        "day": form.day,
        "asked": form.asked,
        "branching": shown.children,
        "headings": HEADINGS,
        "trail": trace(shown, request.user, form.asked),
        "events": tell_history(unit, request.user),
    }


def trace(shown, user, asked):
    """The way down the tree to the unit, where it stood on the day or last."""
    placement = shown.placement or shown.spans[0].placement
    above = tree.trail(placement, shown.day, user=user)
    steps = [("Đơn vị", at("units", asked))]
    steps += [(row.name, at("unit", asked, row.unit.code)) for row in above]
    steps.append((placement.name, at("unit", asked, shown.unit.code)))
    return [{"label": label, "url": url} for label, url in steps]
