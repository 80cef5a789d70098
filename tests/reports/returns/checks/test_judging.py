"""The engine with numbers that no one would think of; it never asks a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.choices import Operator, Severity, Source
from reports.models import Check
from reports.returns.checks import Numbers, Verdict, add_up, judge
from reports.returns.checks.judging import holds, sides

NAMES = ("a", "b", "c", "d")
COMPARING = (Operator.EQUAL, Operator.AT_MOST, Operator.AT_LEAST)
LARGEST = 10**14

amounts = st.decimals(0, LARGEST, places=2)
signed = st.decimals(-LARGEST, LARGEST, places=2)
factors = st.decimals(-99_999, 99_999, places=3).filter(bool)
counts = st.integers(0, LARGEST)
ids = st.lists(st.sampled_from(NAMES), min_size=1, unique=True)
declared = st.dictionaries(st.sampled_from(NAMES), st.none() | amounts)
counted = st.dictionaries(st.sampled_from(NAMES), st.none() | counts)
numbers = st.builds(Numbers, declared, counted, declared)
rows = st.dictionaries(st.integers(1, 9), numbers, max_size=5)


def make_check(operator, source, left, right, is_whole=False, **terms):
    return Check(
        label="Phép thử",
        left=left,
        operator=operator,
        source=source,
        right=[] if source == Source.NUMBER else right,
        severity=Severity.BLOCK,
        is_whole=is_whole,
        **terms,
    )


checks = st.builds(
    make_check,
    st.sampled_from(Operator),
    st.sampled_from(Source),
    ids,
    ids,
    factor=factors,
    constant=signed,
    tolerance=amounts,
)
comparisons = st.builds(
    make_check,
    st.sampled_from(COMPARING),
    st.sampled_from(Source),
    ids,
    ids,
    factor=factors,
    constant=signed,
    tolerance=amounts,
)


def compare(operator, tolerance=0):
    return Check(operator=operator, source=Source.DECLARED, tolerance=tolerance)


@given(left=signed, right=signed, tolerance=amounts)
def test_equal_is_no_further_apart_than_the_tolerance(left, right, tolerance):
    check = compare(Operator.EQUAL, tolerance)

    assert holds(check, left, right) == (abs(left - right) <= tolerance)


@given(left=signed, right=signed, tolerance=amounts)
def test_at_most_and_at_least_are_mirror_images(left, right, tolerance):
    at_most = compare(Operator.AT_MOST, tolerance)
    at_least = compare(Operator.AT_LEAST, tolerance)

    assert holds(at_most, left, right) == holds(at_least, right, left)


@given(left=signed, right=signed, tolerance=amounts)
def test_equal_is_both_at_most_and_at_least(left, right, tolerance):
    equal, at_most, at_least = (
        holds(compare(operator, tolerance), left, right) for operator in COMPARING
    )

    assert equal == (at_most and at_least)


@given(left=signed, right=signed)
def test_more_tolerance_refuses_no_more(left, right):
    for operator in COMPARING:
        strict, mild = (holds(compare(operator, t), left, right) for t in (0, 5))
        assert mild or not strict


@given(st.lists(checks), rows, numbers)
def test_judging_never_raises_and_tells_the_units_judged(checks, rows, whole):
    found = judge(checks, rows, whole)

    assert {verdict.unit for verdict in found} <= {*rows, None}
    assert {id(verdict.check) for verdict in found} <= {id(check) for check in checks}


@given(st.lists(checks), rows, st.randoms())
def test_order_of_rows_does_not_matter(checks, rows, random):
    keys = list(rows)
    random.shuffle(keys)

    again = judge(checks, {key: rows[key] for key in keys})

    assert sorted(map(str, again)) == sorted(map(str, judge(checks, rows)))


@given(st.lists(checks), rows)
def test_rows_are_judged_each_for_itself(checks, rows):
    one_by_one = [v for key in rows for v in judge(checks, {key: rows[key]})]

    assert judge(checks, rows) == one_by_one


@given(comparisons, numbers, st.data())
def test_check_with_a_missing_number_is_not_judged(check, known, data):
    used = {Source.NUMBER: "declared", Source.DECLARED: "declared"}
    used |= {Source.REGISTER: "counted", Source.PREVIOUS: "previous"}
    taken = [("declared", name) for name in check.left]
    taken += [(used[check.source], name) for name in check.right]
    kind, name = data.draw(st.sampled_from(taken))
    parts = {n: dict(getattr(known, n)) for n in ("declared", "counted", "previous")}
    lacking = data.draw(st.booleans())
    parts[kind].pop(name, None)
    if lacking:
        parts[kind][name] = None

    assert judge([check], {1: Numbers(**parts)}) == []


@given(comparisons, st.lists(numbers, min_size=1))
def test_whole_is_judged_by_the_sums_as_a_unit_would_be(check, rows):
    sums = add_up(rows)
    [of_unit] = [judge([check], {1: sums})]

    check.is_whole = True

    of_whole = judge([check], dict(enumerate(rows)), sums)
    told = [(v.check, v.left, v.right) for v in of_unit]
    assert [(v.check, v.left, v.right) for v in of_whole] == told
    assert {v.unit for v in of_whole} <= {None}


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), amounts), min_size=1))
def test_sum_of_a_column_is_that_of_its_numbers(columns):
    sums = add_up([Numbers(declared=column) for column in columns]).declared

    for name in {name for column in columns for name in column}:
        assert sums[name] == sum(column.get(name, Decimal(0)) for column in columns)


@given(st.lists(numbers), st.sampled_from(NAMES))
def test_sum_with_a_missing_part_is_missing(rows, name):
    sums = add_up([*rows, Numbers(declared={name: None})])

    assert sums.declared[name] is None


# One by one


def only(declared, check, **known):
    return judge([check], {7: Numbers(declared, **known)})


def test_factor_and_constant_belong_to_the_right():
    check = make_check("AT_MOST", "DECLARED", ["a"], ["b", "c"], factor=2, constant=3)
    known = {"b": Decimal(4), "c": Decimal(1)}

    assert only({"a": Decimal(13), **known}, check) == []
    assert only({"a": Decimal(14), **known}, check) == [
        Verdict(check, 7, Decimal(14), Decimal(13))
    ]


def test_number_is_compared_without_a_right():
    check = make_check("AT_LEAST", "NUMBER", ["a"], [], constant=10)

    assert only({"a": Decimal(10)}, check) == []
    assert only({"a": Decimal(9)}, check) == [
        Verdict(check, 7, Decimal(9), Decimal(10))
    ]


@pytest.mark.parametrize(
    ("source", "kind"), [("REGISTER", "counted"), ("PREVIOUS", "previous")]
)
def test_right_comes_from_its_source(source, kind):
    check = make_check("EQUAL", source, ["a"], ["b"])
    said = {"a": Decimal(3), "b": Decimal(3)}

    assert only(said, check) == []
    assert only(said, check, **{kind: {"b": 3}}) == []
    assert only(said, check, **{kind: {"b": 4}}) == [
        Verdict(check, 7, Decimal(3), Decimal(4))
    ]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (None, Decimal(2), [(None, Decimal(2))]),
        (Decimal(0), Decimal(2), [(Decimal(0), Decimal(2))]),
        (Decimal(1), Decimal(2), []),
        (None, Decimal(0), []),
        (None, None, []),
    ],
)
def test_what_is_required_may_not_be_missing(left, right, found):
    check = make_check("REQUIRED_WITH", "DECLARED", ["a"], ["b"])

    told = only({"a": left, "b": right}, check)

    assert [(v.left, v.right) for v in told] == found


def test_what_is_not_asked_is_not_required():
    check = make_check("REQUIRED_WITH", "DECLARED", ["a"], ["b"])

    assert only({"b": Decimal(2)}, check) == []


def test_check_of_the_whole_leaves_units_alone():
    check = make_check("AT_MOST", "NUMBER", ["a"], [], is_whole=True, constant=1)
    rows = {1: Numbers({"a": Decimal(1)}), 2: Numbers({"a": Decimal(1)})}

    assert judge([check], rows) == []
    assert judge([check], rows, add_up(rows.values())) == [
        Verdict(check, None, Decimal(2), Decimal(1))
    ]


@given(checks, numbers)
def test_sides_are_numbers_or_missing(check, known):
    assert {type(side) for side in sides(check, known)} <= {Decimal, type(None)}
