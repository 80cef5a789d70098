"""Thousands of rows of words, numbers, days and yes or no, written at once: by COPY on
PostgreSQL, where naming every value costs several times as much."""

from datetime import date
from io import StringIO
from itertools import chain

from django.db import connection

_ESCAPES = str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b"}
)


def insert(rows):
    """Saves `rows`, new and of one model, and gives them their keys."""
    if not rows:
        return
    model = type(rows[0])
    if connection.vendor != "postgresql":
        model._base_manager.bulk_create(rows)
        return
    _number(model, rows)
    with connection.cursor() as cursor:
        _copy(cursor, model._meta.db_table, model._meta.concrete_fields, rows)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def update(rows, columns):
    """Writes the fields named `columns` of `rows`, which exist and are of one model."""
    if not (rows and columns):
        return
    model = type(rows[0])
    if connection.vendor != "postgresql":
        # Thirty times faster than Django's bulk_update.
        model._base_manager.bulk_create(
            rows,
            update_conflicts=True,
            update_fields=sorted(columns),
            unique_fields=[model._meta.pk.name],
        )
        return
    fields = [model._meta.get_field(name) for name in sorted(columns)]
    _update_from_copy(model._meta, fields, rows)


def _update_from_copy(meta, fields, rows):
    quote = connection.ops.quote_name
    kept, key = quote(f"new_{meta.db_table}"), quote(meta.pk.column)
    names = [quote(field.column) for field in fields]
    changes = ", ".join(f"{name} = {kept}.{name}" for name in names)
    table = quote(meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {kept} ON COMMIT DROP AS "
            f"SELECT {', '.join([key, *names])} FROM {table} LIMIT 0"
        )
        _copy(cursor, kept.strip('"'), [meta.pk, *fields], rows)
        cursor.execute(
            f"UPDATE {table} SET {changes} FROM {kept} "
            f"WHERE {table}.{key} = {kept}.{key}"
        )
        cursor.execute(f"DROP TABLE {kept}")


def _number(model, rows):
    """Draws the keys of the rows that have none, as many as needed in one question."""
    new = [row for row in rows if row.pk is None]
    if not new:
        return
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) "
            "FROM generate_series(1, %s)",
            [table, column, len(new)],
        )
        keys = chain.from_iterable(cursor.fetchall())
    for row, key in zip(new, keys, strict=True):
        row.pk = key


def _copy(cursor, table, fields, rows):
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    attributes = [field.attname for field in fields]
    text = StringIO()
    for row in rows:
        values = row.__dict__
        text.write("\t".join([_plain(values[name]) for name in attributes]) + "\n")
    text.seek(0)
    # Django wraps only what it calls itself.
    with connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {quote(table)} ({names}) FROM STDIN", text)


def _plain(value):
    """A value as COPY reads it."""
    if value is None:
        return r"\N"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(_ESCAPES)
