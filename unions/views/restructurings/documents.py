from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.admin import links
from accounts.choices import ReviewState
from unions.models import Restructuring
from unions.restructuring import wording

from . import door, showing

PAGE = 50


@require_safe
def show_list(request):
    """The documents that the user may see, those first that wait for a decision."""
    if not request.user.has_perm(door.VIEW):
        raise PermissionDenied
    rows = Restructuring.objects.visible_to(request.user)
    page = Paginator(rows.in_order(), PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": "Quyết định sắp xếp tổ chức",
        "trail": [*door.lay_trail(request.user)[:1], {"label": "Quyết định"}],
        "page": page,
    }
    return render(request, "unions/restructurings/list.html", context)


@require_safe
def show(request, pk):
    """What a document says, and before it is applied what it would do: the page from
    which it is decided on."""
    document = door.find(request.user, pk)
    rows = showing.list_rows(document)
    asked = request.GET.get("trang")
    page = showing.paginate(rows, asked)
    kept = door.is_kept(request.user, document)
    context = {
        "title": f"Phương án: {document}",
        "trail": door.trail_of(request.user, document, "Phương án"),
        "document": document,
        "page": page,
        "lines": wording.tell(list(page), document.effective_on),
        "decisions": list_decisions(request.user, document) if kept else [],
        "papers": links.links_for(request.user, document),
        "may_write": document.is_open and request.user.has_perm(door.CHANGE),
    }
    if kept:
        if document.is_applied:
            context["counts"] = showing.compare(document)
        elif rows:
            context |= showing.preview(document, rows, request.user, asked=asked)
            context["counts"] = context["summary"].counts
    return render(request, "unions/restructurings/preview.html", context)


def list_decisions(user, document):
    """What `user` may decide about the document now."""
    if document.is_applied or not user.has_perm(door.APPROVE):
        return []
    another = document.submitted_by_id != user.pk
    if document.state == ReviewState.SUBMITTED and another:
        return ["approve", "return"]
    if document.state in (ReviewState.SUBMITTED, ReviewState.APPROVED):
        return ["return"]
    return []
