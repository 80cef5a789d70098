"""Why a check does not hold, told in its row of the form or on a page of its own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reports.forms.explanation import ExplanationForm
from reports.services import explanations

from . import door

# The value of `back` that leads to the page of sending.
SENDING = "gui"
LOST = "Không rõ giải trình cho phép kiểm tra nào; hãy mở lại biểu rồi ghi giải trình."


@require_http_methods(["GET", "HEAD", "POST"])
def explain(request, period, code):
    sheet = door.open_sheet(request, period, code, door.CHANGE)
    is_fetch = request.headers.get("X-Requested-With") == "fetch"
    is_sent = request.method == "POST"
    if sheet.lock:
        return _locked(request, sheet, is_fetch)
    form = ExplanationForm(request.POST if is_sent else request.GET)
    if not form.names_something:
        return _lost(request, sheet, is_fetch)
    written = _write(request, sheet, form) if is_sent and form.is_valid() else None
    if is_fetch:
        return _answer(form, written)
    if written:
        messages.success(request, "Đã ghi giải trình.")
        return redirect(_back(sheet, form, written.unit_id))
    return _show(request, sheet, form, is_sent)


def _write(request, sheet, form):
    try:
        return explanations.explain(
            period=sheet.period,
            scope=sheet.scope,
            by=request.user,
            at=timezone.now(),
            **{name: form.cleaned_data[name] for name in ("check", "unit", "text")},
        )
    except ValidationError as error:
        form.refuse(error)


def _answer(form, written):
    if not written:
        return JsonResponse({"message": form.refusal}, status=400)
    return JsonResponse(
        {
            "key": f"c{written.check_rule_id}-{written.unit_id}",
            "explained": True,
            "text": written.text,
            "by": str(written.by),
            "at": f"{timezone.localtime(written.at):%H:%M %d/%m/%Y}",
        }
    )


def _locked(request, sheet, is_fetch):
    if is_fetch:
        return JsonResponse({"locked": sheet.lock}, status=409)
    messages.error(request, sheet.lock)
    return redirect(door.address(sheet))


def _lost(request, sheet, is_fetch):
    if is_fetch:
        return JsonResponse({"message": LOST}, status=400)
    messages.error(request, LOST)
    return redirect(door.address(sheet))


def _back(sheet, form, unit):
    """The row of `unit` among the pages of the form, or the page of sending."""
    if form.cleaned_data["back"] == SENDING and sheet.is_whole:
        return door.address(sheet, name="return-send")
    return f"{door.address(sheet)}?hang={unit}#f-{unit}"


def _show(request, sheet, form, is_sent):
    """The page of one finding, where the form could not say it or has no script."""
    check, unit = form.cleaned_data["check"], form.cleaned_data["unit"]
    back = _back(sheet, form, unit)
    finding = explanations.find(sheet, check, unit)
    if finding is None and not is_sent:
        messages.info(request, "Không còn gì để giải trình: các số đã khớp.")
        return redirect(back)
    shown = form if is_sent else _fresh(finding, form.cleaned_data["back"])
    context = {
        "title": "Giải trình",
        "trail": door.lay_trail(sheet, "Giải trình"),
        "sheet": sheet,
        "unit_name": sheet.names.get(unit, sheet.scope.name),
        "finding": finding,
        "form": shown,
        "back": back,
    }
    status = 400 if is_sent else 200
    return render(request, "reports/returns/explain.html", context, status=status)


def _fresh(finding, back):
    """An empty form, with what was written for these numbers before."""
    text = finding.explanation.text if finding.explanation else ""
    asked = {"check": finding.check.pk, "unit": finding.unit, "back": back}
    return ExplanationForm(initial=asked | {"text": text})
