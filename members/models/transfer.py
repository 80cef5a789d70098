from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.keys import among
from members.choices import TransferState
from unions.models import Unit
from unions.models.scoped import at_or_below, mandated

from .person import Person

# What stamps a transfer when it is settled.
PAIR = Q(settled_at__isnull=True, settled_by__isnull=True)
STAMPED = Q(settled_at__isnull=False, settled_by__isnull=False)


class TransferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Both units see it: the one that lets go and the one that takes in."""
        return self.filter(mandated(user, "source__") | mandated(user, "target__"))

    def beneath(self, unit):
        """Those that leave, or arrive in, what lies at or below `unit`."""
        source, target = (
            at_or_below([unit.pk], via) for via in ("source__", "target__")
        )
        return self.filter(source | target)

    def touching(self, keys):
        """Those that leave or arrive in one of the units of `keys` itself."""
        keys = among(keys)
        return self.filter(Q(source__in=keys) | Q(target__in=keys))

    def waiting(self):
        return self.filter(state=TransferState.REQUESTED)


class Transfer(models.Model):
    """A proposal that a member should move from one unit to another. Until it is
    accepted the member counts where they are (Hướng dẫn thực hiện Điều lệ)."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="transfers", verbose_name="đoàn viên"
    )
    source = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="nơi đi"
    )
    target = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="nơi đến"
    )
    requested_on = models.DateField("ngày đề nghị")
    moves_on = models.DateField("ngày chuyển đề nghị")
    state = models.CharField(
        "trạng thái",
        max_length=9,
        choices=TransferState,
        default=TransferState.REQUESTED,
    )
    reason = models.CharField("lý do", max_length=300, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người đề nghị",
    )
    settled_at = models.DateTimeField("giải quyết lúc", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người giải quyết",
    )

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị chuyển sinh hoạt"
        verbose_name_plural = "đề nghị chuyển sinh hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state=TransferState.REQUESTED),
                name="members_transfer_one_waiting",
                violation_error_message=(
                    "Đoàn viên đã có một đề nghị chuyển sinh hoạt đang chờ giải quyết."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="members_transfer_elsewhere",
                violation_error_message="Nơi đến phải khác nơi đi.",
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.REQUESTED) & PAIR
                | ~Q(state=TransferState.REQUESTED) & STAMPED,
                name="members_transfer_settled_at_and_by",
                violation_error_message="Phải ghi cả người và lúc giải quyết.",
            ),
            models.CheckConstraint(
                condition=~Q(state=TransferState.REFUSED) | ~Q(reason=""),
                name="members_transfer_refused_with_reason",
                violation_error_message="Hãy nhập lý do từ chối.",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.source} → {self.target}"

    @property
    def asking(self):
        """The side that asked: the source, unless whoever asked answered for the target
        alone that day."""
        held = mandated(self.requested_by, day=self.requested_on)
        has_source = Unit.objects.filter(held, pk=self.source_id).exists()
        return self.source if has_source else self.target

    @property
    def settling(self):
        """The other side, that says yes or no."""
        return self.target if self.asking == self.source else self.source
