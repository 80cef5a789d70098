"""The seats of a day, with whoever holds them; the posts of those who hold several."""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Greatest

from accounts.subqueries import scalar
from cadres.choices import LADDERS, Manner
from cadres.models import Seat, Tenure


def staffed(day):
    """The seats of `day`, each with its `holders`: how many, and of them the `elected`,
    the `provisional` and all others (`appointed`); seats = holders + `vacant` where
    nobody is too many, and `surplus` says how many are."""
    held = Tenure.objects.on(day).filter(unit=OuterRef("unit"), post=OuterRef("post"))
    counts = {
        "holders": held,
        "elected": held.filter(manner=Manner.ELECTED),
        "provisional": held.filter(manner=Manner.PROVISIONAL),
    }
    rows = Seat.objects.on(day).annotate(
        **{name: scalar(rows, "COUNT", "pk") for name, rows in counts.items()}
    )
    return rows.annotate(
        appointed=F("holders") - F("elected") - F("provisional"),
        vacant=Greatest(F("quota") - F("holders"), 0),
        surplus=Greatest(F("holders") - F("quota"), 0),
    )


# Which ladder a post is a rung of, 0 for none.
LADDER = Case(
    *(When(post__in=posts, then=Value(n)) for n, posts in enumerate(LADDERS, 1)),
    default=Value(0),
)


def shared(day):
    """The tenures of `day` whose holders have another post as well: in another unit, or
    in the same one without both being rungs of one ladder (whoever leads sits on the
    committee, too)."""
    held = Tenure.objects.on(day).annotate(ladder=LADDER)
    others = held.filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
    one_ladder = Q(unit=OuterRef("unit"), ladder=OuterRef("ladder"), ladder__gt=0)
    return held.filter(Exists(others.exclude(one_ladder)))
