"""Shapes of figures over tenures and seats, shared by the sections on cadres."""

from django.db.models import Aggregate, Q, Sum
from django.utils.text import capfirst

from cadres.choices import STAFF, Employment, PostCode
from reports.figures.algebra import Counted
from unions.choices import Form

from .populations import SEATS, TENURES
from .terms import GRASSROOTS, people

PROVINCIAL = Q(form=Form.PROVINCIAL)
OFFICE = PROVINCIAL & Q(employment__in=STAFF)
LOCAL_STAFF = Q(form=Form.LOCAL, employment=Employment.FULL_TIME)
AFFILIATED_POSTS = (
    PostCode.SECRETARY,
    PostCode.DEPUTY,
    PostCode.YOUTH_ASSISTANT,
    PostCode.SPECIALIST,
)
AFFILIATED_STAFF = Q(form=Form.AFFILIATED, post__in=AFFILIATED_POSTS)
DISTRICT_LEVEL = LOCAL_STAFF | AFFILIATED_STAFF
SECRETARY = Q(post=PostCode.SECRETARY)
GRASSROOTS_SECRETARY = GRASSROOTS & SECRETARY
BRANCH_SECRETARY = SECRETARY & Q(form=Form.BRANCH)

PROVINCE_STAFF = "cán bộ cơ quan Tỉnh Đoàn"
DISTRICT_STAFF = "cán bộ chuyên trách huyện, thành Đoàn"
DISTRICT_LEVEL_STAFF = "cán bộ đoàn cấp huyện và đoàn trực thuộc"
GRASSROOTS_SECRETARIES = "bí thư cơ sở đoàn"


def tenures(id, label, take, definition, levels, unit="đồng chí", section="A.3.1"):
    """A figure over the tenures of the day; `take` is an aggregate, or the condition of
    the people to count, each once."""
    return Counted(
        id=id,
        label=label,
        unit=unit,
        section=section,
        definition=definition,
        levels=levels,
        over=TENURES,
        take=take if isinstance(take, Aggregate) else people(take),
    )


def seats(id, label, condition, definition, levels, section="A.3.1", column="quota"):
    """Seats fixed on the day, or with the column `vacant` those without a holder."""
    return Counted(
        id=id,
        label=label,
        unit="vị trí",
        section=section,
        definition=definition,
        levels=levels,
        over=SEATS,
        take=Sum(column, filter=condition, default=0),
    )


HIGHEST = {"degree": "Trình độ chuyên môn", "theory": "Trình độ lý luận chính trị"}


def graded(prefix, where, levels, whose, column, section, grades):
    """People by their highest grade: {suffix: (values, word)}; the column is `degree`
    or `theory`."""
    return tuple(
        tenures(
            f"{prefix}_{suffix}",
            f"{capfirst(whose)} có trình độ {word}",
            where & Q(**{f"{column}__in": values}),
            f"{HIGHEST[column]} cao nhất đã đạt đến ngày báo cáo; mỗi người tính một "
            "lần.",
            levels,
            section=section,
        )
        for suffix, (values, word) in grades.items()
    )
