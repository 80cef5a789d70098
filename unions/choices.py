from django.db import models


class Level(models.TextChoices):
    """The tiers of the union, top down; a tier may be skipped."""

    PROVINCE = "PROVINCE", "Cấp tỉnh"
    DISTRICT = "DISTRICT", "Cấp huyện và tương đương"
    GRASSROOTS = "GRASSROOTS", "Cơ sở đoàn"
    BRANCH = "BRANCH", "Chi đoàn"

    @property
    def depth(self):
        return list(Level).index(self)

    @property
    def path(self):
        """The column of a placement that names the ancestor of this level."""
        return self.value.lower()


# The levels below which units lie.
ANCESTORS = (Level.PROVINCE, Level.DISTRICT, Level.GRASSROOTS)


class Form(models.TextChoices):
    PROVINCIAL = "PROVINCIAL", "Tỉnh Đoàn"
    LOCAL = "LOCAL", "Huyện, thành Đoàn"
    AFFILIATED = "AFFILIATED", "Đoàn trực thuộc"
    UNION = "UNION", "Đoàn cơ sở"
    BRANCH_UNION = "BRANCH_UNION", "Chi đoàn cơ sở"
    BRANCH = "BRANCH", "Chi đoàn"

    @property
    def level(self):
        return LEVELS[self]

    @property
    def holds_members(self):
        return self in MEMBER_FORMS


LEVELS = {
    Form.PROVINCIAL: Level.PROVINCE,
    Form.LOCAL: Level.DISTRICT,
    Form.AFFILIATED: Level.DISTRICT,
    Form.UNION: Level.GRASSROOTS,
    Form.BRANCH_UNION: Level.GRASSROOTS,
    Form.BRANCH: Level.BRANCH,
}
MEMBER_FORMS = (Form.BRANCH, Form.BRANCH_UNION)


class Bloc(models.TextChoices):
    RESIDENTIAL = "RESIDENTIAL", "Địa bàn dân cư"
    SCHOOL = "SCHOOL", "Trường học"
    ADMINISTRATIVE = "ADMINISTRATIVE", "Hành chính, sự nghiệp"
    ENTERPRISE = "ENTERPRISE", "Doanh nghiệp"
    ARMED_FORCES = "ARMED_FORCES", "Lực lượng vũ trang"


class Area(models.TextChoices):
    RURAL = "RURAL", "Nông thôn"
    URBAN = "URBAN", "Đô thị"


class SchoolKind(models.TextChoices):
    CLASS = "CLASS", "Lớp học"
    TEACHER = "TEACHER", "Giáo viên"


class DocumentKind(models.TextChoices):
    CONCLUSION = "KL", "Kết luận"
    DIRECTIVE = "CT", "Chỉ thị"
    RESOLUTION = "NQ", "Nghị quyết"
    REGULATION = "QĐ", "Quy định"
    DECISION = "QĐ-CB", "Quyết định"
    GUIDANCE = "HD", "Hướng dẫn"
    PLAN = "KH", "Kế hoạch"
    JOINT_PLAN = "KHPH", "Kế hoạch phối hợp"
    AGREEMENT = "TTHT", "Thỏa thuận hợp tác"
    LETTER = "CV", "Công văn"
    REPORT = "BC", "Báo cáo"
    NOTICE = "TB", "Thông báo"


class LineKind(models.TextChoices):
    """What a line of a restructuring does; the values are those of its sheet."""

    ABSORB = "absorb", "Sáp nhập vào đơn vị đang có"
    UNITE = "unite", "Hợp nhất thành đơn vị mới"
    SPLIT = "split", "Chia, tách"
    MOVE = "move", "Chuyển đơn vị cấp trên"
    RENAME = "rename", "Đổi tên"
    CHANGE = "change", "Đổi loại hình, khối"
    FOUND = "found", "Thành lập mới"
    DISSOLVE = "dissolve", "Giải thể"

    @property
    def ends_units(self):
        return self in ENDING

    @property
    def makes_unit(self):
        return self in (LineKind.UNITE, LineKind.FOUND)


# The kinds whose units are gone afterwards.
ENDING = (LineKind.ABSORB, LineKind.UNITE, LineKind.SPLIT, LineKind.DISSOLVE)


class Ground(models.TextChoices):
    """Where a rule holds: special are areas of great difficulty and the borderlands."""

    SPECIAL = "SPECIAL", "Vùng đặc biệt khó khăn, biên giới"
    ORDINARY = "ORDINARY", "Địa bàn khác"


class RuleKind(models.TextChoices):
    FIRST_AGE = "FIRST_AGE", "Tuổi cao nhất khi giữ chức danh lần đầu"
    POST_AGE = "POST_AGE", "Tuổi cao nhất khi giữ chức danh"
    DEGREE = "DEGREE", "Trình độ chuyên môn thấp nhất"
    THEORY = "THEORY", "Trình độ lý luận chính trị thấp nhất"
    BRANCH_MEMBERS = "BRANCH_MEMBERS", "Số đoàn viên ít nhất của chi đoàn"
    UNION_BRANCHES = "UNION_BRANCHES", "Số chi đoàn ít nhất của đoàn cơ sở"
    UNION_MEMBERS = "UNION_MEMBERS", "Số đoàn viên ít nhất của đoàn cơ sở"
    RANK_CAP = "RANK_CAP", "Tỷ lệ cao nhất hoàn thành xuất sắc nhiệm vụ (%)"
    POST_CANDIDATES_MIN = (
        "POST_CANDIDATES_MIN",
        "Số người ít nhất quy hoạch một chức danh",
    )
    POST_CANDIDATES_MAX = (
        "POST_CANDIDATES_MAX",
        "Số người nhiều nhất quy hoạch một chức danh",
    )
    PERSON_POSTS_MIN = "PERSON_POSTS_MIN", "Số chức danh ít nhất quy hoạch một người"
    PERSON_POSTS_MAX = "PERSON_POSTS_MAX", "Số chức danh nhiều nhất quy hoạch một người"
    PROVISIONAL_MONTHS = (
        "PROVISIONAL_MONTHS",
        "Số tháng nhiều nhất lãnh đạo lâm thời trước đại hội",
    )
    SECONDMENT_MONTHS_MIN = "SECONDMENT_MONTHS_MIN", "Số tháng ít nhất đi thực tế"
    SECONDMENT_MONTHS_MAX = "SECONDMENT_MONTHS_MAX", "Số tháng nhiều nhất đi thực tế"
