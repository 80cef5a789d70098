"""A.3.1: the committees of the province: members, seats, vacancies."""

from django.db.models import Q

from cadres.choices import PostCode
from reports.figures.algebra import PROVINCE

from .shapes import PROVINCIAL, seats, tenures


def _body(id, name, post):
    """Members, seats and vacancies of a committee of the province."""
    held = PROVINCIAL & Q(post=post)
    return (
        tenures(
            f"{id}_members",
            f"Ủy viên {name}",
            held,
            f"Người đang giữ chức danh ủy viên {name} Tỉnh Đoàn trong ngày.",
            PROVINCE,
        ),
        seats(
            f"{id}_seats",
            f"Số lượng ủy viên {name}",
            held,
            f"Số ủy viên {name} Tỉnh Đoàn do đại hội ấn định, còn hiệu lực trong ngày.",
            PROVINCE,
        ),
        seats(
            f"{id}_vacancies",
            f"Khuyết ủy viên {name}",
            held,
            f"Số ủy viên {name} Tỉnh Đoàn được ấn định mà trong ngày chưa có người.",
            PROVINCE,
            column="vacant",
        ),
    )


FIGURES = (
    *_body("committee", "Ban Chấp hành", PostCode.COMMITTEE_MEMBER),
    *_body("standing", "Ban Thường vụ", PostCode.STANDING_MEMBER),
)
