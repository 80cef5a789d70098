"""What waits for a user among the lists of succession, in a few words."""

from dataclasses import dataclass

from django.db.models import Q

from accounts import vietnamese
from accounts.choices import ReviewState
from cadres.models import SuccessionReview
from unions.choices import Level
from unions.models import Mandate
from unions.models.scoped import at_or_below

SEND, DECIDE = "cadres.change_successionreview", "cadres.approve_successionreview"
OPEN = (ReviewState.RETURNED, ReviewState.DRAFT)


@dataclass(frozen=True)
class Task:
    """What has to be done about `reviews`: sent, or where `decides`, decided on."""

    reviews: list[SuccessionReview]
    decides: bool
    title: str
    text: str


def load(user, *, today):
    """At most one Task of each kind, by the rights that `user` holds. As many queries
    for one list as for a hundred."""
    owed = _owed(user, today) if user.has_perm(SEND) else []
    waiting = _waiting(user) if user.has_perm(DECIDE) else []
    tasks = [
        _task(owed, "danh sách quy hoạch chưa gửi phê duyệt"),
        _task(waiting, "danh sách quy hoạch chờ phê duyệt", decides=True),
    ]
    return [task for task in tasks if task.reviews]


def _owed(user, today):
    """The lists that `user` writes and has still to send, as long as the term lasts and
    the unit stands. The province writes its own alone; below it units do, unless it
    sent the list itself."""
    held = [mandate.unit for mandate in Mandate.objects.in_force(user, today)]
    below = [unit.pk for unit in held if unit.level != Level.PROVINCE]
    own = Q(plan__unit__in=held) | at_or_below(below, "plan__unit__")
    closed = "plan__unit__closed_on"
    lasts = Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gt": today})
    rows = SuccessionReview.objects.kept_by(user).filter(
        own | Q(submitted_by=user), lasts, plan__term_until__gt=today, state__in=OPEN
    )
    return _read(rows.order_by("-state", "on", "pk"))


def _waiting(user):
    """Nobody decides on what he sent."""
    rows = SuccessionReview.objects.kept_by(user).waiting().exclude(submitted_by=user)
    return _read(rows.order_by("submitted_at", "pk"))


def _read(rows):
    return list(rows.select_related("plan__unit"))


def _task(reviews, words, decides=False):
    count = vietnamese.number(len(reviews))
    text = _say(reviews) if reviews else ""
    return Task(reviews, decides, f"{count} {words}", text)


def _say(reviews):
    returned = sum(row.state == ReviewState.RETURNED for row in reviews)
    if len(reviews) == 1:
        return f"{reviews[0]}{', bị trả lại' if returned else ''}."
    units = vietnamese.number(len({row.plan.unit_id for row in reviews}))
    more = f", {vietnamese.number(returned)} bị trả lại" if returned else ""
    return f"Quy hoạch của {units} đơn vị{more}."
