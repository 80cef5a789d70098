"""How the unit of a report was itself evaluated, and the years that its text names."""

from datetime import date
from itertools import groupby

from cadres.choices import Rank, Scale
from cadres.models import Evaluation
from reports.catalogue.evaluation_shapes import last_by_kind

# Nobody reports a title that was not won.
UNTOLD = (Rank.NO_TITLE, Rank.NOT_ATTAINED)


def years_told(day):
    """{"QUALITY_MEMBER": 2021}: the year that the figures of a scale and kind read."""
    last = last_by_kind(day).items()
    return {f"{scale}_{kind}": campaign.year for (scale, kind), campaign in last}


def own_ranks(scope, *, opening, closing):
    """[(year, [rank or title in words])] of the years that ended in the span, as far
    as their campaigns are closed."""
    rows = Evaluation.objects.listed().rated().exclude(rank__in=UNTOLD)
    rows = rows.filter(unit=scope, person=None, body="")
    rows = rows.filter(campaign__closed_at__isnull=False)
    told = rows.select_related("campaign").order_by("campaign__year", "pk")
    return [
        (year, [_in_words(row) for row in group])
        for year, group in groupby(told, lambda row: row.campaign.year)
        if opening < date(year, 12, 31) <= closing
    ]


def _in_words(row):
    scale, rank = Scale(row.campaign.scale), row.get_rank_display().lower()
    if scale == Scale.QUALITY:
        return rank
    return f"đạt danh hiệu {rank if row.rank != Rank.ATTAINED else _title(scale)}"


def _title(scale):
    return scale.label[0].lower() + scale.label[1:]
