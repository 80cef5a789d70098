"""A page that asks for what an act needs, and does it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from . import door


def fill(request, form_class, *, subject, label, trail, back, **told):
    """Shows the form of an act on `subject`; when it is sent and the service has
    nothing against it, says what happened and leads to the record that it gives."""
    form = bind(request, form_class, subject)
    if form.is_valid() and (done := form.carry_out()):
        messages.success(request, done[0])
        return redirect(door.address(done[1]))
    context = {
        "title": label,
        "trail": trail,
        "form": form,
        "subject": subject,
        "back": back,
        **told,
    }
    status = 400 if form.is_bound else 200
    return render(request, "cadres/succession/act.html", context, status=status)


def turn_away(request, review, back):
    """Leads back from a form that a closed list has no use for, and says why."""
    state = review.get_state_display()
    messages.error(
        request,
        f"Danh sách rà soát năm {review.year} đang ở trạng thái “{state}”, không sửa "
        "và không gửi được; người phê duyệt trả lại thì mới sửa được.",
    )
    return redirect(back)


def bind(request, form_class, subject):
    return form_class(
        request.POST if request.method == "POST" else None,
        subject=subject,
        user=request.user,
        now=timezone.localtime(),
        initial=request.GET.dict(),
    )
