"""What stands above the cells of a return: how far it has come, and what is left."""

from dataclasses import dataclass

from django.utils import timezone

from reports.returns.blocks import BRANCH
from reports.returns.checks import Finding
from unions import milestones
from unions.choices import Level

from . import door

SHOWN = 5


@dataclass(frozen=True)
class Task:
    """Something to put right or to explain in the row of a unit; `unit` is its key,
    None where the return is judged as a whole."""

    unit: int | None
    name: str
    finding: Finding


@dataclass(frozen=True)
class Place:
    """A grassroots unit with the number of cells that its rows still lack."""

    code: str
    name: str
    missing: int


def tell_head(sheet, user):
    """What is handed in on this page, until when, by whom. One query."""
    review = sheet.portion if sheet.is_part else sheet.unit_return
    is_owed = review is None or review.is_open
    return {
        "review": review,
        "is_owed": is_owed,
        "time_left": milestones.say_time(sheet.due_on, timezone.localdate()),
        "last": find_last(sheet),
        "hands_in_part": sheet.is_part and sheet.scope.level == Level.GRASSROOTS,
        "may_decide": sheet.is_whole and not is_owed and user.has_perm(door.APPROVE),
    }


def find_last(sheet):
    """The line of the sheet that was written last, None before the first."""
    lines = (cell.line for cell in sheet.cells if cell.line and cell.line.written_at)
    return max(lines, key=lambda line: line.written_at, default=None)


def list_work(sheet, findings):
    """What has still to be done before the return can be handed in."""
    open_ones = [finding for finding in findings if finding.is_open]
    names = {row.unit: row.name for row in sheet.rows}
    tasks = [
        Task(None, sheet.sender.name, finding)
        if finding.is_whole
        else Task(finding.unit, names[finding.unit], finding)
        for finding in open_ones
        if not finding.is_gap
    ]
    gaps = [finding for finding in open_ones if finding.is_gap]
    return {
        "tasks": tasks[:SHOWN],
        "task_count": len(tasks),
        "more_tasks": max(0, len(tasks) - SHOWN),
        "gap_count": len(gaps),
        "first_gap": gaps[0] if gaps else None,
    }


def list_places(sheet):
    """The grassroots units whose rows the sheet has, where there are several."""
    groups = [g for b in sheet.blocks if b.kind == BRANCH for g in b.groups if g.place]
    if len(groups) < 2:
        return []
    return [
        Place(group.place.code, group.place.name, _count_missing(group))
        for group in groups
    ]


def _count_missing(group):
    cells = (cell for row in group.rows for cell in row.cells.values())
    return sum(cell.is_empty and cell.is_compulsory for cell in cells)
