"""B.I.3.5: the yearly evaluation of cadres and members, and the emulation titles of the
districts."""

from django.db.models import Q

from cadres.choices import ObjectKind, Rank, Scale
from reports.figures.algebra import DOWN_TO_GRASSROOTS, EVERY_LEVEL, PROVINCE

from .evaluation_shapes import RANKS, quality, said
from .terms import share

SECTION = "B.I.3.5"
TITLES = {
    "leading": Rank.LEADING,
    "outstanding": Rank.OUTSTANDING,
    "advanced": Rank.ADVANCED,
}


def _member_share(suffix):
    rank = RANKS[suffix].label.lower()
    return share(
        id=f"members_rated_{suffix}_share",
        label=f"Tỷ lệ đoàn viên {rank}",
        section=SECTION,
        definition="Đoàn viên được xếp loại theo từng mức, trên toàn bộ danh sách đánh "
        "giá, kể cả người chưa xếp loại; phần trăm, làm tròn hai chữ số.",
        part=f"members_rated_{suffix}",
        whole="members_evaluated",
    )


def _title(suffix, rank):
    return said(
        f"districts_{suffix}",
        f"Đoàn cấp huyện đạt danh hiệu {rank.label.lower()}",
        "đơn vị",
        SECTION,
        "Số đoàn cấp huyện và tương đương được công nhận danh hiệu thi đua, theo mức",
        PROVINCE,
        Scale.EMULATION,
        ObjectKind.DISTRICT,
        Q(rank=rank),
    )


FIGURES = (
    *quality(
        "cadres",
        ObjectKind.CADRE,
        "cán bộ Đoàn",
        "đồng chí",
        SECTION,
        DOWN_TO_GRASSROOTS,
    ),
    *quality(
        "members",
        ObjectKind.MEMBER,
        "đoàn viên",
        "đoàn viên",
        SECTION,
        EVERY_LEVEL,
    ),
    *(_member_share(suffix) for suffix in RANKS),
    *(_title(suffix, rank) for suffix, rank in TITLES.items()),
)
