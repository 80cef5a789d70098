"""What is done with cadres and for them."""

from django.db import models


class Tier(models.TextChoices):
    """The tier of a body inside or outside the union."""

    CENTRAL = "CENTRAL", "Trung ương"
    PROVINCE = "PROVINCE", "Cấp tỉnh"
    DISTRICT = "DISTRICT", "Cấp huyện"
    COMMUNE = "COMMUNE", "Cấp xã"


class MoveKind(models.TextChoices):
    ROTATION = "ROTATION", "Luân chuyển"
    TRANSFER = "TRANSFER", "Điều động"
    SECONDMENT = "SECONDMENT", "Cử đi thực tế có thời hạn"


class Sphere(models.TextChoices):
    """Where a cadre goes to work."""

    UNION = "UNION", "Tổ chức Đoàn"
    PARTY = "PARTY", "Cơ quan Đảng"
    GOVERNMENT = "GOVERNMENT", "Cơ quan chính quyền"
    MASS = "MASS", "Mặt trận, đoàn thể"


class OfficeBody(models.TextChoices):
    PARTY_COMMITTEE = "PARTY_COMMITTEE", "Ban Chấp hành Đảng bộ"
    PEOPLE_COUNCIL = "PEOPLE_COUNCIL", "Hội đồng nhân dân"


class AwardForm(models.TextChoices):
    CERTIFICATE = "CERTIFICATE", "Bằng khen"
    MERIT = "MERIT", "Giấy khen"
    COMMENDED = "COMMENDED", "Tuyên dương"
    BADGE = "BADGE", "Kỷ niệm chương"


class AwardTitle(models.TextChoices):
    """What for; a branch or its secretary, or what the office writes itself."""

    STRONG_BRANCH = "STRONG_BRANCH", "Chi đoàn mạnh"
    BRANCH = "BRANCH", "Chi đoàn tiêu biểu"
    BRANCH_SECRETARY = "BRANCH_SECRETARY", "Bí thư chi đoàn tiêu biểu"
    OTHER = "OTHER", "Thành tích khác"


class Prize(models.TextChoices):
    FIRST = "FIRST", "Giải nhất"
    SECOND = "SECOND", "Giải nhì"
    THIRD = "THIRD", "Giải ba"
    CONSOLATION = "CONSOLATION", "Giải phụ"


class InspectionSubject(models.TextChoices):
    CADRE_REGULATION = "CADRE_REGULATION", "Việc thực hiện Quy chế cán bộ Đoàn"
    STATUTE = "STATUTE", "Việc thi hành Điều lệ Đoàn"
    OTHER = "OTHER", "Nội dung khác"
