"""The last look at a return before it is sent, and the sending."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from accounts.choices import ReviewState
from reports.forms.review import ReasonForm
from reports.models import Portion
from reports.returns.checks import survey
from reports.services import returns, reviewing

from . import door, history, told


@require_http_methods(["GET", "HEAD", "POST"])
def send(request, period, code):
    sheet = door.open_sheet(request, period, code, door.CHANGE)
    if not sheet.is_whole:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = carry_out(request, sheet, form)
        if row:
            messages.success(request, tell_sent(row, sheet))
            return redirect(request.path)
    return show(request, sheet, form)


def carry_out(request, sheet, form):
    """The return that was sent, or None: the form then says why not."""
    try:
        row = sheet.unit_return or returns.start(
            period=sheet.period, unit=sheet.sender, by=request.user
        )
        return reviewing.send(unit_return=row, by=request.user, at=timezone.now())
    except ValidationError as error:
        form.refuse(error)


def tell_sent(row, sheet):
    return (
        f"Đã gửi biểu {row.period} của {row.unit.name}: "
        f"{vietnamese.number(sheet.filled)} ô. Khi Tỉnh Đoàn phê duyệt hoặc trả lại, "
        "kết quả hiện tại đây."
    )


def show(request, sheet, form):
    findings = survey(sheet)
    if listed := told.show_one(request, sheet, findings):
        return listed
    waiting = list_portions(sheet)
    context = told.tell(sheet, findings) | {
        "title": "Kiểm tra trước khi gửi" if not sheet.lock else "Biểu đã lập",
        "trail": door.lay_trail(sheet, "Kiểm tra và gửi"),
        "form": form,
        "portions": waiting,
        "has_waiting": any(p.state == ReviewState.SUBMITTED for p in waiting),
        "steps": history.list_steps(sheet.unit_return),
        "deed": f"Gửi biểu {sheet.period} của {sheet.sender.name}",
    }
    status = 400 if form.errors else 200
    return render(request, "reports/returns/send.html", context, status=status)


def list_portions(sheet):
    """Those that their grassroots units began and nobody has confirmed."""
    if sheet.unit_return is None:
        return []
    rows = Portion.objects.filter(unit_return=sheet.unit_return)
    undecided = rows.exclude(state=ReviewState.APPROVED).select_related("unit")
    return list(undecided.order_by("unit__sort_key"))
