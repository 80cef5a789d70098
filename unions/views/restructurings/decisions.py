"""A document is approved or returned, at the office or in the portal."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from unions.forms.restructurings import ApproveForm, ReturnForm

from . import documents, door


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request, pk):
    return decide(request, pk, ApproveForm, "approve", "Phê duyệt")


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request, pk):
    return decide(request, pk, ReturnForm, "return", "Trả lại")


def decide(request, pk, form_class, deed, label):
    document = door.find(request.user, pk, door.APPROVE)
    form = form_class(
        request.POST if request.method == "POST" else None,
        subject=document,
        user=request.user,
        now=timezone.localtime(),
    )
    if form.is_valid() and (done := form.carry_out()):
        messages.success(request, done[0])
        return redirect(door.address(request.user, document))
    if not form.is_bound and deed not in documents.list_decisions(
        request.user, document
    ):
        messages.error(request, say_why_not(request.user, document))
        return redirect(door.address(request.user, document))
    context = {
        "title": label,
        "trail": door.trail_of(request.user, document, label),
        "subject": document,
        "form": form,
        "label": label,
        "consequences": form.consequences(),
        "back": door.address(request.user, document),
    }
    status = 400 if form.is_bound else 200
    return render(request, "unions/restructurings/decide.html", context, status=status)


def say_why_not(user, document):
    if document.submitted_by_id == user.pk:
        return f"{document} do chính đồng chí gửi duyệt; hãy để người khác phê duyệt."
    state = "đã áp dụng" if document.is_applied else document.get_state_display()
    return f"{document} đang ở trạng thái “{state}”, không có gì để quyết định."
