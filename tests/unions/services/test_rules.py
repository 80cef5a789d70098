from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.models import Event
from accounts.services import footprints
from tests.factories import RuleFactory
from unions.choices import Ground, Level, RuleKind
from unions.models import Rule
from unions.services import rules
from unions.standards import standards_on

ON = date(2024, 1, 1)
AT = datetime(2023, 12, 1, 8, tzinfo=UTC)
AGE = {"kind": RuleKind.POST_AGE, "level": Level.DISTRICT, "post": "SECRETARY"}
SPECIAL = AGE | {"ground": Ground.SPECIAL}
HEAD = {"kind": RuleKind.POST_AGE, "level": Level.DISTRICT, "post": "HEAD"}


@pytest.fixture
def fix(giang):
    def fix(value, on=ON, **asked):
        told = {"source": " Quy chế  mới ", "by": giang, "at": AT}
        rule, _ = rules.fix(value=Decimal(value), on=on, **told, **asked)
        return rule

    return fix


def values(**asked):
    rows = Rule.objects.filter(**asked).order_by("since")
    return list(rows.values_list("value", "since", "until"))


def test_new_value_ends_the_one_before(db, fix):
    rule = fix(38, **SPECIAL)

    assert values(**SPECIAL) == [(37, date(2010, 2, 8), ON), (38, ON, None)]
    assert rule.source == "Quy chế mới"
    assert Event.objects.get(act="rule.fix").detail["value"] == "38"


def test_first_value_of_a_kind(fix):
    fix(45, **HEAD)

    assert values(**HEAD) == [(45, ON, None)]
    found = standards_on(ON).find(RuleKind.POST_AGE, level="DISTRICT", post="HEAD")
    assert found.value == 45


def test_value_of_the_same_day_is_refused(fix, refused):
    fix(45, **HEAD)

    with refused(
        {
            "on": [
                "Tuổi cao nhất khi giữ chức danh, Cấp huyện và tương đương có mức từ "
                "ngày 01/01/2024; hãy chọn ngày muộn hơn."
            ]
        }
    ):
        fix(46, **HEAD)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (RuleKind.DEGREE, "6", "từ 0 đến 5, không có phần lẻ."),
        (RuleKind.THEORY, "4", "từ 0 đến 3, không có phần lẻ."),
        (RuleKind.RANK_CAP, "100.5", "từ 0 đến 100."),
        (RuleKind.POST_AGE, "35.5", "từ 0 đến 1.000, không có phần lẻ."),
        (RuleKind.POST_AGE, "-1", "từ 0 đến 1.000, không có phần lẻ."),
    ],
)
def test_value_outside_its_scale_is_refused(db, fix, refused, kind, value, words):
    told = value.replace(".", ",").replace("-", "−")
    label = kind.label
    with refused(
        {"value": [f"Mức {told} không dùng được cho {label}; hãy nhập số {words}"]}
    ):
        fix(value, kind=kind, post="HEAD")


@pytest.mark.parametrize(
    ("kind", "taken", "refusing"),
    [
        (RuleKind.THEORY, ("level", "post", "ground"), ()),
        (RuleKind.PROVISIONAL_MONTHS, ("level", "post", "ground"), ()),
        (RuleKind.POST_CANDIDATES_MAX, ("level", "post"), ("ground",)),
        (RuleKind.PERSON_POSTS_MIN, ("level",), ("post", "ground")),
        (RuleKind.BRANCH_MEMBERS, ("level",), ("post", "ground")),
        (RuleKind.RANK_CAP, ("level",), ("post", "ground")),
        (RuleKind.SECONDMENT_MONTHS_MIN, (), ("level", "post", "ground")),
    ],
)
def test_rule_that_would_hold_nobody_is_refused(
    db, fix, refused, kind, taken, refusing
):
    place = {"level": Level.BRANCH, "post": "HEAD", "ground": Ground.SPECIAL}
    words = {"level": "cấp", "post": "chức danh", "ground": "địa bàn"}
    for name in refusing:
        told = (
            f"{kind.label} không quy định riêng theo {words[name]}; hãy để trống "
            f"{words[name]}."
        )
        with refused({name: [told]}):
            fix(2, kind=kind, **{name: place[name]})

    rule = fix(2, kind=kind, **{name: place[name] for name in taken})
    assert {name: getattr(rule, name) for name in taken} == {n: place[n] for n in taken}


def test_rule_ended_asks_nothing_more(fix, giang, refused):
    rule = fix(45, **HEAD)
    day = date(2025, 1, 1)

    footprint = rules.end(rule=rule, on=day, by=giang, at=AT)

    assert values(**HEAD) == [(45, ON, day)]
    with refused({"__all__": [f"{rule} đã hết hiệu lực từ ngày 01/01/2025."]}):
        rules.end(rule=rule, on=day, by=giang, at=AT)
    footprints.undo(footprint=footprint, by=giang, at=AT)
    assert values(**HEAD) == [(45, ON, None)]


def test_rule_is_corrected(fix, giang):
    rule = fix(45, **HEAD)

    rules.correct(
        rule=rule, value=Decimal(46), source="Khác", reason="Gõ nhầm", by=giang, at=AT
    )

    assert values(**HEAD) == [(46, ON, None)]
    event = Event.objects.get(act="rule.correct")
    assert event.detail["changes"]["mức"] == ["45.00", "46"]


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ({"level": "DISTRICT", "post": "HEAD", "in_special": True}, 1),
        ({"level": "DISTRICT", "post": "HEAD"}, 2),
        ({"level": "DISTRICT", "post": "DRIVER"}, 3),
        ({"level": "BRANCH", "post": "HEAD"}, 4),
        ({"level": "BRANCH", "post": "DRIVER"}, 5),
    ],
)
def test_rule_that_names_most_is_found(db, asked, value):
    kind = RuleKind.RANK_CAP
    RuleFactory(kind=kind, level="DISTRICT", post="HEAD", ground="SPECIAL", value=1)
    RuleFactory(kind=kind, level="DISTRICT", post="HEAD", value=2)
    RuleFactory(kind=kind, level="DISTRICT", post="", value=3)
    RuleFactory(kind=kind, level="", post="HEAD", value=4)
    RuleFactory(kind=kind, level="", post="", value=5)

    standards = standards_on(ON)

    assert standards.value(kind, **asked) == value
    assert [rule.value for rule in standards.of_kind(kind)] == [1, 2, 3, 4, 5]
