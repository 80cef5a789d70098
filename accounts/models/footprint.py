from django.conf import settings
from django.db import models
from django.db.models import Q


class FootprintQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own acts; an administrator sees everybody's."""
        return self.all() if user.is_superuser else self.filter(by_id=user.pk)


class Footprint(models.Model):
    """The rows that one act touched, as they were before and after, so that the act can
    be undone to the letter. Written and read by services.footprints alone."""

    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="footprints",
        verbose_name="người thực hiện",
    )
    act = models.CharField("việc", max_length=60)
    subject = models.CharField("đối tượng", max_length=400)
    rows = models.PositiveIntegerField("số dòng")
    images = models.BinaryField()
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người hoàn tác",
    )

    objects = FootprintQuerySet.as_manager()

    class Meta:
        verbose_name = "dấu vết của một việc"
        verbose_name_plural = "dấu vết của các việc"
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="accounts_footprint_undone_at_and_by",
                violation_error_message="Phải ghi cả người và lúc hoàn tác.",
            )
        ]

    def __str__(self):
        return f"{self.act}: {self.subject}"
