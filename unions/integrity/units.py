"""Standing rules over the units of today, and over who answers for them."""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Upper

from accounts.integrity import StandingRule, declare
from unions.choices import Level
from unions.models import Mandate, Placement, Unit

from .placements import link

FACTS = ("name", "form", "bloc")
LINKS = ("parent_id", "province_id", "district_id", "grassroots_id")


def _snapshot(day):
    """Units that say otherwise of themselves than their last placement does."""
    later = Placement.objects.filter(unit=OuterRef("unit"), since__gt=OuterRef("since"))
    facts = (~Q(**{name: F(f"unit__{name}")}) for name in FACTS)
    last = Placement.objects.filter(~Exists(later)).annotate(
        **{f"own_{name}": link(name) for name in LINKS},
        **{f"told_{name}": link(f"unit__{name}") for name in LINKS},
    )
    links = (~Q(**{f"own_{name}": F(f"told_{name}")}) for name in LINKS)
    differing = last.filter(reduce(or_, [*facts, *links]))
    return Unit.objects.filter(pk__in=differing.values("unit"))


def _roots(day):
    """Provincial units that stand on the day beside another."""
    roots = Unit.objects.on(day).filter(level=Level.PROVINCE)
    others = Unit.objects.on(day).filter(level=Level.PROVINCE)
    return roots.filter(Exists(others.exclude(pk=OuterRef("pk"))))


def _same_codes(day):
    folded = Unit.objects.annotate(folded=Upper("code"))
    times = folded.values("folded").annotate(times=Count("pk"))
    twice = times.filter(times__gt=1).values("folded")
    return folded.filter(folded__in=twice)


def _mandates_of_the_past(day):
    return Mandate.objects.on(day).filter(unit__closed_on__lte=day)


declare(
    StandingRule(
        id="units_unlike_their_placement",
        label="Đơn vị khác với giai đoạn cuối của chính nó",
        explanation="Tên, loại hình, khối hoặc cấp trên đang hiển thị khác với giai "
        "đoạn cuối, nên tìm kiếm và phân quyền theo đơn vị bị sai. Hãy ghi lại thay "
        "đổi cuối cùng của đơn vị; nếu còn sai, hãy báo quản trị hệ thống.",
        model=Unit,
        find=_snapshot,
    ),
    StandingRule(
        id="units_several_roots",
        label="Nhiều đơn vị cấp tỉnh cùng hoạt động",
        explanation="Cây tổ chức chỉ có một gốc là Tỉnh Đoàn. Hãy chuyển các đơn vị "
        "về một gốc rồi kết thúc đơn vị cấp tỉnh ghi thừa.",
        model=Unit,
        find=_roots,
    ),
    StandingRule(
        id="units_with_the_same_code",
        label="Mã đơn vị chỉ khác nhau chữ hoa, chữ thường",
        explanation="Người đọc không phân biệt được hai đơn vị, tệp nhập vào dễ nhầm "
        "đơn vị. Hãy kết thúc đơn vị ghi trùng, hoặc báo quản trị hệ thống đổi mã.",
        model=Unit,
        find=_same_codes,
    ),
    StandingRule(
        id="mandates_over_closed_units",
        label="Phụ trách đơn vị đã kết thúc",
        explanation="Người dùng còn được giao một đơn vị không hoạt động nữa, nên "
        "không làm được việc gì. Hãy kết thúc phạm vi phụ trách này và giao đơn vị kế "
        "thừa.",
        model=Mandate,
        find=_mandates_of_the_past,
    ),
)
