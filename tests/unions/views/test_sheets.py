"""The lines of a decision from a file, and as a file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Event
from unions.services import restructuring_sheets

GOOD = """line,kind,unit,into,name,parent,form,bloc
1,absorb,CB-TN-DT,CB-HQ-TH,,,,
2,unite,CB-HA-HV,,Đoàn xã Mới,CB-HOAAN,,
2,unite,CB-HQ-TH,,,,,
"""


@pytest.fixture
def document(written, row, pac_bo, coc_lung, lam_son):
    return written(row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã A"))


@pytest.fixture
def send(client, document):
    def send(user, text=None, **data):
        client.force_login(user)
        if text is not None:
            data["file"] = SimpleUploadedFile("a.csv", text.encode())
        return client.post(reverse("restructuring-sheet", args=[document.pk]), data)

    return send


def kinds(document):
    return list(document.rows.order_by("position").values_list("line", "kind"))


def test_file_is_looked_at_before_it_is_entered(document, an, send):
    page = send(an, GOOD)

    assert page.status_code == 200
    assert kinds(document) == [(1, "rename")]
    assert "Sáp nhập" in page.text
    assert "Ghi 2 dòng, thay cho 1 dòng đang có" in page.text


def test_what_stands_in_the_way_is_told_before_it_is_entered(an, send):
    page = send(an, "line,kind,unit,into\n1,absorb,CB-HQ-TH,CB-KHONG\n")

    assert "không tìm thấy đơn vị mang mã “CB-KHONG”" in page.text


def test_file_is_entered_in_place_of_the_lines(document, an, send):
    text = send(an, GOOD).context["text"]

    done = send(an, **{"noi-dung": text})

    assert done.url == f"/admin/unions/restructuring/{document.pk}/change/"
    assert kinds(document) == [(1, "absorb"), (2, "unite"), (2, "unite")]
    assert Event.objects.filter(act="restructuring.enter").count() == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("line,kind\n1,absorb\n", "Tệp thiếu cột"),
        ("line,kind,unit\n1,bay,CB\n", "bay"),
        ("\0\0", ""),
    ],
)
def test_file_that_cannot_be_read_says_why(text, told, document, an, send):
    page = send(an, text)

    assert page.status_code == 400
    assert told in page.text
    assert "Chưa đọc được tệp" in page.text


def test_no_file_is_told(an, send):
    assert list(send(an).context["form"].errors) == ["file"]


def test_text_that_was_tampered_with_is_refused(document, an, send):
    answer = send(an, **{"noi-dung": "line,kind,unit\n1,x,y\n"})

    assert answer.url == reverse("restructuring-sheet", args=[document.pk])
    assert kinds(document) == [(1, "rename")]


def test_lines_are_downloaded_and_read_again(document, an, client):
    client.force_login(an)
    answer = client.get(reverse("restructuring-sheet-file", args=[document.pk, "xlsx"]))

    [row] = restructuring_sheets.read(io.BytesIO(answer.content), "a.xlsx")

    assert (row.unit, row.name) == ("CB-HQ-TH", "Đoàn xã A")


def test_empty_document_gives_the_empty_sheet(written, an, client):
    client.force_login(an)
    url = reverse("restructuring-sheet-file", args=[written().pk, "xlsx"])

    assert client.get(url).content.startswith(b"PK")
    assert client.get(url.replace("xlsx", "exe")).status_code == 404


def test_rights(document, chi, dung, an, send, client):
    assert send(chi, GOOD).status_code == 404
    assert send(dung, GOOD).status_code == 403
    client.force_login(chi)
    url = reverse("restructuring-sheet-file", args=[document.pk, "xlsx"])
    assert client.get(url).status_code == 404
