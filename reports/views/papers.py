"""The papers of a restructuring: its annex, and the notices to the units concerned."""

import re

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import vietnamese
from accounts.keys import among
from reports.rendering import pdf
from reports.rendering.papers import annex, framing, notices
from unions.models import Restructuring, Unit

FORMS = ("html", "pdf")
# A page each: more of them would keep the reader waiting.
MOST_NOTICES = 100
may_read = permission_required("unions.view_restructuring", raise_exception=True)


@require_safe
@may_read
def show_annex(request, pk, form):
    """The annex of the decision; one of more than annex.MOST_ROWS rows in parts."""
    document = find(request, pk, form)
    part = part_of(request)
    context = annex.build(document, part)
    if context is None:
        raise Http404
    if form == "pdf":
        name = ["phu-luc", document.number, part if len(context["parts"]) > 1 else ""]
        return send(context, name)
    files = list_files("restructuring-annex", document, context["parts"])
    return show(request, context, f"Phụ lục {document}", files)


@require_safe
@may_read
def show_notices(request, pk, form):
    """Every notice that the user may see: as a list, or all in one PDF, or several."""
    document = find(request, pk, form)
    mine = list_mine(request.user, document)
    parts = range(1, max(1, -(-len(mine) // MOST_NOTICES)) + 1)
    if form == "html":
        return show_list(request, document, mine, parts)
    part = part_of(request)
    if not mine or part not in parts:
        raise Http404
    chosen = mine[(part - 1) * MOST_NOTICES : part * MOST_NOTICES]
    name = ["thong-bao", document.number, part if len(parts) > 1 else ""]
    return send(notices.paper(document, chosen), name)


@require_safe
@may_read
def show_notice(request, pk, code, form):
    """The notice to one unit, if the user may see it."""
    document = find(request, pk, form)
    mine = list_mine(request.user, document)
    notice = next((each for each in mine if each.to.code == code), None)
    if notice is None:
        raise Http404
    context = notices.paper(document, [notice])
    if form == "pdf":
        return send(context, ["thong-bao", document.number, code])
    url = reverse("restructuring-notice", args=[pk, code, "pdf"])
    files = [{"label": "Tải PDF", "url": url}]
    return show(request, context, f"Thông báo gửi {notice.to.name}", files)


def find(request, pk, form):
    if form not in FORMS:
        raise Http404
    return get_object_or_404(Restructuring.objects.visible_to(request.user), pk=pk)


def list_mine(user, document):
    """All notices, for who answers for the authority; else those to the user's units,
    and to what is founded right below them."""
    told = notices.build(document)
    codes = {code for each in told for code in (each.to.code, each.to.parent)}
    units = Unit.objects.visible_to(user)
    if units.filter(pk=document.authority_id).exists():
        return told
    seen = set(units.filter(code__in=among(codes)).values_list("code", flat=True))
    return [
        each
        for each in told
        if each.to.code in seen or (each.is_new and each.to.parent in seen)
    ]


def show_list(request, document, mine, parts):
    rows = [
        {
            "notice": each,
            "url": reverse(
                "restructuring-notice", args=[document.pk, each.to.code, "html"]
            ),
            "file": reverse(
                "restructuring-notice", args=[document.pk, each.to.code, "pdf"]
            ),
        }
        for each in mine
    ]
    files = list_files("restructuring-notices", document, parts) if mine else []
    context = {"rows": rows, "files": files, "document": document}
    context |= {"is_draft": framing.is_draft(document)}
    context |= {"trail": trace(document, "Thông báo")}
    return render(request, "reports/papers/notices.html", context)


def show(request, context, title, files):
    context |= {"title": title, "files": files}
    context |= {"trail": trace(context["document"], title)}
    return render(request, "reports/papers/paper.html", context)


def trace(document, here):
    return [
        {"label": "Quyết định sắp xếp tổ chức", "url": reverse("restructurings")},
        {"label": str(document), "url": reverse("restructuring", args=[document.pk])},
        {"label": here, "url": ""},
    ]


def list_files(name, document, parts):
    url = reverse(name, args=[document.pk, "pdf"])
    if len(parts) == 1:
        return [{"label": "Tải PDF", "url": url}]
    last = len(parts)
    return [
        {"label": f"Tải PDF, phần {part}/{last}", "url": f"{url}?phan={part}"}
        for part in parts
    ]


def part_of(request):
    """The part asked for; 0, which there is never, for what is no number."""
    part = request.GET.get("phan", "1")
    return int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 0


def send(context, name):
    """The paper as a PDF, under a name that any machine can keep."""
    response = HttpResponse(pdf.as_pdf(context), content_type="application/pdf")
    words = "-".join(str(word) for word in name if word)
    file = re.sub(r"[^a-z0-9]+", "-", vietnamese.fold(words)).strip("-")
    response["Content-Disposition"] = f'attachment; filename="{file}.pdf"'
    return response
