"""A list as a spreadsheet: filtered, scoped, without formulas, written in the log."""

import csv
import io
from hashlib import sha256

import pytest
import python_calamine
from django.urls import reverse

from accounts.models import Event
from tests import factories

URL = "/admin/unions/document/xuat/"


@pytest.fixture
def documents(db, sheet):
    for symbol in ("01-HD", "02-HD", "=1+1"):
        factories.DocumentFactory(symbol=symbol, kind="conclu", summary="Một")


@pytest.fixture
def export(client):
    def export(user, file_format="csv", url=URL):
        client.force_login(user)
        answer = client.post(url, {"file_format": file_format})
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)

    return export


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.usefixtures("documents")
def test_list_leads_to_its_export_with_its_filters(an, client):
    client.force_login(an)

    url = reverse("admin:unions_document_changelist")
    told = client.get(url, {"q": "01"}).content.decode()

    assert f"{URL}?q=01" in told


@pytest.mark.usefixtures("documents")
def test_page_says_what_will_be_written(an, client):
    client.force_login(an)

    told = client.get(URL).content.decode()

    assert "Xuất 3 dòng" in told
    assert "Ký hiệu, Loại, Trích yếu." in told


@pytest.mark.usefixtures("documents")
def test_csv_holds_the_list_without_formulas(an, export):
    rows = rows_of(export(an))

    assert rows[0] == ["Ký hiệu", "Loại", "Trích yếu"]
    assert sorted(row[0] for row in rows[1:]) == ["'=1+1", "01-HD", "02-HD"]


@pytest.mark.usefixtures("documents")
def test_workbook_holds_the_same(an, export):
    content = io.BytesIO(export(an, "xlsx"))

    book = python_calamine.CalamineWorkbook.from_filelike(content)
    rows = list(book.get_sheet_by_index(0).iter_rows())
    assert sorted(row[0] for row in rows[1:]) == ["'=1+1", "01-HD", "02-HD"]


@pytest.mark.usefixtures("documents")
def test_search_of_the_list_narrows_the_file(an, export):
    assert [row[0] for row in rows_of(export(an, url=f"{URL}?q=02"))[1:]] == ["02-HD"]


@pytest.mark.usefixtures("documents")
def test_export_is_written_in_the_log(an, export):
    content = export(an)

    event = Event.objects.get(act="export.write")
    assert (event.by, event.subject) == ("an", "Văn bản thử")
    assert event.detail == {
        "rows": 3,
        "sha256": sha256(content).hexdigest(),
        "file_format": "csv",
    }
    assert not Event.objects.filter(act="sensitive.read").exists()


@pytest.mark.usefixtures("documents")
def test_column_with_a_permission_is_for_its_holders(giang, export):
    assert rows_of(export(giang))[0] == ["Ký hiệu", "Loại", "Trích yếu", "Mật"]
    assert Event.objects.get(act="sensitive.read").detail == {"rows": 3}


@pytest.mark.usefixtures("documents")
def test_strange_format_is_refused(an, client):
    client.force_login(an)

    assert client.post(URL, {"file_format": "exe"}).status_code == 400


@pytest.mark.usefixtures("documents")
def test_list_too_long_for_excel_is_refused(an, client, monkeypatch):
    monkeypatch.setattr("accounts.forms.export.MOST_IN_XLSX", 2)
    client.force_login(an)

    answer = client.post(URL, {"file_format": "xlsx"})

    assert answer.status_code == 400
    told = "Danh sách có 3 dòng, quá sức một tệp Excel; hãy chọn CSV hoặc lọc bớt."
    assert told in answer.content.decode()


def test_list_without_a_sheet_has_no_export(an, client, db):
    client.force_login(an)
    url = reverse("admin:unions_document_changelist")

    assert client.get(URL).status_code == 404
    assert "Xuất bảng tính" not in client.get(url).content.decode()


@pytest.mark.usefixtures("documents")
def test_export_is_for_staff(binh, dung, client):
    for user in (binh, dung):
        client.force_login(user)
        assert client.get(URL).status_code == 302
        assert client.post(URL, {"file_format": "csv"}).status_code == 302


@pytest.mark.usefixtures("documents")
def test_staff_without_the_right_to_read_gets_nothing(an, client):
    an.groups.clear()
    client.force_login(an)

    assert client.post(URL, {"file_format": "csv"}).status_code == 403
