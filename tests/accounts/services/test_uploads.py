"""Uploads from receipt to undo: services.uploads and services.imports."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Event, Footprint, Upload, UploadState
from accounts.services import imports, uploads
from accounts.spreadsheets import Outcome, previews
from tests import factories
from unions.models import Document

ON, AT = date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def receive(sheet, an, csv_file):
    def receive(*lines, by=an, **facts):
        file = csv_file(*lines, **facts)
        return uploads.receive(sheet=sheet, file=file, by=by, at=AT)

    return receive


@pytest.fixture
def prepared(receive):
    def prepared(*lines, **facts):
        upload = receive(*lines, **facts)
        imports.prepare(upload=upload, on=ON)
        upload.refresh_from_db()
        return upload

    return prepared


@pytest.fixture
def written(prepared, an):
    def written(*lines, by=an):
        upload = prepared(*lines, by=by)
        uploads.agree(upload=upload, by=by, at=AT)
        imports.write(upload=upload, on=ON)
        upload.refresh_from_db()
        return upload

    return written


def summaries():
    return dict(Document.objects.values_list("symbol", "summary"))


def acts():
    return list(Event.objects.order_by("pk").values_list("act", flat=True))[-4:]


def test_received_file_waits_under_a_name_of_ours(receive, tmp_path):
    upload = receive("A1,một", name="../../Văn bản\u0000.CSV")

    assert upload.state == UploadState.WAITING
    assert upload.suffix == ".csv"
    assert len(upload.sha256) == 64
    assert tmp_path in uploads.folder_of(upload).parents
    assert upload.file.name.endswith("/sheet")
    assert acts()[-1] == "import.receive"
    assert summaries() == {}


def test_file_over_20_mb_is_not_received(sheet, an, refused):
    file = SimpleUploadedFile("a.csv", b"x")
    file.size = 20 * 1024 * 1024 + 1

    with refused({"file": ["Tệp lớn hơn 20 MB; hãy chia thành nhiều tệp."]}):
        uploads.receive(sheet=sheet, file=file, by=an, at=AT)


def test_preview_writes_nothing(prepared):
    factories.DocumentFactory(symbol="B2", summary="cũ")
    factories.DocumentFactory(symbol="C3", summary="ba")

    upload = prepared("A1,một", "B2,hai", "C3,ba", "SAI,bốn", ",năm")

    assert upload.state == UploadState.PLANNED
    assert upload.counts == {
        "new": 1,
        "changed": 1,
        "unchanged": 1,
        "transfer": 0,
        "refused": 2,
    }
    assert summaries() == {"B2": "cũ", "C3": "ba"}


def test_preview_is_kept_row_by_row(prepared):
    factories.DocumentFactory(symbol="B2", summary="cũ")
    upload = prepared("A1,một", "B2,hai", "SAI,bốn")
    folder = uploads.folder_of(upload)

    (changed,) = previews.read(folder, Outcome.CHANGED)
    (refused,) = previews.read(folder, Outcome.REFUSED)

    assert (changed.number, changed.changes) == (3, {"Trích yếu": ["cũ", "hai"]})
    assert refused.reason == "Cột Ký hiệu: “SAI” không dùng được; hãy sửa."
    assert refused.source == ("SAI", "bốn")


def test_unreadable_file_fails_with_its_reason(prepared):
    upload = prepared("A1,một", name="a.xlsx")

    assert upload.state == UploadState.FAILED
    assert upload.reason.startswith("Nội dung tệp không khớp với đuôi .xlsx;")


def test_what_was_shown_is_written(written):
    factories.DocumentFactory(symbol="B2", summary="cũ")

    upload = written("A1,một", "B2,hai", "SAI,bốn")

    assert summaries() == {"A1": "một", "B2": "hai"}
    assert upload.state == UploadState.APPLIED
    assert upload.footprint.rows == 2
    event = Event.objects.get(act="import.apply")
    told = {key: event.detail[key] for key in ("created", "changed", "refused")}
    assert told == {"created": 1, "changed": 1, "refused": 1}
    assert event.detail["sha256"] == upload.sha256


def test_same_file_twice_changes_nothing(written, prepared):
    written("A1,một", "B2,hai")

    again = prepared("A1,một", "B2,hai")

    assert again.counts["unchanged"] == 2
    assert again.counts["new"] + again.counts["changed"] == 0


def test_nothing_is_written_when_the_records_have_changed(prepared, an):
    upload = prepared("A1,một", "B2,hai")
    uploads.agree(upload=upload, by=an, at=AT)
    factories.DocumentFactory(symbol="B2", summary="khác")

    imports.write(upload=upload, on=ON)

    upload.refresh_from_db()
    assert summaries() == {"B2": "khác"}
    assert upload.state == UploadState.PLANNED
    assert upload.reason == imports.CHANGED
    assert (upload.applied_at, upload.applied_by) == (None, None)
    assert (upload.counts["new"], upload.counts["changed"]) == (1, 1)


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [("CẤM", "Không ghi được văn bản CẤM."), ("HỎNG", imports.BROKEN)],
)
def test_whatever_fails_leaves_nothing_behind(written, symbol, reason):
    upload = written("A1,một", f"{symbol},hai")

    assert summaries() == {}
    assert (upload.state, upload.reason) == (UploadState.FAILED, reason)
    assert Footprint.objects.count() == 0


def test_jobs_may_run_twice(written):
    upload = written("A1,một")

    imports.write(upload=upload, on=ON)
    imports.prepare(upload=upload, on=ON)

    upload.refresh_from_db()
    assert upload.state == UploadState.APPLIED
    assert Document.objects.count() == 1


def test_one_agrees_once(prepared, an, refused):
    upload = prepared("A1,một")
    uploads.agree(upload=upload, by=an, at=AT)

    with refused({"__all__": ["Tệp này đã được ghi, hoặc không còn chờ đồng ý."]}):
        uploads.agree(upload=upload, by=an, at=AT)


def test_write_is_undone_as_one_act(written, an):
    factories.DocumentFactory(symbol="B2", summary="cũ")
    upload = written("A1,một", "B2,hai")

    uploads.undo(upload=upload, by=an, at=AT)

    upload.refresh_from_db()
    assert summaries() == {"B2": "cũ"}
    assert upload.state == UploadState.UNDONE
    assert "import.undo" in acts()


def test_undo_is_refused_when_something_changed_since(written, an):
    upload = written("A1,một")
    Document.objects.update(summary="khác")

    with pytest.raises(ValidationError):
        uploads.undo(upload=upload, by=an, at=AT)

    upload.refresh_from_db()
    assert (upload.state, summaries()) == (UploadState.APPLIED, {"A1": "khác"})


def test_undo_is_once(written, an, refused):
    upload = written("A1,một")
    uploads.undo(upload=upload, by=an, at=AT)

    with refused({"__all__": ["Tệp này chưa ghi gì, hoặc đã được hoàn tác."]}):
        uploads.undo(upload=upload, by=an, at=AT)


def test_cancelled_file_is_removed(
    prepared, an, refused, django_capture_on_commit_callbacks
):
    upload = prepared("A1,một")
    folder = uploads.folder_of(upload)

    with django_capture_on_commit_callbacks(execute=True):
        uploads.cancel(upload=upload, by=an)

    upload.refresh_from_db()
    assert (upload.state, bool(upload.file)) == (UploadState.CANCELLED, False)
    assert not folder.exists()
    with refused({"__all__": ["Tệp này đã được ghi hoặc đã hủy."]}):
        uploads.cancel(upload=upload, by=an)


def test_column_with_a_permission_is_ignored_for_others(sheet, an, giang):
    content = "Ký hiệu,Trích yếu,Mật\nA1,một,x".encode()
    told = {}
    for user in (an, giang):
        file = SimpleUploadedFile("a.csv", content)
        upload = uploads.receive(sheet=sheet, file=file, by=user, at=AT)
        imports.prepare(upload=upload, on=ON)
        upload.refresh_from_db()
        told[user.username] = upload.notes

    assert told == {
        "an": ["Các cột không dùng đến và được bỏ qua: “Mật”."],
        "giang": [],
    }
    readers = Event.objects.filter(act="sensitive.read").values_list("by", flat=True)
    assert list(readers) == ["giang"]


def test_progress_is_told_outside_the_transaction(receive):
    upload = receive("A1,một")
    folder = uploads.folder_of(upload)
    tell = imports.Teller(folder)

    tell(1, 10, "Đang ghi")
    tell(2, 10, "Đang ghi")

    assert previews.progress(folder) == {"done": 1, "total": 10, "what": "Đang ghi"}
    tell(10, 10, "Đang ghi")
    assert previews.progress(folder)["done"] == 10


def test_upload_is_seen_by_its_sender_and_the_administrator(receive, an, nobody, giang):
    upload = receive("A1,một")

    assert list(Upload.objects.visible_to(an)) == [upload]
    assert list(Upload.objects.visible_to(giang)) == [upload]
    assert list(Upload.objects.visible_to(nobody)) == []
