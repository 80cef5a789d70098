"""Who may come in, and to which plan, review or candidate."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.choices import ReviewState
from cadres.models import Candidate, SuccessionPlan, SuccessionReview
from members.models import Person

VIEW = "cadres.view_candidate"
DRAW_UP, BEGIN = "cadres.add_successionplan", "cadres.add_successionreview"
WRITE, SEND = "cadres.change_candidate", "cadres.change_successionreview"
APPROVE = "cadres.approve_successionreview"


def check(user, permission=VIEW):
    if not (user.has_perm(VIEW) and user.has_perm(permission)):
        raise PermissionDenied


def find_plan(user, pk, permission=VIEW):
    """The plan, if `user` may see it (else 404) and holds `permission` (else 403)."""
    return _find(SuccessionPlan, user, pk, permission, "unit__province")


def find_review(user, pk, permission=VIEW):
    people = ("submitted_by", "decided_by")
    return _find(
        SuccessionReview, user, pk, permission, "plan__unit__province", *people
    )


def find_candidate(user, pk, permission=VIEW):
    """Also one that was dropped."""
    related = ("person__unit", "post", "review__plan__unit__province")
    return _find(Candidate, user, pk, permission, *related)


def _find(model, user, pk, permission, *related):
    check(user)
    rows = model.objects.visible_to(user).select_related(*related)
    row = get_object_or_404(rows, pk=pk)
    check(user, permission)
    return row


def list_decisions(user, review):
    """What `user` may decide about the list now."""
    if not user.has_perm(APPROVE):
        return []
    if review.state == ReviewState.SUBMITTED:
        return ["return"] if is_own(user, review) else ["approve", "return"]
    is_last = review.state == ReviewState.APPROVED and not review.find_later()
    return ["return"] if is_last else []


def is_own(user, review):
    """Whether the list waits for somebody else to decide on it."""
    is_sent = review.state == ReviewState.SUBMITTED
    return is_sent and review.submitted_by_id == user.pk


def lay_trail(*steps):
    """The way to a page: `steps` are plans, reviews, or words."""
    trail = [{"label": "Trang chủ", "url": reverse("home")}]
    trail.append({"label": "Quy hoạch cán bộ", "url": reverse("succession")})
    return [*trail, *(_step(step) for step in steps)]


def _step(step):
    if isinstance(step, SuccessionPlan):
        label = f"{step.unit.name}, nhiệm kỳ {step.term}"
        return {"label": label, "url": address(step)}
    if isinstance(step, SuccessionReview):
        return {"label": f"Rà soát năm {step.year}", "url": address(step)}
    return {"label": step}


def address(row):
    name = {
        SuccessionPlan: "succession-plan",
        SuccessionReview: "succession-review",
    }[type(row)]
    return reverse(name, args=[row.pk])


def list_seen(user, sheet):
    """The keys of the people on a list whose pages `user` may open."""
    if not user.has_perm("members.view_person"):
        return set()
    people = {row.candidate.person_id for row in sheet.rows}
    seen = Person.objects.visible_to(user).filter(pk__in=people)
    return set(seen.values_list("pk", flat=True))
