"""Numbers of objects by rank, in the order of the scale."""

from collections import Counter

from django.db.models import Count

from cadres.choices import Scale

from . import wording


def by_rank(campaign, rows, field):
    """[(rank in a word or two, number of `rows` that have it in `field`)], the highest
    first, those without one last. One query."""
    found = rows.order_by().values_list(field).annotate(count=Count("pk"))
    return _in_order(campaign, Counter(dict(found)))


def of_ranks(campaign, ranks):
    """The same of ranks that are not written yet."""
    return _in_order(campaign, Counter(ranks))


def _in_order(campaign, known):
    told = [(wording.short(r), known[r]) for r in Scale(campaign.scale).ranks]
    return [*told, ("Chưa xếp loại", known[""])]
