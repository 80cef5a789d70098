"""Everything in a return that has to be put right or explained."""

from collections import defaultdict

from accounts.vietnamese import half_up
from reports.choices import Severity, Source
from reports.models import Check, Explanation

from . import knowledge, wording
from .finding import Finding
from .judging import judge


def survey(sheet):
    """What is found in the rows of `sheet`, in their order, then in the return as a
    whole where the sheet has all of it: [Finding]. The number of queries does not grow
    with the rows."""
    return _survey(sheet, _by_unit(sheet.cells), with_whole=sheet.is_whole)


def survey_rows(sheet, unit_ids, checks=None):
    """What is found in the rows of these units (keys) alone, by the `checks` of the
    period where they are known already."""
    chosen = set(unit_ids)
    cells = [cell for cell in sheet.cells if cell.unit in chosen]
    return _survey(sheet, _by_unit(cells), with_whole=False, checks=checks)


def _survey(sheet, cells, *, with_whole, checks=None):
    if checks is None:
        checks = list(Check.objects.on(sheet.period.closing).in_order())
    rows = knowledge.of_rows(checks, cells, sheet)
    whole = knowledge.of_whole(checks, sheet) if with_whole else None
    verdicts = judge(checks, rows, whole)
    explained = _explanations(sheet, verdicts)
    told = defaultdict(list)
    for verdict in verdicts:
        told[verdict.unit].append(_finding(verdict, sheet, explained))
    found = []
    for unit, own in cells.items():
        found += [*_built_in(own), *told[unit]]
    return found + told[None]


def _by_unit(cells):
    """A unit may have rows in two blocks."""
    found = defaultdict(list)
    for cell in cells:
        found[cell.unit].append(cell)
    return found


def _explanations(sheet, verdicts):
    """{(check, unit, left, right): the last Explanation for these numbers}"""
    may = any(verdict.check.severity == Severity.EXPLAIN for verdict in verdicts)
    if not may or sheet.unit_return is None:
        return {}
    rows = Explanation.objects.filter(unit_return=sheet.unit_return)
    ordered = rows.select_related("by").order_by("at", "pk")
    return {(e.check_rule_id, e.unit_id, e.left, e.right): e for e in ordered}


def _finding(verdict, sheet, explained):
    check = verdict.check
    unit = sheet.sender.pk if verdict.unit is None else verdict.unit
    left, right = (_kept(side) for side in (verdict.left, verdict.right))
    return Finding(
        key=f"c{check.pk}-{unit}",
        check=check,
        unit=unit,
        figures=_marked(check),
        severity=Severity(check.severity),
        sentence=wording.tell(verdict),
        left=left,
        right=right,
        explanation=explained.get((check.pk, unit, left, right)),
    )


def _marked(check):
    right = check.right if check.source == Source.DECLARED else ()
    return tuple(dict.fromkeys([*check.left, *right]))


def _kept(side):
    """As an Explanation keeps it."""
    return None if side is None else half_up(side)


def _built_in(cells):
    for cell in cells:
        if cell.is_empty and cell.is_compulsory:
            sentence = wording.tell_empty(cell)
            yield _of_cell("trong", cell, Severity.BLOCK, sentence)
        elif cell.is_overridden and not cell.reason:
            sentence = wording.tell_override(cell)
            yield _of_cell("lech", cell, Severity.EXPLAIN, sentence)


def _of_cell(kind, cell, severity, sentence):
    return Finding(
        key=f"{kind}-{cell.unit}-{cell.figure.id}",
        check=None,
        unit=cell.unit,
        figures=(cell.figure.id,),
        severity=severity,
        sentence=sentence,
        left=cell.value,
        right=cell.counted,
    )
