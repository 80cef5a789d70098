"""The words that several figures share: filters, and shapes of figures."""

from decimal import Decimal

from django.db.models import Count, Q

from accounts.vietnamese import half_up
from members.choices import Religion
from reports.figures.algebra import Derived
from unions.choices import Bloc, Form

DISTRICT_FORMS = (Form.LOCAL, Form.AFFILIATED)
GRASSROOTS_FORMS = (Form.UNION, Form.BRANCH_UNION)
GRASSROOTS = Q(form__in=GRASSROOTS_FORMS)
COMMUNE = Q(form=Form.UNION, bloc=Bloc.RESIDENTIAL)
NO_RELIGION = ("", Religion.NONE)

BLOC_IDS = {
    Bloc.SCHOOL: "school",
    Bloc.ADMINISTRATIVE: "admin",
    Bloc.ENTERPRISE: "enterprise",
    Bloc.RESIDENTIAL: "residential",
    Bloc.ARMED_FORCES: "armed",
}


def rows(condition=None):
    return Count("pk", filter=condition)


def people(condition):
    return Count("person", filter=condition, distinct=True)


def share(*, part, whole, **declaration):
    """A percentage of `part` in `whole`, two decimals, half up; None of nothing."""
    return Derived(of=(part, whole), rule=percent, unit="%", **declaration)


def percent(part, whole):
    return half_up(Decimal(100 * part) / whole) if whole else None
