"""B.I.3.4: cadres who sit on elected bodies outside the union."""

from django.db.models import Q

from cadres.choices import OfficeBody, Tier
from cadres.models import ElectedOffice
from reports.figures import Population
from reports.figures.algebra import DOWN_TO_GRASSROOTS, Counted

from .terms import people


def _offices(scope, day):
    return ElectedOffice.objects.on(day).under(scope, day)


OFFICES = Population("elected offices", _offices)
COUNCIL = Q(body=OfficeBody.PEOPLE_COUNCIL)
GROUPS = {
    "province_party_committee": (
        Q(body=OfficeBody.PARTY_COMMITTEE, tier=Tier.PROVINCE),
        "Ban Chấp hành Đảng bộ tỉnh",
    ),
    "people_council_province": (
        COUNCIL & Q(tier=Tier.PROVINCE),
        "Hội đồng nhân dân cấp tỉnh",
    ),
    "people_council_district": (
        COUNCIL & Q(tier=Tier.DISTRICT),
        "Hội đồng nhân dân cấp huyện",
    ),
    "people_council_commune": (
        COUNCIL & Q(tier=Tier.COMMUNE),
        "Hội đồng nhân dân cấp xã",
    ),
}

FIGURES = tuple(
    Counted(
        id=f"elected_{name}",
        label=f"Cán bộ Đoàn trúng cử {body}",
        unit="đồng chí",
        section="B.I.3.4",
        definition="Cán bộ Đoàn đang là thành viên cơ quan dân cử, cấp ủy trong ngày, "
        "theo cơ quan và cấp; mỗi người tính một lần.",
        levels=DOWN_TO_GRASSROOTS,
        over=OFFICES,
        take=people(condition),
    )
    for name, (condition, body) in GROUPS.items()
)
