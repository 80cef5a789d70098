"""On which days those who have not sent are written to: some days before something is
due, and every few days after."""

from datetime import timedelta

from accounts import vietnamese

BEFORE = (7, 3, 1)
AFTER_EVERY = 3


def last_of(due_on, day):
    """The latest of these days up to `day`, inclusive; None before the first. Whoever
    was not written to since then is written to: a day that the server missed, or a
    letter that failed, is made up for on the next."""
    late = (day - due_on).days
    if late > 0:
        return day - timedelta((late - 1) % AFTER_EVERY)
    passed = [days for days in BEFORE if days >= -late]
    return due_on - timedelta(min(passed)) if passed else None


def say_time(due_on, today):
    """ "còn 12 ngày", "hạn hôm nay", "quá hạn 3 ngày"."""
    days = (due_on - today).days
    if days == 0:
        return "hạn hôm nay"
    words = "còn" if days > 0 else "quá hạn"
    return f"{words} {vietnamese.number(abs(days))} ngày"
