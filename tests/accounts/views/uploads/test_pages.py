"""The faces of spreadsheets: each role, each state, each page."""

import io
import shutil
from datetime import UTC, datetime, timedelta

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Upload, UploadState
from accounts.services import imports, uploads
from tests import factories
from unions.models import Document

AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def staff(client, an, sheet):
    client.force_login(an)
    return client


@pytest.fixture
def send(staff, sheet, csv_file):
    """Sends a file as An; returns the upload."""

    def send(*lines, **facts):
        url = reverse("uploads:send", args=[sheet.id])
        answer = staff.post(url, {"file": csv_file(*lines, **facts)})
        upload = Upload.objects.latest("pk")
        assert answer.url == page("show", upload)
        return upload

    return send


def page(name, upload):
    return reverse(f"uploads:{name}", args=[upload.pk])


def text_of(answer):
    return answer.content.decode()


def test_journey_from_template_to_undo(staff, send, sheet):
    upload = send("A1,một", "SAI,hai")
    preview = text_of(staff.get(page("show", upload)))
    assert "Ghi 1 dòng mới" in preview
    assert Document.objects.count() == 0

    staff.post(page("write", upload))
    assert "Đã ghi 1 dòng mới" in text_of(staff.get(page("show", upload)))
    assert Document.objects.count() == 1

    assert "Khi hoàn tác" in text_of(staff.get(page("undo", upload)))
    staff.post(page("undo", upload))
    assert "Đã hoàn tác 1 dòng mới" in text_of(staff.get(page("show", upload)))
    assert Document.objects.count() == 0


def test_first_page_shows_sheets_and_own_files(staff, send, sheet):
    assert "Chưa gửi tệp nào." in text_of(staff.get(reverse("uploads:choose")))
    upload = send("A1,một")

    told = text_of(staff.get(reverse("uploads:choose")))

    assert sheet.label in told
    assert page("show", upload) in told


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_list_takes_the_same_queries_for_one_file_and_three(staff, an, sheet):
    factories.UploadFactory(sheet=sheet.id, uploaded_by=an)
    one = queries_of(staff, reverse("uploads:choose"))
    factories.UploadFactory.create_batch(2, sheet=sheet.id, uploaded_by=an)

    assert queries_of(staff, reverse("uploads:choose")) == one


def test_preview_takes_the_same_queries_for_one_row_and_three(staff, send):
    one, three = send("A1,một"), send("A1,một", "A2,hai", "A3,ba")

    counts = {queries_of(staff, page("show", upload)) for upload in (one, three)}
    assert len(counts) == 1


def test_template_is_a_workbook_without_hidden_columns(staff, sheet):
    answer = staff.get(reverse("uploads:template", args=[sheet.id]))

    content = io.BytesIO(answer.content)
    book = python_calamine.CalamineWorkbook.from_filelike(content)
    head = next(iter(book.get_sheet_by_index(0).iter_rows()))
    assert head == ["Ký hiệu *", "Loại", "Trích yếu"]
    assert "mau-thu-van-ban.xlsx" in answer["Content-Disposition"]


def test_refused_rows_come_back_ready_to_fix(staff, send, sheet):
    upload = send("SAI,=1+1", "A1,một")
    answer = staff.get(page("refused", upload))
    content = b"".join(answer.streaming_content)

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = list(book.get_sheet_by_index(0).iter_rows())
    reason = "Cột Ký hiệu: “SAI” không dùng được; hãy sửa."
    assert rows == [["Ký hiệu", "Trích yếu", "Lý do"], ["SAI", "'=1+1", reason]]

    again = SimpleUploadedFile("again.xlsx", content)
    staff.post(reverse("uploads:send", args=[sheet.id]), {"file": again})
    assert Upload.objects.latest("pk").notes == []


def test_reason_is_given_once_however_often_a_row_comes_back(staff, sheet):
    content = "Ký hiệu,Lý do,Trích yếu\nSAI,cũ,một".encode()
    file = SimpleUploadedFile("a.csv", content)
    staff.post(reverse("uploads:send", args=[sheet.id]), {"file": file})
    upload = Upload.objects.latest("pk")

    content = b"".join(staff.get(page("refused", upload)).streaming_content)

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    head = next(iter(book.get_sheet_by_index(0).iter_rows()))
    assert head == ["Ký hiệu", "Trích yếu", "Lý do"]


def test_nothing_refused_is_no_file(staff, send):
    assert staff.get(page("refused", send("A1,một"))).status_code == 404


def test_preview_is_read_a_hundred_rows_a_page(staff, send):
    upload = send(*[f"A{n},một" for n in range(150)], "SAI,hai")

    first = text_of(staff.get(page("show", upload)))
    second = text_of(staff.get(page("show", upload), {"trang": 2}))
    refused = text_of(staff.get(page("show", upload), {"ket-qua": "refused"}))

    assert [text.count('<td class="number">') for text in (first, second, refused)] == [
        100,
        50,
        1,
    ]
    assert "Trang 1 trên 2" in first
    assert "hãy sửa" in refused


@pytest.mark.parametrize("asked", [{"trang": "x"}, {"trang": 99}, {"ket-qua": "khác"}])
def test_strange_questions_are_answered(staff, send, asked):
    assert staff.get(page("show", send("A1,một")), asked).status_code == 200


def test_file_without_changes_has_no_button(staff, send):
    factories.DocumentFactory(symbol="A1", summary="một")

    told = text_of(staff.get(page("show", send("A1,một"))))

    assert "Tệp không làm thay đổi gì" in told
    assert "<button" in told
    assert "Ghi " not in told


def test_unreadable_file_tells_why(staff, send):
    told = text_of(staff.get(page("show", send("A1,một", name="a.xlsm"))))

    assert "Tệp chứa macro nên không được nhận" in told


def test_no_file_is_refused_on_the_form(staff, sheet):
    answer = staff.post(reverse("uploads:send", args=[sheet.id]))

    assert answer.status_code == 400
    assert "Hãy chọn một tệp." in text_of(answer)


def test_long_work_shows_how_far_it_is(staff, an, sheet, csv_file):
    file = csv_file("A1,một")
    upload = uploads.receive(sheet=sheet, file=file, by=an, at=AT)
    imports.Teller(uploads.folder_of(upload))(1200, 3000, "Đang ghi")

    told = staff.get(page("progress", upload)).json()

    sentence = "Đang ghi: 1.200 trên 3.000 dòng, còn 1.800 dòng."
    assert told == {"working": True, "percent": 40, "sentence": sentence}
    shown = text_of(staff.get(page("show", upload)))
    assert sentence in shown
    assert 'http-equiv="refresh"' in shown


def test_work_that_stands_still_says_so(staff, an, sheet, csv_file):
    at = datetime.now(UTC) - timedelta(minutes=6)
    upload = uploads.receive(sheet=sheet, file=csv_file("A1,một"), by=an, at=at)

    told = staff.get(page("progress", upload)).json()

    assert told["sentence"].startswith("Việc này đã đứng yên hơn 5 phút; chưa ghi gì.")


def test_lost_file_is_told_not_an_error(staff, send):
    upload = send("A1,một")
    shutil.rmtree(uploads.folder_of(upload))

    assert staff.get(page("show", upload)).status_code == 200
    told = text_of(staff.post(page("write", upload), follow=True))
    assert imports.BROKEN in told
    assert Document.objects.count() == 0


def test_work_without_a_file_says_that_it_stands_still(staff, an, sheet):
    upload = factories.UploadFactory(sheet=sheet.id, uploaded_by=an)

    assert "đứng yên" in text_of(staff.get(page("show", upload)))


def test_finished_work_says_so(staff, send):
    told = staff.get(page("progress", send("A1,một"))).json()

    assert told == {"working": False, "percent": 100, "sentence": ""}


def test_cancelled_file_stays_in_the_list(staff, send):
    upload = send("A1,một")

    answer = staff.post(page("cancel", upload), follow=True)

    assert "Đã hủy tệp van-ban.csv; chưa ghi gì." in text_of(answer)
    assert "Tệp đã được hủy" in text_of(staff.get(page("show", upload)))


def test_acts_out_of_turn_are_told(staff, send):
    upload = send("A1,một")
    staff.post(page("write", upload))

    for name, sentence in {
        "write": "Tệp này đã được ghi, hoặc không còn chờ đồng ý.",
        "cancel": "Tệp này đã được ghi hoặc đã hủy.",
    }.items():
        assert sentence in text_of(staff.post(page(name, upload), follow=True))
    Document.objects.update(summary="khác")
    answer = staff.post(page("undo", upload), follow=True)
    assert "Không hoàn tác được" in text_of(answer)


def test_undo_before_writing_leads_back(staff, send):
    upload = send("A1,một")

    assert staff.get(page("undo", upload)).url == page("show", upload)


# Who may


PAGES = ["show", "progress", "undo", "refused"]
POSTS = ["write", "undo", "cancel"]


@pytest.mark.parametrize("name", PAGES)
def test_file_of_somebody_else_is_not_found(staff, send, client, nobody, name):
    upload = send("SAI,một")
    client.force_login(nobody)

    assert client.get(page(name, upload)).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_file_of_somebody_else_is_not_touched(staff, send, client, nobody, name):
    upload = send("A1,một")
    client.force_login(nobody)

    assert client.post(page(name, upload)).status_code == 404
    upload.refresh_from_db()
    assert upload.state == UploadState.PLANNED


@pytest.mark.parametrize("name", ["write", "cancel"])
def test_acts_are_posted(staff, send, name):
    assert staff.get(page(name, send("A1,một"))).status_code == 405


@pytest.mark.parametrize("path", ["", "thu-van-ban/", "thu-van-ban/tep-mau/", "tep/1/"])
def test_secretary_and_leader_do_not_come_in(client, sheet, binh, dung, path):
    for user in (binh, dung):
        client.force_login(user)
        assert client.get(f"/admin/nhap/{path}").status_code == 302


@pytest.mark.parametrize("path", ["", "thu-van-ban/", "thu-van-ban/tep-mau/"])
def test_staff_without_the_permission_reads_nothing(
    client, open_account, province, giang, sheet, path
):
    auditor = open_account("tam", "Ma Thị Tâm", Role.AUDITOR, province, giang)
    client.force_login(auditor)

    assert client.get(f"/admin/nhap/{path}").status_code == 403


def test_visitor_is_sent_to_sign_in(client, db):
    assert client.get("/admin/nhap/").status_code == 302


def test_unknown_sheet_is_not_found(staff):
    assert staff.get("/admin/nhap/khong-co/").status_code == 404
