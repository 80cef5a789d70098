from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.choices import Role
from accounts.vietnamese import number
from cadres.choices import MoveKind
from cadres.services import succession_reviews
from reports.views.home import say_change
from tests.factories import MoveFactory
from tests.fixtures_succession import WRITTEN


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
        ("Biểu mẫu", False),
        ("Cán bộ", False),
        ("Đơn vị", False),
    ]


def tell(response):
    return [(task["title"], task["url"]) for task in response.context["tasks"]]


def test_secretary_is_told_what_is_due(told, home, open_account, giang):
    user = open_account("x", "Bế La", Role.SECRETARY, told.bao_lac, giang)
    late = (timezone.localdate() - told.period.due_on).days

    assert tell(home(user))[0] == (
        f"Biểu số liệu 6 tháng đầu năm 2022: quá hạn {number(late)} ngày, 0/1 ô",
        f"/bieu-mau/{told.period.pk}/CB-BAOLAC/",
    )


def test_secretary_is_told_what_came_back(told, home, open_account, giang):
    user = open_account("x", "Bế La", Role.SECRETARY, told.thong_nong, giang)

    title, _ = tell(home(user))[0]

    assert title == "Biểu số liệu 6 tháng đầu năm 2022: bị trả lại, 1/5 ô"


def test_secretary_who_has_sent_is_told_nothing(told, binh, home):
    assert links(home(binh)) == ["/bao-cao/CB-HAQUANG/"]


@pytest.mark.parametrize("who", ["an", "dung"])
def test_province_is_told_what_waits_and_who_is_late(told, home, request, who):
    assert tell(home(request.getfixturevalue(who)))[:2] == [
        ("2 biểu chờ phê duyệt", "/bieu-mau/#cho-duyet"),
        (
            "3 đơn vị quá hạn: 6 tháng đầu năm 2022",
            f"/bieu-mau/theo-doi/{told.period.pk}/",
        ),
    ]


def test_whoever_may_see_no_returns_is_told_of_none(told, binh, home):
    binh.groups.clear()

    assert tell(home(binh)) == [
        ("Báo cáo của Huyện Đoàn Hà Quảng", "/bao-cao/CB-HAQUANG/")
    ]


def test_secretary_is_led_to_the_own_evaluations(campaign, binh, home):
    cards = home(binh).context["tasks"]

    assert [card["url"] for card in cards if "xếp loại" in card["title"]] == [
        f"/danh-gia/{campaign.pk}/CB-HAQUANG/"
    ]


def test_many_evaluations_are_one_card(campaign, open_campaign, binh, home):
    open_campaign(scale="EMULATION")

    cards = home(binh).context["tasks"]

    assert [card["url"] for card in cards if "xếp loại" in card["title"]] == [
        "/danh-gia/"
    ]


def test_whoever_may_see_no_evaluations_is_told_of_none(campaign, binh, home):
    binh.groups.clear()

    titles = [card["title"] for card in home(binh).context["tasks"]]

    assert [title for title in titles if "xếp loại" in title] == []


def successions(response):
    cards = response.context["tasks"]
    return [card["url"] for card in cards if "quy hoạch" in card["title"]]


def test_secretary_is_led_to_the_list_that_is_not_sent(listed, binh, an, dung, home):
    assert successions(home(binh)) == [f"/quy-hoach/ra-soat/{listed.pk}/"]
    assert successions(home(an)) == successions(home(dung)) == []


def test_whoever_decides_is_led_to_the_list_that_waits(sent_list, binh, an, dung, home):
    url = f"/quy-hoach/ra-soat/{sent_list.pk}/"

    assert successions(home(an)) == successions(home(dung)) == [url]
    assert successions(home(binh)) == []


def test_many_lists_of_succession_are_one_card(
    sent_list, drawn_up, begin, propose, lien, truong_ha, binh, dung, home
):
    below = begin(drawn_up(truong_ha))
    propose(below, lien, "SECRETARY")
    succession_reviews.submit(review=below, by=binh, at=WRITTEN)

    assert successions(home(dung)) == ["/quy-hoach/#cho-duyet"]


def test_many_lists_to_send_are_one_card(
    listed, drawn_up, begin, truong_ha, binh, home
):
    begin(drawn_up(truong_ha))

    assert successions(home(binh)) == ["/quy-hoach/"]


def test_whoever_may_see_no_succession_is_told_of_none(listed, binh, home):
    binh.groups.clear()

    assert successions(home(binh)) == []


# Who should be back


@pytest.fixture
def away(pac_bo):
    """Two who should be back, today and long since, and one tomorrow."""
    today = timezone.localdate()
    for days in (-40, 0, 1):
        MoveFactory(
            person__unit=pac_bo,
            kind=MoveKind.SECONDMENT,
            planned_until=today + timedelta(days),
        )


def returns_from_afar(response):
    cards = tell(response)
    return [card for card in cards if "đi thực tế" in card[0]]


def test_staff_are_told_who_should_be_back(away, an, home):
    assert returns_from_afar(home(an)) == [
        (
            "2 cán bộ đi thực tế đến hoặc quá ngày dự kiến về",
            "/can-bo/biet-phai/",
        )
    ]


def test_who_records_no_return_is_not_told_of_it(away, binh, home):
    assert returns_from_afar(home(binh)) == []


def test_staff_elsewhere_are_not_told_of_it(away, open_account, hoa_an, giang, home):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    assert returns_from_afar(home(local)) == []
