"""Who went, who is away, who was elected: on which days, and how long."""

from datetime import date

import pytest

from cadres.choices import MoveKind, Sphere, Tier
from cadres.lists import Asked, find
from tests.factories import ElectedOfficeFactory, MoveFactory, PersonFactory
from unions.models import Rule

DAY = date(2022, 6, 30)
FIRST, EVE = date(2020, 7, 1), date(2020, 6, 30)
AWAY = {"kind": MoveKind.SECONDMENT, "planned_until": date(2022, 12, 30)}


@pytest.fixture
def ask(an):
    """The rows of a list for An, or somebody else, and what is counted of them."""

    def ask(slug, user=None, day=DAY, unit=None, **facts):
        usual = {"tu": None, "hinh-thuc": "", "danh-hieu": ""}
        asked = Asked(user=user or an, day=day, unit=unit, facts=usual | facts)
        listing = find(slug)
        return listing.found(asked), asked, listing

    return ask


@pytest.fixture
def people(ask):
    """The names in a list."""

    def people(slug, **asked):
        rows, _, _ = ask(slug, **asked)
        return [row.person.full_name for row in rows]

    return people


@pytest.fixture
def went(pac_bo):
    def went(name, unit=pac_bo, **facts):
        return MoveFactory(person__full_name=name, person__unit=unit, **facts)

    return went


@pytest.mark.parametrize(
    ("since", "names"),
    [(None, ["Tư", "Ba", "Hai"]), (FIRST, ["Tư", "Ba"]), (EVE, ["Tư", "Ba", "Hai"])],
)
def test_moves_are_those_of_the_span_both_ends_included(went, people, since, names):
    went("Hai", on=EVE)
    went("Ba", on=FIRST)
    went("Tư", on=DAY)
    went("Năm", on=date(2022, 7, 1))

    assert people("luan-chuyen", tu=since) == names


def test_moves_of_one_kind(went, people):
    went("Hai")
    went("Ba", **AWAY)

    assert people("luan-chuyen", **{"hinh-thuc": "SECONDMENT"}) == ["Ba"]


def test_moves_are_counted_with_their_people(went, ask, hoa_an):
    hai = went("Hai", is_over_age=True)
    MoveFactory(person=hai.person, on=FIRST)
    went("Ba", sphere=Sphere.UNION, into=hoa_an, place="")

    rows, asked, listing = ask("luan-chuyen")

    assert listing.summary(rows, asked) == [
        ("Số người", 2),
        ("Ra ngoài tổ chức Đoàn", 2),
        ("Bố trí khi hết tuổi", 1),
    ]


@pytest.mark.parametrize(
    ("user", "names"),
    [("an", ["Ba", "Hai"]), ("binh", ["Hai"]), ("chi", ["Ba"]), ("nobody", [])],
)
def test_moves_are_those_of_the_mandate(went, people, lam_son, request, user, names):
    went("Hai")
    went("Ba", unit=lam_son, on=date(2020, 9, 2))

    found = people("luan-chuyen", user=request.getfixturevalue(user))

    assert found == names


# Away


@pytest.mark.parametrize(
    ("facts", "is_away"),
    [
        ({"on": DAY}, True),
        ({"on": date(2022, 7, 1)}, False),
        ({"returned_on": date(2022, 7, 1)}, True),
        ({"returned_on": DAY}, False),
    ],
    ids=["leaves today", "leaves tomorrow", "back tomorrow", "back today"],
)
def test_who_is_away_on_a_day(went, people, facts, is_away):
    went("Hai", **AWAY | facts)
    went("Ba")

    assert people("biet-phai") == (["Hai"] if is_away else [])


@pytest.mark.parametrize(
    ("on", "until", "remarks"),
    [
        (date(2022, 1, 1), date(2022, 7, 31), ""),
        (date(2022, 1, 1), date(2022, 7, 30), "Còn 30 ngày đến ngày dự kiến về"),
        (date(2022, 1, 1), date(2022, 7, 1), "Còn 1 ngày đến ngày dự kiến về"),
        (date(2022, 1, 1), date(2022, 6, 30), "Đến ngày dự kiến về, Ngắn hơn quy định"),
        (
            date(2021, 12, 1),
            date(2022, 6, 29),
            "Quá ngày dự kiến về 1 ngày",
        ),
        (date(2022, 6, 1), date(2022, 11, 30), "Ngắn hơn quy định"),
        (date(2022, 6, 1), date(2022, 12, 1), ""),
        (date(2022, 6, 1), date(2023, 6, 1), ""),
        (date(2022, 6, 1), date(2023, 6, 2), "Dài hơn quy định"),
        (date(2017, 12, 31), date(2023, 6, 2), ""),
    ],
)
def test_length_is_held_against_the_rule_of_the_first_day(
    went, ask, on, until, remarks
):
    went("Hai", kind=MoveKind.SECONDMENT, on=on, planned_until=until)

    rows, asked, listing = ask("biet-phai")
    rows = list(rows)
    listing.prepare(rows, asked)

    assert [row.remarks for row in rows] == [remarks]


@pytest.mark.parametrize(("user", "is_led"), [("an", True), ("binh", False)])
def test_who_records_the_return_is_led_there(went, request, client, user, is_led):
    move = went("Hai", **AWAY)
    client.force_login(request.getfixturevalue(user))

    page = client.get("/can-bo/biet-phai/", {"ngay": "30/06/2022"})

    [row] = page.context["rows"]
    led = f"/admin/cadres/move/{move.pk}/change/" if is_led else ""
    assert {cell.column.label: cell.url for cell in row}["Nơi đến"] == led


def test_length_is_held_against_nothing_without_a_rule(went, ask):
    Rule.objects.all().delete()
    went("Hai", **AWAY | {"on": FIRST})

    rows, asked, listing = ask("biet-phai")
    [row] = rows
    listing.prepare([row], asked)

    assert row.remarks == ""
    assert listing.summary(rows, asked) == [
        ("Đến hoặc quá ngày dự kiến về", 0),
        ("Đến ngày về trong 30 ngày tới", 0),
    ]


def test_late_ones_stand_out(went, ask, client, an):
    went("Hai", **AWAY | {"planned_until": DAY})
    went("Ba", **AWAY | {"planned_until": date(2022, 7, 1)})
    rows, asked, listing = ask("biet-phai")

    client.force_login(an)
    page = client.get(listing.url, {"ngay": "30/06/2022"})

    column = [column.label for column in listing.columns].index("Dự kiến về")
    cells = [row[column] for row in page.context["rows"]]
    assert [(cell.text, cell.is_wrong) for cell in cells] == [
        ("30/06/2022", True),
        ("01/07/2022", False),
    ]
    assert page.content.decode().count('<b class="error">') == 1
    assert listing.summary(rows, asked) == [
        ("Đến hoặc quá ngày dự kiến về", 1),
        ("Đến ngày về trong 30 ngày tới", 1),
    ]


def test_one_rule_is_read_for_all_who_are_away(went, ask, django_assert_num_queries):
    for name in ("Hai", "Ba", "Tư"):
        went(name, **AWAY)
    rows, asked, listing = ask("biet-phai")
    rows = list(rows)
    # The rights of a user are read once.
    asked.user.has_perm("cadres.change_move")

    with django_assert_num_queries(1):
        listing.prepare(rows, asked)


# Elected


@pytest.mark.parametrize(
    ("facts", "sits"),
    [
        ({"since": DAY}, True),
        ({"since": date(2022, 7, 1)}, False),
        ({"until": date(2022, 7, 1)}, True),
        ({"until": DAY}, False),
    ],
)
def test_who_sits_on_a_day(pac_bo, people, facts, sits):
    hai = PersonFactory(full_name="Hai", unit=pac_bo)
    ElectedOfficeFactory(person=hai, **facts)

    assert people("trung-cu") == (["Hai"] if sits else [])


def test_seats_are_counted_by_body(pac_bo, ask):
    ElectedOfficeFactory(person__unit=pac_bo)
    ElectedOfficeFactory(person__unit=pac_bo, tier=Tier.DISTRICT)
    ElectedOfficeFactory(person__unit=pac_bo, body="PARTY_COMMITTEE")
    rows, asked, listing = ask("trung-cu")

    assert listing.summary(rows, asked) == [
        ("Ban Chấp hành Đảng bộ", 1),
        ("Hội đồng nhân dân", 2),
    ]
