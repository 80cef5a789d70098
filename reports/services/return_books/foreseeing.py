"""What the checks would say, once a workbook's changes are written."""

from dataclasses import dataclass

from reports.returns.checks import survey
from reports.returns.checks.finding import Finding
from reports.returns.supposing import suppose


@dataclass(frozen=True)
class Foreseen:
    """`new` are the findings that the changes bring, `open` how many would have to be
    dealt with before sending, `open_now` how many have. Cells that are still empty are
    not told: that is what is left to do."""

    new: list[Finding]
    open: int
    open_now: int


def foresee(sheet, changes):
    """The Foreseen of `changes` in `sheet`; writes nothing."""
    written = {change.cell.key: (change.value, change.reason) for change in changes}
    now, then = _open(sheet), _open(suppose(sheet, written))
    known = {_deed(finding) for finding in now}
    new = [finding for finding in then if _deed(finding) not in known]
    return Foreseen(new, len(then), len(now))


def _open(sheet):
    return [each for each in survey(sheet) if each.is_open and not each.is_gap]


def _deed(finding):
    """The same check with other numbers is another thing to say."""
    return finding.key, finding.sentence
