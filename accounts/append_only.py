"""What the models promise, PostgreSQL holds to: these rows are added, never changed."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{table} is append-only';
END
$$;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_append_only();
"""
ALLOW = """
DROP TRIGGER {table}_append_only ON {table};
DROP FUNCTION {table}_append_only();
"""


def forbid_change(table):
    """A migration step: on PostgreSQL, rows of `table` can be added and read, and the
    table emptied as a whole; on SQLite it does nothing."""

    def run(sql):
        def step(apps, schema_editor):
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(sql.format(table=table), params=None)

        return step

    return migrations.RunPython(run(REFUSE), run(ALLOW))
