from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localtime
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice

from accounts.models import Event
from accounts.services import second_factors

pytestmark = pytest.mark.urls("tests.accounts.urls")
CODE_PAGE = "/dang-nhap/ma-xac-thuc/?next=%2Fforgotten%2F"


def code_of(device, drift=0):
    return f"{totp(device.bin_key, drift=drift):06}"


def forget_the_wait(device):
    device.throttle_reset()
    device.last_t = -1
    device.save()


@pytest.fixture
def device(binh):
    """Bình's telephone, and his backup codes."""
    pending = second_factors.begin(by=binh)
    device, device.codes = second_factors.confirm(by=binh, code=code_of(pending))
    device.refresh_from_db()
    forget_the_wait(device)
    return device


@pytest.fixture
def give(client):
    """Gives the password, then shows the page that comes."""

    def give(password="doanvu-demo", **options):
        asked = {"username": "binh", "password": password}
        return client.post("/dang-nhap/?next=/forgotten/", asked, **options)

    return give


def told(act):
    events = Event.objects.filter(act=act).order_by("pk")
    return list(events.values_list("by", "subject", "address", "face"))


def test_sign_in_is_logged(binh, give):
    give(REMOTE_ADDR="10.0.0.7")

    assert told("user.signed_in") == [
        ("binh", "Lục Văn Bình", "10.0.0.7", "Cổng thông tin")
    ]
    assert Event.objects.get(act="user.signed_in").office == "Huyện Đoàn Hà Quảng"


def test_refused_sign_in_is_logged_with_the_account(binh, give):
    give("đoán")

    assert told("user.sign_in_failed") == [
        ("", "Lục Văn Bình", "127.0.0.1", "Cổng thông tin")
    ]


def test_refused_sign_in_of_nobody_is_logged_short(client, db):
    client.post("/dang-nhap/", {"username": "x" * 150, "password": "đoán"})

    assert told("user.sign_in_failed") == [
        ("", "x" * 60, "127.0.0.1", "Cổng thông tin")
    ]


def test_sign_out_is_logged(client, binh):
    client.force_login(binh)

    client.post("/dang-xuat/")
    client.post("/dang-xuat/")

    assert told("user.signed_out") == [
        ("binh", "Lục Văn Bình", "127.0.0.1", "Cổng thông tin")
    ]


def test_password_alone_does_not_open_an_account_with_a_second_factor(
    client, device, give
):
    response = give()

    assert (response.status_code, response.url) == (302, CODE_PAGE)
    assert get_user(client) == AnonymousUser()
    assert client.get("/forgotten/").status_code == 302
    assert told("user.signed_in") == []


def test_code_opens(client, binh, device, give):
    page = client.get(give().url)
    response = client.post(
        CODE_PAGE, {"code": code_of(device), "next": page.context["next"]}
    )

    assert (response.status_code, response.url) == (302, "/forgotten/")
    assert get_user(client) == binh
    assert client.get("/forgotten/").wsgi_request.user.is_verified()
    assert len(told("user.signed_in")) == 1


def test_wrong_code_is_refused_logged_and_slowed_down(client, device, give):
    give()

    wrong = client.post(CODE_PAGE, {"code": "000000"})
    device.refresh_from_db()
    # A slow machine would come back after the wait of one second.
    device.throttling_failure_timestamp += timedelta(hours=1)
    device.save()
    soon = client.post(CODE_PAGE, {"code": code_of(device)})

    until = localtime(device.throttling_failure_timestamp + timedelta(seconds=1))
    assert wrong.context["form"].errors == {"code": [second_factors.WRONG]}
    assert soon.context["form"].errors == {
        "code": [f"Mã đã nhập sai nhiều lần; hãy thử lại sau {until:%H:%M:%S}."]
    }
    assert len(told("user.code_failed")) == 1
    assert get_user(client) == AnonymousUser()


def test_code_is_taken_once(client, binh, device, give):
    code = code_of(device)
    give()
    client.post(CODE_PAGE, {"code": code})
    client.post("/dang-xuat/")

    give()
    again = client.post(CODE_PAGE, {"code": code})

    assert again.context["form"].errors == {"code": [second_factors.WRONG]}


def test_backup_code_opens_once(client, binh, device, give):
    code = device.codes[0]
    give()
    assert client.post(CODE_PAGE, {"code": code.upper()}).status_code == 302
    assert get_user(client) == binh
    assert second_factors.count_backup_codes(binh) == 9

    client.post("/dang-xuat/")
    give()
    again = client.post(CODE_PAGE, {"code": code})

    assert again.context["form"].errors == {"code": [second_factors.WRONG]}


def test_code_of_another_is_refused(client, an, device, give):
    pending = second_factors.begin(by=an)
    other, _ = second_factors.confirm(by=an, code=code_of(pending))
    give()

    refused = client.post(CODE_PAGE, {"code": code_of(other, drift=1)})

    assert refused.context["form"].errors == {"code": [second_factors.WRONG]}


def test_backup_code_is_refused_where_there_is_none(client, binh, device, give):
    StaticDevice.objects.all().delete()
    give()

    refused = client.post(CODE_PAGE, {"code": "abcdefgh"})

    assert refused.context["form"].errors == {"code": [second_factors.WRONG]}


def test_code_without_a_password_leads_to_the_door(client, device):
    response = client.post(CODE_PAGE, {"code": code_of(device)})

    assert (response.status_code, response.url) == (302, "/dang-nhap/")


def test_code_too_long_after_the_password_leads_to_the_door(
    client, device, give, monkeypatch
):
    give()
    monkeypatch.setattr("accounts.views.sign_in.PATIENCE", -1)

    response = client.post(CODE_PAGE, {"code": code_of(device)})

    assert (response.status_code, response.url) == (302, "/dang-nhap/")


def test_code_after_the_password_changed_leads_to_the_door(client, binh, device, give):
    give()
    binh.set_password("khac-han-roi")
    binh.save()

    response = client.post(CODE_PAGE, {"code": code_of(device)})

    assert (response.status_code, response.url) == (302, "/dang-nhap/")


def test_code_leads_to_no_other_site(client, device, give):
    give()

    response = client.post(
        CODE_PAGE, {"code": code_of(device), "next": "https://example.org/"}
    )

    assert response.url == "/"


def test_closed_account_stays_outside(client, binh, device, give):
    give()
    binh.is_active = False
    binh.save()

    response = client.post(CODE_PAGE, {"code": code_of(device)})

    assert (response.status_code, response.url) == (302, "/dang-nhap/")


# Compulsory for a role


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_ROLES = ["secretary"]


@pytest.mark.parametrize("path", ["/forgotten/", "/", "/tai-khoan/", "/admin/"])
def test_role_without_a_device_is_led_to_set_it_up(client, compulsory, binh, path):
    client.force_login(binh)

    for response in (client.get(path), client.post(path)):
        assert (response.status_code, response.url) == (302, "/tai-khoan/hai-lop/")
    assert client.get("/tai-khoan/hai-lop/").status_code == 200


def test_role_reaches_its_pages_once_it_is_set_up(client, compulsory, binh):
    client.force_login(binh)
    client.post("/tai-khoan/hai-lop/bat-dau/")
    code = code_of(second_factors.pending_of(binh))

    assert (
        client.post("/tai-khoan/hai-lop/xac-nhan/", {"code": code}).status_code == 200
    )
    assert client.get("/forgotten/").content == b"records"


def test_role_with_a_device_has_to_show_a_code(client, compulsory, binh, device):
    client.force_login(binh)

    assert client.get("/forgotten/").url == "/dang-nhap/ma-xac-thuc/"
    assert client.get("/dang-nhap/ma-xac-thuc/").status_code == 200
    client.post("/dang-nhap/ma-xac-thuc/", {"code": code_of(device)})
    assert client.get("/forgotten/").content == b"records"


def test_other_roles_go_on_without(client, compulsory, an):
    client.force_login(an)

    assert client.get("/forgotten/").content == b"records"


def test_signing_out_stays_possible(client, compulsory, binh):
    client.force_login(binh)

    assert client.post("/dang-xuat/").url == "/dang-nhap/"
