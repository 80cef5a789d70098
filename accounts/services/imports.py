"""An upload becomes a plan, and a plan that was agreed to is written: the same plan."""

import logging
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import garbage
from accounts.models import Upload, UploadState
from accounts.spreadsheets import SHEETS, previews
from accounts.spreadsheets.reading import read as read_file

from . import events
from .uploads import folder_of

CHANGED = "Dữ liệu đã thay đổi từ lúc xem trước; chưa ghi gì, hãy xem lại rồi đồng ý."
BROKEN = (
    "Có lỗi ngoài dự kiến khi xử lý tệp; chưa ghi gì. Hãy thử lại, nếu vẫn lỗi thì báo "
    "người quản trị hệ thống."
)
log = logging.getLogger(__name__)


@garbage.kept()
def prepare(*, upload, on):
    """Reads a waiting upload and keeps what it would do on the day `on`: the state
    becomes PLANNED, or FAILED with the reason. Does nothing in another state, so that
    it may be called again."""
    with _failing(upload, UploadState.WAITING):
        if upload.state == UploadState.WAITING:
            plan = _plan(upload, by=upload.uploaded_by, on=on)
            _show(upload, plan, reason="")


@garbage.kept()
def write(*, upload, on):
    """Writes an upload that was agreed to, on the day `on`, in one transaction. When
    the records have changed since the preview nothing is written and the new plan waits
    for agreement. Does nothing in another state, so that it may be called again."""
    with _failing(upload, UploadState.APPLYING), transaction.atomic():
        upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if upload.state == UploadState.APPLYING:
            plan = _plan(upload, by=upload.applied_by, on=on)
            if plan.digest == upload.digest:
                _apply(upload, plan, on)
            else:
                _show(upload, plan, reason=CHANGED)


@contextmanager
def _failing(upload, state):
    """Whatever goes wrong in a work ends in a sentence on the upload."""
    reason = ""
    try:
        yield
    except ValidationError as error:
        reason = " ".join(error.messages)
    except Exception:
        log.exception("Upload %s failed while %s", upload.pk, state)
        reason = BROKEN
    if reason:
        _settle(upload.pk, state, state=UploadState.FAILED, reason=reason)


def _plan(upload, *, by, on):
    sheet, folder = SHEETS[upload.sheet], folder_of(upload)
    path = Path(upload.file.path)
    previews.tell_progress(folder, 0, 0, "Đang đọc tệp")
    with read_file(path, sheet.columns_for(by), suffix=upload.suffix) as reading:
        rows = list(reading.rows)
    previews.tell_progress(folder, 0, len(rows), "Đang so với dữ liệu hiện có")
    plan = sheet.plan(rows, by=by, on=on)
    if any(column.permission for column in reading.columns):
        # What the plan would change, it shows as it is now.
        events.record(by=by, act="sensitive.read", subject=upload, rows=len(rows))
    plan.headers, plan.notes = reading.headers, (*reading.notes, *plan.notes)
    return plan


def _show(upload, plan, *, reason):
    """Keeps the plan for its preview, and waits for agreement."""
    previews.write(folder_of(upload), plan)
    _settle(
        upload.pk,
        upload.state,
        state=UploadState.PLANNED,
        counts=plan.counts,
        headers=list(plan.headers),
        notes=list(plan.notes),
        digest=plan.digest,
        reason=reason,
    )


def _settle(pk, before, **facts):
    """Ends a work, unless somebody cancelled it meanwhile."""
    working = Upload.objects.filter(pk=pk, state=before)
    working.update(applied_at=None, applied_by=None, **facts)


def _apply(upload, plan, on):
    by, at = upload.applied_by, upload.applied_at
    sheet, tell = SHEETS[upload.sheet], Teller(folder_of(upload))
    upload.footprint = sheet.apply(plan, by=by, on=on, at=at, progress=tell)
    upload.state = UploadState.APPLIED
    upload.save(update_fields=["footprint", "state"])
    counts = plan.counts
    events.record(
        by=by,
        act="import.apply",
        subject=upload,
        sheet=sheet.label,
        created=counts["new"],
        changed=counts["changed"],
        transfers=counts["transfer"],
        unchanged=counts["unchanged"],
        refused=counts["refused"],
        sha256=upload.sha256,
    )


class Teller:
    """Tells the progress of a work, at most five times a second."""

    def __init__(self, folder):
        self.folder, self.told = folder, 0.0

    def __call__(self, done, total, what="Đang ghi"):
        now = time.monotonic()
        if now - self.told > 0.2 or done >= total:
            previews.tell_progress(self.folder, done, total, what)
            self.told = now
