"""A plan carried out in one transaction."""

from django.db import transaction

from accounts.services.footprints import Trail
from accounts.spreadsheets import Outcome
from cadres.models import Award

ACT = "import.apply"


@transaction.atomic
def apply(plan, *, by, on, at, progress):
    """Records awards as `plan` says, and returns the Footprint by which it can be
    undone. The caller records the event."""
    awards = [row.payload for row in plan.of(Outcome.NEW)]
    Award.objects.bulk_create(awards, batch_size=500)
    trail = Trail()
    trail.created(awards)
    progress(len(awards), len(awards), "Đang ghi…")
    subject = f"Khen thưởng: {len(awards)} thêm mới"
    return trail.keep(by=by, at=at, act=ACT, subject=subject)
