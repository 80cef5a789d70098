"""B.II.4.2: the yearly evaluation of units, and the titles of branches and grassroots
unions."""

from decimal import Decimal

from django.db.models import Q

from accounts.vietnamese import half_up
from cadres.choices import ObjectKind, Rank, Scale
from reports.figures.algebra import (
    DOWN_TO_DISTRICT,
    DOWN_TO_GRASSROOTS,
    EVERY_LEVEL,
    Derived,
)

from .evaluation_shapes import quality, said

SECTION = "B.II.4.2"
STRONG = (Scale.STRONG_BRANCH, ObjectKind.BRANCH)
INITIATIVE = (Scale.THREE_INITIATIVES, ObjectKind.GRASSROOTS)
TITLE = (
    "Được xét là đã có kết luận đạt hoặc không đạt danh hiệu, được công nhận là có kết "
    "luận đạt"
)
# Who is evaluated: kind, name, unit of counting, for which units.
OBJECTS = {
    "districts": (
        ObjectKind.DISTRICT,
        "đoàn cấp huyện và tương đương",
        "đơn vị",
        DOWN_TO_DISTRICT,
    ),
    "grassroots": (ObjectKind.GRASSROOTS, "cơ sở đoàn", "đơn vị", DOWN_TO_GRASSROOTS),
    "branches": (ObjectKind.BRANCH, "chi đoàn", "chi đoàn", EVERY_LEVEL),
}


def _one_decimal(part, whole):
    return half_up(Decimal(100 * part) / whole, places=1) if whole else None


def _all():
    for name, (kind, noun, unit, levels) in OBJECTS.items():
        yield from quality(name, kind, noun, unit, SECTION, levels)


FIGURES = (
    *_all(),
    said(
        "branches_assessed_for_strong",
        "Chi đoàn được xét công nhận chi đoàn mạnh",
        "chi đoàn",
        SECTION,
        TITLE,
        EVERY_LEVEL,
        *STRONG,
        ~Q(rank=""),
    ),
    said(
        "branches_strong",
        "Chi đoàn mạnh",
        "chi đoàn",
        SECTION,
        TITLE,
        EVERY_LEVEL,
        *STRONG,
        Q(rank=Rank.ATTAINED),
    ),
    Derived(
        id="branches_strong_share",
        label="Tỷ lệ chi đoàn mạnh",
        unit="%",
        section=SECTION,
        definition="Chi đoàn được công nhận chi đoàn mạnh, trên số chi đoàn được xét; "
        "phần trăm, làm tròn một chữ số.",
        of=("branches_strong", "branches_assessed_for_strong"),
        rule=_one_decimal,
    ),
    said(
        "unions_three_initiative",
        "Đoàn cơ sở “3 chủ động”",
        "đơn vị",
        SECTION,
        TITLE,
        DOWN_TO_GRASSROOTS,
        *INITIATIVE,
        Q(rank=Rank.ATTAINED),
    ),
    said(
        "unions_assessed_three_initiative",
        "Đoàn cơ sở được xét công nhận “3 chủ động”",
        "đơn vị",
        SECTION,
        TITLE,
        DOWN_TO_GRASSROOTS,
        *INITIATIVE,
        ~Q(rank=""),
    ),
)
