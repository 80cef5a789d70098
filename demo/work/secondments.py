"""Cadres of the provincial office who are sent to a district for some months, one or
two a year (Conclusion 07, I.3.4), and come back."""

from datetime import date, timedelta

from cadres.choices import MoveKind, Sphere, Tier
from unions.choices import Form

from .moves import move

DAY = timedelta(1)
POSTS = ("HEAD", "DEPUTY_HEAD", "SPECIALIST")
# Where to, from and until when it was planned, and the return.
SENT = [
    ("CB-HAQUANG", date(2019, 3, 1), date(2019, 9, 1), date(2019, 9, 1)),
    ("CB-BAOLAM", date(2019, 10, 1), date(2020, 4, 1), date(2020, 4, 1)),
    ("CB-NGUYENBINH", date(2020, 4, 1), date(2020, 12, 1), date(2020, 12, 1)),
    ("CB-HALANG", date(2020, 9, 1), date(2021, 3, 1), date(2021, 3, 1)),
    ("CB-THACHAN", date(2021, 3, 1), date(2021, 9, 1), date(2021, 9, 1)),
    ("CB-QUANGHOA", date(2021, 10, 1), date(2022, 10, 1), date(2022, 10, 1)),
    # Shorter, and longer, than the office has set itself.
    ("CB-TRUNGKHANH", date(2021, 6, 1), date(2021, 12, 1), date(2021, 9, 15)),
    ("CB-BAOLAC", date(2020, 1, 15), date(2020, 7, 15), date(2021, 3, 1)),
]
# Since how many days, and for how many, some are away on the day of loading.
AWAY = [("CB-HOAAN", 75, 270), ("CB-TRUNGKHANH", 400, 365)]


def secondments(chairs, today):
    taken = set()
    for code, on, planned, back in sorted(SENT, key=lambda row: row[1]):
        chair = _next(chairs, on, back, taken)
        yield _send(chair, chairs.units[code], on, planned, back)
    for code, since, lasts in AWAY:
        on = today - DAY * since
        chair = _next(chairs, on, today, taken)
        yield _send(chair, chairs.units[code], on, on + DAY * lasts, None)


def _next(chairs, on, back, taken):
    """Who has not been sent yet, and still works for the office at the return."""
    there = {chair.person for chair in chairs.of(back, Form.PROVINCIAL)} - taken
    able = chairs.of(on - DAY, Form.PROVINCIAL, posts=POSTS)
    chair = next(c for c in reversed(able) if c.person in there)
    taken.add(chair.person)
    return chair


def _send(chair, into, on, planned_until, returned_on):
    return move(
        chair,
        MoveKind.SECONDMENT,
        Sphere.UNION,
        Tier.DISTRICT,
        on=on,
        into=into,
        into_post_id="SPECIALIST",
        planned_until=planned_until,
        returned_on=returned_on,
    )
