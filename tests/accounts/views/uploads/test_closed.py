"""What was read with a right is not shown without it."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Upload
from tests.factories import EnrolmentFactory, PersonFactory, SensitiveFactsFactory

RIGHT = "view_sensitive"


@pytest.fixture
def url(client, an, lam_son, settings, tmp_path):
    """The preview of a file that changes a religion."""
    settings.MEDIA_ROOT = tmp_path
    an.user_permissions.add(Permission.objects.get(codename=RIGHT))
    person = PersonFactory(unit=lam_son)
    EnrolmentFactory(person=person, unit=lam_son)
    SensitiveFactsFactory(person=person, religion="CATHOLIC")
    text = (
        "Mã đoàn viên,Họ và tên,Tôn giáo\n"
        f"{person.code},{person.full_name},Tin Lành\n"
        "DV9999999,Không Có,Cao Đài\n"
    )
    client.force_login(an)
    file = SimpleUploadedFile("a.csv", text.encode())
    client.post(reverse("uploads:send", args=["doan-vien"]), {"file": file})
    return reverse("uploads:show", args=[Upload.objects.latest("pk").pk])


def test_with_the_right_the_change_is_shown(client, url):
    assert "Công giáo" in client.get(f"{url}?ket-qua=changed").text
    assert "Cao Đài" in client.get(f"{url}?ket-qua=refused").text


def test_not_after_it_was_withdrawn(client, an, url):
    an.user_permissions.clear()

    assert "Công giáo" not in client.get(f"{url}?ket-qua=changed").text
    assert "Tin Lành" not in client.get(f"{url}?ket-qua=changed").text
    assert "Cao Đài" not in client.get(f"{url}?ket-qua=refused").text
