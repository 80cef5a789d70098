"""B.II.4.1: what became of the units between two days, by form. Opening, with all that
came and less all that went, is closing; whatever began and ended in between is not
told."""

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Value, When

from reports.figures import Population
from reports.figures.algebra import (
    DOWN_TO_DISTRICT,
    DOWN_TO_GRASSROOTS,
    PROVINCE,
    Counted,
)
from unions.choices import Form
from unions.models import Succession, Unit
from unions.models.dated import lasting

from .terms import rows

OUTSIDE = ""


def _movements(scope, opening, closing):
    """Units under `scope` on one of the days only, or on both in different forms: `was`
    and `became` are their forms under it on the two days."""
    units = Unit.objects.annotate(before=_on(opening), after=_on(closing))
    units = units.annotate(was=_form("before", scope), became=_form("after", scope))
    heirs = Succession.objects.filter(into=OuterRef("pk"), on=OuterRef("founded_on"))
    return units.exclude(was=F("became")).annotate(
        stood=Q(before__isnull=False),
        stands=Q(after__isnull=False),
        is_heir=Exists(heirs),
        has_heirs=Exists(Succession.objects.filter(unit=OuterRef("pk"))),
    )


def _on(day):
    return FilteredRelation("placements", condition=lasting(day, "placements__"))


def _form(day, scope):
    here = When(scope.covers(f"{day}__"), then=F(f"{day}__form"))
    return Case(here, default=Value(OUTSIDE))


MOVEMENTS = Population("movements", _movements, flow=True)

# The stock of each form, its name, its word, and who can be asked for it.
STOCKS = {
    Form.LOCAL: ("units_local", "Huyện, thành Đoàn", "đơn vị", PROVINCE),
    Form.AFFILIATED: ("units_affiliated", "Đoàn trực thuộc tỉnh", "đơn vị", PROVINCE),
    Form.UNION: ("units_union", "Đoàn cơ sở", "đơn vị", DOWN_TO_DISTRICT),
    Form.BRANCH_UNION: (
        "units_branch_union",
        "Chi đoàn cơ sở",
        "đơn vị",
        DOWN_TO_DISTRICT,
    ),
    Form.BRANCH: ("branches", "Chi đoàn", "chi đoàn", DOWN_TO_GRASSROOTS),
}
# By suffix: what happened, its condition, and how that is told.
ARRIVING = {
    "founded": (
        "thành lập mới",
        Q(was=OUTSIDE, stood=False, is_heir=False),
        "Thành lập trong kỳ, khi đó không tiếp nhận đơn vị nào.",
    ),
    "formed": (
        "lập do sáp nhập, chia tách",
        Q(was=OUTSIDE, stood=False, is_heir=True),
        "Thành lập trong kỳ để tiếp nhận đơn vị khác.",
    ),
    "arrived": (
        "chuyển đến",
        Q(was=OUTSIDE, stood=True),
        "Đầu kỳ thuộc nơi khác.",
    ),
    "turned_into": (
        "đổi từ loại hình khác",
        ~Q(was=OUTSIDE),
        "Đầu kỳ thuộc loại hình khác.",
    ),
}
LEAVING = {
    "merged": (
        "kết thúc do sáp nhập, chia tách",
        Q(became=OUTSIDE, stands=False, has_heirs=True),
        "Kết thúc trong kỳ, có đơn vị kế thừa.",
    ),
    "dissolved": (
        "giải thể",
        Q(became=OUTSIDE, stands=False, has_heirs=False),
        "Kết thúc trong kỳ, không có đơn vị kế thừa.",
    ),
    "departed": (
        "chuyển đi",
        Q(became=OUTSIDE, stands=True),
        "Cuối kỳ thuộc nơi khác.",
    ),
    "turned_from": (
        "đổi sang loại hình khác",
        ~Q(became=OUTSIDE),
        "Cuối kỳ thuộc loại hình khác.",
    ),
}


def _events(form, column, events):
    stock, name, unit, levels = STOCKS[form]
    return tuple(
        Counted(
            id=f"{stock}_{suffix}",
            label=f"{name} {words}",
            unit=unit,
            section="B.II.4.1",
            definition=definition,
            levels=levels,
            over=MOVEMENTS,
            take=rows(Q(**{column: form}) & condition),
        )
        for suffix, (words, condition, definition) in events.items()
    )


FIGURES = tuple(
    figure
    for form in STOCKS
    for figure in (
        *_events(form, "became", ARRIVING),
        *_events(form, "was", LEAVING),
    )
)
