"""Words found inside a column by index: PostgreSQL's trigrams."""

from django.db import migrations


def index_trigrams(table, **expressions):
    """A migration step: on PostgreSQL, LIKE finds a part of each of these expressions
    of `table` by an index `table_name_trigrams`; on SQLite, which reads the whole
    column anyway, it does nothing."""

    def build(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for name, expression in expressions.items():
            schema_editor.execute(
                f"CREATE INDEX {table}_{name}_trigrams ON {table} "
                f"USING gin (({expression}) gin_trgm_ops)"
            )

    def drop(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for name in expressions:
                schema_editor.execute(f"DROP INDEX {table}_{name}_trigrams")

    return migrations.RunPython(build, drop)
