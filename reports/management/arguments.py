"""What the commands of the contract are told, read and refused in one way."""

from contextlib import contextmanager

from django.utils import timezone

from accounts.commands import InputError, read_day, require
from reports import periods
from unions.models import Unit


def add_report_arguments(parser):
    parser.add_argument("--scope", help="mã đơn vị, ví dụ CB")
    parser.add_argument("--opening", help="ngày đầu kỳ, ví dụ 2018-11-30")
    parser.add_argument("--closing", help="ngày cuối kỳ, ví dụ 2022-06-30")
    parser.add_argument("--format", help="định dạng")


def read_period(options):
    """The unit and the two days of a report; InputError where one cannot be used."""
    scope = read_unit(options["scope"])
    opening = read_day("--opening", options["opening"])
    closing = read_day("--closing", options["closing"])
    with _sentence():
        periods.check(
            scope, opening=opening, closing=closing, today=timezone.localdate()
        )
    return scope, opening, closing


def read_day_of(scope, text):
    """A further day to count, inside the records of `scope`."""
    day = read_day("--at", text)
    with _sentence():
        periods.check_day("at", day, scope=scope, today=timezone.localdate())
    return day


@contextmanager
def _sentence():
    try:
        yield
    except periods.PeriodError as error:
        raise InputError(f"--{error.field}: {error}") from error


def read_unit(code):
    require("--scope", code)
    unit = Unit.objects.filter(code=code).select_related("province").first()
    if unit is None:
        raise InputError(
            f"--scope: không có đơn vị nào mang mã {code}; hãy xem các mã bằng lệnh "
            "units."
        )
    return unit


def read_choice(option, text, choices):
    require(option, text)
    if text not in choices:
        raise InputError(
            f"{option}: không có lựa chọn {text}; hãy chọn {', '.join(choices)}."
        )
    return text
