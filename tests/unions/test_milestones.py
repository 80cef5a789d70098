from datetime import date, timedelta

import pytest

from unions import milestones

DUE = date(2022, 7, 10)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (-8, None),
        (-7, -7),
        (-4, -7),
        (-3, -3),
        (-2, -3),
        (-1, -1),
        (0, -1),
        (1, 1),
        (3, 1),
        (4, 4),
        (6, 4),
        (7, 7),
        (31, 31),
    ],
)
def test_days_of_the_plan(day, last):
    """Counted from the due day."""
    found = milestones.last_of(DUE, DUE + timedelta(day))

    assert found == (None if last is None else DUE + timedelta(last))


def test_time_is_told_in_days():
    assert [milestones.say_time(DUE, date(2022, 7, day)) for day in (9, 10, 11)] == [
        "còn 1 ngày",
        "hạn hôm nay",
        "quá hạn 1 ngày",
    ]
