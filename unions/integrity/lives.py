"""Standing rules: a unit lives from its first placement to its last, without a gap."""

from django.db.models import Count, DateField, Exists, F, OuterRef, Q

from accounts.integrity import StandingRule, declare
from accounts.subqueries import scalar
from unions.models import Placement, Unit


def outside_life_of(unit):
    """The rows that hold on a day when their `unit` (a relation) does not exist."""
    closed = Q(**{f"{unit}__closed_on__isnull": False})
    outlives = Q(until__isnull=True) | Q(until__gt=F(f"{unit}__closed_on"))
    return Q(since__lt=F(f"{unit}__founded_on")) | closed & outlives


def _placements():
    return Placement.objects.filter(unit=OuterRef("pk"))


def _one_day(function, column):
    """The first or last day in the placements of the unit outside."""
    return scalar(_placements(), function, column, DateField())


def _without_placement(day):
    return Unit.objects.filter(~Exists(_placements()))


def _two_open(day):
    twice = Placement.objects.open().values("unit").annotate(times=Count("pk"))
    return Unit.objects.filter(pk__in=twice.filter(times__gt=1).values("unit"))


def _ended_silently(day):
    return Unit.objects.filter(
        Exists(_placements()), ~Exists(_placements().open()), closed_on__isnull=True
    )


def _closed_but_placed(day):
    return Unit.objects.filter(Exists(_placements().open()), closed_on__isnull=False)


def _founded_otherwise(day):
    first = _one_day("MIN", "since")
    return Unit.objects.annotate(first=first).exclude(first=F("founded_on"))


def _closed_otherwise(day):
    closed = Unit.objects.filter(~Exists(_placements().open()))
    return closed.annotate(last=_one_day("MAX", "until")).exclude(last=F("closed_on"))


def _gaps(day):
    """Placements that end before the unit stands again."""
    same = Placement.objects.filter(unit=OuterRef("unit"))
    later = same.filter(since__gt=OuterRef("until"))
    next_day = Q(until__isnull=True) | Q(until__gt=OuterRef("until"))
    follows = same.filter(next_day, since__lte=OuterRef("until"))
    ended = Placement.objects.filter(until__isnull=False)
    return ended.filter(Exists(later), ~Exists(follows))


declare(
    StandingRule(
        id="units_without_placement",
        label="Đơn vị không có giai đoạn nào",
        explanation="Đơn vị có trong sổ nhưng không ghi tên, cấp trên và loại hình ở "
        "bất kỳ ngày nào, nên không báo cáo nào tính đến. Hãy ghi giai đoạn đầu tiên "
        "từ ngày thành lập.",
        model=Unit,
        find=_without_placement,
    ),
    StandingRule(
        id="units_placed_twice",
        label="Đơn vị có hai giai đoạn đang mở",
        explanation="Cùng lúc đơn vị mang hai tên hoặc hai cấp trên, nên bị tính hai "
        "lần. Hãy đính chính để kết thúc giai đoạn cũ.",
        model=Unit,
        find=_two_open,
    ),
    StandingRule(
        id="units_ended_silently",
        label="Đơn vị đang hoạt động nhưng giai đoạn cuối đã kết thúc",
        explanation="Giai đoạn cuối của đơn vị đã kết thúc mà đơn vị chưa ghi ngày "
        "kết thúc. Hãy ghi ngày kết thúc của đơn vị, hoặc mở giai đoạn tiếp theo.",
        model=Unit,
        find=_ended_silently,
    ),
    StandingRule(
        id="units_closed_but_placed",
        label="Đơn vị đã kết thúc nhưng còn giai đoạn đang mở",
        explanation="Đơn vị đã có ngày kết thúc mà giai đoạn cuối vẫn mở, nên còn bị "
        "tính vào báo cáo. Hãy đính chính ngày kết thúc của giai đoạn đó.",
        model=Unit,
        find=_closed_but_placed,
    ),
    StandingRule(
        id="units_founded_otherwise",
        label="Ngày thành lập khác ngày đầu của giai đoạn đầu tiên",
        explanation="Ngày thành lập của đơn vị phải là ngày bắt đầu giai đoạn đầu "
        "tiên. Hãy đối chiếu quyết định thành lập rồi đính chính ngày sai.",
        model=Unit,
        find=_founded_otherwise,
    ),
    StandingRule(
        id="units_closed_otherwise",
        label="Ngày kết thúc khác ngày cuối của giai đoạn cuối cùng",
        explanation="Ngày kết thúc của đơn vị phải là ngày kết thúc giai đoạn cuối "
        "cùng. Hãy đối chiếu quyết định giải thể, sáp nhập rồi đính chính ngày sai.",
        model=Unit,
        find=_closed_otherwise,
    ),
    StandingRule(
        id="placements_with_a_gap",
        label="Quãng trống giữa hai giai đoạn của một đơn vị",
        explanation="Sau giai đoạn này có những ngày đơn vị không ở đâu cả rồi mới có "
        "giai đoạn sau, nên báo cáo của những ngày đó thiếu đơn vị. Hãy đính chính "
        "cho hai giai đoạn liền nhau.",
        model=Placement,
        find=_gaps,
    ),
)
