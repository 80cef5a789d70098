"""The congresses of the term that the sample begins in: held in 2017, before the first
day of the register."""

from datetime import date, timedelta

from cadres.choices import LADDERS
from cadres.models import Congress
from unions.choices import Level

DAY = timedelta(1)
OF_DISTRICTS, OF_PROVINCE = date(2017, 6, 6), date(2017, 10, 10)
ELECTIVE, YEARS = LADDERS[0], 5


def congresses(units):
    """{code: the congress} of the province and its districts among `units`, by code."""
    codes = sorted(code for code, unit in units.items() if unit.level == Level.DISTRICT)
    held = {code: OF_DISTRICTS + DAY * 4 * n for n, code in enumerate(codes)}
    return {
        code: _congress(units[code], on)
        for code, on in {"CB": OF_PROVINCE, **held}.items()
    }


def elected_by(held, row):
    """`row`, a seat or a tenure that begins with the register, with the congress of
    `held` that it rests on, if it is of an elective post."""
    if row.post_id in ELECTIVE:
        row.congress = held.get(row.unit.code)
    return row


def _congress(unit, on):
    until = on.replace(year=on.year + YEARS)
    return Congress(
        unit=unit,
        name=f"Đại hội đại biểu nhiệm kỳ {on.year}–{until.year}",
        held_on=on,
        term_since=on,
        term_until=until,
    )
