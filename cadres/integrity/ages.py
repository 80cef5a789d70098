"""Standing rules: who has grown too old for a post, or for membership."""

from django.db.models import Exists, OuterRef

from accounts.integrity import Kind, StandingRule, declare
from cadres.models import Tenure
from cadres.standards import past_age
from members.ages import LONGEST, OLDEST, older
from members.models import Enrolment, Person
from unions.choices import Level

# Their leaders have ceilings of their own.
UPPER = (Level.PROVINCE, Level.DISTRICT)


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
        explanation="Đã quá tuổi cao nhất của chức danh trong danh mục Tiêu chuẩn còn "
        "hiệu lực. Hãy kiện toàn chức danh.",
        model=Tenure,
        find=past_age,
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
