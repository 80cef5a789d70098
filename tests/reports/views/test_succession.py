"""Who may print which list, and under which name."""

import io

import pypdf
import pytest
from django.urls import reverse


@pytest.fixture
def print_as(client):
    def print_as(user, review, form, **asked):
        client.force_login(user)
        return client.get(reverse("succession-paper", args=[review.pk, form]), asked)

    return print_as


def test_list_is_printed(approved_list, binh, print_as):
    page = print_as(binh, approved_list, "html")
    assert "Hoàng Thị Liên" in page.content.decode()

    file = print_as(binh, approved_list, "pdf")

    name = 'attachment; filename="quy-hoach-cb-haquang-2026.pdf"'
    assert file.headers["Content-Disposition"] == name
    told = " ".join(
        text.extract_text() for text in pypdf.PdfReader(io.BytesIO(file.content)).pages
    )
    for words in ("DANH SÁCH", "Hoàng Thị Liên", "12-QĐ/TĐTN", "08/03/2000"):
        assert words in told
    assert "DỰ THẢO" not in told


def test_list_that_waits_is_a_draft(sent_list, binh, print_as):
    page = print_as(binh, sent_list, "html").content.decode()

    assert "DỰ THẢO" in page
    assert "ngày … tháng … năm …" in page


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_stranger_is_not_found(approved_list, chi, nobody, print_as, form):
    for user in (chi, nobody):
        assert print_as(user, approved_list, form).status_code == 404


def test_whoever_may_not_read_lists_is_refused(approved_list, client, open_account):
    user = open_account("khach", "Người Khách", "auditor")
    user.groups.clear()
    client.force_login(user)

    response = client.get(reverse("succession-paper", args=[approved_list.pk, "pdf"]))

    assert response.status_code == 403


def test_other_forms_and_parts_are_not_found(approved_list, binh, print_as):
    assert print_as(binh, approved_list, "docx").status_code == 404
    assert print_as(binh, approved_list, "pdf", phan="2").status_code == 404
    assert print_as(binh, approved_list, "pdf", phan="x").status_code == 404
