"""Standing rules: who has grown too old for a post, or for membership."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from cadres.ages import CEILINGS
from cadres.models import Tenure
from members.ages import LONGEST, OLDEST, older
from members.models import Enrolment, Person
from unions.choices import Level
from unions.models import Placement

# Their leaders have ceilings of their own.
UPPER = (Level.PROVINCE, Level.DISTRICT)


def _cadres_past_age(day):
    special = Placement.objects.on(day).filter(unit=OuterRef("unit"), special_area=True)
    tenures = Tenure.objects.on(day).annotate(in_special=Exists(special))
    past = (
        Q(unit__level=ceiling.level, post__in=ceiling.posts, in_special=is_special)
        & older(day, age, "person__born_on")
        for ceiling in CEILINGS
        for is_special, age in ((False, ceiling.age), (True, ceiling.in_special))
    )
    return tenures.filter(reduce(or_, past))


def _members_past_age(day):
    """Past 30 in no post, or past 35 in none of the upper levels."""
    here = OuterRef("pk")
    held = Tenure.objects.on(day).filter(person=here)
    upper = held.filter(unit__level__in=UPPER)
    members = Person.objects.filter(
        Exists(Enrolment.objects.on(day).filter(person=here)), older(day, OLDEST)
    )
    return members.filter(~Exists(held) | older(day, LONGEST) & ~Exists(upper))


declare(
    StandingRule(
        id="cadres_past_age",
        label="Cán bộ quá tuổi giữ chức danh",
        explanation="Tuổi cao nhất theo Quyết định 289-QĐ/TW: bí thư, phó bí thư, ủy "
        "viên thường vụ tỉnh 40, 38, 37; cấp huyện và cơ sở 35, vùng đặc biệt khó "
        "khăn, biên giới 37. Hãy kiện toàn chức danh.",
        model=Tenure,
        find=_cadres_past_age,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="members_past_age",
        label="Đoàn viên quá tuổi chưa trưởng thành Đoàn",
        explanation="Quá 30 tuổi mà không giữ chức danh, hoặc quá 35 tuổi mà không "
        "giữ chức danh cấp huyện trở lên. Hãy làm lễ trưởng thành Đoàn và ghi ngày ra.",
        model=Person,
        find=_members_past_age,
        kind=Kind.ATTENTION,
    ),
)
