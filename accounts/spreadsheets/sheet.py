"""A kind of sheet: its columns, what a file of it would do, and how that is done."""

from datetime import date
from itertools import accumulate

from django.core.exceptions import ImproperlyConfigured

from .columns import shown
from .plan import Plan, PlannedRow

SHEETS = {}


def register(sheet_class):
    """Makes a sheet known; it stands in `resources.py` of its floor."""
    sheet = sheet_class()
    if sheet.id in SHEETS:
        raise ImproperlyConfigured(f"Two sheets are called {sheet.id}.")
    SHEETS[sheet.id] = sheet
    return sheet_class


class Sheet:
    """Subclasses declare the facts below. `work` is the package that does the work: its
    COLUMNS, `decide`, `apply` and, for what is written out, `rows_of`."""

    id = ""
    label = ""
    model = None
    permission = ""
    description = ""
    work = None

    @property
    def columns(self):
        return self.work.COLUMNS

    # In

    def columns_for(self, user):
        """Columns with a permission exist only for those who hold it."""
        return [
            c for c in self.columns if not c.permission or user.has_perm(c.permission)
        ]

    def plan(self, rows, *, by, on: date):
        """What `rows` (plan.Row) would do if `by` wrote them on `on`; writes nothing.
        A row with a cell that cannot be read is refused here; `decide` sees the rest.
        """
        rows = list(rows)
        refused = [PlannedRow.refused(r, " ".join(r.faults)) for r in rows if r.faults]
        readable = [row for row in rows if not row.faults]
        planned = refused + list(self.decide(readable, by=by, on=on))
        return Plan(sorted(planned, key=lambda row: row.number))

    def decide(self, rows, *, by, on):
        """One PlannedRow for each of `rows`. Whatever is looked up goes through
        `visible_to(by)`: a stranger's code is refused as unknown."""
        return self.work.decide(rows, by=by, on=on)

    def apply(self, plan, *, by, on, at, progress):
        """Carries out `plan` through the services, in one transaction, and returns the
        Footprint by which it can be undone. `progress(done, total, what)` may be called
        now and then. Raises ValidationError, and then nothing is written."""
        return self.work.apply(plan, by=by, on=on, at=at, progress=progress)

    # Out

    def export_queryset(self, queryset, *, user, on):
        """`queryset` with what the columns' paths need, in the order of the file."""
        return self.work.rows_of(queryset)

    def export_rows(self, queryset, *, user, on):
        """The rows of a file, as tuples under `columns_for(user)` that have a path."""
        columns = self.export_columns(user)
        found = self.export_queryset(queryset, user=user, on=on)
        paths = [path for column in columns for path in column.paths]
        ends = list(accumulate(len(column.paths) for column in columns))
        spans = list(zip(columns, [0, *ends[:-1]], ends, strict=True))
        for values in found.values_list(*paths).iterator(chunk_size=2000):
            yield tuple(shown(c, *values[start:end]) for c, start, end in spans)

    def export_columns(self, user):
        return [column for column in self.columns_for(user) if column.path]
