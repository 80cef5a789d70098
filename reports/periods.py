"""The days a report may be asked for."""

from datetime import date, timedelta

from accounts import vietnamese

USUAL_YEARS, MOST_YEARS = 12, 40


class PeriodError(Exception):
    """A day that no report can speak of: the `field` to correct, and a sentence."""

    def __init__(self, field, sentence):
        super().__init__(sentence)
        self.field = field


def check(scope, *, opening, closing, today):
    """Refuses a period that ends before it begins, or lies outside the records: before
    the first day of the whole union of `scope`, or after `today`."""
    for field, day in (("opening", opening), ("closing", closing)):
        check_day(field, day, scope=scope, today=today)
    if closing < opening:
        raise PeriodError(
            "closing",
            f"Ngày cuối kỳ {vietnamese.day(closing)} trước ngày đầu kỳ "
            f"{vietnamese.day(opening)}; hãy chọn ngày cuối kỳ từ ngày đó trở đi.",
        )


def check_day(field, day, *, scope, today):
    first = (scope.province or scope).founded_on
    if first <= day <= today:
        return
    raise PeriodError(
        field,
        f"Ngày {vietnamese.day(day)} nằm ngoài hồ sơ; hãy chọn ngày từ "
        f"{vietnamese.day(first)} đến {vietnamese.day(today)}.",
    )


def check_years(scope, *, opening, closing, today):
    """As `check`, and refuses more years than a table can hold."""
    check(scope, opening=opening, closing=closing, today=today)
    if closing.year - opening.year > MOST_YEARS:
        raise PeriodError(
            "opening",
            f"Từ {vietnamese.day(opening)} đến {vietnamese.day(closing)} dài hơn "
            f"{MOST_YEARS} năm; hãy chọn khoảng ngắn hơn.",
        )


def some_years_before(closing, scope):
    """The 31 December some years before `closing`, or the first day of the records."""
    first = (scope.province or scope).founded_on
    return max(first, date(closing.year - USUAL_YEARS, 12, 31))


def last_day(unit, today):
    """The last day on which `unit` stood, up to `today`."""
    ended = unit.closed_on is not None and unit.closed_on <= today
    return unit.closed_on - timedelta(1) if ended else today


def year_ends(opening, closing):
    """The 31 December of each year after `opening` and before `closing`."""
    days = (date(year, 12, 31) for year in range(opening.year, closing.year + 1))
    return [day for day in days if opening < day < closing]


def last_year_end(today):
    """The latest 31 December before `today`."""
    return date(today.year - 1, 12, 31)


def usual(today):
    """The period shown unasked: the year up to the latest closed half-year."""
    halves = (date(today.year, 6, 30), date(today.year - 1, 12, 31))
    closing = next(day for day in halves if day <= today)
    return closing.replace(year=closing.year - 1), closing
