"""B.II.4.1: the districts that were rearranged, and what became of those whose posts
ended with their units."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from cadres.choices import Outcome, PostCode
from cadres.models import Destination
from reports.figures import Population
from reports.figures.algebra import (
    DOWN_TO_DISTRICT,
    PROVINCE,
    Counted,
    Derived,
)
from unions.choices import Form
from unions.models import Placement, Succession

from .terms import COMMUNE, rows

SECTION = "B.II.4.1"
VIA = "tenure__unit__placements__"


def _displaced(scope, opening, closing):
    """Destinations by documents in force in the span, where the unit that ended stood
    on its last day."""
    day = F("restructuring__effective_on")
    lasted = Q(**{f"{VIA}until__isnull": True}) | Q(**{f"{VIA}until__gte": day})
    found = Destination.objects.applied().filter(
        lasted,
        scope.covers(VIA) & Q(**{f"{VIA}since__lt": day}),
        restructuring__effective_on__gt=opening,
        restructuring__effective_on__lte=closing,
    )
    return found.annotate(form=F(f"{VIA}form"), bloc=F(f"{VIA}bloc"))


def _merging(scope, opening, closing):
    """Units that ended into others in the span, or took over from one, as they stood on
    the day before: what began that day is not among them."""
    until = Coalesce(OuterRef("until"), Value(date.max))
    merged = Succession.objects.filter(
        Q(unit=OuterRef("unit")) | Q(into=OuterRef("unit")),
        Q(on__gt=opening, on__lte=closing) & Q(on__gt=OuterRef("since")),
        on__lte=until,
    )
    return Placement.objects.filter(scope.covers(), Exists(merged))


DISPLACED = Population("displaced", _displaced, flow=True)
MERGING = Population("merging", _merging, flow=True)

# By suffix: what became of them, and how that is told.
OUTCOMES = {
    "equal_post": (Outcome.EQUAL_POST, "được bố trí chức danh tương đương"),
    "lower_post": (Outcome.LOWER_POST, "được bố trí chức danh thấp hơn"),
    "resigned": (Outcome.RESIGNED, "xin thôi"),
    "over_age": (Outcome.OVER_AGE, "hết tuổi công tác Đoàn"),
    "waiting": (Outcome.WAITING, "chờ bố trí"),
}
# Who they are, their name, and for which units it can be said.
GROUPS = {
    "secretaries": (
        COMMUNE & Q(tenure__post=PostCode.SECRETARY),
        "Bí thư đoàn xã, phường, thị trấn dôi dư",
        DOWN_TO_DISTRICT,
    ),
    "deputies": (
        COMMUNE & Q(tenure__post=PostCode.DEPUTY),
        "Phó Bí thư đoàn xã, phường, thị trấn dôi dư",
        DOWN_TO_DISTRICT,
    ),
    "cadres": (
        ~Q(form=Form.BRANCH),
        "Cán bộ từ cấp cơ sở trở lên dôi dư",
        DOWN_TO_DISTRICT,
    ),
}
LOST = (
    "Chức danh kết thúc cùng đơn vị theo quyết định sắp xếp có hiệu lực trong kỳ, tính "
    "theo nơi đơn vị đó trực thuộc ngày trước khi kết thúc"
)


def _counted(group, suffix, condition, words, definition):
    where, name, levels = GROUPS[group]
    return Counted(
        id=f"displaced_{group}{suffix}",
        label=f"{name}{words}",
        unit="đồng chí",
        section=SECTION,
        definition=f"{LOST}{definition}",
        levels=levels,
        over=DISPLACED,
        take=rows(where & condition),
    )


def _group(group):
    _, name, levels = GROUPS[group]
    outcomes = (
        _counted(
            group,
            f"_{suffix}",
            Q(outcome=outcome),
            f" {words}",
            f"; người giữ {words}.",
        )
        for suffix, (outcome, words) in OUTCOMES.items()
    )
    placed = Derived(
        id=f"displaced_{group}_placed",
        label=f"{name} được bố trí chức danh",
        unit="đồng chí",
        section="B.I.3.4",
        definition="Số được bố trí chức danh tương đương cộng số được bố trí chức danh "
        "thấp hơn.",
        levels=levels,
        of=(f"displaced_{group}_equal_post", f"displaced_{group}_lower_post"),
        rule=lambda equal, lower: equal + lower,
        is_flow=True,
    )
    whole = _counted(group, "", Q(), "", "; mỗi chức danh tính một lần.")
    return (whole, *outcomes, placed)


FIGURES = (
    Counted(
        id="districts_merged",
        label="Huyện, thành Đoàn thuộc diện sáp nhập, chia tách",
        unit="đơn vị",
        section=SECTION,
        definition="Huyện, thành Đoàn đang hoạt động ngày trước khi sắp xếp, trong kỳ "
        "kết thúc để đơn vị khác kế thừa, hoặc kế thừa đơn vị kết thúc; mỗi đơn vị "
        "tính một lần.",
        levels=PROVINCE,
        over=MERGING,
        take=Count("unit", filter=Q(form=Form.LOCAL), distinct=True),
    ),
    *(figure for group in GROUPS for figure in _group(group)),
)
