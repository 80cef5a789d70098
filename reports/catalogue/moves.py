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
# By suffix: whom, label, what is counted, and for which units it can be said.
GROUPS = {
    "province_out": (
        FROM_PROVINCE & OUT,
        f"Cán bộ Tỉnh Đoàn chuyển {OUTSIDE}",
        "Người rời cơ quan Tỉnh Đoàn trong kỳ để nhận công tác ngoài tổ chức Đoàn.",
        PROVINCE,
    ),
    "district_out": (
        FROM_DISTRICT & OUT,
        f"Cán bộ đoàn cấp huyện chuyển {OUTSIDE}",
        "Người rời chức danh ở đoàn cấp huyện và tương đương trong kỳ để nhận công tác "
        "ngoài tổ chức Đoàn.",
        DOWN_TO_DISTRICT,
    ),
    "commune_out": (
        COMMUNE & OUT,
        f"Cán bộ đoàn xã, phường, thị trấn chuyển {OUTSIDE}",
        "Người rời chức danh ở đoàn xã, phường, thị trấn trong kỳ để nhận công tác "
        "ngoài tổ chức Đoàn.",
        DOWN_TO_DISTRICT,
    ),
    "province_to_district": (
        FROM_PROVINCE & Q(kind=MoveKind.SECONDMENT, into__level=Level.DISTRICT),
        "Cán bộ Tỉnh Đoàn đi thực tế có thời hạn ở cấp huyện",
        "Người của cơ quan Tỉnh Đoàn bắt đầu đi thực tế có thời hạn ở đoàn cấp huyện "
        "trong kỳ.",
        PROVINCE,
    ),
    "province_over_age": (
        FROM_PROVINCE & Q(is_over_age=True),
        "Cán bộ Tỉnh Đoàn được bố trí khi hết tuổi công tác Đoàn",
        "Người rời cơ quan Tỉnh Đoàn trong kỳ theo diện hết tuổi công tác Đoàn; nơi "
        "đến có thể ở trong hoặc ngoài tổ chức Đoàn.",
        PROVINCE,
    ),
    "grassroots_to_province": (
        Q(unit__level=Level.GRASSROOTS, into__level=Level.PROVINCE),
        "Cán bộ cơ sở được điều động về Tỉnh Đoàn",
        "Người từ cơ sở đoàn nhận công tác ở cơ quan Tỉnh Đoàn trong kỳ.",
        PROVINCE,
    ),
    "district_secretary_out": (
        FROM_DISTRICT & OUT & Q(post=PostCode.SECRETARY),
        "Bí thư đoàn cấp huyện chuyển ra ngoài tổ chức Đoàn",
        "Trong số cán bộ đoàn cấp huyện chuyển ra ngoài tổ chức Đoàn, những người giữ "
        "chức danh bí thư khi đi.",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_province_body": (
        DEPUTY_OUT & Q(tier=Tier.PROVINCE),
        "Phó Bí thư đoàn cấp huyện chuyển sang cơ quan cấp tỉnh",
        "Phó Bí thư đoàn cấp huyện nhận công tác ở cơ quan cấp tỉnh ngoài tổ chức Đoàn "
        "trong kỳ.",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_party": (
        DEPUTY_OUT & Q(tier=Tier.DISTRICT, sphere=Sphere.PARTY),
        "Phó Bí thư đoàn cấp huyện chuyển sang cơ quan Đảng cấp huyện",
        "Phó Bí thư đoàn cấp huyện nhận công tác ở cơ quan Đảng cấp huyện trong kỳ.",
        DOWN_TO_DISTRICT,
    ),
    "district_deputy_to_government": (
        DEPUTY_OUT & Q(tier=Tier.DISTRICT, sphere=Sphere.GOVERNMENT),
        "Phó Bí thư đoàn cấp huyện chuyển sang chính quyền cấp huyện",
        "Phó Bí thư đoàn cấp huyện nhận công tác ở cơ quan chính quyền cấp huyện trong "
        "kỳ.",
        DOWN_TO_DISTRICT,
    ),
    "province_internal": (
        FROM_PROVINCE & Q(into=F("unit"), into_post__in=LEADING),
        "Cán bộ Tỉnh Đoàn điều động nội bộ giữ chức danh chủ chốt",
        "Người của cơ quan Tỉnh Đoàn được điều động trong kỳ để giữ chức danh từ Phó "
        "Trưởng ban trở lên ngay tại cơ quan.",
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
        "Phó Trưởng ban của cơ quan Tỉnh Đoàn luân chuyển về đoàn cấp huyện trong kỳ.",
        PROVINCE,
    ),
}

FIGURES = tuple(
    Counted(
        id=f"moves_{name}",
        label=label,
        unit="đồng chí",
        section=SECTION,
        definition=f"{definition} Mỗi người tính một lần.",
        levels=levels,
        over=MOVES,
        take=people(condition),
    )
    for name, (condition, label, definition, levels) in GROUPS.items()
)
