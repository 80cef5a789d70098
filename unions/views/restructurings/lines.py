"""The lines of a document, one a page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from unions.choices import LineKind
from unions.forms.lines import LineForm, is_plain
from unions.forms.splits import SplitForm
from unions.restructuring import plan_of, wording
from unions.services import restructuring_lines

from . import door, showing
from .kinds import KINDS

SHOWN = 3
STEPS = {"len": -1, "xuong": 1}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    """A new line: first its kind, then what that kind needs."""
    document = door.find_to_write(request.user, pk)
    if not document.is_open:
        return door.refuse_closed(request, document)
    kind = request.GET.get("viec")
    if kind is None:
        context = frame(request, document, "Ghi dòng") | {"kinds": KINDS}
        return render(request, "unions/restructurings/kinds.html", context)
    if kind not in LineKind:
        raise Http404
    return write(request, document, LineKind(kind), [])


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk, number):
    document = door.find_to_write(request.user, pk)
    if not document.is_open:
        return door.refuse_closed(request, document)
    rows = list(document.rows.filter(line=number).order_by("position"))
    if not rows:
        raise Http404
    kind = LineKind(rows[0].kind)
    if kind != LineKind.SPLIT and not is_plain(rows):
        messages.error(
            request,
            f"Dòng {number} được nhập từ tệp với nội dung mà trang này không thể hiện "
            "hết; hãy sửa trong tệp rồi nhập lại, hoặc bỏ dòng và ghi thành nhiều "
            "dòng.",
        )
        return redirect(door.address(request.user, document))
    return write(request, document, kind, rows)


def write(request, document, kind, rows):
    """Shows the form of a line, and keeps what was filled in."""
    every = showing.list_rows(document)
    number = rows[0].line if rows else None
    form_class = SplitForm if kind == LineKind.SPLIT else LineForm
    form = form_class(
        request.POST if request.method == "POST" else None,
        kind=kind,
        document=document,
        user=request.user,
        rows=rows,
        fresh={r.code: r.name for r in every if r.code and r.name and r not in rows},
        names=wording.names_of(every, document.effective_on),
    )
    asks_more = "them" in request.POST
    if not asks_more and form.is_valid() and is_complete(form):
        kept = keep(request, document, form, number)
        if kept:
            return go_on(request, document, kind, kept)
    title = f"Dòng {number}" if number else f"Dòng {count_lines(every) + 1}"
    context = frame(request, document, f"{title}: {kind.label.lower()}") | {
        "form": form,
        "kind": kind,
        "number": number,
        "last": tell_last(every, document),
        "is_split": kind == LineKind.SPLIT,
        "asks_more": asks_more,
    }
    refused = form.is_bound and form.errors and not asks_more
    status = 400 if refused else 200
    return render(request, "unions/restructurings/line.html", context, status=status)


def is_complete(form):
    """A split is kept once its children have been seen."""
    return getattr(form, "is_shown", True)


def keep(request, document, form, number):
    """The number of the line, or None where the service refuses."""
    try:
        return restructuring_lines.put(
            restructuring=document, rows=form.to_rows(), by=request.user, number=number
        )
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return None


def go_on(request, document, kind, number):
    """To a new line of the same kind, or back to the document; what is wrong with the
    line is told at once."""
    rows = showing.list_rows(document)
    told = wording.tell(rows, document.effective_on)
    line = next(line for line in told if line.number == number)
    messages.success(request, f"Đã ghi dòng {number}. {line.sentence}.")
    found = [f for f in plan_of(document).blocks if f.line == number]
    for finding in found[:SHOWN]:
        messages.warning(request, finding.sentence)
    if "tiep" in request.POST:
        url = reverse("restructuring-line", args=[document.pk])
        return redirect(f"{url}?viec={kind}")
    return redirect(door.address(request.user, document) + showing.address_of(number))


@require_POST
def arrange(request, pk):
    """Takes a line away, or changes places with a neighbour: `bo`, `len` or `xuong`
    with its number."""
    document = door.find_to_write(request.user, pk)
    act = next((name for name in ("bo", *STEPS) if name in request.POST), None)
    number = request.POST.get(act, "")
    if act is None or not number.isdecimal() or len(number) > 5:
        raise Http404
    try:
        sentence = carry_out(request, document, act, int(number))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, sentence)
    return redirect(
        door.address(request.user, document) + showing.address_of(int(number))
    )


def carry_out(request, document, act, number):
    facts = {"restructuring": document, "number": number, "by": request.user}
    if act == "bo":
        restructuring_lines.remove(**facts)
        return f"Đã bỏ dòng {number}; các dòng sau được đánh số lại."
    restructuring_lines.shift(step=STEPS[act], **facts)
    where = "lên" if act == "len" else "xuống"
    return f"Đã chuyển dòng {number} {where}."


def frame(request, document, here):
    return {
        "title": here,
        "trail": door.trail_of(request.user, document, here),
        "document": document,
        "back": door.address(request.user, document),
    }


def count_lines(rows):
    return max((row.line for row in rows), default=0)


def tell_last(rows, document):
    """The lines written last, to know where one stands."""
    last = count_lines(rows)
    near = [row for row in rows if row.line > last - SHOWN]
    return wording.tell(near, document.effective_on)
