from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Event, Footprint
from members.models import Distinction, Person
from tests.factories import (
    DistinctionFactory,
    EnrolmentFactory,
    PersonFactory,
    QualificationFactory,
    SensitiveFactsFactory,
)

BORN = date(2001, 8, 19)
LIST = "/admin/trung-lap/"


@pytest.fixture
def person(pac_bo):
    def person(full_name="Nông Thị Hoa", **facts):
        facts = {"unit": pac_bo, "born_on": BORN} | facts
        return PersonFactory(full_name=full_name, **facts)

    return person


@pytest.fixture
def clerk(an):
    """An, who keeps the registers."""
    an.user_permissions.add(Permission.objects.get(codename="change_person"))
    return an


@pytest.fixture
def stranger(open_account, giang, hoa_an):
    """A clerk of another district."""
    user = open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)
    user.user_permissions.add(Permission.objects.get(codename="change_person"))
    return user


@pytest.fixture
def reader(open_account, giang, province):
    """In the admin, but may only read."""
    user = open_account("kim", "Lục Thị Kim", Role.AUDITOR, province, giang)
    user.is_staff = True
    user.save()
    return user


@pytest.fixture
def see(client):
    def see(user, url, **data):
        client.force_login(user)
        return client.get(url, data)

    return see


@pytest.fixture
def send(client):
    def send(user, url, **data):
        client.force_login(user)
        return client.post(url, data)

    return send


def of(name, *people, keep=None):
    url = reverse(name, args=[person.pk for person in people])
    return f"{url}?giu={keep.pk}" if keep else url


# The list


def test_list_shows_the_pairs_and_why(clerk, see, person, pac_bo):
    person()
    person("Nông Thị Hòa")

    response = see(clerk, LIST)

    assert response.status_code == 200
    text = response.content.decode()
    assert "1 cặp" in text
    assert "Họ và tên chỉ khác dấu, chữ hoa, cùng ngày sinh, cùng đơn vị" in text
    assert "Rất giống" in text


def test_list_is_filtered_by_unit_and_strength(clerk, see, person, coc_lung, hoa_an):
    person(), person(unit=coc_lung)

    def count(**data):
        return len(see(clerk, LIST, **data).context["rows"])

    assert count() == 1
    assert count(unit="CB-THONGNONG") == 1
    assert count(unit="CB-HOAAN") == 0
    assert count(strength="co-the") == 1
    assert count(strength="rat-giong") == 0


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (
            {"unit": "XX"},
            {"unit": ["Đơn vị này không có trong danh sách được xem; hãy chọn lại."]},
        ),
        (
            {"strength": "gan"},
            {"strength": ["gan không phải là mức độ giống; hãy chọn lại."]},
        ),
    ],
)
def test_list_names_a_wrong_filter(clerk, see, province, data, errors):
    response = see(clerk, LIST, **data)

    assert response.status_code == 400
    assert response.context["form"].errors == errors


def test_unit_of_a_stranger_is_no_choice(stranger, see, ha_quang):
    units = see(stranger, LIST).context["form"].fields["unit"].queryset

    assert [unit.code for unit in units] == ["CB-HOAAN"]


def test_list_is_paged(clerk, see, person, pac_bo):
    for number in range(26):
        for _ in range(2):
            person(f"Lý Văn {number:02d}".replace("0", "O"), phone=f"0912{number:06d}")

    first = see(clerk, LIST, strength="rat-giong")
    second = see(clerk, LIST, strength="rat-giong", trang=2)

    assert len(first.context["rows"]) == 25
    assert "?strength=rat-giong&amp;trang=2" in first.content.decode()
    assert len(second.context["rows"]) == first.context["page"].paginator.count - 25


@pytest.mark.parametrize("path", ["list", "pair"])
def test_reader_is_refused(reader, binh, dung, nobody, see, person, path):
    url = LIST if path == "list" else of("duplicate", person(), person())
    # Staff without a mandate keep nothing either, but the list is theirs to open.
    expected = {reader: 403, binh: 403, dung: 403}

    assert {user: see(user, url).status_code for user in expected} == expected


def test_stranger_sees_no_pair_and_finds_none(stranger, see, send, person):
    pair = person(), person()

    assert see(stranger, LIST).context["rows"] == []
    assert see(stranger, of("duplicate", *pair)).status_code == 404
    for name in ("duplicate", "duplicate-told-apart", "duplicate-withdrawn"):
        assert send(stranger, of(name, *pair)).status_code == 404
    assert Person.objects.count() == 2


def test_pair_across_the_border_is_not_found(stranger, see, person, lam_son):
    assert see(
        stranger, of("duplicate", person(), person(unit=lam_son))
    ).status_code == (404)


def test_record_is_no_pair_with_itself(clerk, see, person):
    one = person()

    assert see(clerk, of("duplicate", one, one)).status_code == 404


def test_signed_out_visitor_is_asked_to_sign_in(client, person):
    for url in (LIST, of("duplicate", person(), person())):
        assert client.get(url).url.startswith("/dang-nhap/?next=")


def test_other_methods_are_refused(clerk, see, send, client, person):
    pair = person(), person()

    assert send(clerk, LIST).status_code == 405
    assert client.put(of("duplicate", *pair)).status_code == 405
    for name in ("duplicate-told-apart", "duplicate-withdrawn"):
        assert see(clerk, of(name, *pair)).status_code == 405


# The pair


def test_pair_stands_side_by_side(clerk, see, person, clinic):
    keep = person(phone="0912000001")
    drop = person("Nông Thị Hòa", unit=clinic, born_on=None)
    EnrolmentFactory(person=drop)
    QualificationFactory(person=drop)

    response = see(clerk, of("duplicate", keep, drop))

    context = response.context
    assert response.status_code == 200
    assert list(context["form"].fields) == ["name"]
    assert context["comparison"].sentences == [
        f"2 dòng sẽ chuyển sang hồ sơ {keep.code} (1 thời gian sinh hoạt, 1 trình độ).",
        f"Hồ sơ {drop.code} (Nông Thị Hòa) không còn trong sổ; mọi dữ liệu của hồ sơ "
        "này được giữ để hoàn tác.",
    ]
    lines = {line.fact.label: line.words for line, _ in context["lines"]}
    assert lines == {
        "Họ và tên": ["Nông Thị Hoa", "Nông Thị Hòa"],
        "Giới tính": ["Nữ", "Nữ"],
        "Ngày sinh": ["19/08/2001", "–"],
        "Điện thoại": ["0912000001", "–"],
        "Số định danh": ["–", "–"],
        "Đơn vị quản lý hồ sơ": [str(keep.unit), str(drop.unit)],
    }
    assert f"Gộp {drop.code} vào {keep.code}" in response.content.decode()


def test_older_record_is_kept_unless_the_other_is_named(clerk, see, person):
    older, younger = person(), person()

    def sides(url):
        return see(clerk, url).context["sides"]

    assert sides(of("duplicate", younger, older)) == (older, younger)
    assert sides(of("duplicate", older, younger, keep=younger)) == (younger, older)


def test_overlap_is_told_before_anything_is_pressed(clerk, see, person, coc_lung):
    keep, drop = person(), person()
    EnrolmentFactory(person=keep)
    EnrolmentFactory(person=drop, unit=coc_lung)

    text = see(clerk, of("duplicate", keep, drop)).content.decode()

    assert "Chưa gộp được, vì:" in text
    assert f"Gộp {drop.code} vào {keep.code}" not in text


def test_merging_says_what_happened_and_the_way_back(clerk, send, client, person):
    keep, drop = person(), person("Nông Thị Hòa")

    response = send(clerk, of("duplicate", keep, drop), name="drop")

    footprint = Footprint.objects.get()
    assert (response.status_code, response.url) == (302, LIST)
    assert [p.full_name for p in Person.objects.all()] == ["Nông Thị Hòa"]
    page = client.get(LIST).content.decode()
    assert f"Đã gộp Nông Thị Hòa ({drop.code}) vào Nông Thị Hoa ({keep.code})." in page
    assert f'href="/admin/hoan-tac/{footprint.pk}/"' in page


def test_merging_and_undoing_leaves_both_records(clerk, send, person):
    pair = person(), person("Nông Thị Hòa")
    send(clerk, of("duplicate", *pair), name="drop")

    send(clerk, reverse("footprint", args=[Footprint.objects.get().pk]))

    assert [p.full_name for p in Person.objects.order_by("pk")] == [
        "Nông Thị Hoa",
        "Nông Thị Hòa",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Hãy chọn một trong hai hồ sơ."),
        (
            "both",
            "both không phải là lựa chọn được; hãy chọn một trong hai hồ sơ.",
        ),
    ],
)
def test_wrong_choice_is_named(clerk, send, person, name, message):
    response = send(clerk, of("duplicate", person(), person("Nông Thị Hòa")), name=name)

    assert response.status_code == 400
    assert response.context["form"].errors == {"name": [message]}
    assert Person.objects.count() == 2


def test_refusal_of_the_service_is_shown(clerk, send, person, coc_lung):
    keep, drop = person(), person()
    EnrolmentFactory(person=keep)
    EnrolmentFactory(person=drop, unit=coc_lung)

    response = send(clerk, of("duplicate", keep, drop))

    assert response.status_code == 400
    assert "trùng thời gian với" in response.context["form"].non_field_errors()[0]
    assert Person.objects.count() == 2


def test_record_that_was_wrong_before_is_named(clerk, send, person):
    keep, drop = person(), person()
    Person.objects.filter(pk=keep.pk).update(identity_number="123")

    response = send(clerk, of("duplicate", keep, drop))

    assert response.status_code == 400
    assert response.context["form"].non_field_errors() == [
        "123 không phải là số định danh; hãy nhập 12 chữ số (hoặc 9 chữ số của chứng "
        "minh nhân dân cũ)."
    ]
    assert Person.objects.count() == 2


# Sensitive facts


def test_sensitive_facts_are_not_shown_nor_read(clerk, see, person):
    pair = person(), person()
    for each in pair:
        SensitiveFactsFactory(person=each)

    response = see(clerk, of("duplicate", *pair))

    assert "Dân tộc" not in response.content.decode()
    assert Event.objects.filter(act="sensitive.read").count() == 0


def test_reading_sensitive_facts_is_recorded(clerk, see, person):
    clerk.user_permissions.add(Permission.objects.get(codename="view_sensitive"))
    pair = person(), person()
    SensitiveFactsFactory(person=pair[0], ethnicity="01")
    SensitiveFactsFactory(person=pair[1], ethnicity="02")

    response = see(clerk, of("duplicate", *pair))

    assert list(response.context["form"].fields) == ["ethnicity"]
    read = Event.objects.filter(act="sensitive.read").order_by("pk")
    assert [(e.by, e.subject_id) for e in read] == [
        ("an", str(person.pk)) for person in pair
    ]


# Not the same


def test_not_the_same_is_remembered_and_can_be_undone(clerk, send, see, person):
    pair = person(), person()

    response = send(clerk, of("duplicate-told-apart", *reversed(pair)))

    told = Distinction.objects.get()
    assert response.url == LIST
    assert (told.first, told.second, told.decided_by) == (*pair, clerk)
    assert see(clerk, LIST).context["rows"] == []
    text = see(clerk, of("duplicate", *pair)).content.decode()
    assert "Nông Thúy An đã xác nhận ngày" in text
    assert "Gộp DV" not in text
    send(clerk, reverse("footprint", args=[Footprint.objects.get().pk]))
    assert Distinction.objects.count() == 0


def test_not_the_same_is_said_once(clerk, send, client, person):
    pair = person(), person()
    for _ in range(2):
        response = send(clerk, of("duplicate-told-apart", *pair))

    assert response.url == of("duplicate", *pair)
    assert "Hai hồ sơ này đã được xác nhận là khác nhau." in (
        client.get(response.url).content.decode()
    )


def test_not_the_same_is_withdrawn(clerk, send, person, giang):
    pair = person(), person()
    DistinctionFactory(first=pair[0], second=pair[1], decided_by=giang)

    send(clerk, of("duplicate-withdrawn", *pair))

    assert Distinction.objects.count() == 0
    acts = Event.objects.filter(act__startswith="person.").values_list("act", flat=True)
    assert list(acts) == ["person.undistinguish"]


def test_withdrawing_what_nobody_said_is_refused(clerk, send, client, person):
    pair = person(), person()

    response = send(clerk, of("duplicate-withdrawn", *pair))

    assert "Hai hồ sơ này chưa được xác nhận là hai người khác nhau." in (
        client.get(response.url).content.decode()
    )


# Queries


def count_queries(act):
    with CaptureQueriesContext(connection) as queries:
        assert act().status_code == 200
    return len(queries)


def test_list_takes_the_same_queries_for_one_pair_and_three(clerk, see, person):
    person(), person()
    see(clerk, LIST)
    one = count_queries(lambda: see(clerk, LIST))
    person()

    assert count_queries(lambda: see(clerk, LIST)) == one


def test_pair_takes_the_same_queries_for_one_row_and_three(clerk, see, person):
    keep, drop = person(), person()
    url = of("duplicate", keep, drop)

    def add(year):
        days = {"since": date(year, 1, 1), "until": date(year, 6, 1), "exit": "MOVED"}
        for each in (keep, drop):
            EnrolmentFactory(person=each, **days)

    add(2018)
    see(clerk, url)
    one = count_queries(lambda: see(clerk, url))
    add(2019)
    add(2020)

    assert count_queries(lambda: see(clerk, url)) == one
