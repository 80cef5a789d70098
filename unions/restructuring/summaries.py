"""What a plan comes to, in numbers and sentences: the same for whoever previews it and
for whoever carries it out."""

from dataclasses import dataclass, field

from . import concerns, counts, wording
from .concerns import Tally
from .findings import Finding
from .plan import Node


@dataclass(frozen=True)
class Summary:
    """`lines` are in words, the blocks and warnings those of every floor; `per_unit` is
    {code: {label: count}}."""

    blocks: list[Finding]
    warnings: list[Finding]
    counts: list[counts.Tally]
    tallies: list[Tally]
    ended: int
    changed: int
    carried: int
    lines: list[wording.Told]
    founded: list[Node]
    per_unit: dict[str, dict[str, int]] = field(default_factory=dict)


def summarise(plan, *, rows, authority, restructuring=None):
    """The Summary of a plan of `rows`, before it is carried out. Reads only."""
    told = concerns.survey(plan, restructuring)
    findings = [*plan.findings, *(f for concern in told for f in concern.findings)]
    changed = [node for node in plan.changed if node.lines]
    return Summary(
        blocks=[finding for finding in findings if finding.blocks],
        warnings=[finding for finding in findings if not finding.blocks],
        counts=counts.count(plan, authority),
        tallies=[tally for concern in told for tally in concern.tallies],
        ended=len(plan.endings),
        changed=len(changed),
        carried=len(plan.changed) - len(changed),
        lines=wording.tell(rows, plan.on),
        founded=plan.founded,
        per_unit=_per_unit(told),
    )


def _per_unit(told):
    """What the floors count of each unit, together."""
    merged = {}
    for concern in told:
        for code, counted in concern.per_unit.items():
            merged[code] = merged.get(code, {}) | counted
    return merged
