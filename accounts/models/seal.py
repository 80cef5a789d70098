from django.db import models

from .append_only import AppendOnly, AppendOnlyQuerySet


class SealQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user):
        return self.all() if user.has_perm("accounts.view_event") else self.none()


class Seal(AppendOnly):
    """A link of the chain: event number so-and-so, and a digest of it together with all
    before it. Written by services.seals, held against the events by verify_audit."""

    number = models.PositiveBigIntegerField("số", primary_key=True)
    event = models.OneToOneField(
        "accounts.Event", models.PROTECT, related_name="seal", verbose_name="sự kiện"
    )
    digest = models.CharField("mã băm", max_length=64)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = "niêm phong"
        verbose_name_plural = "niêm phong"

    def __str__(self):
        return f"{self.number}: {self.digest}"
