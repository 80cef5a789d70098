from django.db import models


class PostCode(models.TextChoices):
    """The posts that rules and figures speak of; offices may add their own."""

    SECRETARY = "SECRETARY", "Bí thư"
    DEPUTY = "DEPUTY", "Phó Bí thư"
    STANDING_MEMBER = "STANDING_MEMBER", "Ủy viên Ban Thường vụ"
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER", "Ủy viên Ban Chấp hành"
    HEAD = "HEAD", "Trưởng ban"
    DEPUTY_HEAD = "DEPUTY_HEAD", "Phó Trưởng ban"
    SPECIALIST = "SPECIALIST", "Chuyên viên"
    YOUTH_ASSISTANT = "YOUTH_ASSISTANT", "Trợ lý thanh niên"
    DRIVER = "DRIVER", "Lái xe"


class Manner(models.TextChoices):
    ELECTED = "ELECTED", "Bầu"
    APPOINTED = "APPOINTED", "Bổ nhiệm, chỉ định"
    PROVISIONAL = "PROVISIONAL", "Lâm thời"
    HIRED = "HIRED", "Tuyển dụng, hợp đồng"


class Employment(models.TextChoices):
    """How the office pays the post; a seat on a committee alone is not paid."""

    FULL_TIME = "FULL_TIME", "Chuyên trách"
    ALLOWANCE = "ALLOWANCE", "Không chuyên trách, hưởng phụ cấp"
    CONTRACT = "CONTRACT", "Hợp đồng theo Nghị định 68"
    NONE = "NONE", "Kiêm nhiệm"


STAFF = (Employment.FULL_TIME, Employment.CONTRACT)


class TenureEnd(models.TextChoices):
    TERM = "TERM", "Hết nhiệm kỳ"
    MOVED = "MOVED", "Chuyển công tác"
    RESIGNED = "RESIGNED", "Xin thôi"
    OVER_AGE = "OVER_AGE", "Hết tuổi công tác Đoàn"
    DISMISSED = "DISMISSED", "Cách chức"
    UNIT_MERGED = "UNIT_MERGED", "Đơn vị sáp nhập, giải thể"
    DECEASED = "DECEASED", "Từ trần"


# Discipline is sensitive: without the permission these two are told as one.
VEILED = (TenureEnd.RESIGNED, TenureEnd.DISMISSED)


def veil(end):
    return (
        "Thôi giữ chức danh" if end in VEILED else dict(TenureEnd.choices).get(end, "")
    )


class Subject(models.TextChoices):
    PROFESSIONAL = "PROFESSIONAL", "Chuyên môn"
    THEORY = "THEORY", "Lý luận chính trị"


class Degree(models.IntegerChoices):
    """Professional degrees, rising."""

    INTERMEDIATE = 1, "Trung cấp"
    COLLEGE = 2, "Cao đẳng"
    BACHELOR = 3, "Đại học"
    MASTER = 4, "Thạc sĩ"
    DOCTOR = 5, "Tiến sĩ"


class Theory(models.IntegerChoices):
    """Political theory, rising."""

    ELEMENTARY = 1, "Sơ cấp"
    INTERMEDIATE = 2, "Trung cấp"
    ADVANCED = 3, "Cao cấp, cử nhân"


class Outcome(models.TextChoices):
    """What becomes of the holder of a seat that vanishes with its unit."""

    EQUAL_POST = "EQUAL_POST", "Bố trí chức danh tương đương"
    LOWER_POST = "LOWER_POST", "Bố trí chức danh thấp hơn"
    RESIGNED = "RESIGNED", "Xin thôi"
    OVER_AGE = "OVER_AGE", "Hết tuổi công tác Đoàn"
    WAITING = "WAITING", "Chờ bố trí"

    @property
    def end(self):
        """Why the tenure ended."""
        return ENDS.get(self, TenureEnd.UNIT_MERGED)


# With a unit and a post to go to.
PLACED = (Outcome.EQUAL_POST, Outcome.LOWER_POST)
ENDS = {
    Outcome.RESIGNED: TenureEnd.RESIGNED,
    Outcome.OVER_AGE: TenureEnd.OVER_AGE,
}
# From the highest to the lowest; a step down is a step along one of them.
LADDERS = (
    (
        PostCode.SECRETARY,
        PostCode.DEPUTY,
        PostCode.STANDING_MEMBER,
        PostCode.COMMITTEE_MEMBER,
    ),
    (PostCode.HEAD, PostCode.DEPUTY_HEAD, PostCode.SPECIALIST),
)
