"""B.II.2.3: commendations, contests and inspections."""

from django.db.models import Q

from cadres.choices import AwardTitle, InspectionSubject, Prize, Tier
from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE, Counted

from .happenings import AWARDS, ENTRIES, INSPECTIONS
from .terms import rows

SECTION = "B.II.2.3"
UPPER = (Tier.CENTRAL, Tier.PROVINCE)
OF_PROVINCE = Q(contest__tier=Tier.PROVINCE)
COMMENDED = (
    "Lượt khen bằng quyết định trong kỳ, theo danh hiệu và cấp khen, tập thể và cá "
    "nhân cộng chung; tính ở đơn vị được khen hoặc đơn vị của người được khen."
)
ENTERED = (
    "Thí sinh các hội thi cán bộ Đoàn cấp tỉnh tổ chức trong kỳ và giải đạt được, tính "
    "ở đơn vị của thí sinh."
)


def _counted(id, label, unit, over, condition, definition, levels):
    return Counted(
        id=id,
        label=label,
        unit=unit,
        section=SECTION,
        definition=definition,
        levels=levels,
        over=over,
        take=rows(condition),
    )


def _prize(name, prize):
    return _counted(
        f"contest_prizes_{name}",
        f"{prize.label} hội thi cấp tỉnh",
        "giải",
        ENTRIES,
        OF_PROVINCE & Q(prize=prize),
        ENTERED,
        DOWN_TO_DISTRICT,
    )


FIGURES = (
    _counted(
        "awards_strong_branch",
        "Chi đoàn mạnh được tặng khen cấp tỉnh trở lên",
        "chi đoàn",
        AWARDS,
        Q(title=AwardTitle.STRONG_BRANCH, tier__in=UPPER),
        COMMENDED,
        DOWN_TO_DISTRICT,
    ),
    _counted(
        "awards_outstanding_province",
        "Chi đoàn, bí thư chi đoàn tiêu biểu cấp tỉnh",
        "lượt",
        AWARDS,
        Q(
            title__in=[AwardTitle.BRANCH, AwardTitle.BRANCH_SECRETARY],
            tier=Tier.PROVINCE,
        ),
        COMMENDED,
        DOWN_TO_DISTRICT,
    ),
    _counted(
        "awards_branch_district",
        "Chi đoàn tiêu biểu cấp huyện",
        "chi đoàn",
        AWARDS,
        Q(title=AwardTitle.BRANCH, tier=Tier.DISTRICT),
        COMMENDED,
        DOWN_TO_DISTRICT,
    ),
    _counted(
        "awards_branch_secretary_district",
        "Bí thư chi đoàn tiêu biểu cấp huyện",
        "đồng chí",
        AWARDS,
        Q(title=AwardTitle.BRANCH_SECRETARY, tier=Tier.DISTRICT),
        COMMENDED,
        DOWN_TO_DISTRICT,
    ),
    _counted(
        "contest_entrants",
        "Thí sinh hội thi cấp tỉnh",
        "thí sinh",
        ENTRIES,
        OF_PROVINCE,
        ENTERED,
        DOWN_TO_DISTRICT,
    ),
    _prize("first", Prize.FIRST),
    _prize("second", Prize.SECOND),
    _prize("third", Prize.THIRD),
    _prize("consolation", Prize.CONSOLATION),
    _counted(
        "inspection_rounds",
        "Đợt giám sát việc thực hiện Quy chế cán bộ Đoàn",
        "đợt",
        INSPECTIONS,
        Q(subject=InspectionSubject.CADRE_REGULATION),
        "Đợt kiểm tra, giám sát việc thực hiện Quy chế cán bộ Đoàn do Tỉnh Đoàn chủ "
        "trì, bắt đầu trong kỳ.",
        PROVINCE,
    ),
)
