from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from .door import frame, open_record, tell


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk, page, form_class):
    """A table of new lines, or of what became of those that stand there."""
    record = open_record(request, page, pk, form_class.permission)
    form = form_class(
        request.POST if request.method == "POST" else None,
        subject=record,
        user=request.user,
        now=timezone.localtime(),
        page=request.GET.get("trang"),
    )
    if not form.asks_more and form.is_valid() and (done := form.carry_out()):
        tell(request, *done)
        return redirect(page.address(record))
    context = frame(page, record, form.title) | {"form": form}
    refused = form.is_bound and not form.asks_more
    status = 400 if refused else 200
    return render(request, "cadres/rosters/write.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, pk, row, page):
    """One row is put right."""
    record = open_record(request, page, pk, page.change)
    row = get_object_or_404(page.rows_for(request.user, record), pk=row)
    form = page.correction(
        request.POST if request.method == "POST" else None,
        subject=row,
        user=request.user,
        now=timezone.localtime(),
    )
    if form.is_valid() and (done := form.carry_out()):
        tell(request, done[0], done[2])
        return redirect(page.address(record))
    context = frame(page, record, "Đính chính") | {"form": form, "row": row}
    status = 400 if form.is_bound else 200
    return render(request, "cadres/rosters/correct.html", context, status=status)
