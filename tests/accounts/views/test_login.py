import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser

pytestmark = pytest.mark.urls("tests.accounts.urls")


def test_login_works(client, binh):
    response = client.post(
        "/dang-nhap/?next=/forgotten/",
        {"username": "binh", "password": "doanvu-demo"},
    )

    assert (response.status_code, response.url) == (302, "/forgotten/")
    assert get_user(client) == binh


def test_login_with_a_wrong_password_is_refused_in_vietnamese(client, binh):
    response = client.post("/dang-nhap/", {"username": "binh", "password": "đoán"})

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Vui lòng điền vào tên đăng nhập và mật khẩu chính xác. Chú ý rằng cả hai "
        "khung thông tin đều phân biệt chữ hoa và chữ thường."
    ]
    assert get_user(client) == AnonymousUser()


def test_login_to_another_site_is_refused(client, binh):
    response = client.post(
        "/dang-nhap/?next=https://example.org/",
        {"username": "binh", "password": "doanvu-demo"},
    )

    assert (response.status_code, response.url) == (302, "/")


def test_login_of_somebody_logged_in_goes_on(client, binh):
    client.force_login(binh)

    response = client.get("/dang-nhap/?next=/forgotten/")

    assert (response.status_code, response.url) == (302, "/forgotten/")


def test_logout_closes_the_session(client, binh):
    client.force_login(binh)

    response = client.post("/dang-xuat/")

    assert (response.status_code, response.url) == (302, "/dang-nhap/")
    assert get_user(client) == AnonymousUser()


def test_logout_by_a_link_is_refused(client, binh):
    client.force_login(binh)

    assert client.get("/dang-xuat/").status_code == 405


def test_page_that_nobody_thought_about_is_open_after_login(client, binh):
    client.force_login(binh)

    assert client.get("/forgotten/").content == b"records"


def test_page_that_nobody_thought_about_is_closed_before_login(client):
    response = client.get("/forgotten/")

    assert (response.status_code, response.url) == (
        302,
        "/dang-nhap/?next=/forgotten/",
    )
