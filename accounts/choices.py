from django.db import models


class Role(models.TextChoices):
    """What a user may do; a mandate says where. The value is the group's name."""

    ADMINISTRATOR = "administrator", "Quản trị hệ thống"
    STAFF = "staff", "Cán bộ Tỉnh Đoàn"
    LEADERSHIP = "leadership", "Lãnh đạo Tỉnh Đoàn"
    SECRETARY = "secretary", "Bí thư cấp huyện, cơ sở"
    AUDITOR = "auditor", "Kiểm soát viên"

    @property
    def description(self):
        return DESCRIPTIONS[self]


DESCRIPTIONS = {
    Role.ADMINISTRATOR: "Mở, khóa tài khoản, phân quyền, giao phạm vi phụ trách và làm "
    "được mọi việc trong hệ thống.",
    Role.STAFF: "Cập nhật tổ chức, đoàn viên, cán bộ và báo cáo của các đơn vị được "
    "giao phụ trách.",
    Role.LEADERSHIP: "Xem hồ sơ, số liệu và báo cáo của các đơn vị được giao "
    "phụ trách.",
    Role.SECRETARY: "Xem hồ sơ, lập và gửi báo cáo, biểu số liệu của đơn vị được giao "
    "phụ trách.",
    Role.AUDITOR: "Đọc nhật ký của toàn hệ thống và xem hồ sơ của các đơn vị được "
    "giao; không sửa gì.",
}


class ReviewState(models.TextChoices):
    """How far a piece of work has come that one person writes and another decides."""

    DRAFT = "DRAFT", "Đang soạn"
    SUBMITTED = "SUBMITTED", "Chờ duyệt"
    APPROVED = "APPROVED", "Đã duyệt"
    RETURNED = "RETURNED", "Bị trả lại"
