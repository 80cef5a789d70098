"""What posts without a salary cost a month, on any day."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cadres import allowances
from cadres.forms.lists import UNIT, ListForm
from cadres.models import BaseSalary
from unions.choices import Form, Level
from unions.models import Mandate, Placement, Unit

HERE = "Chi phí phụ cấp một tháng"


@require_safe
@permission_required("cadres.view_allowancerate", raise_exception=True)
def show(request):
    """The cost of a unit and what lies below it, by the units right below and by post;
    without a unit, of the highest that the user answers for."""
    today = timezone.localdate()
    form = ListForm(request.GET, user=request.user, today=today)
    valid = form.is_valid()
    context = {"title": HERE, "form": form, "trail": trace()}
    if valid:
        context |= tell(form.asked, today)
    status = 200 if valid else 400
    return render(request, "cadres/allowances/show.html", context, status=status)


def trace():
    steps = (("Trang chủ", "home"), ("Cán bộ", "cadre-lists"))
    trail = [{"label": label, "url": reverse(name)} for label, name in steps]
    return [*trail, {"label": HERE}]


def tell(asked, today):
    scope = asked.unit or find_scope(asked.user, today)
    facts = {"day": asked.day, "scope": scope}
    if scope is None:
        return facts
    tenures = allowances.costed(scope, asked.day).visible_to(asked.user)
    return facts | {
        "total": allowances.tally(tenures),
        "people": allowances.count_people(tenures),
        "base": BaseSalary.objects.on(asked.day).first(),
        "parts": list_parts(tenures, scope, asked.day),
        "posts": list_posts(tenures),
    }


def find_scope(user, today):
    """The unit of the oldest mandate; of who sees all, the province."""
    mandate = Mandate.objects.in_force(user, today).first()
    if mandate:
        return mandate.unit
    everything = Unit.objects.visible_to(user).filter(level=Level.PROVINCE)
    return everything.order_by("closed_on", "pk").first()


def list_parts(tenures, scope, day):
    """The units right below with their sums, by name, the unit's own holders first."""
    sums = allowances.tally_parts(tenures, scope)
    placed = Placement.objects.on(day).filter(unit__in=sums).select_related("unit")
    rows = [
        sums[placement.unit_id]
        | {
            "name": placement.name,
            "url": address(placement.unit, day),
            "is_own": placement.unit_id == scope.pk,
        }
        for placement in placed.order_by("unit__sort_key", "unit")
    ]
    return sorted(rows, key=lambda row: not row["is_own"])


def address(unit, day):
    asked = {"ngay": day.isoformat(), UNIT: unit.code}
    return reverse("allowances", query=asked)


def list_posts(tenures):
    """By post and form of the unit, each with its coefficient."""
    columns = ("post__rank", "post__name", "on_form", "coefficient")
    rows = allowances.tally_by(tenures, *columns).order_by("on_form", "post__rank")
    ranked = list(Form)
    named = [row | {"form": Form(row["on_form"])} for row in rows]
    return sorted(named, key=lambda row: (ranked.index(row["form"]), row["post__rank"]))
