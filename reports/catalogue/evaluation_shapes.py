"""Shapes of figures on the yearly evaluations and titles. A figure of a day reads the
latest year that was closed and ended by then; of no closed year nothing is said."""

from collections import defaultdict
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, F, Q, Sum, Value, When

from cadres.choices import Rank, Scale
from cadres.models import Evaluation, EvaluationCampaign
from reports.figures import Population
from reports.figures.algebra import Counted
from unions.models.dated import lasting

VIA = "unit__placements__"


def last_by_kind(day):
    """{(scale, kind): the last campaign closed whose year had ended by `day`}"""
    year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    closed = EvaluationCampaign.objects.closed().filter(year__lte=year)
    return {(c.scale, c.kind): c for c in closed.order_by("year")}


def last_campaigns(day):
    """{year: [keys]} of the last campaigns of every scale and kind."""
    years = defaultdict(list)
    for campaign in last_by_kind(day).values():
        years[campaign.year].append(campaign.pk)
    return years


def _evaluations(scope, day):
    """Where the unit stood on the last day of the year evaluated."""
    rows = Evaluation.objects.listed()
    rows = rows.annotate(scale=F("campaign__scale"), kind=F("campaign__kind"))
    told = [
        Q(campaign__in=keys) & _stood(date(year, 12, 31))
        for year, keys in last_campaigns(day).items()
    ]
    # One filter, so that the placement of the scope is the placement of the day.
    return rows.filter(scope.covers(VIA), reduce(or_, told)) if told else rows.none()


def _stood(day):
    """Where a unit stood on `day`; one that ended by then, as was recorded after the
    campaign was closed, where it last stood: the result stays whole."""
    ended = Q(unit__closed_on__lte=day, **{f"{VIA}until": F("unit__closed_on")})
    return lasting(day, VIA) | ended


EVALUATIONS = Population("evaluations", _evaluations)


def _having(condition, campaign):
    """How many rows of a campaign meet the condition, all of them without one; None
    where there is no campaign."""
    one = Case(When(condition, then=1), default=Value(0)) if condition else Value(1)
    return Sum(one, filter=campaign)


def said(id, label, unit, section, definition, levels, scale, kind, condition):
    return Counted(
        id=id,
        label=label,
        unit=unit,
        section=section,
        definition=f"{definition}, ở năm gần nhất đã khóa kết quả.",
        levels=levels,
        over=EVALUATIONS,
        take=_having(condition, Q(scale=scale, kind=kind)),
    )


BY_RANK = (
    "Số đối tượng trong danh sách đánh giá chất lượng ngày 31 tháng 12, theo mức do "
    "cấp có thẩm quyền quyết định; chưa có quyết định là chưa xếp loại"
)
RANKS = {
    "excellent": Rank.EXCELLENT,
    "good": Rank.GOOD,
    "completed": Rank.COMPLETED,
    "failed": Rank.FAILED,
}


def quality(name, kind, noun, unit, section, levels):
    """All of a kind on the last day of the year, by rank, and those not rated."""
    labels = {
        "evaluated": ("thuộc diện đánh giá", None),
        **{
            f"rated_{n}": (rank.label.lower(), Q(rank=rank))
            for n, rank in RANKS.items()
        },
        "unrated": ("chưa xếp loại", Q(rank="")),
    }
    for suffix, (words, condition) in labels.items():
        yield said(
            f"{name}_{suffix}",
            f"{noun[0].upper()}{noun[1:]} {words}",
            unit,
            section,
            BY_RANK,
            levels,
            Scale.QUALITY,
            kind,
            condition,
        )
