from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Now

from accounts import sentences

from .append_only import AppendOnly, AppendOnlyQuerySet
from .seal import Seal
from .user import User


class EventQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user):
        """The log is the auditor's: whoever holds the permission reads all of it."""
        return self.all() if user.has_perm("accounts.view_event") else self.none()

    def about(self, row):
        """What was done to `row`, the newest first, ready to be told."""
        told = self.filter(
            subject_type=row._meta.label_lower, subject_id=str(row.pk)
        ).with_names()
        return told.order_by("-pk")

    def with_names(self):
        """Each with the full name of who did it, in `by_name`, where it is known."""
        authors = User.objects.filter(username=OuterRef("by"))
        return self.annotate(by_name=Subquery(authors.values("full_name")[:1]))

    def unsealed(self):
        return self.filter(~Exists(Seal.objects.filter(event_id=OuterRef("pk"))))


class Event(AppendOnly):
    """One act of one person, in words and ids only: no foreign key, so that the
    log never stands in the way of the records. Written by services.events."""

    at = models.DateTimeField("lúc", db_default=Now())
    by = models.CharField("người thực hiện", max_length=150, blank=True)
    act = models.CharField("việc", max_length=60)
    subject_type = models.CharField("loại đối tượng", max_length=60, blank=True)
    subject_id = models.CharField("mã đối tượng", max_length=40, blank=True)
    subject = models.CharField("đối tượng", max_length=400)
    detail = models.JSONField("nội dung", default=dict, blank=True)
    office = models.CharField("nhân danh", max_length=255, blank=True)
    face = models.CharField("thực hiện qua", max_length=40, blank=True)
    address = models.CharField("từ địa chỉ", max_length=45, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id"], name="accounts_event_subject"
            ),
            models.Index(fields=["by", "id"], name="accounts_event_by"),
            models.Index(fields=["at"], name="accounts_event_at"),
        ]

    def __str__(self):
        return f"{self.phrase.capitalize()}: {self.subject}"

    @property
    def sentence(self):
        return sentences.tell(self)

    @property
    def author(self):
        return sentences.author(self)

    @property
    def phrase(self):
        return sentences.phrase_of(self.act)

    @property
    def deed(self):
        return sentences.tell_deed(self)

    @property
    def way(self):
        return sentences.tell_way(self).removeprefix(", ")
