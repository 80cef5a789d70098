from django.db import models
from django.db.models.functions import Now


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The log is the auditor's: whoever holds the permission reads all of it."""
        return self.all() if user.has_perm("accounts.view_event") else self.none()


class Event(models.Model):
    """One act of one person, in words and ids only: no foreign key, so that the
    log never stands in the way of the records. Written by services.events."""

    at = models.DateTimeField("lúc", db_default=Now())
    by = models.CharField("người thực hiện", max_length=150)
    act = models.CharField("việc", max_length=60)
    subject_type = models.CharField("loại đối tượng", max_length=60)
    subject_id = models.CharField("mã đối tượng", max_length=40, blank=True)
    subject = models.CharField("đối tượng", max_length=400)
    detail = models.JSONField("nội dung", default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id"], name="accounts_event_subject"
            )
        ]

    def __str__(self):
        return f"{self.by}: {self.act} {self.subject}"
