"""Registers out: a list as a file, written down in the log."""

import hashlib
import tempfile

from accounts.spreadsheets.formats import FORMATS

from . import events

MOST_IN_XLSX = 1_000_000


def write(*, sheet, queryset, file_format, by, on):
    """Writes the rows of `queryset`, as `by` may see their columns on the day `on`,
    into a file of `file_format` ("xlsx" or "csv"). Returns the open file, at its start,
    and the number of its rows. `queryset` already holds only what `by` may see."""
    columns = sheet.export_columns(by)
    rows = sheet.export_rows(queryset, user=by, on=on)
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- for the caller
    count = FORMATS[file_format].write(file, [c.label for c in columns], rows)
    facts = {"rows": count, "sha256": _hash(file), "file_format": file_format}
    events.record(by=by, act="export.write", subject=sheet.label, **facts)
    if any(column.permission for column in columns):
        events.record(by=by, act="sensitive.read", subject=sheet.label, rows=count)
    return file, count


def _hash(file):
    file.seek(0)
    hashed = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return hashed
