"""Members of units that a document splits, allotted to the parts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from members.forms.allotments import AllotForm
from members.models import Allotment
from members.restructuring import divided, members_of, parts_of
from members.services import allotments
from unions.restructuring import plan_of
from unions.views.restructurings import door

VIEW, CHANGE = "members.view_allotment", "members.change_allotment"
HERE = "Phân đoàn viên"
PAGE = 100


def find(request, pk, permission=VIEW):
    document = door.find(request.user, pk)
    user = request.user
    may = user.is_staff and user.has_perm(VIEW) and user.has_perm(permission)
    if not (may and door.is_kept(user, document)):
        raise PermissionDenied
    return document


@require_safe
def show_units(request, pk):
    """The units that are split and hold members."""
    document = find(request, pk)
    plan = None if document.is_applied else plan_of(document)
    units = [
        {"unit": ending.unit, "parts": name_parts(plan, ending)}
        for ending in (divided(plan) if plan else [])
    ]
    context = {
        "title": HERE,
        "trail": door.trail_of(request.user, document, HERE),
        "document": document,
        "units": units,
        "kept": Allotment.objects.filter(restructuring=document).count(),
    }
    return render(request, "members/allotments/units.html", context)


def name_parts(plan, ending):
    return [(code, plan.node(code).now.name) for code in parts_of(plan, ending)]


@require_http_methods(["GET", "HEAD", "POST"])
def allot(request, pk, code):
    """The members of one unit, each with the choice of a part."""
    document = find(request, pk, CHANGE if request.method == "POST" else VIEW)
    if document.is_applied:
        return redirect("allotments", document.pk)
    plan = plan_of(document)
    ending = next((e for e in divided(plan) if e.unit.code == code), None)
    if ending is None:
        raise Http404
    people = members_of(document, ending.unit, request.user)
    page = Paginator(people, PAGE).get_page(request.GET.get("trang"))
    data = request.POST if request.method == "POST" else None
    form = AllotForm(list(page), name_parts(plan, ending), data)
    if data is not None:
        return write(request, document, code, form)
    here = f"{HERE}: {ending.unit.name}"
    context = {
        "title": here,
        "trail": door.trail_of(request.user, document, here),
        "document": document,
        "form": form,
        "page": page,
        "may_write": request.user.has_perm(CHANGE),
        "back": reverse("allotments", args=[document.pk]),
    }
    return render(request, "members/allotments/members.html", context)


def write(request, document, code, form):
    url = request.get_full_path()
    try:
        count = 0
        if form.chosen:
            count = allotments.allot_all(
                restructuring=document, parts=form.chosen, by=request.user
            )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(url)
    messages.success(request, f"Đã ghi phần của {count} đoàn viên.")
    return redirect(url)
