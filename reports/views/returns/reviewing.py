"""The province reads what a unit sent: says something to its cells, approves it or
gives it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from accounts.choices import ReviewState
from reports.forms.review import ReasonForm
from reports.returns.checks import survey
from reports.services import reviewing

from . import door, history, remarks, told

NOT_STARTED = "Đơn vị chưa lập biểu của kỳ này."
APPROVE, RETURN, REMARK = "phe-duyet", "tra-lai", "nhan-xet"


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, period, code):
    sheet = door.open_sheet(request, period, code, door.APPROVE)
    if not sheet.is_whole:
        raise Http404
    if sheet.unit_return is None:
        messages.info(request, NOT_STARTED)
        return redirect(door.address(sheet))
    if request.method != "POST":
        return show(request, sheet, ReasonForm())
    deed = DEEDS.get(request.POST.get("viec"))
    if deed is None:
        raise Http404
    return decide(request, sheet, deed)


def decide(request, sheet, deed):
    """Carries the deed out, or shows the page again with what was typed."""
    form = ReasonForm(request.POST)
    typed = remarks.read(sheet, request.POST)
    if form.is_valid():
        try:
            sentence = deed(request, sheet, form.cleaned_data["reason"], typed)
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, sentence)
            return redirect(request.get_full_path())
    return show(request, sheet, form, typed)


def approve(request, sheet, reason, typed):
    seen = request.POST.get("lan", "")
    row = reviewing.approve(
        unit_return=sheet.unit_return,
        by=request.user,
        at=timezone.now(),
        rounds=int(seen) if seen.isdecimal() and len(seen) < 6 else 0,
    )
    return (
        f"Đã phê duyệt biểu {row.period} của {row.unit.name}. Số liệu của biểu được "
        "tính vào báo cáo từ bây giờ."
    )


def send_back(request, sheet, reason, typed):
    row = reviewing.send_back(
        unit_return=sheet.unit_return,
        by=request.user,
        at=timezone.now(),
        reason=reason,
        remarks=typed,
    )
    return f"Đã trả lại biểu {row.period} của {row.unit.name} để hoàn thiện."


def remark(request, sheet, reason, typed):
    said = reviewing.remark(
        unit_return=sheet.unit_return,
        remarks=typed,
        by=request.user,
        at=timezone.now(),
    )
    return (
        f"Đã ghi; biểu đang có {vietnamese.number(len(said))} ô được nhận xét. Đơn vị "
        "đọc được khi biểu được trả lại."
    )


DEEDS = {APPROVE: approve, RETURN: send_back, REMARK: remark}


def show(request, sheet, form, typed=None):
    findings = survey(sheet)
    if listed := told.show_one(request, sheet, findings, is_review=True):
        return listed
    row = sheet.unit_return
    page, stretches = remarks.paginate(sheet, request.GET, typed or {})
    is_sent = row.state == ReviewState.SUBMITTED
    context = told.tell(sheet, findings) | {
        "title": f"{sheet.period}: {sheet.sender.name}",
        "trail": door.lay_trail(sheet, "Xem và phê duyệt"),
        "form": form,
        "page": page,
        "stretches": stretches,
        "places_below": remarks.list_places(sheet, request.GET),
        "steps": history.list_steps(row),
        "may_decide": not row.is_open,
        "may_approve": is_sent and row.submitted_by != request.user,
        "is_own": is_sent and row.submitted_by == request.user,
        "deed": f"Phê duyệt biểu {sheet.period} của {sheet.sender.name}",
    }
    status = 400 if form.errors else 200
    return render(request, "reports/returns/review.html", context, status=status)
