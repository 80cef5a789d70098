import tempfile

from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.services import uploads
from accounts.spreadsheets import Outcome, previews
from accounts.spreadsheets.formats import Xlsx
from accounts.spreadsheets.template import template as make_template
from accounts.spreadsheets.writing import with_reasons, write_xlsx

from .door import find_sheet, find_upload, staff


@require_safe
@staff
def template(request, sheet):
    sheet = find_sheet(request.user, sheet)
    content = make_template(sheet.label, sheet.columns_for(request.user))
    name = f'attachment; filename="mau-{sheet.id}.xlsx"'
    headers = {"Content-Disposition": name}
    return HttpResponse(content, content_type=Xlsx.CONTENT_TYPE, headers=headers)


@require_safe
@staff
def refused(request, pk):
    """The refused rows as they came, each with its reason: fix, and send again."""
    upload, sheet = find_upload(request.user, pk)
    if not upload.file or not upload.counts.get(Outcome.REFUSED.value):
        raise Http404
    rows = previews.read(uploads.folder_of(upload), Outcome.REFUSED)
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    write_xlsx(file, *with_reasons(upload.headers, rows))
    file.seek(0)
    name = f"{sheet.id}-{upload.pk}-can-sua.xlsx"
    return FileResponse(
        file, as_attachment=True, filename=name, content_type=Xlsx.CONTENT_TYPE
    )
