"""B.I.3.4: who went from the union's offices to other work, and where to."""

from django.db.models import F, Q

from cadres.choices import MoveKind, PostCode, Sphere, Tier
from reports.figures.algebra import DOWN_TO_DISTRICT, PROVINCE, Counted
from unions.choices import Form, Level

from .happenings import MOVES
from .terms import COMMUNE, DISTRICT_FORMS, people

SECTION = "B.I.3.4"
OUT = ~Q(sphere=Sphere.UNION)
FROM_PROVINCE = Q(form=Form.PROVINCIAL)
FROM_DISTRICT = Q(form__in=DISTRICT_FORMS)
DEPUTY_OUT = FROM_DISTRICT & OUT & Q(post=PostCode.DEPUTY)
LEADING = (PostCode.SECRETARY, PostCode.DEPUTY, PostCode.HEAD, PostCode.DEPUTY_HEAD)
OUTSIDE = "sang cơ quan Đảng, chính quyền, Mặt trận, đoàn thể"
DEFINITION = (
    "Người có quyết định luân chuyển, điều động, cử đi thực tế từ một ngày trong kỳ, "
    "tính ở đơn vị rời đi như đơn vị đứng vào hôm trước, theo chức danh khi đi và nơi "
    "đến; mỗi người tính một lần."
)
# By suffix: whom, label, and for which units it can be said.
GROUPS = {
    "province_out": (
        FROM_PROVINCE & OUT,
        f"Cán bộ Tỉnh Đoàn chuyển {OUTSIDE}",
        PROVINCE,
    ),
    "district_out": (
        FROM_DISTRICT & OUT,
        f"Cán bộ đoàn cấp huyện chuyển {OUTSIDE}",
        DOWN_TO_DISTRICT,
    ),
    "commune_out": (
        COMMUNE & OUT,
        f"Cán bộ đoàn xã, phường, thị trấn chuyển {OUTSIDE}",
        DOWN_TO_DISTRICT,
    ),
    "province_to_district": (
        FROM_PROVINCE & Q(kind=MoveKind.SECONDMENT, into__level=Level.DISTRICT),
        "Cán bộ Tỉnh Đoàn đi thực tế có thời hạn ở cấp huyện",
        PROVINCE,
    ),
    "province_over_age": (
        FROM_PROVINCE & Q(is_over_age=True),
        "Cán bộ Tỉnh Đoàn được bố trí khi hết tuổi công tác Đoàn",
        PROVINCE,
    ),
    "grassroots_to_province": (
        Q(unit__level=Level.GRASSROOTS, into__level=Level.PROVINCE),
        "Cán bộ cơ sở được điều động về Tỉnh Đoàn",
        PROVINCE,
    ),
    "district_secretary_out": (
        FROM_DISTRICT & OUT & Q(post=PostCode.SECRETARY),
        "Bí thư đoàn cấp huyện chuyển ra ngoài tổ chức Đoàn",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_province_body": (
        DEPUTY_OUT & Q(tier=Tier.PROVINCE),
        "Phó Bí thư đoàn cấp huyện chuyển sang cơ quan cấp tỉnh",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_party": (
        DEPUTY_OUT & Q(tier=Tier.DISTRICT, sphere=Sphere.PARTY),
        "Phó Bí thư đoàn cấp huyện chuyển sang cơ quan Đảng cấp huyện",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_government": (
        DEPUTY_OUT & Q(tier=Tier.DISTRICT, sphere=Sphere.GOVERNMENT),
        "Phó Bí thư đoàn cấp huyện chuyển sang chính quyền cấp huyện",
        DOWN_TO_DISTRICT,
    ),
    "province_internal": (
        FROM_PROVINCE & Q(into=F("unit"), into_post__in=LEADING),
        "Cán bộ Tỉnh Đoàn điều động nội bộ giữ chức danh chủ chốt",
        PROVINCE,
    ),
    "province_deputy_head_to_city": (
        FROM_PROVINCE
        & Q(
            kind=MoveKind.ROTATION,
            post=PostCode.DEPUTY_HEAD,
            into__level=Level.DISTRICT,
        ),
        "Phó Trưởng ban Tỉnh Đoàn luân chuyển về cấp huyện",
        PROVINCE,
    ),
}

FIGURES = tuple(
    Counted(
        id=f"moves_{name}",
        label=label,
        unit="đồng chí",
        section=SECTION,
        definition=DEFINITION,
        levels=levels,
        over=MOVES,
        take=people(condition),
    )
    for name, (condition, label, levels) in GROUPS.items()
)
