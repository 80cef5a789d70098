"""What waits for a user in the campaigns that are open: objects to propose a rank for,
objects to decide on, units that are late."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from accounts.choices import ReviewState
from cadres.models import Evaluation, EvaluationCampaign
from unions.choices import Level
from unions.models import Mandate, Unit

OPEN = Q(state__in=(ReviewState.DRAFT, ReviewState.RETURNED))
# What may be sent: a rank is proposed, or it is said why there is none.
READY = OPEN & (~Q(proposed_rank="") | ~Q(unrated=""))
NOTHING = Q(pk=None)
# Under which of the units right below the province an object lies.
SENDER = Coalesce("unit__district", "unit__grassroots", "unit")


@dataclass(frozen=True)
class Duty:
    """What `unit` has to do in `campaign`: `owed` objects have still to be sent, of
    which `returned` came back and `ready` have a proposal; `waiting` wait for its
    decision; `late` units below it have not sent all in time."""

    campaign: EvaluationCampaign
    unit: Unit
    owed: int
    returned: int
    ready: int
    waiting: int
    late: int

    @property
    def is_work(self):
        return bool(self.owed or self.waiting)


def load(user, *, today):
    """The Duties of the units that `user` answers for, of open campaigns that ask
    anything of them, the first due first. One query a unit, and two."""
    asking = EvaluationCampaign.objects.visible_to(user).open()
    campaigns = asking.filter(opens_on__lte=today).order_by("due_on", "pk")
    known = {campaign.pk: campaign for campaign in campaigns}
    if not known:
        return []
    found = [
        duty
        for unit in list_units(user, today)
        for duty in _of_unit(user, unit, known, today)
    ]
    order = list(known)
    return sorted(found, key=lambda duty: order.index(duty.campaign.pk))


def list_units(user, today):
    """The units that `user` answers for; a superuser without any, for the province."""
    held = [mandate.unit for mandate in Mandate.objects.in_force(user, today)]
    if held or not user.is_superuser:
        return held
    return list(Unit.objects.on(today).filter(level=Level.PROVINCE).order_by("pk"))


def _of_unit(user, unit, known, today):
    # The province proposes for itself alone; below it the units do, and may be late.
    is_province = unit.level == Level.PROVINCE
    own = Q(unit=unit) if is_province else Q()
    late = OPEN & ~Q(unit=unit) & Q(campaign__due_on__lt=today)
    waiting = Q(decider=unit, state=ReviewState.SUBMITTED) & ~Q(submitted_by=user)
    rows = Evaluation.objects.listed().filter(campaign__in=known).beneath(unit)
    counted = (
        rows.values("campaign")
        .order_by()
        .annotate(
            owed=Count("pk", filter=OPEN & own),
            returned=Count("pk", filter=Q(state=ReviewState.RETURNED) & own),
            ready=Count("pk", filter=READY & own),
            waiting=Count("pk", filter=waiting),
            late=Count(SENDER, filter=late if is_province else NOTHING, distinct=True),
        )
    )
    for row in counted:
        duty = Duty(known[row.pop("campaign")], unit, **row)
        if duty.is_work or duty.late:
            yield duty
