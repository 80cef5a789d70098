"""A workbook goes out and comes back: both are written down in the log."""

import hashlib
import io
from collections import Counter

from django.db import transaction

from accounts.services import events
from reports.models import Return
from reports.services import cells
from reports.services.cell_entries import REFUSED, SAVED, STALE

from . import writing


def download(*, sheet, by, at, address=""):
    """The bytes of the workbook of `sheet` (returns.sheets.Sheet) as `by` downloads it
    at `at`; `address` is where it is sent back to. Leaves an event."""
    file = io.BytesIO()
    rows = writing.write(file, sheet, at=at, address=address)
    facts = {"rows": rows, "sha256": digest(file), "file_format": "xlsx"}
    subject = sheet.unit_return or f"Biểu số liệu {sheet.period}"
    events.record(
        by=by, act="export.write", subject=subject, unit=sheet.scope.name, **facts
    )
    return file.getvalue()


@transaction.atomic
def enter(*, sheet, carried, by, at):
    """Writes what was `carried` (carrying.Carried) from the preview of a workbook into
    the cells, each by the version in the file: what somebody has written since is not
    overwritten. Returns the cell_entries.Outcome of each. Leaves an event with the hash
    of the file. Raises ValidationError where nothing can be written into the return."""
    outcomes = cells.write(
        period=sheet.period, scope=sheet.scope, entries=carried.entries, by=by, at=at
    )
    counts = Counter(outcome.status for outcome in outcomes)
    events.record(
        by=by,
        act="return.upload",
        subject=_subject(sheet),
        unit=sheet.scope.name,
        sha256=carried.digest,
        changed=counts[SAVED],
        refused=counts[STALE] + counts[REFUSED] + carried.refused,
    )
    return outcomes


def digest(file):
    """The SHA-256 of an open binary file, that is left at its start."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def _subject(sheet):
    made = Return.objects.filter(period=sheet.period, unit=sheet.sender).first()
    return made or f"Biểu số liệu {sheet.period} của {sheet.sender.name}"
