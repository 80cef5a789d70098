"""Who left the union: whoever gave up an office for good found other work in the Party,
the state or a mass organisation (Conclusion 07, I.3.4)."""

from datetime import date
from itertools import cycle
from random import Random

from cadres.choices import MoveKind, Sphere, Tier
from cadres.models import Move
from unions.choices import Form

from .chairs import DISTRICT_FORMS, LEADERS

PARTY, GOVERNMENT, MASS = Sphere.PARTY, Sphere.GOVERNMENT, Sphere.MASS
OF_PROVINCE = [
    (PARTY, "Ban Dân vận Tỉnh ủy"),
    (PARTY, "Văn phòng Tỉnh ủy"),
    (MASS, "Hội Nông dân tỉnh"),
    (PARTY, "Ban Tuyên giáo Tỉnh ủy"),
    (MASS, "Ủy ban Mặt trận Tổ quốc tỉnh"),
]
# The last deputy is still without a place.
OF_DEPUTIES = [
    (MASS, Tier.PROVINCE, "Liên đoàn Lao động tỉnh"),
    (PARTY, Tier.DISTRICT, "Văn phòng Huyện ủy"),
    (GOVERNMENT, Tier.DISTRICT, "Phòng Văn hóa và Thông tin"),
    (GOVERNMENT, Tier.DISTRICT, "Văn phòng Hội đồng nhân dân"),
]
OF_DISTRICTS = {
    "SECRETARY": [
        (GOVERNMENT, "Trưởng Phòng Lao động – Thương binh và Xã hội"),
        (PARTY, "Phó Trưởng Ban Dân vận"),
        (GOVERNMENT, "Phó Trưởng Phòng Nội vụ"),
        (PARTY, "Phó Trưởng Ban Tuyên giáo"),
    ],
    "SPECIALIST": [
        (MASS, "Hội Liên hiệp Phụ nữ cấp huyện"),
        (GOVERNMENT, "Phòng Giáo dục và Đào tạo"),
        (PARTY, "Ban Tổ chức cấp ủy huyện"),
    ],
}
OF_COMMUNES = [
    (MASS, "Chủ tịch Hội Nông dân xã"),
    (PARTY, "Văn phòng Đảng ủy xã"),
    (GOVERNMENT, "Công chức Văn hóa – Xã hội"),
    (MASS, "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc xã"),
]
FROM_COMMUNES = 32
FIRST, LAST = date(2018, 12, 1), date(2022, 6, 30)


def moves(chairs):
    gone = _gone(chairs, Form.PROVINCIAL)
    yield from _out(gone, Tier.PROVINCE, OF_PROVINCE, is_over_age=True)
    for post, places in OF_DISTRICTS.items():
        gone = _gone(chairs, *DISTRICT_FORMS, posts=(post,))
        yield from _out(gone, Tier.DISTRICT, places)
    gone = _gone(chairs, *DISTRICT_FORMS, posts=("DEPUTY",))
    for chair, (sphere, tier, place) in zip(gone, OF_DEPUTIES, strict=False):
        yield move(chair, MoveKind.TRANSFER, sphere, tier, place=place)
    gone = _gone(chairs, Form.UNION, posts=LEADERS)
    communes = [chair for chair in gone if chair.is_commune]
    chosen = Random("commune moves").sample(communes, FROM_COMMUNES)
    yield from _out(chosen, Tier.COMMUNE, OF_COMMUNES)


def move(chair, kind, sphere, tier, on=None, **facts):
    """From a chair, on the day when it was left unless told."""
    on = on or chair.until
    return Move(
        person_id=chair.person,
        unit=chair.unit,
        post_id=chair.post,
        on=on,
        kind=kind,
        sphere=sphere,
        tier=tier,
        decision=f"{on.timetuple().tm_yday:03d}-QĐ/{on.year}",
        **facts,
    )


def _gone(chairs, *forms, posts=None):
    """Who left in the years of the report and took up nothing in the union."""
    left = [chair for chair in chairs.left(*forms) if FIRST <= chair.until <= LAST]
    ours = [chair for chair in left if posts is None or chair.post in posts]
    return [chair for chair in ours if chairs.next_of(chair) is None]


def _out(gone, tier, places, **facts):
    """They are dealt to the places in turn."""
    for chair, (sphere, place) in zip(gone, cycle(places), strict=False):
        yield move(chair, MoveKind.TRANSFER, sphere, tier, place=place, **facts)
