"""A plan carried out: whole chunks at a time, in one transaction."""

from django.db import transaction

from accounts import bulk
from accounts.services.footprints import Trail
from accounts.spreadsheets import Outcome
from cadres.models import Tenure
from cadres.services import registers

CHUNK = 2_000
ACT = "import.apply"


@transaction.atomic
def apply(plan, *, by, on, at, progress):
    """Opens and ends tenures and records qualifications as `plan` says, and returns the
    Footprint by which it can be undone. The caller records the event."""
    deeds = [row.payload for row in plan.rows if row.payload]
    trail = Trail()
    # What ends makes room for what begins.
    for start in range(0, len(deeds), CHUNK):
        _end([d for d in deeds[start : start + CHUNK] if d.ended], trail)
    for start in range(0, len(deeds), CHUNK):
        chunk = deeds[start : start + CHUNK]
        _open(chunk, trail)
        progress(start + len(chunk), len(deeds), "Đang ghi…")
    counts = plan.counts
    told = f"{counts[Outcome.NEW]} thêm mới, {counts[Outcome.CHANGED]} thay đổi"
    return trail.keep(by=by, at=at, act=ACT, subject=f"Cán bộ: {told}")


def _end(deeds, trail):
    keys = [deed.tenure_id for deed in deeds]
    rows = Tenure.objects.select_for_update().in_bulk(keys)
    trail.seen(rows.values())
    for deed in deeds:
        rows[deed.tenure_id].until, rows[deed.tenure_id].end = deed.ended
    bulk.update(list(rows.values()), ["until", "end"])
    trail.changed(rows.values())


def _open(deeds, trail):
    registers.add(
        tenures=[deed.tenure for deed in deeds if deed.tenure],
        qualifications=[row for deed in deeds for row in deed.qualifications],
        trail=trail,
    )
