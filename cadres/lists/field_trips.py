"""Rounds at the grassroots, and what was reported of them."""

from django.db.models import Count, OuterRef, Q
from django.urls import reverse

from accounts.subqueries import scalar
from cadres.models import FieldTrip, FieldVisit

from . import columns
from .asking import happened, since_of
from .listing import Group, Listing, declare


def _trips(asked):
    visits = FieldVisit.objects.filter(trip=OuterRef("pk"))
    silent = visits.filter(reported_on__isnull=True)
    rows = happened(FieldTrip.objects.select_related("unit"), asked, "begins_on")
    rows = rows.annotate(
        turns=scalar(visits, "COUNT", "pk"), silent=scalar(silent, "COUNT", "pk")
    )
    return rows.order_by("-begins_on", "pk")


def _count(rows, asked):
    visits = FieldVisit.objects.filter(trip__in=rows.order_by().values("pk"))
    found = visits.aggregate(
        turns=Count("pk"),
        people=Count("person", distinct=True),
        silent=Count("pk", filter=Q(reported_on__isnull=True)),
    )
    return [
        ("Số đợt", rows.count()),
        ("Số lượt", found["turns"]),
        ("Số người", found["people"]),
        ("Chưa báo cáo", found["silent"]),
    ]


declare(
    Listing(
        slug="di-co-so",
        title="Cán bộ đi cơ sở",
        group=Group.TRAINING,
        explain="Các đợt cán bộ cơ quan Đoàn đi cơ sở, với số lượt và số lượt chưa có "
        "báo cáo thu hoạch.",
        empty="Chưa ghi đợt đi cơ sở nào trong thời gian này.",
        permission="cadres.view_fieldtrip",
        columns=(
            columns.text(
                "Đợt", "name", lambda row: reverse("field-trip", args=[row.pk])
            ),
            columns.unit("Cơ quan cử"),
            columns.day("Từ ngày", "begins_on"),
            columns.day("Đến hết ngày", "ends_on"),
            columns.number("Số lượt", "turns"),
            columns.number("Chưa báo cáo", "silent"),
        ),
        rows=_trips,
        fields=since_of,
        is_past=True,
        summary=_count,
    ),
)
