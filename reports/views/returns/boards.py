"""Who has sent what, by district and grassroots unit; and those who have not are
written to."""

import tempfile

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.spreadsheets.formats import FORMATS
from reports.models import Period
from reports.rendering import boards
from reports.returns import board
from reports.services import reminders
from unions.views import letters

from . import door

# More rows would be too heavy for a slow line.
PAGE = 40


def find_period(request, period):
    """The period, 403 for whoever may see no returns at all."""
    if not request.user.has_perm(door.VIEW):
        raise PermissionDenied
    return get_object_or_404(Period.objects.visible_to(request.user), pk=period)


@require_safe
def show_board(request, period):
    """The board of a period over the senders that the user may see, a page of them, or
    one of them with a page of its grassroots units."""
    found = load(request, period)
    planned = plan_letters(request.user, found)
    listed = found.parts if found.opened else found.rows
    page = Paginator(listed, PAGE).get_page(request.GET.get("trang"))
    context = {
        "trail": lay_trail(found.period),
        "board": found,
        "page": page,
        "senders": [found.opened] if found.opened else page,
        "tally": found.tally,
        "shares": draw(found.tally),
        "may_decide": request.user.has_perm(door.APPROVE),
        "letters": planned,
        "letters_label": letters.say_button(planned),
        "day": timezone.localdate(),
    }
    return render(request, "reports/boards/board.html", context)


def draw(tally):
    """The bar of a Tally: what is done first, each part with its place and width in
    ten-thousandths of the whole."""
    parts = [
        ("approved", "Đã duyệt", tally.approved),
        ("submitted", "Chờ duyệt", tally.waiting),
        ("returned", "Bị trả lại", tally.returned),
        ("draft", "Đang soạn", tally.writing),
        ("none", "Chưa bắt đầu", tally.untouched),
    ]
    shares, start = [], 0
    for state, label, count in parts:
        # Whole numbers, which read the same in every language of the page.
        end = start + count
        left, right = (10_000 * n // (tally.expected or 1) for n in (start, end))
        share = {"state": state, "label": label, "count": count}
        shares.append(share | {"x": left, "width": right - left})
        start = end
    return shares


@require_safe
def download(request, period, form):
    """The board as a sheet: the senders, then the grassroots units of the one that is
    opened."""
    if form not in FORMATS:
        raise Http404
    found = load(request, period)
    rows = boards.list_board([*found.rows, *found.parts])
    return send_sheet(form, f"theo-doi-{found.period.pk}", boards.BOARD, rows)


def send_sheet(form, name, headings, rows):
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    FORMATS[form].write(file, headings, rows)
    file.seek(0)
    kind = FORMATS[form].CONTENT_TYPE
    day = timezone.localdate()
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{day:%Y-%m-%d}.{form}",
        content_type=kind,
    )


def load(request, period):
    return board.load(
        period=find_period(request, period),
        user=request.user,
        today=timezone.localdate(),
        opened=request.GET.get("don-vi", ""),
    )


def plan_letters(user, found):
    """The Round of letters that the button would send, None for whoever has none."""
    if not user.has_perm(reminders.RIGHT) or not found.owing:
        return None
    day = timezone.localdate()
    return reminders.lay_out(period=found.period, rows=found.rows, day=day)


@require_POST
def remind(request, period):
    """Writes to those who have not sent."""
    found = find_period(request, period)
    if not request.user.has_perm(reminders.RIGHT):
        raise PermissionDenied
    try:
        outcome = reminders.remind(
            period=found, day=timezone.localdate(), by=request.user
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        letters.tell_outcome(request, outcome)
    return redirect("board", period=found.pk)


def lay_trail(period, *steps):
    return [
        {"label": "Trang chủ", "url": reverse("home")},
        {"label": "Biểu mẫu", "url": reverse("returns")},
        {"label": f"Theo dõi {period}", "url": reverse("board", args=[period.pk])},
        *steps,
    ]
