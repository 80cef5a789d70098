"""Which lists are in force on a day."""

from django.db.models import Exists, OuterRef, Q

from cadres.models import Candidate, SuccessionReview


def in_force(day):
    """The last approved review of each plan held on `day` or before, while the term has
    not run out and the unit has not ended; a plan may be drawn up before its term
    begins."""
    approved = SuccessionReview.objects.approved().filter(on__lte=day)
    later = approved.filter(plan=OuterRef("plan"), year__gt=OuterRef("year"))
    closed = "plan__unit__closed_on"
    alive = Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gt": day})
    return approved.filter(~Exists(later), alive, plan__term_until__gt=day)


def candidates_of(reviews):
    """Who stands on the lists of `reviews`, with all that is told of them."""
    kept = Candidate.objects.filter(review__in=reviews, is_dropped=False)
    return kept.select_related("person__unit", "post", "review__plan__unit")
