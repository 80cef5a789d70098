from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports import periods
from reports.catalogue import FIGURES
from reports.forms import ReportForm
from reports.rendering import data, pdf, report
from unions.choices import Level
from unions.models import Unit

KINDS = {Level.PROVINCE: "Toàn tỉnh", Level.DISTRICT: "Đơn vị cấp huyện"}


@require_safe
def list_reports(request):
    """The units whose report the user may read, the upper levels first."""
    units = Unit.objects.visible_to(request.user).on(timezone.localdate())
    upper = units.filter(level__in=KINDS).order_by("-level", "sort_key")
    listed = upper if upper.exists() else units.order_by("sort_key")[:500]
    rows = [
        {
            "name": unit.label,
            "kind": KINDS.get(unit.level, unit.get_level_display()),
            "url": reverse("report", args=[unit.code]),
        }
        for unit in listed
    ]
    return render(request, "reports/report_list.html", {"units": rows})


@require_safe
def show_report(request, code):
    """The report of a unit as a page; another unit chosen in the form is gone to."""
    scope = find_scope(request, code)
    form = bind(request, scope)
    chosen = form.data["unit"]
    if chosen != code and chosen in form.codes:
        return redirect(address("report", chosen, request.GET))
    context = {
        "form": form,
        "unit": scope,
        "formats": list_formats(form, code),
        "trail": trace(scope, request.user, form),
    }
    if form.is_valid():
        context |= build(scope, form)
    status = 200 if form.is_valid() else 400
    return render(request, "reports/report_page.html", context, status=status)


@require_safe
def download_report(request, code, form):
    """The report of a unit as a PDF, or its figures as JSON."""
    if form not in WRITERS:
        raise Http404
    scope = find_scope(request, code)
    asked = bind(request, scope)
    if not asked.is_valid():
        return redirect(address("report", code, request.GET))
    content_type, write = WRITERS[form]
    response = HttpResponse(write(build(scope, asked)), content_type=content_type)
    name = f"bao-cao-{code}-{asked.cleaned_data['den']:%Y-%m-%d}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


WRITERS = {
    "pdf": ("application/pdf", pdf.as_pdf),
    "json": (
        "application/json",
        lambda context: data.as_json(context["readings"], FIGURES),
    ),
}


def find_scope(request, code):
    units = Unit.objects.visible_to(request.user).select_related("province")
    return get_object_or_404(units, code=code)


def bind(request, scope):
    """The form as asked, or with the last closed half-year and the year before it."""
    today = timezone.localdate()
    opening, closing = periods.usual(today)
    usual = {"unit": scope.code, "tu": opening, "den": closing}
    asked = {name: request.GET.get(name) or usual[name] for name in usual}
    return ReportForm(asked, user=request.user, scope=scope, today=today)


def build(scope, form):
    days = form.cleaned_data
    return report.build(scope=scope, opening=days["tu"], closing=days["den"])


def list_formats(form, code):
    labels = {"pdf": "Tải PDF", "json": "Tải số liệu (JSON)"}
    return [
        {"label": label, "url": address("report-file", code, form.data, form=kind)}
        for kind, label in labels.items()
    ]


def trace(scope, user, form):
    """The way down the tree to `scope`, through the units that the user may see."""
    above = [scope.province_id, scope.district_id, scope.grassroots_id]
    units = Unit.objects.visible_to(user).filter(pk__in=[pk for pk in above if pk])
    steps = [{"label": "Báo cáo", "url": reverse("reports")}]
    for unit in sorted(units, key=lambda unit: Level(unit.level).depth):
        steps.append(
            {"label": unit.name, "url": address("report", unit.code, form.data)}
        )
    return steps


def address(name, code, asked, **kwargs):
    days = {key: asked[key] for key in ("tu", "den") if asked.get(key)}
    return f"{reverse(name, kwargs={'code': code, **kwargs})}?{urlencode(days)}"
