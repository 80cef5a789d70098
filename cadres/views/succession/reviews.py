"""The list of a review: read, written and sent."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from accounts.admin import links
from accounts.models import Event
from cadres.forms.candidates import ProposeForm
from cadres.forms.succession import SubmitForm
from cadres.succession import lay_out

from . import door
from .filling import bind, fill, turn_away
from .paging import take_page

STEPS = ("begin", "submit", "approve", "return")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request, pk):
    """The list post by post; while it is written, people are added here."""
    review = door.find_review(request.user, pk)
    form = offer(request, review)
    if form and form.is_valid() and (done := form.carry_out()):
        messages.success(request, done[0])
        return redirect(f"{request.path}?{urlencode(keep(done[1]))}#dua-vao")
    status = 400 if form and form.is_bound else 200
    context = tell(request.user, review) | {"form": form}
    context |= take_page(context["sheet"], request.GET.get("trang"))
    return render(request, "cadres/succession/review.html", context, status=status)


def offer(request, review):
    """The form that puts somebody on the list, None where that is not for the user or
    not now."""
    may = review.is_open and request.user.has_perm(door.WRITE)
    if request.method == "POST" and not may:
        raise PermissionDenied
    return bind(request, ProposeForm, review) if may else None


def keep(candidate):
    """What the next row begins with."""
    day = vietnamese.day(candidate.expected_on)
    return {"post": candidate.post_id, "expected_on": day}


def tell(user, review):
    day = day_of(review, timezone.localdate())
    sheet = lay_out(review, day)
    return {
        "trail": door.lay_trail(review.plan, f"Rà soát năm {review.year}"),
        "review": review,
        "sheet": sheet,
        "seen": door.list_seen(user, sheet),
        "day": day,
        "may_send": review.is_open and user.has_perm(door.SEND),
        "may_write": review.is_open and user.has_perm(door.WRITE),
        "decisions": door.list_decisions(user, review),
        "is_own": door.is_own(user, review),
        "papers": links.links_for(user, review),
        "steps": list_steps(review),
    }


def day_of(review, today):
    """A list that a later one has followed is judged as of its own day."""
    return review.on if review.find_later() else today


def list_steps(review):
    acts = [f"successionreview.{step}" for step in STEPS]
    return Event.objects.about(review).filter(act__in=acts)


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request, pk):
    review = door.find_review(request.user, pk, door.SEND)
    back = door.address(review)
    if request.method != "POST" and not review.is_open:
        return turn_away(request, review, back)
    label = "Gửi danh sách để phê duyệt"
    sheet = lay_out(review, timezone.localdate())
    return fill(
        request,
        SubmitForm,
        subject=review,
        label=label,
        trail=door.lay_trail(review.plan, review, label),
        back=back,
        hint="Sau khi gửi, danh sách khóa lại cho đến khi được phê duyệt hoặc trả lại.",
        sheet=sheet,
    )
