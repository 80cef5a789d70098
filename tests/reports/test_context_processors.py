import pytest

from reports.context_processors import frame


@pytest.fixture
def framed(rf):
    """The frame around `path` as `user` sees it."""

    def framed(user, path="/"):
        request = rf.get(path)
        request.user = user
        return frame(request)

    return framed


def test_staff_has_the_records_at_hand_on_every_page(an, framed):
    assert [section["name"] for section in framed(an)["work"]] == [
        "Tổ chức",
        "Đoàn viên",
        "Cán bộ",
        "Bồi dưỡng, đánh giá",
        "Báo cáo",
        "Hệ thống",
    ]


def test_secretary_has_places_but_no_records(binh, framed):
    context = framed(binh)

    assert context["work"] == []
    assert [place["label"] for place in context["places"]][:2] == [
        "Trang chủ",
        "Báo cáo",
    ]


@pytest.mark.parametrize(
    ("who", "last", "left"),
    [
        ("binh", "Đơn vị", ["Đơn vị"]),
        ("dung", "Đơn vị", ["Đơn vị"]),
        ("an", "Quản trị", ["Cán bộ", "Quản trị"]),
    ],
)
def test_bar_of_a_phone_holds_four_places(db, request, framed, who, last, left):
    """The menu of the records is one of them; the others stand with the account."""
    context = framed(request.getfixturevalue(who), "/bieu-mau/")

    assert [(place["label"], place["current"]) for place in context["places"]] == [
        ("Trang chủ", False),
        ("Báo cáo", False),
        ("Biểu mẫu", True),
        ("Cán bộ", False),
        (last, False),
    ]
    assert [place["label"] for place in context["places_left"]] == left


def test_forms_and_cadres_are_for_whoever_may_see_them(binh, framed):
    binh.groups.clear()

    assert [place["label"] for place in framed(binh)["places"]] == [
        "Trang chủ",
        "Báo cáo",
    ]


def test_account_is_one_step_away(binh, framed):
    assert framed(binh)["account_links"][0]["url"] == "/tai-khoan/"


def test_page_that_is_read_is_marked(binh, framed):
    places = framed(binh, "/bao-cao/CB-HAQUANG/")["places"]

    assert [place["label"] for place in places if place["current"]] == ["Báo cáo"]


def test_error_page_without_a_user_has_no_frame(rf):
    assert frame(rf.get("/")) == {}
