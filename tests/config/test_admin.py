import pytest
from django.contrib import admin

from config import admin as office
from config.sections import Link, Section

ALL = [label for section in office.SECTIONS for label in section.models]


@pytest.fixture
def work(rf):
    """{section: its entries} as `user` sees them on the page `path`."""

    def work(user, path="/admin/"):
        request = rf.get(path)
        request.user = user
        sections = admin.site.get_app_list(request)
        return {section["name"]: section["models"] for section in sections}

    return work


@pytest.fixture
def sections(monkeypatch):
    return lambda *sections: monkeypatch.setattr(office, "SECTIONS", sections)


def names(entries):
    return [entry["name"] for entry in entries]


def test_sidebar_is_by_work_not_by_table(giang, work):
    assert list(work(giang)) == [
        "Tổ chức",
        "Đoàn viên",
        "Cán bộ",
        "Bồi dưỡng, đánh giá",
        "Báo cáo",
        "Hệ thống",
    ]


def test_every_model_is_placed_on_purpose():
    registered = {model._meta.label for model in admin.site._registry}

    assert sorted(registered - set(ALL)) == []


def test_every_place_is_taken_once_by_a_model():
    registered = {model._meta.label for model in admin.site._registry}

    assert sorted(set(ALL) - registered) == []
    assert len(ALL) == len(set(ALL))


def test_model_that_nobody_placed_is_under_the_last_section(giang, work, sections):
    sections(
        Section("mot", "Một", "units", models=("unions.Unit",)),
        Section("hai", "Hai", "settings"),
    )

    assert names(work(giang)["Một"]) == ["Đơn vị"]
    assert "Hồ sơ người" in names(work(giang)["Hai"])


def test_section_without_anything_to_open_is_left_out(binh, work, sections):
    sections(Section("mot", "Một", "units"), Section("hai", "Hai", "units"))

    assert "Một" not in work(binh)


def test_link_is_shown_where_it_leads_somewhere_allowed(an, giang, work, sections):
    home = Link("Trang chủ", "home")
    nowhere = Link("Không có", "no-such-page")
    log = Link("Nhật ký", "home", "accounts.view_event")
    sections(Section("mot", "Một", "units", links=(home, nowhere, log)))

    assert names(work(giang)["Một"])[:2] == ["Trang chủ", "Nhật ký"]
    assert "Nhật ký" not in names(work(an)["Một"])


def test_list_that_is_read_is_marked(an, work):
    entries = work(an, "/admin/unions/unit/1/change/")["Tổ chức"]

    assert [entry["name"] for entry in entries if entry["current"]] == ["Đơn vị"]


def test_there_is_no_page_by_table(an, client):
    client.force_login(an)

    assert client.get("/admin/members/").url == "/admin/"


def test_there_is_one_page_for_the_password(an, client):
    client.force_login(an)

    assert client.get("/admin/password_change/").status_code == 404


def test_way_out_is_the_portal_s(an, client):
    client.force_login(an)

    client.post("/admin/logout/", follow=True)

    assert client.get("/admin/").status_code == 302


def test_visitor_signs_in_at_the_door_of_the_portal(client, db):
    response = client.get("/admin/unions/unit/", follow=True)

    assert response.redirect_chain[-1][0] == "/dang-nhap/?next=/admin/unions/unit/"


def test_user_without_the_right_is_told_so(binh, client):
    client.force_login(binh)

    assert client.get("/admin/", follow=True).status_code == 403
