"""Lines and their history in one statement each; written out, as Django takes longer to
write them than the database to carry them out."""

from django.db import connection

from reports.models import ReturnLine, Writing

LINE = (
    "unit_return",
    "unit",
    "figure",
    "value",
    "reason",
    "counted",
    "version",
    "token",
    "remark",
    "written_at",
    "written_by",
)
WRITING = ("line", "version", "value", "reason", "at", "by")
# What PostgreSQL takes in one go.
TOGETHER = """
    WITH line AS ({lines}, version, value, reason, written_at, written_by_id)
    INSERT INTO reports_writing (line_id, version, value, reason, at, by_id)
    SELECT * FROM line
"""
# SQLite takes no more than 32,766 values at once.
MOST = 2000
# What the same cell gets anew.
CHANGED = LINE[3:8] + LINE[9:]


def save(lines):
    """Writes `lines` (ReturnLine) over those of the same cells or beside them, and
    adds each to its history."""
    for start in range(0, len(lines), MOST):
        _save(lines[start : start + MOST])


def _save(lines):
    fields = _fields(ReturnLine, LINE)
    columns = [field.column for field in fields if field.name in CHANGED]
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns)
    sql, values = _insert(ReturnLine, fields, lines)
    sql += (
        f" ON CONFLICT (unit_return_id, unit_id, figure) DO UPDATE SET {changes} "
        "RETURNING id"
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(TOGETHER.format(lines=sql), values)
            return
        cursor.execute(sql, values)
        for line, (key,) in zip(lines, cursor.fetchall(), strict=True):
            line.pk = key
        told = [_history_of(line) for line in lines]
        cursor.execute(*_insert(Writing, _fields(Writing, WRITING), told))


def _history_of(line):
    return Writing(
        line_id=line.pk,
        version=line.version,
        value=line.value,
        reason=line.reason,
        at=line.written_at,
        by_id=line.written_by_id,
    )


def _fields(model, names):
    return [model._meta.get_field(name) for name in names]


def _insert(model, fields, rows):
    names = ", ".join(field.column for field in fields)
    marks = f"({', '.join(['%s'] * len(fields))})"
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in rows
        for field in fields
    ]
    places = ", ".join([marks] * len(rows))
    return f"INSERT INTO {model._meta.db_table} ({names}) VALUES {places}", values
