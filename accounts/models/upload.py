import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .footprint import Footprint


class UploadState(models.TextChoices):
    WAITING = "waiting", "Đang đọc"
    PLANNED = "planned", "Chờ đồng ý"
    APPLYING = "applying", "Đang ghi"
    APPLIED = "applied", "Đã ghi"
    UNDONE = "undone", "Đã hoàn tác"
    FAILED = "failed", "Không thành công"
    CANCELLED = "cancelled", "Đã hủy"


WORKING = (UploadState.WAITING, UploadState.APPLYING)


def place_of(upload, name):
    """A folder of its own, under a name that nobody can guess or choose."""
    return f"uploads/{uuid.uuid4().hex}/sheet"


class UploadQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one sent oneself; an administrator sees everybody's."""
        return self.all() if user.is_superuser else self.filter(uploaded_by_id=user.pk)


class Upload(models.Model):
    """A sheet that somebody sent, and what became of it. Its file is never served."""

    sheet = models.CharField("loại bảng", max_length=40)
    name = models.CharField("tên tệp", max_length=255)
    suffix = models.CharField("đuôi tệp", max_length=10)
    file = models.FileField("tệp", upload_to=place_of, max_length=200, blank=True)
    sha256 = models.CharField("mã băm của tệp", max_length=64)
    state = models.CharField(
        "trạng thái",
        max_length=10,
        choices=UploadState,
        default=UploadState.WAITING,
    )
    counts = models.JSONField("số dòng theo kết quả", default=dict, blank=True)
    headers = models.JSONField("tiêu đề các cột", default=list, blank=True)
    notes = models.JSONField("ghi chú", default=list, blank=True)
    digest = models.CharField("mã băm của việc sẽ làm", max_length=64, blank=True)
    reason = models.TextField("lý do", blank=True)
    uploaded_at = models.DateTimeField("gửi lúc")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="uploads",
        verbose_name="người gửi",
    )
    applied_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ghi",
    )
    footprint = models.OneToOneField(
        Footprint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="upload",
        verbose_name="dấu vết",
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp bảng tính"
        verbose_name_plural = "tệp bảng tính"
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True, applied_by__isnull=True)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="accounts_upload_applied_at_and_by",
                violation_error_message="Phải ghi cả người và lúc ghi dữ liệu.",
            )
        ]
        indexes = [
            models.Index(
                fields=["uploaded_by", "-uploaded_at"], name="accounts_upload_list"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_working(self):
        return self.state in WORKING
