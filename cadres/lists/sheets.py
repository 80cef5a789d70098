"""A list as a file: what accounts.services.exports asks of a sheet."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from .listing import Asked, Listing

AT_ONCE = 1000


@dataclass(frozen=True)
class ListSheet:
    listing: Listing
    asked: Asked

    @property
    def label(self):
        return self.listing.title

    def export_columns(self, user):
        return self.listing.columns

    def export_rows(self, rows, *, user, on):
        for row in self._prepared(rows):
            yield [column.read(row, self.asked) for column in self.export_columns(user)]

    def _prepared(self, rows):
        """Row by row, a thousand of them prepared at once."""
        if isinstance(rows, QuerySet):
            rows = rows.iterator(chunk_size=AT_ONCE)
        rows = iter(rows)
        while part := list(islice(rows, AT_ONCE)):
            if self.listing.prepare:
                self.listing.prepare(part, self.asked)
            yield from part
