"""A plan carried out in one transaction."""

from django.db import transaction

from accounts.services.footprints import Trail
from accounts.spreadsheets import Outcome
from cadres.models import Attendance
from cadres.services import rosters
from cadres.services.courses import OUTCOME

ACT = "import.apply"


@transaction.atomic
def apply(plan, *, by, on, at, progress):
    """Enrols people and writes results as `plan` says, and returns the Footprint by
    which it can be undone. The caller records the event."""
    trail = Trail()
    new = [row.payload for row in plan.of(Outcome.NEW)]
    told = [row.payload for row in plan.of(Outcome.CHANGED)]
    Attendance.objects.bulk_create(new, batch_size=500)
    trail.created(new)
    known = Attendance.objects.select_for_update().in_bulk([turn.pk for turn in told])
    rosters.rewrite(known, told, OUTCOME, trail)
    done = len(new) + len(told)
    progress(done, done, "Đang ghi…")
    subject = f"Học viên: {len(new)} thêm mới, {len(told)} thay đổi"
    return trail.keep(by=by, at=at, act=ACT, subject=subject)
