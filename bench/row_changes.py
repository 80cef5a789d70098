"""What an act does to rows, those of the log and of the footprint too, as the SQL that
somebody would write who knew all of it beforehand: one statement for all rows that
change in the same way."""

from collections import defaultdict

from django.apps import apps
from django.db import connection

FLOORS = ("accounts", "unions", "members", "cadres", "reports")
# Written when the transaction has ended.
UNASKED = ("accounts.Seal",)


class RowChanges:
    """From when it is made to when it is asked."""

    def __init__(self):
        self.models = [
            model
            for floor in FLOORS
            for model in apps.get_app_config(floor).get_models()
            if model._meta.label not in UNASKED
        ]
        self.before = self._rows()

    def _rows(self):
        return {
            model: {row[0]: row for row in model._base_manager.values_list()}
            for model in self.models
        }

    def by_hand(self):
        """What makes the same changes."""
        self.after = self._rows()
        with connection.cursor() as cursor:
            texts = [
                cursor.cursor.mogrify(sql, values).decode()
                for model in self.models
                for sql, values in self._statements(model)
            ]

        def run():
            with connection.cursor() as cursor:
                for text in texts:
                    cursor.execute(text)

        return run

    def check(self):
        """The SQL must leave the same rows, or the ratio means nothing."""
        if self._rows() != self.after:
            raise SystemExit("The SQL by hand leaves other rows.")

    def _statements(self, model):
        before, after = self.before[model], self.after[model]
        fields = model._meta.concrete_fields
        gone = [key for key in before if key not in after]
        if gone:
            yield _delete(model), [gone]
        for places, pairs in _changed(before, after).items():
            yield from _updates(model, [fields[place] for place in places], pairs)
        new = [row for key, row in after.items() if key not in before]
        if new:
            yield _insert(model, fields, new)


def _changed(before, after):
    """{columns that change: [(key, new values)]}"""
    found = defaultdict(list)
    for key, old in before.items():
        new = after.get(key, old)
        if new != old:
            pairs = enumerate(zip(old, new, strict=True))
            places = tuple(place for place, (was, is_) in pairs if was != is_)
            found[places].append((key, tuple(new[place] for place in places)))
    return found


def _delete(model):
    return f'DELETE FROM "{model._meta.db_table}" WHERE id = ANY(%s)'


def _updates(model, fields, pairs):
    table = model._meta.db_table
    if len({values for _, values in pairs}) == 1:
        changes = ", ".join(f'"{field.column}" = %s' for field in fields)
        keys, values = [key for key, _ in pairs], pairs[0][1]
        yield f'UPDATE "{table}" SET {changes} WHERE id = ANY(%s)', [*values, keys]
        return
    names = [f"c{place}" for place in range(len(fields))]
    changes = ", ".join(
        f'"{field.column}" = v.{name}::{field.db_type(connection)}'
        for field, name in zip(fields, names, strict=True)
    )
    marks = ", ".join(f"({', '.join(['%s'] * (1 + len(fields)))})" for _ in pairs)
    yield (
        f'UPDATE "{table}" SET {changes} FROM (VALUES {marks}) '
        f'AS v(id, {", ".join(names)}) WHERE "{table}".id = v.id',
        [value for key, values in pairs for value in (key, *values)],
    )


def _insert(model, fields, rows):
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    values = [
        field.get_db_prep_save(value, connection)
        for row in rows
        for field, value in zip(fields, row, strict=True)
    ]
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES {marks}', values
