"""Plans of succession that the review of the year has still to come to."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from accounts.choices import ReviewState
from cadres.models import SuccessionPlan, SuccessionReview

from . import columns
from .listing import Group, Listing, declare
from .succession import VIEW

NOT_BEGUN = "Chưa bắt đầu"


def _plans(asked):
    """Those of units that stand, for terms that last, without an approved review in the
    year of the day."""
    day = asked.day
    reviews = SuccessionReview.objects.filter(plan=OuterRef("pk"), on__lte=day)
    approved, own = reviews.approved(), reviews.filter(year=day.year)
    alive = Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=day)
    rows = SuccessionPlan.objects.filter(
        ~Exists(approved.filter(year=day.year)), alive, term_until__gt=day
    ).annotate(
        last_year=Subquery(approved.order_by("-year").values("year")[:1]),
        state=Subquery(own.values("state")[:1]),
    )
    longest = F("last_year").asc(nulls_first=True)
    return rows.select_related("unit").order_by(longest, "unit__sort_key", "pk")


def _plan(plan):
    return reverse("succession-plan", args=[plan.pk])


def _last(plan, asked):
    return f"Năm {plan.last_year}" if plan.last_year else ""


def _state(plan, asked):
    return ReviewState(plan.state).label if plan.state else NOT_BEGUN


declare(
    Listing(
        slug="quy-hoach-chua-ra-soat",
        title="Quy hoạch chưa rà soát xong trong năm",
        group=Group.SUCCESSION,
        explain="Quy hoạch còn nhiệm kỳ mà danh sách rà soát của năm chưa được phê "
        "duyệt, lâu nhất đứng trước. Hãy rà soát, gửi hoặc phê duyệt.",
        empty="Mọi quy hoạch còn nhiệm kỳ đều đã được rà soát và phê duyệt trong năm.",
        permission=VIEW,
        rows=_plans,
        columns=(
            columns.unit(),
            columns.text("Nhiệm kỳ", "term", link=_plan),
            columns.text("Danh sách được duyệt gần nhất", _last),
            columns.text("Rà soát của năm", _state),
        ),
    ),
)
