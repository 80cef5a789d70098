"""What a grassroots unit filled in itself: handed in by it, confirmed or given back by
the unit that sends the return."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.choices import ReviewState
from reports.forms.review import ReasonForm
from reports.returns.checks import survey
from reports.services import portions
from unions.choices import Level

from . import door, history, told

CHANGE = "reports.change_portion"


@require_http_methods(["GET", "HEAD", "POST"])
def show_portion(request, period, code):
    sheet = door.open_sheet(request, period, code)
    if sheet.is_whole or sheet.scope.level != Level.GRASSROOTS:
        raise Http404
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    if request.method != "POST":
        return show(request, sheet, ReasonForm())
    deeds = GRASSROOTS if sheet.is_part else SENDER
    deed = deeds.get(request.POST.get("viec"))
    if deed is None:
        raise Http404
    return carry_out(request, sheet, deed)


def carry_out(request, sheet, deed):
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            sentence = deed(request, sheet, form.cleaned_data["reason"])
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, sentence)
            return redirect(request.path)
    return show(request, sheet, form)


def hand_in(request, sheet, reason):
    portions.hand_in(
        period=sheet.period, unit=sheet.scope, by=request.user, at=timezone.now()
    )
    return f"Đã nộp phần của {sheet.scope.name}. {sheet.sender.name} sẽ xác nhận."


def confirm(request, sheet, reason):
    portions.confirm(portion=_portion(sheet), by=request.user, at=timezone.now())
    return f"Đã xác nhận phần của {sheet.scope.name}."


def give_back(request, sheet, reason):
    portions.give_back(
        portion=_portion(sheet), reason=reason, by=request.user, at=timezone.now()
    )
    return f"Đã trả lại phần của {sheet.scope.name} để hoàn thiện."


def _portion(sheet):
    if sheet.portion is None:
        raise ValidationError(f"{sheet.scope.name} chưa nộp phần của mình.")
    return sheet.portion


GRASSROOTS = {"nop": hand_in}
SENDER = {"xac-nhan": confirm, "tra-lai": give_back}


def show(request, sheet, form):
    findings = survey(sheet)
    if listed := told.show_one(request, sheet, findings):
        return listed
    row = sheet.portion
    state = row.state if row else ReviewState.DRAFT
    is_return_open = sheet.unit_return is not None and sheet.unit_return.is_open
    decides = not sheet.is_part and is_return_open
    context = told.tell(sheet, findings) | {
        "title": f"Phần của {sheet.scope.name}",
        "trail": door.lay_trail(sheet, "Phần của cơ sở"),
        "form": form,
        "portion": row,
        "steps": history.list_steps(row),
        "may_hand_in": sheet.is_part and sheet.lock is None,
        "may_confirm": decides and state == ReviewState.SUBMITTED,
        "may_give_back": decides
        and state in (ReviewState.SUBMITTED, ReviewState.APPROVED),
        "deed": f"Nộp phần của {sheet.scope.name}",
    }
    status = 400 if form.errors else 200
    return render(request, "reports/returns/portion.html", context, status=status)
