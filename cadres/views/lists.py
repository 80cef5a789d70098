"""The lists of the cadres: which there are, and each as a page and as a file."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.services import exports
from accounts.spreadsheets.formats import FORMATS
from cadres.forms.lists import ListForm
from cadres.lists import Group, Listing, entries_for, find
from cadres.lists.laying import lay_out
from cadres.lists.sheets import ListSheet

HOME, HERE = "Trang chủ", "Cán bộ"


@require_safe
def show_index(request):
    """Every list that the user may open, by group, each with how many stand in it."""
    entries = entries_for(request.user)
    if not entries:
        raise PermissionDenied
    form = ListForm(request.GET, user=request.user, today=timezone.localdate())
    valid = form.is_valid()
    context = {
        "trail": [{"label": HOME, "url": reverse("home")}, {"label": HERE}],
        "form": form,
        "query": as_query(form.query),
        "groups": gather(entries, form) if valid else [],
    }
    status = 200 if valid else 400
    return render(request, "cadres/lists/index.html", context, status=status)


def gather(entries, form):
    """[(group, [(entry, count)])] of the groups that have any."""
    counted = [(entry, count(entry, form)) for entry in entries]
    groups = [(g, [pair for pair in counted if pair[0].group == g]) for g in Group]
    return [(group, pairs) for group, pairs in groups if pairs]


def count(entry, form):
    """How many rows a list has; what is not a list has no count."""
    if not isinstance(entry, Listing):
        return None
    asked = entry.unasked(form.asked, form.today)
    return Paginator(entry.found(asked), entry.per_page).count


@require_safe
def show_list(request, slug):
    """A page of one list, on the day and of the unit asked for."""
    listing, form = open_list(request, slug)
    valid = form.is_valid()
    context = {
        "trail": [
            {"label": HOME, "url": reverse("home")},
            {"label": HERE, "url": reverse("cadre-lists", query=form.query)},
            {"label": listing.title},
        ],
        "listing": listing,
        "form": form,
        "query": as_query(form.query | form.own_query),
    }
    if valid:
        context |= tell(listing, form, request.GET.get("trang"))
    status = 200 if valid else 400
    return render(request, "cadres/lists/list.html", context, status=status)


def as_query(asked):
    return f"?{urlencode(asked)}" if asked else ""


def open_list(request, slug):
    """The list of an address and what it is asked: 404 where there is none, 403 where
    the user may not read it."""
    listing = find(slug)
    if listing is None:
        raise Http404
    if not request.user.has_perm(listing.permission):
        raise PermissionDenied
    today = timezone.localdate()
    own = listing.own_fields(today)
    return listing, ListForm(request.GET, user=request.user, today=today, own=own)


def tell(listing, form, number):
    asked = form.asked
    rows = listing.found(asked)
    page = Paginator(rows, listing.per_page).get_page(number)
    laid = lay_out(listing, list(page), asked, form.today)
    return {
        "day": asked.day,
        "unit": asked.unit,
        "page": page,
        "rows": laid,
        "totals": add_up(listing, rows, asked, page),
    }


def add_up(listing, rows, asked, page):
    """What a list counts about its rows; of none, only what is more than nothing."""
    totals = listing.summary(rows, asked) if listing.summary else []
    return totals if page.paginator.count else [pair for pair in totals if pair[1]]


@require_safe
def download(request, slug, form):
    """All rows of a list as a file; back to its page where the question is wrong."""
    listing, asking = open_list(request, slug)
    if form not in FORMATS:
        raise Http404
    if not asking.is_valid():
        return redirect(f"{listing.url}?{request.GET.urlencode()}")
    asked = asking.asked
    file, _ = exports.write(
        sheet=ListSheet(listing, asked),
        queryset=listing.found(asked),
        file_format=form,
        by=request.user,
        on=asked.day,
    )
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{listing.slug}-{asked.day:%Y-%m-%d}.{form}",
        content_type=FORMATS[form].CONTENT_TYPE,
    )
