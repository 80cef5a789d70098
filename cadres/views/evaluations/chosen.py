"""What was ticked on the page of decisions, and which ranks differ there from what was
proposed."""

from dataclasses import dataclass
from functools import cached_property

from cadres.choices import Scale
from cadres.evaluating import wording
from cadres.models import Evaluation
from cadres.models.evaluation import EvaluationQuerySet

from . import seen

ALL = "tat-ca"


@dataclass(frozen=True)
class Line:
    row: Evaluation
    name: str
    place: str
    told: list
    options: list
    is_chosen: bool
    is_own: bool


@dataclass
class Pick:
    """`rows` were chosen, one by one or, `is_whole`, all that wait; `ranks` are those
    that differ from the proposal: {key: rank}; `lost` of the chosen do not wait any
    more."""

    rows: EvaluationQuerySet
    ranks: dict
    count: int
    is_whole: bool = False
    lost: int = 0

    @cached_property
    def proposed(self):
        """{key: proposed rank} of the rows."""
        return dict(self.rows.order_by().values_list("pk", "proposed_rank"))

    @property
    def decided(self):
        """{key: rank} as it is about to be decided."""
        return {**self.proposed, **self.ranks}

    @property
    def digest(self):
        return seen.digest_of(self.proposed)


def read(request, rows):
    """The Pick among the `rows` that wait; what a user has sent is for another."""
    others = rows.exclude(submitted_by=request.user)
    is_whole = ALL in request.POST
    asked = set(list_keys(request.POST.getlist("chon")))
    if not is_whole:
        others = others.filter(pk__in=asked)
    count = others.count()
    pick = Pick(others, {}, count, is_whole, lost=0 if is_whole else len(asked) - count)
    pick.ranks = {
        key: request.POST[f"r-{key}"]
        for key, proposed in pick.proposed.items()
        if request.POST.get(f"r-{key}", proposed) != proposed
    }
    return pick


def list_keys(texts):
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]


def lay_out(campaign, rows, scope, user, pick):
    """The Lines of a page of the rows that wait."""
    ranks = Scale(campaign.scale).ranks
    keys = pick.proposed if pick.count else {}
    return [
        Line(
            row=row,
            name=wording.name_object(row),
            place=_place(row, scope),
            told=_tell(row),
            options=_options(ranks, pick.ranks.get(row.pk, row.proposed_rank)),
            is_chosen=row.pk in keys,
            is_own=row.submitted_by_id == user.pk,
        )
        for row in rows
    ]


def _place(row, scope):
    post = row.post.name if row.post_id else ""
    return ", ".join(filter(None, [post, wording.place_object(row, scope)]))


def _tell(row):
    return [
        ("Tự đánh giá", wording.short(row.self_rank)),
        ("Hội nghị", wording.short(row.meeting_rank)),
        ("Đề nghị", wording.short(row.proposed_rank)),
    ]


def _options(ranks, chosen):
    options = [("", "Chưa xếp loại", not chosen)]
    return options + [(r.value, wording.short(r), r == chosen) for r in ranks]
