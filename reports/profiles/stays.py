"""Enrolments as moments of a timeline."""

from itertools import pairwise

from accounts import vietnamese
from members.choices import Entry, Exit, veil

from .moments import Moment

FOLLOWED = (Exit.MOVED, Exit.UNIT_MERGED)


def enrolments(rows, labels):
    """Coming and leaving; who left one unit for another on the same day moved."""
    stays = rows.enrolments
    for before, row in pairwise([None, *stays]):
        yield _entered(row, before, labels)
    for row, after in pairwise([*stays, None]):
        if row.until and not _follows(row, after):
            yield _left(row, labels)


def _follows(row, after):
    return after is not None and row.exit in FOLLOWED and after.since == row.until


def _entered(row, before, labels):
    facts = {
        "on": row.since,
        "kind": "enrolment",
        "title": row.get_entry_display(),
        "place": labels.place(row.unit_id, row.since),
        "order": 2,
    }
    if before is not None and _follows(before, row):
        came = labels.place_before(before.unit_id, before.until)
        words = {Exit.MOVED: "Chuyển sinh hoạt trong tỉnh"}
        facts["title"] = words.get(before.exit, row.get_entry_display())
        facts["details"] = (f"Trước đó sinh hoạt tại {came}",)
    if row.entry == Entry.ADMITTED:
        facts["title"] = "Kết nạp đoàn viên"
        facts["details"] = tuple(_admission(row))
    return Moment(**facts)


def _admission(row):
    admission = getattr(row, "admission", None)
    if admission is None:
        return
    decided = vietnamese.day(admission.decided_on)
    yield f"Quyết định số {admission.decision} ngày {decided}"
    if admission.campaign:
        yield f"Đợt: {admission.get_campaign_display()}"


def _left(row, labels):
    return Moment(
        on=row.until,
        kind="departure",
        title=veil(row.exit),
        place=labels.place_before(row.unit_id, row.until),
        order=1,
    )
