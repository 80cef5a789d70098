from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.choices import ReviewState


def _stamp_at(label):
    return models.DateTimeField(f"{label} lúc", null=True, blank=True)


def _stamp_by(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=f"người {label}",
    )


def paired(stamp, words):
    """Who and when are written together, or not at all."""
    none = Q(**{f"{stamp}_at__isnull": True, f"{stamp}_by__isnull": True})
    both = Q(**{f"{stamp}_at__isnull": False, f"{stamp}_by__isnull": False})
    return models.CheckConstraint(
        condition=none | both,
        name=f"%(app_label)s_%(class)s_{stamp}_at_and_by",
        violation_error_message=f"Phải ghi cả người và lúc {words}.",
    )


class Reviewed(models.Model):
    """What one person writes and another decides on. The state goes its way through
    services.reviews alone."""

    state = models.CharField(
        "trạng thái", max_length=9, choices=ReviewState, default=ReviewState.DRAFT
    )
    submitted_at = _stamp_at("gửi duyệt")
    submitted_by = _stamp_by("gửi duyệt")
    decided_at = _stamp_at("quyết định")
    decided_by = _stamp_by("quyết định")
    reason = models.CharField("lý do trả lại", max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            paired("submitted", "gửi duyệt"),
            paired("decided", "quyết định"),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.RETURNED) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_returned_with_reason",
                violation_error_message="Hãy nhập lý do trả lại.",
            ),
        ]

    @property
    def is_open(self):
        """Whether what it says may still be changed."""
        return self.state in (ReviewState.DRAFT, ReviewState.RETURNED)
