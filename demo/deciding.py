"""The decisions of the sample as documents: one of the office writes and submits them,
another approves them, and each is carried out on its day."""

from collections import Counter

from accounts.vietnamese import number
from cadres.choices import Outcome
from cadres.models import Post
from cadres.services import destinations, openings
from demo import rows
from demo.plan import parts
from demo.plan.days import at
from unions.services import restructuring_lines, restructurings

MORNING, AFTERNOON = 8, 15


def decide(sample, tenures, province, office, tell):
    """Carries all of them out. `tenures` are those recorded, by rows.key_of; the second
    of `office` writes, the third approves. Returns what was done, in words."""
    done, decisions = Counter(), sample.province.decisions
    for count, decision in enumerate(decisions, start=1):
        plan = _decide(sample, decision, tenures, province, office)
        done.update(ended=len(plan.endings), founded=len(plan.founded))
        tell("Sắp xếp tổ chức", count / len(decisions))
    return (
        f"{number(len(decisions))} quyết định, {number(done['ended'])} đơn vị kết "
        f"thúc, {number(done['founded'])} đơn vị mới"
    )


def _decide(sample, decision, tenures, province, office):
    _, staff, leader = office
    document = restructurings.draft(
        number=decision.number,
        decided_on=decision.decided_on,
        effective_on=decision.effective_on,
        summary=decision.summary,
        authority=province,
        by=staff,
    )
    lines = [restructuring_lines.copy(row) for row in decision.rows]
    restructurings.enter(restructuring=document, rows=lines, by=staff)
    _provide(sample, decision, document, tenures, staff)
    written = at(decision.decided_on, MORNING)
    signed = at(decision.decided_on, AFTERNOON)
    restructurings.submit(restructuring=document, by=staff, at=written)
    restructurings.approve(restructuring=document, by=leader, at=signed)
    applied = at(decision.effective_on, MORNING)
    return restructurings.apply(restructuring=document, by=staff, at=applied)


def _provide(sample, decision, document, tenures, by):
    """The seats of new units, and where the holders of vanishing seats go."""
    for quota in parts.openings(sample.cadres.quotas, decision):
        openings.fix(
            restructuring=document,
            unit=quota.unit,
            post=Post.objects.get(pk=quota.post),
            quota=quota.count,
            by=by,
        )
    ended = decision.heirs()
    told = [
        rows.destination(fate, tenures[rows.key_of(fate.old)])
        for fate in sample.fates
        if fate.old.unit in ended and fate.outcome != Outcome.WAITING
    ]
    if told:
        destinations.settle_all(restructuring=document, rows=told, by=by)
