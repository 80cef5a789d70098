from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from reports.services import cell_sql, cells
from reports.services.cell_ground import LOCKED, STRANGER

from . import cell_answer, cell_request, door

SIGNED_OUT = "Phiên làm việc đã hết; hãy đăng nhập lại, các ô chưa lưu vẫn còn đây."


@login_not_required
@require_POST
def write_cells(request, period, code):
    """Saves cells for a script: it has no use for a page where one signs in."""
    user = request.user
    if not user.is_authenticated:
        return JsonResponse({"message": SIGNED_OUT}, status=401)
    asked = cell_sql.find_period(period)
    if asked is None:
        raise Http404
    try:
        entries = cell_request.read(request.body)
        written = cells.record(
            entries=entries, period=asked, code=code, by=user, at=timezone.now()
        )
    except ValidationError as error:
        if error.code == STRANGER:
            door.find(request, period, code, door.CHANGE)
        return _refuse(error)
    return JsonResponse(cell_answer.lay_out(written))


def _refuse(error):
    if error.code == LOCKED:
        return JsonResponse({"locked": error.message}, status=409)
    return JsonResponse({"message": error.message}, status=400)
