"""The pages of the workbook: who may, what they see, what is written."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Event
from reports.models import ReturnLine
from reports.services import cells
from reports.views.returns import books
from tests.books import Workbook
from tests.conftest import RURAL
from tests.fixtures_reviews import INSTALLS, MEMBERS, TURNS
from tests.tables import rows
from unions.choices import Form

BRANCHES, CODE = "Chi đoàn", "CB-HQ-TH-PB"
USERS = "accounts.User"


@pytest.fixture
def at(half):
    def at(unit, name="return-sheet"):
        return reverse(name, args=[half.pk, unit.code])

    return at


@pytest.fixture
def fetch(client, at):
    """Downloads the workbook of a unit."""

    def fetch(user, unit):
        client.force_login(user)
        response = client.get(at(unit, "return-sheet-file"))
        return Workbook(response.content)

    return fetch


@pytest.fixture
def upload(client, at):
    def upload(user, unit, book, name="bieu.xlsx", **data):
        client.force_login(user)
        file = SimpleUploadedFile(name, getattr(book, "content", book))
        return client.post(at(unit), {"file": file} | data)

    return upload


@pytest.fixture
def press(client, at):
    """Presses the one button of a preview."""

    def press(user, unit, preview):
        client.force_login(user)
        (text,) = re.findall(r'<textarea name="noi-dung" hidden>(.*?)<', page(preview))
        return client.post(at(unit), {"noi-dung": text})

    return press


def page(response):
    return unescape(response.content.decode())


def refusals(response):
    """The sentences of the summary of errors."""
    summary = page(response).partition('class="errors"')[2].partition("</ul>")[0]
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)<", summary)


def records():
    """Everything but who signed in last."""
    return {name: kept for name, kept in rows(log=True).items() if name != USERS}


def value(unit, figure):
    return ReturnLine.objects.get(unit=unit, figure=figure).value


def test_workbook_has_a_plain_name(client, begun, binh, ha_quang, at):
    client.force_login(binh)

    response = client.get(at(ha_quang, "return-sheet-file"))

    assert (response.headers["Content-Disposition"], response.status_code) == (
        'attachment; filename="bieu-6-thang-dau-nam-2022-CB-HAQUANG.xlsx"',
        200,
    )
    assert response.headers["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    assert Event.objects.filter(act="export.write").count() == 1


def test_changes_are_shown_then_written(
    begun, fetch, upload, press, binh, ha_quang, pac_bo
):
    book = fetch(binh, ha_quang).enter(BRANCHES, CODE, TURNS, "1.250")
    before = records()

    preview = upload(binh, ha_quang, book)

    assert records() == before
    cells_shown = re.findall(r"<td[^>]*>(.*?)</td>", page(preview))
    assert cells_shown == ["Chi đoàn Pác Bó", "Lượt đoàn viên", "30", "1.250"]
    response = press(binh, ha_quang, preview)
    assert (response.status_code, response.headers["Location"]) == (
        302,
        reverse("return", args=[begun.period_id, "CB-HAQUANG"]),
    )
    assert value(pac_bo, TURNS) == 1250
    event = Event.objects.get(act="return.upload")
    assert event.detail["changed"] == 1
    assert len(event.detail["sha256"]) == 64


def test_changes_are_shown_page_by_page(
    begun, fetch, upload, client, at, press, binh, ha_quang, pac_bo, monkeypatch
):
    monkeypatch.setattr(books, "MOST_SHOWN", 1)
    book = fetch(binh, ha_quang).enter(BRANCHES, CODE, TURNS, 31)
    book.enter(BRANCHES, CODE, f"{MEMBERS}:ly-do", "Đã đếm lại")
    first = upload(binh, ha_quang, book)
    (text,) = re.findall(r'<textarea name="noi-dung" hidden>(.*?)<', page(first))

    second = client.post(at(ha_quang), {"noi-dung": text, "trang": 2})

    assert "Trang 1 trên 2" in page(first)
    assert "Trang 2 trên 2" in page(second)
    assert "lý do: Đã đếm lại" in page(second)
    assert value(pac_bo, TURNS) == 30
    press(binh, ha_quang, second)
    assert value(pac_bo, TURNS) == 31


def test_untouched_workbook_has_nothing_to_write(begun, fetch, upload, binh, ha_quang):
    preview = upload(binh, ha_quang, fetch(binh, ha_quang))

    assert "Tệp không có thay đổi nào để ghi." in page(preview)
    assert "<textarea" not in page(preview)


def test_conflict_shows_both_values_and_is_not_written(
    begun, half, fetch, upload, press, binh, an, ha_quang, pac_bo
):
    book = fetch(binh, ha_quang)
    book.enter(BRANCHES, CODE, TURNS, 31).enter(BRANCHES, CODE, MEMBERS, 0)
    book.enter("Cơ sở đoàn", "CB-HQ-TH", INSTALLS, 9)
    entry = cells.Entry(pac_bo.pk, TURNS, "44", 1)
    cells.write(period=half, scope=ha_quang, entries=[entry], by=an, at=timezone.now())

    preview = upload(binh, ha_quang, book)

    shown = re.findall(r"<td[^>]*>(.*?)</td>", page(preview))
    assert shown[:4] == ["Chi đoàn Pác Bó", "Lượt đoàn viên", "44", "31"]
    assert shown[4].startswith("Nông Thúy An, ")
    press(binh, ha_quang, preview)
    assert (value(pac_bo, TURNS), value(pac_bo.grassroots, INSTALLS)) == (44, 9)


def test_cell_written_after_the_preview_is_told_with_both_values(
    begun, half, fetch, upload, press, binh, an, ha_quang, pac_bo, clinic
):
    book = fetch(binh, ha_quang).enter(BRANCHES, CODE, TURNS, 31)
    book.enter(BRANCHES, "CB-HQ-TTYT", TURNS, 13)
    preview = upload(binh, ha_quang, book)
    entry = cells.Entry(pac_bo.pk, TURNS, "44", 1)
    cells.write(period=half, scope=ha_quang, entries=[entry], by=an, at=timezone.now())

    response = press(binh, ha_quang, preview)

    assert "Đã ghi 1 ô từ tệp." in page(response)
    (told,) = re.findall(r"<li><strong>(.*?)</li>", page(response))
    assert told.startswith(
        "Chi đoàn Pác Bó:</strong> Lượt đoàn viên tham gia hoạt động: Nông Thúy An"
    )
    assert "đã ghi 44" in told
    assert "bạn ghi 31" in told
    assert (value(pac_bo, TURNS), value(clinic, TURNS)) == (44, 13)


def test_empty_cells_are_cleared_only_where_ticked(
    begun, fetch, upload, press, binh, ha_quang, pac_bo
):
    book = fetch(binh, ha_quang).enter(BRANCHES, CODE, TURNS, None)

    kept = upload(binh, ha_quang, book)
    cleared = upload(binh, ha_quang, book, clears="on")

    assert "1 ô trống trong tệp giữ nguyên số đang có." in page(kept)
    press(binh, ha_quang, cleared)
    assert value(pac_bo, TURNS) is None


def test_refused_cells_are_told_and_findings_foreseen(
    begun, fetch, upload, binh, ha_quang
):
    book = fetch(binh, ha_quang).enter(BRANCHES, CODE, TURNS, "ba mươi")
    book.enter(BRANCHES, CODE, MEMBERS, 5)

    text = page(upload(binh, ha_quang, book))

    assert "Không nhận được: 1 chỗ" in text
    assert "<strong>Chi đoàn, ô D7:</strong>" in text
    assert "Nếu ghi, sẽ có thêm 1 điều phải xử lý" in text


def test_workbook_of_another_unit_is_refused_on_the_page(
    begun, fetch, upload, binh, ha_quang, truong_ha
):
    response = upload(binh, ha_quang, fetch(binh, truong_ha))

    assert response.status_code == 400
    (sentence,) = refusals(response)
    assert "Đoàn xã Trường Hà" in sentence
    assert "Huyện Đoàn Hà Quảng" in sentence


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("bieu.csv", b"a;b", "Chỉ nhận biểu .xlsx tải từ trang này"),
        ("bieu.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Tệp .xls kiểu cũ"),
        ("bieu.xlsx", b"PK\x03\x04", "Tệp bị hỏng nên không đọc được"),
        ("bieu.xlsx", b"", "Biểu đã điền (.xlsx): Tệp rỗng"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(
    begun, upload, binh, ha_quang, name, content, sentence
):
    response = upload(binh, ha_quang, content, name)

    assert response.status_code == 400
    assert [each.startswith(sentence) for each in refusals(response)] == [True]


def test_nothing_chosen_is_told(begun, client, at, binh, ha_quang):
    client.force_login(binh)

    response = client.post(at(ha_quang))

    assert refusals(response) == ["Biểu đã điền (.xlsx): Hãy chọn một tệp."]


def test_altered_preview_writes_nothing(begun, client, at, binh, ha_quang):
    client.force_login(binh)
    before = records()

    response = client.post(at(ha_quang), {"noi-dung": "khác"})

    assert response.status_code == 400
    assert refusals(response) == [
        "Bản xem trước đã quá một ngày hoặc không còn dùng được; hãy gửi lại tệp."
    ]
    assert records() == before


def test_stranger_finds_nothing(begun, client, at, chi, ha_quang):
    client.force_login(chi)

    assert client.get(at(ha_quang)).status_code == 404
    assert client.get(at(ha_quang, "return-sheet-file")).status_code == 404
    assert client.post(at(ha_quang)).status_code == 404


def test_reader_downloads_but_sends_nothing(begun, client, at, dung, ha_quang):
    client.force_login(dung)

    assert client.get(at(ha_quang, "return-sheet-file")).status_code == 200
    assert "Gửi lại tệp đã điền" not in page(client.get(at(ha_quang)))
    assert client.post(at(ha_quang)).status_code == 403


def test_province_has_no_workbook(begun, client, at, an, province):
    client.force_login(an)

    assert client.get(at(province)).status_code == 404
    assert client.get(at(province, "return-sheet-file")).status_code == 404


def test_secretary_of_a_commune_has_its_own_rows(
    begun, client, at, fetch, upload, press, minh, ha_quang, truong_ha, pac_bo, clinic
):
    book = fetch(minh, truong_ha)
    assert [row[0] for row in book.rows(BRANCHES)[4:]] == ["", CODE]
    book.enter(BRANCHES, CODE, TURNS, 31)

    press(minh, truong_ha, upload(minh, truong_ha, book))

    assert value(pac_bo, TURNS) == 31
    assert client.get(at(ha_quang)).status_code == 404
    assert client.get(at(clinic)).status_code == 404


def test_sent_return_takes_no_workbook(sent, client, at, upload, binh, ha_quang):
    response = upload(binh, ha_quang, b"x")

    assert response.status_code == 400
    (sentence,) = refusals(response)
    assert sentence.startswith("Biểu đã gửi ngày 05/07/2022, đang chờ phê duyệt.")
    assert "Gửi lại tệp đã điền" not in page(client.get(at(ha_quang)))


def test_only_getting_downloads(begun, client, at, binh, ha_quang):
    client.force_login(binh)

    assert client.post(at(ha_quang, "return-sheet-file")).status_code == 405
    assert client.put(at(ha_quang)).status_code == 405


def test_queries_do_not_grow_with_branches(
    begun, fetch, upload, press, found, binh, ha_quang, truong_ha
):
    def count():
        """Of a download, a preview with changes, and their writing."""
        with CaptureQueriesContext(connection) as queries:
            book = fetch(binh, ha_quang)
            for row in book.rows(BRANCHES)[4:]:
                if row[0]:
                    book.enter(BRANCHES, row[0], TURNS, (row[3] or 0) + 1)
            press(binh, ha_quang, upload(binh, ha_quang, book))
        return len(queries)

    count()
    few = count()
    for number in range(3):
        found(f"CB-HQ-TH-{number}", Form.BRANCH, "Chi đoàn", truong_ha, **RURAL)
    many = count()

    assert many == few
