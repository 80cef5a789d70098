"""The third door: what a file names is looked up as its sender may see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Upload
from members.models import Person

HEADER = "Họ và tên,Giới tính,Ngày sinh,Mã chi đoàn,Ngày vào chi đoàn,Hình thức vào"


@pytest.fixture
def local(open_account, giang, hoa_an):
    """Staff of one district: the permissions of staff, the mandate of Hòa An."""
    return open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)


@pytest.fixture
def send(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def send(user, sheet, text):
        client.force_login(user)
        file = SimpleUploadedFile("a.csv", text.encode())
        answer = client.post(reverse("uploads:send", args=[sheet]), {"file": file})
        assert answer.status_code == 302
        return Upload.objects.latest("pk")

    return send


def person_in(code):
    row = f"Nông Thị Mới,Nữ,25/09/2005,{code},01/09/2021,Chuyển đến từ ngoài tỉnh"
    return f"{HEADER}\n{row}"


def test_own_branch_is_known(local, lam_son, pac_bo, send):
    upload = send(local, "doan-vien", person_in(lam_son.code))

    assert (upload.counts["new"], upload.counts["refused"]) == (1, 0)


def test_branch_of_a_stranger_is_as_unknown_as_none(client, local, pac_bo, send):
    reasons = []
    for code in (pac_bo.code, "KHONG-CO"):
        upload = send(local, "doan-vien", person_in(code))
        assert (upload.counts["new"], upload.counts["refused"]) == (0, 1)
        shown = client.get(reverse("uploads:show", args=[upload.pk]))
        (row,) = shown.context["rows"]
        reasons.append(row["reason"].replace(code, "…"))

    assert reasons[0] == reasons[1]
    assert reasons[0].startswith("Cột Mã chi đoàn: không tìm thấy “…”")
    assert Person.objects.count() == 0


def test_hostile_file_ends_in_a_sentence_on_its_page(client, local, lam_son, send):
    upload = send(local, "doan-vien", f"{HEADER}\n" + ";\n" * 60_000)

    shown = client.get(reverse("uploads:show", args=[upload.pk])).content.decode()
    assert "Trang tính có hơn 50.000 dòng" in shown
