"""Whom a yearly campaign evaluates, and on which scale (Hướng dẫn 33-HD/TWĐTN-BTC)."""

from django.db import models


class ObjectKind(models.TextChoices):
    DISTRICT = "DISTRICT", "Đoàn cấp huyện và tương đương"
    GRASSROOTS = "GRASSROOTS", "Cơ sở đoàn"
    BRANCH = "BRANCH", "Chi đoàn"
    COLLECTIVE = "COLLECTIVE", "Tập thể lãnh đạo"
    CADRE = "CADRE", "Cán bộ Đoàn"
    MEMBER = "MEMBER", "Đoàn viên"


class Body(models.TextChoices):
    """The collectives of a unit."""

    COMMITTEE = "COMMITTEE", "Ban Chấp hành"
    STANDING = "STANDING", "Ban Thường vụ"


class Scale(models.TextChoices):
    QUALITY = "QUALITY", "Xếp loại chất lượng"
    EMULATION = "EMULATION", "Danh hiệu thi đua của đơn vị"
    STRONG_BRANCH = "STRONG_BRANCH", "Chi đoàn mạnh"
    THREE_INITIATIVES = "THREE_INITIATIVES", "Đoàn cơ sở “3 chủ động”"

    @property
    def ranks(self):
        """Its ranks, the highest first."""
        return SCALES[self][1]

    @property
    def kinds(self):
        """Whom it may be applied to."""
        return SCALES[self][0]

    @property
    def is_title(self):
        """Whether one registers for it at the beginning of the year."""
        return self != Scale.QUALITY


class Rank(models.TextChoices):
    EXCELLENT = "EXCELLENT", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "GOOD", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "COMPLETED", "Hoàn thành nhiệm vụ"
    FAILED = "FAILED", "Không hoàn thành nhiệm vụ"
    LEADING = "LEADING", "Xuất sắc dẫn đầu khối"
    OUTSTANDING = "OUTSTANDING", "Xuất sắc"
    ADVANCED = "ADVANCED", "Tiên tiến"
    NO_TITLE = "NO_TITLE", "Không đạt danh hiệu"
    ATTAINED = "ATTAINED", "Đạt"
    NOT_ATTAINED = "NOT_ATTAINED", "Không đạt"


UNRATED = ""
_YES_NO = (Rank.ATTAINED, Rank.NOT_ATTAINED)
# {scale: (whom, ranks from the highest)}
SCALES = {
    Scale.QUALITY: (
        tuple(ObjectKind),
        (Rank.EXCELLENT, Rank.GOOD, Rank.COMPLETED, Rank.FAILED),
    ),
    Scale.EMULATION: (
        (ObjectKind.DISTRICT, ObjectKind.GRASSROOTS),
        (Rank.LEADING, Rank.OUTSTANDING, Rank.ADVANCED, Rank.NO_TITLE),
    ),
    Scale.STRONG_BRANCH: ((ObjectKind.BRANCH,), _YES_NO),
    Scale.THREE_INITIATIVES: ((ObjectKind.GRASSROOTS,), _YES_NO),
}
