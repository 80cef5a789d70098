"""The table of those whose seats vanish with their units."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts import vietnamese
from accounts.choices import ReviewState
from cadres.choices import Outcome
from cadres.forms.destinations import SettleForm, TableForm, as_suggested
from cadres.models import Destination
from cadres.restructuring import destinations_of
from cadres.services import destinations
from unions.models import Unit
from unions.restructuring import plan_of
from unions.views.restructurings import door

VIEW, CHANGE = "cadres.view_destination", "cadres.change_destination"
HERE = "Nơi bố trí cán bộ"
PAGE = 40
WAITS = {
    "chua-ghi": ("Chưa ghi", lambda row: not row.is_recorded),
    "cho": ("Chờ bố trí", lambda row: row.outcome == Outcome.WAITING),
}


def find(request, pk, permission=VIEW):
    document = door.find(request.user, pk)
    user = request.user
    may = user.is_staff and user.has_perm(VIEW) and user.has_perm(permission)
    if not (may and door.is_kept(user, document)):
        raise PermissionDenied
    return document


def is_open(document):
    """Whether it may still be written who goes where (services.drafts)."""
    return not document.is_applied and document.state != ReviewState.SUBMITTED


@require_safe
def show(request, pk):
    document = find(request, pk)
    if document.is_applied:
        return show_applied(request, document)
    rows = list_rows(document)
    return show_table(request, document, rows, TableForm(take(request, rows)))


def list_rows(document):
    """By the lines of the document, then by unit and post."""
    rows = destinations_of(document, plan_of(document))
    return sorted(rows, key=lambda row: (row.line, row.unit.code, row.tenure.post.rank))


def take(request, rows):
    """The rows of the page that is asked for."""
    return list(paginate(request, rows))


def paginate(request, rows):
    _, wanted = WAITS.get(request.GET.get("loc"), ("", None))
    kept = [row for row in rows if wanted is None or wanted(row)]
    return Paginator(kept, PAGE).get_page(request.GET.get("trang"))


def show_table(request, document, rows, form):
    user = request.user
    context = {
        "title": HERE,
        "trail": door.trail_of(user, document, HERE),
        "document": document,
        "form": form,
        "page": paginate(request, rows),
        "tabs": list_tabs(request, rows),
        "total": len(rows),
        "silent": sum(not row.is_recorded for row in rows),
        "outcomes": Outcome.choices,
        "may_write": is_open(document) and user.has_perm(CHANGE),
        "query": request.GET.urlencode(),
    }
    status = 400 if form.refused else 200
    name = "cadres/destinations/table.html"
    return render(request, name, context, status=status)


def list_tabs(request, rows):
    asked = request.GET.get("loc")
    tabs = [{"label": "Tất cả", "url": "?", "count": len(rows)}]
    for slug, (label, wanted) in WAITS.items():
        count = sum(map(wanted, rows))
        tabs.append({"label": label, "url": f"?loc={slug}", "count": count})
    current = list(WAITS).index(asked) + 1 if asked in WAITS else 0
    tabs[current]["current"] = True
    return tabs


def show_applied(request, document):
    """What became of them: nothing is chosen any more."""
    rows = Destination.objects.filter(restructuring=document).applied()
    rows = rows.visible_to(request.user).select_related(
        "tenure__person", "tenure__post", "tenure__unit", "post"
    )
    rows = rows.order_by("tenure__unit__sort_key", "tenure__post__rank", "pk")
    page = Paginator(rows, 100).get_page(request.GET.get("trang"))
    codes = {row.into for row in page}
    names = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    context = {
        "title": HERE,
        "trail": door.trail_of(request.user, document, HERE),
        "document": document,
        "page": page,
        "rows": [(row, names.get(row.into, "")) for row in page],
    }
    return render(request, "cadres/destinations/applied.html", context)


@require_POST
def write(request, pk):
    """Keeps the choices of one page."""
    document = find(request, pk, CHANGE)
    rows = list_rows(document)
    form = TableForm([row for row in rows if f"o-{row.tenure.pk}" in request.POST])
    form = TableForm([line.row for line in form.lines], request.POST)
    try:
        kept = destinations.settle_all(
            restructuring=document, rows=form.rows, by=request.user
        )
    except ValidationError as error:
        return refuse(request, document, rows, form, error)
    count = vietnamese.number(len(kept))
    messages.success(request, f"Đã ghi nơi bố trí của {count} cán bộ.")
    query = request.GET.urlencode()
    url = reverse("destinations", args=[document.pk])
    return redirect(f"{url}?{query}" if query else url)


def refuse(request, document, rows, form, error):
    if not hasattr(error, "error_dict"):
        messages.error(request, " ".join(error.messages))
        return redirect("destinations", document.pk)
    form.refuse(error.message_dict)
    return show_table(request, document, rows, form)


@require_POST
def accept(request, pk):
    """Writes down what is suggested for everybody of whom nothing is written."""
    document = find(request, pk, CHANGE)
    rows = [as_suggested(row) for row in list_rows(document) if not row.is_recorded]
    try:
        destinations.settle_all(restructuring=document, rows=rows, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages[:5]))
    else:
        count = vietnamese.number(len(rows))
        messages.success(request, f"Đã ghi nơi bố trí theo gợi ý của {count} cán bộ.")
    return redirect("destinations", document.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request, pk, tenure):
    """One holder, to any unit and post."""
    document = find(request, pk, CHANGE)
    if not is_open(document):
        return door.refuse_closed(request, document)
    plan = plan_of(document)
    rows = destinations_of(document, plan)
    row = next((row for row in rows if row.tenure.pk == tenure), None)
    if row is None:
        raise Http404
    form = SettleForm(
        request.POST if request.method == "POST" else None,
        subject=row,
        user=request.user,
        now=timezone.localtime(),
        document=document,
        fresh={node.unit.code: node.unit.name for node in plan.founded},
    )
    back = reverse("destinations", args=[document.pk])
    if form.is_valid() and (done := form.carry_out()):
        messages.success(request, done[0])
        return redirect(back)
    here = f"Nơi bố trí: {row.holder}"
    context = {
        "title": here,
        "trail": door.trail_of(request.user, document, here),
        "row": row,
        "form": form,
        "back": back,
    }
    status = 400 if form.is_bound else 200
    name = "cadres/destinations/one.html"
    return render(request, name, context, status=status)
