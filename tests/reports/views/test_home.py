from datetime import date

import pytest

from reports.views.home import say_change


@pytest.fixture
def home(client):
    def home(user):
        client.force_login(user)
        return client.get("/")

    return home


def links(response):
    return [task["url"] for task in response.context["tasks"]]


def test_staff_is_led_to_the_report_and_the_admin(small, an, home):
    assert links(home(an)) == ["/bao-cao/CB/", "/admin/"]


def test_leadership_is_led_to_the_report(small, dung, home):
    assert links(home(dung)) == ["/bao-cao/CB/"]


def test_secretary_is_led_to_the_own_district(small, binh, home):
    assert links(home(binh)) == ["/bao-cao/CB-HAQUANG/"]


def test_headlines_are_of_the_mandate(small, binh, home):
    headlines = home(binh).context["headlines"]

    assert [(h["label"], h["value"]) for h in headlines] == [
        ("Cơ sở đoàn", 2),
        ("Chi đoàn", 1),
        ("Đoàn viên", 3),
    ]


def test_user_without_a_mandate_is_told_so(small, nobody, home):
    response = home(nobody)

    assert response.context["headlines"] == []
    assert "chưa được giao phụ trách đơn vị nào" in response.content.decode()


def test_signed_out_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/").url == "/dang-nhap/?next=/"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (None, ""),
        (0, "Không đổi so với 31/12/2021"),
        (1200, "Tăng 1.200 so với 31/12/2021"),
        (-3, "Giảm 3 so với 31/12/2021"),
    ],
)
def test_change_is_said_in_words(change, words):
    assert say_change(change, date(2021, 12, 31)) == words


def test_frame_names_the_mandate_and_the_place(small, binh, home):
    context = home(binh).context

    assert context["mandate"].unit.code == "CB-HAQUANG"
    assert [(p["label"], p["current"]) for p in context["places"]] == [
        ("Trang chủ", True),
        ("Báo cáo", False),
        ("Đơn vị", False),
    ]
