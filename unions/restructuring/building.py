from unions.models import Unit

from . import checks, heirs, loading
from .intents import Intents
from .lines import lines_of
from .plan import Plan
from .shaping import Shaper


def build(*, rows, on, authority):
    """What `rows` (LineRow, saved or not) of a decision of `authority`, a unit, would
    do on `on`, its first day. Reads only, in a number of queries that does not depend
    on how many units lie below those that are named.

    Returns the plan. Whatever is wrong or worth knowing stands in its findings; one
    that blocks leaves the rest of the plan as far as it could be told.
    """
    intents = Intents()
    for line in lines_of(rows):
        intents.read(line)
    plan = Plan(on, findings=intents.findings)
    loading.load(plan, intents)
    followed = heirs.Heirs(intents.gone)
    if cycle := followed.cycle():
        plan.findings.append(heirs.tell(cycle, followed, plan))
        return plan
    Shaper(plan, intents, followed).shape()
    plan.findings += checks.check(plan, intents, authority)
    return plan


def plan_of(restructuring):
    """The plan of a restructuring as it is written down."""
    return build(
        rows=list(restructuring.rows.order_by("position")),
        on=restructuring.effective_on,
        authority=Unit.objects.get(pk=restructuring.authority_id),
    )
