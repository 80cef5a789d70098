"""Files of people's own making: received, agreed to, taken back, given up."""

import hashlib
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.models import Upload, UploadState
from accounts.spreadsheets import previews
from accounts.spreadsheets.sources import BIG, MOST_BYTES

from . import events, footprints


@transaction.atomic
def receive(*, sheet, file, by, at):
    """Keeps `file` (an UploadedFile), sent by `by` at `at` to be read as `sheet` (a
    Sheet). Returns the Upload, which waits to be read. Raises ValidationError for a
    file over 20 MB."""
    if file.size > MOST_BYTES:
        raise ValidationError({"file": BIG})
    name = vietnamese.clean("".join(filter(str.isprintable, file.name)))[-255:]
    upload = Upload(
        sheet=sheet.id,
        name=name,
        suffix=Path(name).suffix.lower()[:10],
        sha256=_hash(file),
        uploaded_at=at,
        uploaded_by=by,
    )
    upload.file.save("", file, save=False)
    upload.save()
    events.record(by=by, act="import.receive", subject=upload, sha256=upload.sha256)
    return upload


def agree(*, upload, by, at):
    """`by` agrees to what was shown: the upload will be written. Raises ValidationError
    unless it waits for that."""
    waiting = Upload.objects.filter(pk=upload.pk, state=UploadState.PLANNED)
    facts = {"applied_at": at, "applied_by": by, "reason": ""}
    if not waiting.update(state=UploadState.APPLYING, **facts):
        raise ValidationError("Tệp này đã được ghi, hoặc không còn chờ đồng ý.")
    previews.tell_progress(folder_of(upload), 0, 0, "Đang chờ đến lượt")
    upload.refresh_from_db()


@transaction.atomic
def undo(*, upload, by, at):
    """Takes back, as one act, everything that the upload wrote. Raises ValidationError
    (nothing is undone) when something later depends on it."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if upload.state != UploadState.APPLIED or upload.footprint is None:
        raise ValidationError("Tệp này chưa ghi gì, hoặc đã được hoàn tác.")
    footprints.undo(
        footprint=upload.footprint,
        by=by,
        at=at,
        act="import.undo",
        subject=upload,
        whole=True,
        sha256=upload.sha256,
    )
    upload.state = UploadState.UNDONE
    upload.save(update_fields=["state"])
    return upload


@transaction.atomic
def cancel(*, upload, by):
    """Gives up an upload that wrote nothing; its file and plan are removed. Raises
    ValidationError once it is being written."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    open_states = (UploadState.WAITING, UploadState.PLANNED, UploadState.FAILED)
    if upload.state not in open_states:
        raise ValidationError("Tệp này đã được ghi hoặc đã hủy.")
    if upload.file:
        transaction.on_commit(partial(previews.clear, folder_of(upload)))
    upload.file, upload.state = "", UploadState.CANCELLED
    upload.save(update_fields=["file", "state"])
    events.record(by=by, act="import.cancel", subject=upload, sha256=upload.sha256)
    return upload


def folder_of(upload):
    """Where the file lies, with its plan beside it."""
    return Path(upload.file.path).parent


def last_sign_of_life(upload):
    """When somebody last worked on it, in seconds since the epoch."""
    sign = folder_of(upload) / "progress.json" if upload.file else None
    known = sign is not None and sign.exists()
    return sign.stat().st_mtime if known else upload.uploaded_at.timestamp()


def _hash(file):
    hashed = hashlib.sha256()
    for chunk in file.chunks():
        hashed.update(chunk)
    file.seek(0)
    return hashed.hexdigest()
