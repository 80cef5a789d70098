"""One row of a list: revised, or taken off it."""

from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cadres.forms.candidates import DropForm, ReviseForm
from cadres.succession import judge

from . import door
from .filling import fill, turn_away


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    row = door.find_candidate(request.user, pk, door.WRITE)
    return act(request, row, ReviseForm, "Ghi thay đổi", may_drop=not row.is_dropped)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request, pk):
    row = door.find_candidate(request.user, pk, door.WRITE)
    hint = "Dòng này không còn trong danh sách, và đưa vào lại được khi cần."
    return act(request, row, DropForm, "Đưa ra khỏi quy hoạch", hint=hint)


def act(request, row, form_class, label, **told):
    back = door.address(row.review)
    if request.method != "POST" and not row.review.is_open:
        return turn_away(request, row.review, back)
    [readiness] = judge([row], timezone.localdate())
    return fill(
        request,
        form_class,
        subject=row,
        label=label,
        trail=door.lay_trail(row.review.plan, row.review, str(row)),
        back=back,
        readiness=readiness,
        **told,
    )
