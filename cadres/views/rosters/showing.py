from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cadres.lists import Asked
from cadres.lists.laying import lay_out

from .door import frame, open_record

PAGE = 60


@dataclass(frozen=True)
class Laid:
    """What cadres.lists.laying asks of a list."""

    columns: tuple
    prepare: None = None


@require_safe
def show(request, pk, page):
    """What is known of the record, and who stands on it."""
    record, user = open_record(request, page, pk), request.user
    found = Paginator(page.rows_for(user, record), PAGE)
    found = found.get_page(request.GET.get("trang"))
    rows = list(found)
    today = timezone.localdate()
    asked = Asked(user, today)
    cells = lay_out(Laid(page.columns), rows, asked, today)
    context = frame(page, record) | {
        "roster": page,
        "facts": lay_out(Laid(page.facts), [record], asked, today)[0],
        "page": found,
        "rows": list(zip(rows, cells, strict=True)),
        "forms": list_forms(page, record, user),
        "correct": f"{page.name}-row" if user.has_perm(page.change) else "",
        "office": office_of(user, record),
    }
    return render(request, "cadres/rosters/show.html", context)


def list_forms(page, record, user):
    return [
        (form.title, reverse(f"{page.name}-{form.slug}", args=[record.pk]))
        for form in page.forms
        if user.has_perm(form.permission)
    ]


def office_of(user, record):
    """The record in the admin, for those who work there."""
    meta = record._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    return reverse(name, args=[record.pk]) if user.is_staff else ""
