"""The hottest path of the system in plain SQL: Django takes five times as long to write
these statements as the database to answer them. Portable; nothing in it writes."""

import json
from decimal import Decimal
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import JSONField

from reports.models import Check, Period, Return, ReturnLine
from unions.choices import Form, Level
from unions.models import Unit

# With as many columns as PLACES, to be asked in one go.
HELD = """
    UNION ALL SELECT m.unit_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL
    FROM unions_mandate m
    WHERE m.user_id = %s AND m.since <= %s AND (m.until IS NULL OR m.until > %s)
    AND EXISTS (
        SELECT 1 FROM accounts_user_groups g
        JOIN auth_group_permissions gp ON gp.group_id = g.group_id
        JOIN auth_permission p ON p.id = gp.permission_id
        WHERE g.user_id = m.user_id AND p.content_type_id = %s AND p.codename = %s
    )
"""
PLACES = """
    SELECT p.unit_id, u.code, p.name, p.form, p.province_id, p.district_id,
        p.grassroots_id, u.level, u.province_id, u.district_id, u.grassroots_id
    FROM unions_placement p JOIN unions_unit u ON u.id = p.unit_id
    WHERE p.since <= %s AND (p.until IS NULL OR p.until > %s)
    AND p.unit_id IN ((SELECT id FROM unions_unit WHERE code = %s){more})
"""
PERIOD = "SELECT {columns} FROM reports_period WHERE id = %s"
COLUMNS = """
    SELECT f.figure, f.asked_of, f.is_compulsory, p.locked_at IS NOT NULL
    FROM reports_periodfigure f JOIN reports_period p ON p.id = f.period_id
    WHERE f.period_id = %s ORDER BY f.position, f.id
"""
SUMS = """
    SELECT COUNT(value){sums} FROM reports_returnline WHERE unit_return_id = %s
"""
SUM = ", SUM(CASE WHEN figure = %s THEN value END)"
LINES = """
    SELECT {{columns}} FROM reports_returnline
    WHERE unit_return_id = %s AND unit_id IN ({units})
"""
CHECKS = """
    SELECT {columns} FROM reports_check
    WHERE since <= %s AND (until IS NULL OR until > %s) ORDER BY position, id
"""
PREVIOUS = """
    SELECT l.unit_id, l.figure, l.value FROM reports_returnline l
    JOIN reports_return r ON r.id = l.unit_return_id AND r.state = 'APPROVED'
    WHERE l.unit_id IN ({units}) AND l.figure IN ({figures}) AND l.value IS NOT NULL
    AND r.period_id = (
        SELECT p.id FROM reports_period p
        JOIN reports_periodfigure f ON f.period_id = p.id AND f.figure = l.figure
        WHERE p.closing < %s AND (l.figure IN ({stocks}) OR p.kind = %s)
        ORDER BY p.closing DESC, p.id DESC LIMIT 1
    )
"""
RETURN = "SELECT {columns} FROM reports_return WHERE period_id = %s AND unit_id = %s"
CHANGE = "change_return"
# No key is higher.
HIGHEST = 2**63 - 1


class Spot(NamedTuple):
    """A unit as it stood on the last day of a period: its key, code, name and form, the
    keys of itself and all above it, then, and as it lies today."""

    unit: int
    code: str
    name: str
    form: Form
    grassroots: int | None
    sender: int | None
    then: frozenset
    today: frozenset
    level: Level

    def as_unit(self):
        """Enough of the unit to be asked what lies below it."""
        return Unit(pk=self.unit, code=self.code, name=self.name, level=self.level)


def find_period(key):
    """The period with this key, or None."""
    return next(iter(_rows(Period, PERIOD, [min(key, HIGHEST)])), None)


def spots_of(period, code, units):
    """{key: Spot} of the unit with this code and of `units` (keys), those that stood on
    the last day of `period`."""
    rows = _run(*_places(period, code, units))
    return {row[0]: _spot(*row) for row in rows}


def spots_and_mandates(period, code, units, user, day):
    """`spots_of`, and the keys of the units that `user` answers for on `day`, where one
    of his roles lets him write returns."""
    sql, values = _places(period, code, units)
    kind = ContentType.objects.get_for_model(Return)
    values += [user.pk, _day(day), _day(day), kind.pk, CHANGE]
    rows = _run(sql + HELD, values)
    held = {row[0] for row in rows if row[1] is None}
    return {row[0]: _spot(*row) for row in rows if row[1] is not None}, held


def _places(period, code, units):
    day = _day(period.closing)
    more = ", %s" * len(units)
    return PLACES.format(more=more), [day, day, code, *units]


def _spot(unit, code, name, form, province, district, grassroots, level, *today):
    return Spot(
        unit,
        code,
        name,
        Form(form),
        grassroots,
        district or grassroots,
        frozenset((unit, province, district, grassroots)),
        frozenset((unit, *today)),
        Level(level),
    )


def columns_of(period):
    """[(figure, whom it is asked of, is compulsory)] of `period`, and whether the
    period is locked by now."""
    rows = _run(COLUMNS, [period.pk])
    return [row[:3] for row in rows], any(row[3] for row in rows)


def lock_return(period, sender):
    """The return of the unit with the key `sender`, kept from others until the
    transaction ends; None before it was started."""
    has_locks = connection.features.has_select_for_update
    sql = f"{RETURN} FOR UPDATE" if has_locks else RETURN
    return next(iter(_rows(Return, sql, [period.pk, sender])), None)


def lines_of(unit_return, units):
    """{(unit, figure): ReturnLine} of all that was written into these rows."""
    sql = LINES.format(units=_marks(units))
    rows = _rows(ReturnLine, sql, [unit_return.pk, *units]) if units else []
    return {(line.unit_id, line.figure): line for line in rows}


def checks_on(day):
    """What has to hold in returns of a period that ends on `day`, in order."""
    return _rows(Check, CHECKS, [_day(day), _day(day)])


def previous_values(period, columns, units):
    """As returns.previous tells them, of `units` (keys) alone."""
    if not (columns and units):
        return {}
    names = [column.id for column in columns]
    stocks = [column.id for column in columns if not column.figure.is_flow] or [""]
    sql = PREVIOUS.format(
        units=_marks(units), figures=_marks(names), stocks=_marks(stocks)
    )
    asked = [*units, *names, _day(period.closing), *stocks, period.kind]
    return {(unit, figure): _exact(value) for unit, figure, value in _run(sql, asked)}


def _marks(values):
    return ", ".join(["%s"] * len(values))


def add_up(unit_return, figures):
    """How many cells of a return hold something, and {figure: sum} of `figures`."""
    sql = SUMS.format(sums=SUM * len(figures))
    [(filled, *sums)] = _run(sql, [*figures, unit_return.pk])
    return filled, dict(zip(figures, map(_exact, sums), strict=True))


def _rows(model, sql, values):
    """The instances; of what PostgreSQL gives, JSON alone needs conversion."""
    fields = model._meta.concrete_fields
    sql = sql.format(columns=", ".join(f'"{field.column}"' for field in fields))
    if connection.vendor != "postgresql":
        return list(model.objects.raw(sql, values))
    names = [field.attname for field in fields]
    documents = {n for n, f in enumerate(fields) if isinstance(f, JSONField)}
    return [
        model.from_db(connection.alias, names, _parse(row, documents))
        for row in _run(sql, values)
    ]


def _parse(row, documents):
    if not documents:
        return row
    return [json.loads(v) if n in documents else v for n, v in enumerate(row)]


def _run(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _exact(value):
    """SQLite knows no decimals."""
    return None if value is None else Decimal(str(value))


def _day(day):
    return connection.ops.adapt_datefield_value(day)
