"""What one row cannot tell, PostgreSQL can: no two rows of one thing on one day."""

from django.db import migrations


def forbid_overlap(table, *columns):
    """A migration step: on PostgreSQL, rows of `table` equal in `columns` may not share
    a day (since inclusive, until exclusive); on SQLite it does nothing."""
    name = f"{table}_no_overlap"
    same = ", ".join(f"{column} WITH =" for column in columns)

    def forbid(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
            f"({same}, daterange(since, until, '[)') WITH &&)"
        )

    def allow(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    return migrations.RunPython(forbid, allow)
