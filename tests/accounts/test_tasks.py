"""Work behind the page: at once or by a worker, and taken up again after a crash."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task_backends
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from accounts import tasks
from accounts.models import Upload, UploadState
from accounts.services import uploads
from unions.models import Document

AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def by_worker(settings, monkeypatch):
    """Long work is left to a worker, and every work is long."""
    backend = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.TASKS = backend
    monkeypatch.setattr(tasks, "SMALL", 0)


@pytest.fixture
def work():
    """One worker, until nothing is left to do; it does not close the connection, as the
    command does between two jobs."""
    facts = {"queue_names": ["*"], "backend_name": "default", "worker_id": "test"}
    facts |= {"interval": 0, "batch": True, "startup_delay": False}
    worker = Worker(**facts, max_tasks=None, excluded_queue_names=[])

    def work():
        while result := DBTaskResult.objects.ready().first():
            result.claim("test")
            worker.run_task(result)

    return work


@pytest.fixture
def upload(sheet, an, csv_file):
    return uploads.receive(sheet=sheet, file=csv_file("A1,một"), by=an, at=AT)


def state_of(upload):
    return Upload.objects.get(pk=upload.pk).state


def age(upload, minutes):
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(minutes=minutes))
    (uploads.folder_of(upload) / "progress.json").unlink(missing_ok=True)


def test_small_work_is_done_at_once(upload):
    tasks.start(upload)

    assert state_of(upload) == UploadState.PLANNED


def test_long_work_is_done_at_once_without_workers(upload, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL", 0)

    tasks.start(upload)

    assert state_of(upload) == UploadState.PLANNED


@pytest.mark.usefixtures("by_worker")
def test_long_work_waits_for_a_worker(upload, an, work):
    tasks.start(upload)
    assert state_of(upload) == UploadState.WAITING
    work()
    assert state_of(upload) == UploadState.PLANNED

    upload.refresh_from_db()
    uploads.agree(upload=upload, by=an, at=AT)
    tasks.start(upload)
    assert Document.objects.count() == 0
    work()
    assert state_of(upload) == UploadState.APPLIED
    assert Document.objects.count() == 1


@pytest.mark.usefixtures("by_worker")
def test_job_of_a_killed_worker_is_taken_up_again(upload, work):
    tasks.start(upload)
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(minutes=20),
    )
    age(upload, 20)

    call_command("requeue_tasks")
    work()

    assert state_of(upload) == UploadState.PLANNED
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.usefixtures("by_worker")
def test_job_that_shows_life_is_left_alone(upload):
    tasks.start(upload)
    old = timezone.now() - timedelta(minutes=20)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=old)
    age(upload, 1)

    assert tasks.requeue(before=timezone.now() - timedelta(minutes=10)) == 0
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


@pytest.mark.usefixtures("by_worker")
def test_job_that_waits_is_not_queued_twice(upload):
    tasks.start(upload)
    age(upload, 20)

    assert tasks.requeue(before=timezone.now() - timedelta(minutes=10)) == 0
    assert DBTaskResult.objects.count() == 1


def test_work_lost_without_a_queue_is_done_again(upload, capsys):
    age(upload, 20)

    call_command("requeue_tasks", "--minutes", "10")

    assert state_of(upload) == UploadState.PLANNED
    assert capsys.readouterr().out == "Đã chạy lại 1 việc bị bỏ dở.\n"


def test_minutes_are_at_least_one(db, capsys):
    from accounts.commands import InputError  # noqa: PLC0415 -- one test

    with pytest.raises(InputError, match="--minutes phải từ 1 trở lên"):
        call_command("requeue_tasks", "--minutes", "0")


def test_setting_names_a_known_backend(settings):
    assert set(settings.TASK_BACKENDS) == {"immediate", "database"}
    assert task_backends["default"] is not None
