"""The page on which the congress of a unit is recorded."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from cadres.forms.congress_asking import MORE
from cadres.forms.congress_terms import HoldForm
from unions.models import Unit

ADD = "cadres.add_congress"
HERE = "Ghi đại hội"
READ, WIDEN = "da-xem", "them"


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request, pk):
    """Asks for what a congress decided, shows what follows from it, records it."""
    unit = find(request.user, pk)
    form = bind(request, unit)
    seen = READ in request.POST
    if form.is_valid() and seen and (done := form.carry_out()):
        return tell(request, unit, *done)
    asks = form.is_bound and form.is_valid()
    context = {
        "title": HERE,
        "unit": unit,
        "form": form,
        "consequences": form.consequences() if asks else [],
        "trail": lay_trail(unit),
        "back": reverse("admin:unions_unit_change", args=[unit.pk]),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "cadres/congresses/hold.html", context, status=status)


def find(user, pk):
    """A living unit in scope, for those who may record its congresses."""
    if not (user.is_staff and user.has_perm(ADD)):
        raise PermissionDenied
    units = Unit.objects.visible_to(user).filter(closed_on=None)
    return get_object_or_404(units, pk=pk)


def bind(request, unit):
    """The form as it was sent; asked for more lines, it is only laid out again."""
    facts = {"subject": unit, "user": request.user, "now": timezone.localtime()}
    if request.method != "POST":
        return HoldForm(**facts)
    if WIDEN not in request.POST:
        return HoldForm(request.POST, **facts)
    typed = request.POST.dict()
    lines = typed.get("lines", "")
    known = int(lines) if lines.isdecimal() and len(lines) < 5 else 0
    return HoldForm(initial=typed | {"lines": known + MORE, "is_fresh": False}, **facts)


def tell(request, unit, sentence, congress, footprint):
    undo = reverse("footprint", args=[footprint.pk])
    told = format_html('{} <a href="{}">Hoàn tác</a>', sentence, undo)
    messages.success(request, told)
    return redirect("admin:cadres_congress_change", congress.pk)


def lay_trail(unit):
    return [
        {"label": "Quản trị", "url": reverse("admin:index")},
        {"label": "Đơn vị", "url": reverse("admin:unions_unit_changelist")},
        {
            "label": unit.name,
            "url": reverse("admin:unions_unit_change", args=[unit.pk]),
        },
        {"label": HERE},
    ]
