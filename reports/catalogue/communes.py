"""B.II.2.1: who leads the unions of communes, wards and townships."""

from django.db.models import F, Q

from cadres.choices import Degree, PostCode, Theory
from reports.figures.algebra import DOWN_TO_DISTRICT

from .schooling import POSTGRADUATE
from .shapes import graded, seats, tenures
from .terms import COMMUNE

SECTION = "B.II.2.1"
LEADERS = COMMUNE & Q(post__in=[PostCode.SECRETARY, PostCode.DEPUTY])
LEADERS_ARE = "bí thư, phó bí thư đoàn xã, phường, thị trấn"
DEGREES = {
    "postgraduate": (POSTGRADUATE, "trên đại học"),
    "bachelor": ([Degree.BACHELOR], "đại học"),
    "college_or_intermediate": (
        [Degree.COLLEGE, Degree.INTERMEDIATE],
        "cao đẳng hoặc trung cấp",
    ),
}
THEORY = {
    "theory_intermediate": ([Theory.INTERMEDIATE], "lý luận chính trị trung cấp"),
}


def _post(one, many, post, name):
    """Holders, seats and vacancies of a post in the commune unions."""
    held = COMMUNE & Q(post=post)
    return (
        tenures(
            f"commune_{many}",
            f"{name.capitalize()} đoàn xã, phường, thị trấn",
            held,
            f"Người đang giữ chức danh {name} đoàn xã, phường, thị trấn trong ngày.",
            DOWN_TO_DISTRICT,
            section=SECTION,
        ),
        seats(
            f"commune_{one}_seats",
            f"Vị trí {name} đoàn xã, phường, thị trấn",
            held,
            f"Vị trí {name} được ấn định ở đoàn xã, phường, thị trấn trong ngày.",
            DOWN_TO_DISTRICT,
            section=SECTION,
        ),
        seats(
            f"commune_{one}_vacancies",
            f"Khuyết {name} đoàn xã, phường, thị trấn",
            held,
            f"Vị trí {name} đoàn xã, phường, thị trấn mà trong ngày chưa có người.",
            DOWN_TO_DISTRICT,
            section=SECTION,
            column="vacant",
        ),
    )


FIGURES = (
    *_post("secretary", "secretaries", PostCode.SECRETARY, "bí thư"),
    *_post("deputy", "deputies", PostCode.DEPUTY, "phó bí thư"),
    tenures(
        "commune_secretaries_over_age",
        "Bí thư đoàn xã, phường, thị trấn quá tuổi giữ chức danh",
        COMMUNE & Q(post=PostCode.SECRETARY, age__gt=F("oldest")),
        "Bí thư đoàn xã, phường, thị trấn đã quá tuổi cao nhất giữ chức danh theo tiêu "
        "chuẩn có hiệu lực trong ngày.",
        DOWN_TO_DISTRICT,
        section="B.II.4.1",
    ),
    tenures(
        "commune_leaders",
        "Bí thư, Phó Bí thư đoàn xã, phường, thị trấn",
        LEADERS,
        "Người đang giữ chức danh bí thư hoặc phó bí thư đoàn xã, phường, thị trấn.",
        DOWN_TO_DISTRICT,
        section=SECTION,
    ),
    *graded(
        "commune_leaders",
        LEADERS,
        DOWN_TO_DISTRICT,
        LEADERS_ARE,
        "degree",
        SECTION,
        DEGREES,
    ),
    *graded(
        "commune_leaders",
        LEADERS,
        DOWN_TO_DISTRICT,
        LEADERS_ARE,
        "theory",
        SECTION,
        THEORY,
    ),
)
