"""The days of reporting periods: how long a kind lasts, and what follows what."""

from datetime import timedelta

from accounts import vietnamese
from accounts.days import add_months
from reports.choices import PeriodKind

ROMAN = ("I", "II", "III", "IV")
HALVES = ("đầu", "cuối")
DAY = timedelta(1)


def last_day(kind, opening):
    """The last day of a period of `kind` that begins on `opening`; None where the kind
    may have any length."""
    months = PeriodKind(kind).months
    return add_months(opening, months) - DAY if months else None


def proposal_after(period):
    """{fact: value} of the period that follows `period`: from the day after it, equally
    long, its forms opened and due as long after."""
    kind, opening = PeriodKind(period.kind), period.closing + DAY
    if kind.months:
        closing = last_day(kind, opening)
        opens_on, due_on = (
            add_months(day, kind.months) for day in (period.opens_on, period.due_on)
        )
    else:
        shift = opening - period.opening
        closing, opens_on, due_on = (
            day + shift for day in (period.closing, period.opens_on, period.due_on)
        )
    return {
        "name": name_of(kind, opening, closing),
        "kind": kind,
        "opening": opening,
        "closing": closing,
        "opens_on": opens_on,
        "due_on": due_on,
    }


def name_of(kind, opening, closing):
    """Quý IV năm 2026, Sáu tháng đầu năm 2027, Năm 2027; one that is no part of a
    calendar year is called by its days."""
    part, rest = divmod(opening.month - 1, kind.months or 12)
    if opening.day != 1 or rest or closing != last_day(kind, opening):
        return f"Kỳ từ {vietnamese.day(opening)} đến {vietnamese.day(closing)}"
    return {
        PeriodKind.QUARTER: f"Quý {ROMAN[part % 4]} năm {opening.year}",
        PeriodKind.HALF: f"Sáu tháng {HALVES[part % 2]} năm {opening.year}",
        PeriodKind.YEAR: f"Năm {opening.year}",
    }[kind]
