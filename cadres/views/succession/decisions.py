"""A list is approved, or returned to be completed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cadres.forms.succession import ApproveForm, ReturnForm
from cadres.succession import lay_out

from . import door
from .filling import fill


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request, pk):
    hint = "Danh sách có hiệu lực ngay khi được phê duyệt, thay danh sách năm trước."
    return decide(request, pk, ApproveForm, "approve", "Phê duyệt danh sách", hint)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request, pk):
    hint = "Danh sách mở lại để sửa và gửi lại."
    return decide(request, pk, ReturnForm, "return", "Trả lại danh sách", hint)


def decide(request, pk, form_class, deed, label, hint):
    review = door.find_review(request.user, pk, door.APPROVE)
    back = door.address(review)
    if request.method != "POST" and deed not in door.list_decisions(
        request.user, review
    ):
        messages.error(request, say_why_not(request.user, review))
        return redirect(back)
    return fill(
        request,
        form_class,
        subject=review,
        label=label,
        trail=door.lay_trail(review.plan, review, label),
        back=back,
        hint=hint,
        sheet=lay_out(review, timezone.localdate()),
    )


def say_why_not(user, review):
    if door.is_own(user, review):
        return "Danh sách do chính đồng chí gửi; hãy để một người khác phê duyệt."
    if later := review.find_later():
        return (
            f"Lần rà soát năm {later.year} đã bắt đầu từ danh sách này; hãy sửa ở lần "
            "rà soát đó."
        )
    state = review.get_state_display()
    return f"Danh sách đang ở trạng thái “{state}”, không có gì để quyết định."
