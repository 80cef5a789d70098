from datetime import date

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django_otp.oath import totp

from accounts.models import Event
from accounts.services import second_factors
from tests.factories import EventFactory
from unions.services import mandates

PAGE, PASSWORD = "/tai-khoan/", "/tai-khoan/mat-khau/"


def test_account_tells_roles_and_mandates(client, binh, hoa_an, giang):
    mandates.grant(user=binh, unit=hoa_an, on=date(2020, 1, 31), by=giang)
    ended = mandates.grant(
        user=binh, unit=hoa_an.parent, on=date(2019, 1, 31), by=giang
    )
    mandates.end(mandate=ended, on=date(2019, 12, 31), by=giang)
    client.force_login(binh)

    response = client.get(PAGE)

    text = response.content.decode()
    for told in ("Lục Văn Bình", "Bí thư cấp huyện, cơ sở", "lập và gửi báo cáo"):
        assert told in text
    held = [str(mandate.unit) for mandate in response.context["mandates"]]
    assert held == ["Huyện Đoàn Hà Quảng", "Huyện Đoàn Hòa An"]
    assert "từ 31/01/2020" in text


def test_account_without_role_and_mandate_tells_the_way_out(client, nobody):
    nobody.groups.clear()
    client.force_login(nobody)

    text = client.get(PAGE).content.decode()

    assert "chưa được giao vai trò nào" in text
    assert "chưa phụ trách đơn vị nào" in text


def test_account_lists_the_own_sign_ins_alone(client, an, binh):
    mine = {"subject_type": "accounts.user", "subject_id": str(binh.pk)}
    EventFactory(act="user.signed_in", address="10.0.0.7", **mine)
    EventFactory(act="user.sign_in_failed", address="6.6.6.6", **mine)
    EventFactory(act="user.password_set", **mine)
    EventFactory(
        act="user.signed_in",
        address="10.0.0.8",
        subject_type="accounts.user",
        subject_id=str(an.pk),
    )
    client.force_login(binh)

    doors = client.get(PAGE).context["doors"]

    assert [(door.act, door.address) for door in doors] == [
        ("user.sign_in_failed", "6.6.6.6"),
        ("user.signed_in", "10.0.0.7"),
    ]


def test_account_is_counted_in_constant_queries(
    client, binh, django_assert_max_num_queries, django_assert_num_queries
):
    client.force_login(binh)
    client.get(PAGE)
    with django_assert_max_num_queries(12) as seen:
        client.get(PAGE)
    for _ in range(3):
        EventFactory(
            act="user.signed_in", subject_type="accounts.user", subject_id=str(binh.pk)
        )

    with django_assert_num_queries(len(seen)):
        client.get(PAGE)


@pytest.mark.parametrize("page", [PAGE, PASSWORD, "/tai-khoan/hai-lop/"])
def test_pages_need_a_sign_in_and_are_not_kept(client, binh, page):
    assert client.get(page).url == f"/dang-nhap/?next={page}"

    client.force_login(binh)

    assert "no-store" in client.get(page).headers["Cache-Control"]


# The own password


def change(client, old="doanvu-demo", new="chuoi-moi-9", again=None):
    asked = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post(PASSWORD, asked)


def test_password_is_changed_and_other_sessions_end(client, binh):
    client.force_login(binh)
    elsewhere = Client()
    elsewhere.force_login(binh)

    response = change(client)

    assert (response.status_code, response.url) == (302, PAGE)
    binh.refresh_from_db()
    assert binh.check_password("chuoi-moi-9")
    assert get_user(client) == binh
    assert elsewhere.get(PAGE).status_code == 302
    assert Event.objects.get(act="user.password_changed").by == "binh"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"old": "đoán"}, "old_password"),
        ({"new": "ngan"}, "new_password2"),
        ({"again": "chuoi-moi-8"}, "new_password2"),
    ],
)
def test_password_is_refused(client, binh, asked, field):
    client.force_login(binh)

    response = change(client, **asked)

    assert list(response.context["form"].errors) == [field]
    binh.refresh_from_db()
    assert binh.check_password("doanvu-demo")


def test_password_page_tells_the_rules(client, binh):
    client.force_login(binh)

    assert "ít nhất 10 ký tự" in client.get(PASSWORD).content.decode()


# The second factor


@pytest.fixture
def step(client, binh):
    client.force_login(binh)

    def step(name, **asked):
        return client.post(f"/tai-khoan/hai-lop/{name}/", asked)

    return step


@pytest.fixture
def code(binh):
    return lambda: f"{totp(second_factors.pending_of(binh).bin_key):06}"


def test_second_factor_is_set_up(client, binh, step, code):
    assert step("bat-dau").url == "/tai-khoan/hai-lop/"
    page = client.get("/tai-khoan/hai-lop/").content.decode()
    assert "<svg" in page
    assert "style=" not in page

    response = step("xac-nhan", code=code())

    assert len(response.context["codes"]) == len(set(response.context["codes"])) == 10
    assert second_factors.device_of(binh).confirmed
    assert client.get("/").wsgi_request.user.is_verified()
    assert Event.objects.get(act="user.second_factor_on").by == "binh"


def test_backup_codes_are_shown_once(client, binh, step, code):
    step("bat-dau")
    codes = step("xac-nhan", code=code()).context["codes"]

    text = client.get("/tai-khoan/hai-lop/").content.decode()

    assert [shown for shown in codes if shown in text] == []
    assert "Còn 10 mã dự phòng" in text


def test_second_factor_waits_for_a_right_code(binh, step):
    step("bat-dau")

    response = step("xac-nhan", code="000000")

    assert response.status_code == 400
    assert second_factors.device_of(binh) is None


def test_code_before_the_beginning_is_refused(step):
    response = step("xac-nhan", code="000000")

    assert response.context["form"].errors == {
        "code": ["Chưa bắt đầu cài đặt; hãy bấm “Bắt đầu cài đặt”."]
    }


def test_second_factor_that_is_on_is_not_begun_again(binh, step, code):
    step("bat-dau")
    step("xac-nhan", code=code())
    device = second_factors.device_of(binh)

    step("bat-dau")

    assert second_factors.device_of(binh) == device


def test_second_factor_is_switched_off_with_the_password(binh, step, code):
    step("bat-dau")
    step("xac-nhan", code=code())

    assert step("tat", password="đoán").status_code == 400
    assert second_factors.device_of(binh) is not None
    assert step("tat", password="doanvu-demo").url == PAGE
    assert second_factors.device_of(binh) is None
    assert Event.objects.get(act="user.second_factor_off").by == "binh"


def test_compulsory_second_factor_stays_on(binh, step, code, settings):
    step("bat-dau")
    step("xac-nhan", code=code())
    settings.SECOND_FACTOR_ROLES = ["secretary"]

    assert step("tat", password="doanvu-demo").url == "/tai-khoan/hai-lop/"
    assert second_factors.device_of(binh) is not None


def test_backup_codes_are_renewed_with_the_password(step, code):
    step("bat-dau")
    old = step("xac-nhan", code=code()).context["codes"]

    assert step("ma-du-phong", password="đoán").status_code == 400
    new = step("ma-du-phong", password="doanvu-demo").context["codes"]

    assert set(old) & set(new) == set()


def test_backup_codes_without_a_second_factor_are_refused(step):
    assert step("ma-du-phong", password="doanvu-demo").status_code == 302


@pytest.mark.parametrize("name", ["bat-dau", "xac-nhan", "ma-du-phong", "tat"])
def test_steps_are_not_taken_by_a_link(client, step, name):
    assert client.get(f"/tai-khoan/hai-lop/{name}/").status_code == 405
