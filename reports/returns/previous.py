"""What the approved returns of the last comparable period say."""

from django.db.models import Q

from reports.models import PeriodFigure, ReturnLine


def previous_values(period, columns, scope):
    """{(unit, figure): value} of the latest earlier period that asked each figure, of
    the same kind where the figure is a flow. Two queries."""
    latest = _latest(period, columns)
    if not latest:
        return {}
    asked = Q()
    for figure, key in latest.items():
        asked |= Q(figure=figure, unit_return__period=key)
    lines = ReturnLine.objects.approved().under(scope, period.closing).filter(asked)
    told = lines.filter(value__isnull=False)
    return {
        (unit, figure): value
        for unit, figure, value in told.values_list("unit", "figure", "value")
    }


def _latest(period, columns):
    flows = [column.id for column in columns if column.figure.is_flow]
    stocks = [column.id for column in columns if not column.figure.is_flow]
    rows = PeriodFigure.objects.filter(
        Q(figure__in=stocks) | Q(figure__in=flows, period__kind=period.kind),
        period__closing__lt=period.closing,
    )
    ordered = rows.order_by("period__closing", "period")
    return dict(ordered.values_list("figure", "period"))
