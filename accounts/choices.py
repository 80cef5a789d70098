from django.db import models


class Role(models.TextChoices):
    """What a user may do; a mandate says where. The value is the group's name."""

    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
    STAFF = "staff", "Cán bộ Tỉnh Đoàn"
    LEADERSHIP = "leadership", "Lãnh đạo Tỉnh Đoàn"
    SECRETARY = "secretary", "Bí thư cấp huyện"
    AUDITOR = "auditor", "Kiểm soát viên"
