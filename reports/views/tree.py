from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.forms import DayForm
from reports.profiles import tree
from reports.profiles.tally import HEADINGS
from reports.views.addresses import at
from unions.models import Unit

may_read = permission_required("unions.view_unit", raise_exception=True)


@require_safe
@may_read
def show_tree(request):
    """The units right below one, as they stood on a day; without one, the highest that
    the user answers for."""
    root = find_root(request)
    form = DayForm(request.GET, scope=root or find_any(request.user), today=today())
    context = {
        "form": form,
        "day": form.day,
        "asked": form.asked,
        "unit": root,
        "headings": HEADINGS,
        "branching": None,
    }
    context |= build(request, root, form)
    status = 200 if form.is_valid() else 400
    return render(request, "records/tree.html", context, status=status)


@require_safe
@may_read
def list_children(request, code):
    """The rows right below a unit, for the page that opens it in place."""
    unit = find_unit(request, code)
    form = DayForm(request.GET, scope=unit, today=today())
    shown = tree.branching(unit, form.day, user=request.user)
    if shown is None or not form.is_valid():
        raise Http404
    context = {"branching": shown, "nodes": shown.children, "asked": form.asked}
    return render(request, "records/_tree_rows.html", context)


def build(request, root, form):
    if root is None:
        nodes = tree.tops(form.day, user=request.user)
        if len(nodes) != 1:
            return {"nodes": nodes}
        root = nodes[0].unit
    page = page_of(request)
    shown = tree.branching(root, form.day, user=request.user, page=page)
    if shown is None:
        return {"nodes": []}
    return {
        "branching": shown,
        "nodes": shown.children,
        "trail": trace(shown, request.user, form.asked),
        "pages": list_pages(shown, form.asked),
    }


def trace(shown, user, asked):
    """The way down the tree of the day, through the units that the user may see."""
    above = tree.trail(shown.node.placement, shown.day, user=user)
    return [
        {"label": step.name, "url": at("units", asked, goc=step.unit.code)}
        for step in [*above, shown.node.placement]
    ]


def list_pages(shown, asked):
    """The neighbours of a page of children, by direction."""
    code = shown.node.unit.code
    pages = {"previous": shown.page - 1, "next": shown.page + 1}
    return {
        way: at("units", asked, goc=code, trang=page)
        for way, page in pages.items()
        if 1 <= page <= shown.pages
    }


def find_root(request):
    code = request.GET.get("goc")
    return find_unit(request, code) if code else None


def find_unit(request, code):
    units = Unit.objects.visible_to(request.user).select_related("province")
    return get_object_or_404(units, code=code)


def find_any(user):
    """Some unit of the user, to know from which day on there are records."""
    units = Unit.objects.visible_to(user).filter(closed_on__isnull=True)
    return units.select_related("province").order_by("pk").first()


def page_of(request):
    page = request.GET.get("trang", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1


def today():
    return timezone.localdate()
