"""What the holders of posts without a salary cost a month: the coefficient of the post
times the base salary, both of the day."""

from django.db.models import (
    Count,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from accounts.subqueries import scalar
from cadres.choices import Employment
from cadres.models import AllowanceRate, BaseSalary, Tenure
from unions.choices import Level
from unions.models import Unit
from unions.models.dated import lasting

PLACE = "unit__placements__"
AMOUNT = DecimalField(max_digits=16, decimal_places=2)
SUMS = {
    "holders": Count("pk"),
    "unrated": Count("pk", filter=Q(coefficient=None)),
    "cost": Sum("amount"),
}
# What lies right below a unit of this level, for the tenures of any unit under it.
PARTS = {
    Level.PROVINCE: Coalesce("on_district", "on_grassroots", "unit"),
    Level.DISTRICT: Coalesce("on_grassroots", "unit"),
}


def costed(scope, day):
    """The tenures paid by an allowance on `day` in units that stood on it at or below
    `scope`, each with the `coefficient` of its post and the `amount` a month in đồng,
    None where no rate is written down; and with form, district and grassroots unit of
    that day (`on_form`, `on_district`, `on_grassroots`, keys)."""
    return _cost(_paid(day, scope.covers(PLACE)), day)


def without_rate(day):
    """The tenures paid by an allowance on `day` for whose post no rate is written
    down."""
    return _cost(_paid(day), day).filter(coefficient=None)


def doubled(day):
    """The tenures paid by an allowance on `day` of people who hold another such."""
    paid = Tenure.objects.on(day).filter(employment=Employment.ALLOWANCE)
    others = paid.filter(person=OuterRef("person")).exclude(pk=OuterRef("pk"))
    return paid.filter(Exists(others))


def count_people(tenures):
    """How many people hold the costed tenures, each once."""
    return tenures.aggregate(people=Count("person", distinct=True))["people"]


def tally(tenures):
    """{holders, unrated, cost} of costed tenures, the cost 0 where nobody is paid."""
    told = tenures.aggregate(**SUMS)
    return told | {"cost": told["cost"] or 0}


def tally_by(tenures, *columns):
    """The same as rows (dicts), one for each combination of `columns`."""
    return tenures.order_by().values(*columns).annotate(**SUMS)


def tally_parts(tenures, scope):
    """{key of a unit right below `scope`, or its own: {holders, unrated, cost}}"""
    parted = tenures.annotate(part=PARTS.get(scope.level, F("unit")))
    return {row["part"]: row for row in tally_by(parted, "part")}


def paying_units(day):
    """The units with tenures paid by an allowance on `day`, each with `holders`,
    `unrated` (how many) and `cost`."""
    own = _cost(_paid(day, Q(unit=OuterRef("pk"))), day)
    return Unit.objects.filter(Exists(own)).annotate(
        holders=scalar(own, "COUNT", "pk"),
        unrated=scalar(own.filter(coefficient=None), "COUNT", "pk"),
        cost=scalar(own, "SUM", "amount", AMOUNT),
    )


def _paid(day, *asked):
    # One filter: all of it is asked of one placement.
    return Tenure.objects.filter(
        lasting(day), lasting(day, PLACE), *asked, employment=Employment.ALLOWANCE
    )


def _cost(tenures, day):
    places = {f"on_{x}": F(f"{PLACE}{x}") for x in ("form", "district", "grassroots")}
    rates = AllowanceRate.objects.on(day).filter(
        post=OuterRef("post"), form=OuterRef("on_form")
    )
    base = BaseSalary.objects.on(day).values("amount")[:1]
    tenures = tenures.annotate(**places)
    tenures = tenures.annotate(coefficient=Subquery(rates.values("coefficient")[:1]))
    amount = ExpressionWrapper(F("coefficient") * Subquery(base), AMOUNT)
    return tenures.annotate(amount=amount)
