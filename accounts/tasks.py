"""Long work behind the page. Every job may run twice: it looks at the state first."""

from datetime import UTC, datetime

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from accounts import origin
from accounts.models import Upload, UploadState
from accounts.services import imports, uploads

# About 2,000 rows: done while the page waits.
SMALL = 200_000
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()
def prepare_upload(pk):
    with origin.coming(face=origin.SPREADSHEET):
        imports.prepare(upload=Upload.objects.get(pk=pk), on=timezone.localdate())


@task()
def write_upload(pk):
    with origin.coming(face=origin.SPREADSHEET):
        imports.write(upload=Upload.objects.get(pk=pk), on=timezone.localdate())


JOBS = {UploadState.WAITING: prepare_upload, UploadState.APPLYING: write_upload}


def start(upload):
    """The job that `upload` waits for: a small one at once, a long one by a worker."""
    job = JOBS[upload.state]
    if _size_of(upload) <= SMALL:
        job.call(upload.pk)
    else:
        job.enqueue(upload.pk)


def _size_of(upload):
    """A file that was lost is small: its job says so at once."""
    try:
        return upload.file.size
    except (OSError, ValueError):
        return 0


def requeue(*, before):
    """Takes up again the uploads on which nobody has worked since `before`, and every
    job that has been running since then without such a sign. Returns how many."""
    waiting = Upload.objects.filter(state__in=JOBS).order_by("pk")
    is_stale = {upload.pk: _last_sign(upload) < before for upload in waiting}
    count, queued = 0, set()
    for result in DBTaskResult.objects.filter(status__in=UNFINISHED):
        (pk,) = result.args_kwargs["args"]
        queued.add(pk)
        is_old = result.started_at and result.started_at < before
        if result.status == TaskResultStatus.RUNNING and is_old:
            count += is_stale.get(pk, True) and _release(result)
    for upload in waiting:
        if is_stale[upload.pk] and upload.pk not in queued:
            JOBS[upload.state].enqueue(upload.pk)
            count += 1
    return count


def _release(result):
    """A worker that was killed cannot say so: its job waits for another one."""
    held = DBTaskResult.objects.filter(pk=result.pk, status=TaskResultStatus.RUNNING)
    return held.update(status=TaskResultStatus.READY, started_at=None)


def _last_sign(upload):
    return datetime.fromtimestamp(uploads.last_sign_of_life(upload), UTC)
