from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what may only be added."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **facts):
        raise AppendOnlyError(self.model)

    def bulk_update(self, rows, fields, batch_size=None):
        raise AppendOnlyError(self.model)

    def bulk_create(self, rows, **options):
        if options.get("update_conflicts"):
            raise AppendOnlyError(self.model)
        return super().bulk_create(rows, **options)

    def delete(self):
        raise AppendOnlyError(self.model)


class AppendOnly(models.Model):
    """Rows that are written once; on PostgreSQL a trigger holds to it as well, see
    accounts.append_only."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options):
        if not self._state.adding:
            raise AppendOnlyError(type(self))
        super().save(**options | {"force_insert": True})

    def delete(self, **options):
        raise AppendOnlyError(type(self))
