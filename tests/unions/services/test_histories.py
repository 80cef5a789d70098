from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from unions.choices import Area, Bloc, Form
from unions.models import Placement, Succession, Unit
from unions.services import histories, units
from unions.services.histories import History, Spell

OPENED = date(2018, 1, 1)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}

PROVINCE = History("CB", (Spell(OPENED, "Tỉnh Đoàn Cao Bằng", Form.PROVINCIAL),))


def district(code, name="Huyện Đoàn", since=OPENED, closed_on=None):
    return History(code, (Spell(since, name, Form.LOCAL, "CB"),), closed_on)


def branch(code, *parents, closed_on=None, form=Form.BRANCH):
    """A branch under one parent after another: (day, code)."""
    spells = [Spell(day, "Chi đoàn", form, parent, RURAL) for day, parent in parents]
    return History(code, tuple(spells), closed_on)


def rows():
    """Everything that is recorded, by code instead of by id."""
    facts = ["name", "official_code", "form", "bloc", "area", "special_area"]
    links = [
        f"{link}__code" for link in ("parent", "province", "district", "grassroots")
    ]
    snapshot = ["label", "search_name", "sort_key", "closed_on", "founded_on", "level"]
    snapshot += ["name", "form", "bloc"]
    placements = Placement.objects.order_by("unit__code", "since")
    everybody = Unit.objects.order_by("code")
    return (
        list(placements.values_list("unit__code", "since", "until", *facts, *links)),
        list(everybody.values_list("code", *snapshot, *links)),
    )


def test_histories_are_the_same_as_single_acts(giang):
    """A province where everything happens, recorded at once and act by act."""
    first, second = date(2019, 3, 1), date(2020, 4, 1)
    third, fourth = date(2021, 5, 1), date(2022, 6, 1)
    commune = {"form": Form.UNION, "facts": RURAL}
    pupils = {"bloc": Bloc.SCHOOL}
    told = [
        branch("B1", (OPENED, "C1")),
        branch("B2", (OPENED, "C1"), closed_on=first),
        branch("B3", (OPENED, "D2"), (second, "C1")),
        PROVINCE,
        History("D1", (Spell(OPENED, "Thông Nông", Form.LOCAL, "CB"),), fourth),
        History(
            "D2",
            (
                Spell(OPENED, "Hà Quảng", Form.LOCAL, "CB"),
                Spell(third, "Hà Quảng mới", Form.LOCAL, "CB"),
            ),
        ),
        History(
            "C1",
            (
                Spell(OPENED, "Đa Thông", parent="D1", **commune),
                Spell(first, "Đa Thông mới", parent="D1", **commune),
                Spell(third, "Đa Thông mới", parent="D2", **commune),
            ),
        ),
        History("C2", (Spell(second, "Trường học", Form.UNION, "CB", pupils),)),
    ]

    with transaction.atomic():
        histories.record(told, by=giang)
        at_once = rows()
        transaction.set_rollback(True)

    found = {"on": OPENED, "by": giang}
    province = units.found(
        code="CB", form=Form.PROVINCIAL, name="Tỉnh Đoàn Cao Bằng", **found
    )
    d1, d2 = (
        units.found(code=code, form=Form.LOCAL, name=name, parent=province, **found)
        for code, name in [("D1", "Thông Nông"), ("D2", "Hà Quảng")]
    )
    c1 = units.found(
        code="C1", form=Form.UNION, name="Đa Thông", parent=d1, **RURAL, **found
    )
    _, b2, b3 = (
        units.found(
            code=code, form=Form.BRANCH, name="Chi đoàn", parent=above, **RURAL, **found
        )
        for code, above in [("B1", c1), ("B2", c1), ("B3", d2)]
    )
    units.dissolve(unit=b2, on=first, by=giang)
    units.rename(unit=c1, name="Đa Thông mới", on=first, by=giang)
    units.found(
        code="C2",
        form=Form.UNION,
        name="Trường học",
        parent=province,
        on=second,
        by=giang,
        **pupils,
    )
    units.move(unit=b3, parent=c1, on=second, by=giang)
    units.rename(unit=d2, name="Hà Quảng mới", on=third, by=giang)
    units.move(unit=c1, parent=d2, on=third, by=giang)
    units.dissolve(unit=d1, on=fourth, by=giang)
    assert rows() == at_once


def test_history_splits_where_the_path_changes(giang):
    moved = (Spell(OPENED, "C", Form.UNION, "D1", RURAL),)
    moved += (Spell(DAY, "C", Form.UNION, "D2", RURAL),)
    told = [PROVINCE, district("D1"), district("D2"), History("C", moved)]

    units = histories.record([*told, branch("B", (OPENED, "C"))], by=giang)

    placements = units["B"].placements.order_by("since")
    assert [(p.district.code, p.since, p.until) for p in placements] == [
        ("D1", OPENED, DAY),
        ("D2", DAY, None),
    ]
    assert (units["B"].label, units["B"].district) == (
        "Chi đoàn, C, Huyện Đoàn",
        units["D2"],
    )


def test_history_does_not_split_where_a_name_changes(giang):
    spells = (Spell(OPENED, "Hà Quảng", Form.LOCAL, "CB"),)
    spells += (Spell(DAY, "Hà Quảng mới", Form.LOCAL, "CB"),)

    units = histories.record(
        [PROVINCE, History("D", spells), branch("B", (OPENED, "D"))], by=giang
    )

    assert units["B"].placements.count() == 1
    assert units["B"].label == "Chi đoàn, Hà Quảng mới"


def test_histories_recorded_are_logged_once(giang):
    histories.record([PROVINCE, district("D")], by=giang)

    event = Event.objects.get(act="register.open")
    assert (event.subject, event.detail) == ("Đơn vị", {"units": 2})


def test_histories_take_no_more_statements_for_more_units(
    giang, django_assert_num_queries
):
    many = [PROVINCE, *(district(f"D{n}") for n in range(30))]

    # On PostgreSQL the turn is taken first, and snapshots come by way of a copy.
    with django_assert_num_queries(17 if connection.vendor == "postgresql" else 10):
        histories.record(many, by=giang)


COVER = "B: đơn vị cấp trên không hoạt động suốt giai đoạn từ ngày 01/01/2018."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            [district("D"), branch("B", (DAY, "D"), (OPENED, "D"))],
            "B: các giai đoạn chưa theo thứ tự.",
        ),
        (
            [district("D"), branch("B", (DAY, "D"), closed_on=DAY)],
            "B: các giai đoạn chưa theo thứ tự.",
        ),
        ([district("D", since=DAY), branch("B", (OPENED, "D"))], COVER),
        ([district("D", closed_on=DAY), branch("B", (OPENED, "D"))], COVER),
        (
            [
                district("D", closed_on=DAY),
                branch("B", (OPENED, "D"), closed_on=LATER),
            ],
            COVER,
        ),
        (
            [branch("B", (OPENED, "D"))],
            "B: mã D không phải của một đơn vị cấp cao hơn.",
        ),
        (
            [branch("A", (OPENED, "CB")), branch("B", (OPENED, "A"))],
            "B: mã A không phải của một đơn vị cấp cao hơn.",
        ),
        (
            [
                branch("C", (OPENED, "CB"), form=Form.BRANCH_UNION),
                branch("B", (OPENED, "C")),
            ],
            "B: đơn vị cấp trên là chi đoàn cơ sở, không có đơn vị trực thuộc.",
        ),
        (
            [
                History(
                    "B",
                    (
                        Spell(OPENED, "B", Form.BRANCH, "CB", RURAL),
                        Spell(DAY, "B", Form.UNION, "CB", RURAL),
                    ),
                )
            ],
            "B: các giai đoạn phải cùng một cấp.",
        ),
        (
            [branch("B", (OPENED, "CB")), branch("B", (DAY, "CB"))],
            "Mã đơn vị B đã được dùng; mỗi mã chỉ dùng một lần.",
        ),
        (
            [branch("OLD", (OPENED, "CB"))],
            "Mã đơn vị OLD đã được dùng; mỗi mã chỉ dùng một lần.",
        ),
    ],
    ids=[
        "spells out of order",
        "ended on its first day",
        "parent founded later",
        "parent ended, unit open",
        "parent ended before the unit",
        "parent unknown",
        "parent of the same level",
        "parent a branch union",
        "spell of another level",
        "code twice",
        "code used before",
    ],
)
def test_history_told_badly_is_refused(giang, found, refused, told, expected):
    found("OLD", Form.PROVINCIAL, "Tỉnh Đoàn Cũ")

    with refused({"__all__": [expected]}):
        histories.record([PROVINCE, *told], by=giang)

    assert list(Unit.objects.values_list("code", flat=True)) == ["OLD"]


def test_history_inside_the_life_of_its_parent_is_allowed(giang):
    told = [
        PROVINCE,
        district("D", since=OPENED, closed_on=LATER),
        branch("B", (OPENED, "D"), closed_on=LATER),
    ]

    units = histories.record(told, by=giang)

    assert units["B"].placements.get().until == LATER


def test_history_that_breaks_a_rule_of_the_database_leaves_nothing(giang):
    spell = Spell(OPENED, "Chi đoàn", Form.BRANCH, "CB", {"bloc": ""})

    with pytest.raises(IntegrityError), transaction.atomic():
        histories.record([PROVINCE, History("B", (spell,))], by=giang)

    assert Unit.objects.count() == 0
    assert Event.objects.filter(act="register.open").count() == 0


# Who takes over


def ending(code, *into, closed_on=DAY, form=Form.LOCAL):
    """A district that ends on DAY and passes to the units of these codes."""
    return History(code, (Spell(OPENED, code, form, "CB"),), closed_on, into)


def test_heirs_are_kept_also_of_a_unit_that_was_split(giang):
    told = [PROVINCE, ending("D1", "D2", "D3"), district("D2"), district("D3")]

    histories.record(told, by=giang)

    rows = Succession.objects.order_by("into__code")
    assert list(rows.values_list("unit__code", "into__code", "on")) == [
        ("D1", "D2", DAY),
        ("D1", "D3", DAY),
    ]


@pytest.mark.parametrize(
    "told",
    [
        [ending("D1", "D9")],
        [ending("D1", "D1")],
        [ending("D1", "D2"), district("D2", closed_on=DAY)],
        [ending("D1", "D2"), district("D2", since=LATER)],
        [ending("D1", "D2", closed_on=None), district("D2")],
    ],
    ids=["unknown", "itself", "gone", "not yet there", "nothing to take over"],
)
def test_heir_that_cannot_take_over_is_refused(giang, refused, told):
    expected = (
        "D1: đơn vị tiếp nhận phải là một đơn vị khác, đang hoạt động vào ngày kết "
        "thúc."
    )

    with refused({"__all__": [expected]}):
        histories.record([PROVINCE, *told], by=giang)

    assert (Unit.objects.count(), Succession.objects.count()) == (0, 0)


# Below units that are recorded already


@pytest.fixture
def recorded(giang):
    """A province of two districts, the first gone on DAY, and a union that the second
    takes over then."""
    moved = (Spell(OPENED, "C", Form.UNION, "D1", RURAL),)
    moved += (Spell(DAY, "C", Form.UNION, "D2", RURAL),)
    told = [PROVINCE, district("D1", "Thông Nông", closed_on=DAY)]
    told += [district("D2", "Hà Quảng"), History("C", moved)]
    return histories.record(told, by=giang)


def test_histories_in_two_calls_are_the_same_as_in_one(giang, recorded):
    late = [branch("B1", (OPENED, "C")), branch("B2", (LATER, "C"), closed_on=None)]
    late += [ending("D3", "D2"), branch("B3", (OPENED, "D3"), closed_on=DAY)]

    new = histories.record(late, by=giang)

    in_two = rows()
    assert list(new) == ["D3", "B1", "B2", "B3"]
    Succession.objects.all().delete()
    Placement.objects.all().delete()
    Unit.objects.all()._raw_delete("default")
    moved = (Spell(OPENED, "C", Form.UNION, "D1", RURAL),)
    moved += (Spell(DAY, "C", Form.UNION, "D2", RURAL),)
    told = [PROVINCE, district("D1", "Thông Nông", closed_on=DAY)]
    told += [district("D2", "Hà Quảng"), History("C", moved), *late]
    histories.record(told, by=giang)
    assert rows() == in_two


def test_history_below_a_recorded_unit_splits_where_its_path_changed(giang, recorded):
    units = histories.record([branch("B", (OPENED, "C"))], by=giang)

    placements = units["B"].placements.order_by("since")
    assert [(p.district.code, p.since, p.until) for p in placements] == [
        ("D1", OPENED, DAY),
        ("D2", DAY, None),
    ]
    assert units["B"].label == "Chi đoàn, C, Hà Quảng"


def test_recorded_heir_is_kept(giang, recorded):
    histories.record([ending("D3", "D2")], by=giang)

    row = Succession.objects.get()
    assert (row.unit.code, row.into.code, row.on) == ("D3", "D2", DAY)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([branch("B", (OPENED, "D1"))], COVER),
        (
            [branch("B", (OPENED, "X"))],
            "B: mã X không phải của một đơn vị cấp cao hơn.",
        ),
        ([district("D", since=OPENED), branch("B", (DAY, "C"), (OPENED, "C"))], None),
        ([ending("D3", "D1", closed_on=LATER)], None),
    ],
    ids=["parent gone", "unknown", "out of order", "heir gone"],
)
def test_recorded_parent_or_heir_that_does_not_stand_is_refused(
    giang, recorded, told, expected
):
    before = rows()

    with pytest.raises(ValidationError) as caught:
        histories.record(told, by=giang)

    assert expected in (None, *caught.value.messages)
    assert rows() == before


def test_histories_below_recorded_units_take_no_more_statements_for_more(
    giang, recorded
):
    counts = []
    for size in (1, 3, 30):
        told = [branch(f"B{size}-{n}", (OPENED, "C")) for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            histories.record(told, by=giang)
        counts.append(len(queries))

    assert counts == [counts[0]] * 3
