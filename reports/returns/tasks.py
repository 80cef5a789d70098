"""What waits for a user among the returns of today, in a few words."""

from dataclasses import dataclass

from accounts import vietnamese
from reports.models import Period, Return
from unions.models import Placement

from . import desk, standings
from .standings import Standing

DECIDE = "reports.approve_return"


@dataclass(frozen=True)
class Task:
    """What has to be done: `waiting` returns to decide on, `overdue` units of a
    `period` that have not sent, or the `standing` of a unit that owes one."""

    title: str
    waiting: int = 0
    overdue: int = 0
    period: Period | None = None
    standing: Standing | None = None


def for_filling(user, *, today):
    """A Task for each return, or part of one, that `user` has still to hand in."""
    owed = desk.load(user, today=today).owed
    return [Task(_say(row), standing=row) for row in owed]


def _say(standing):
    filled, asked = standing.progress.filled, standing.progress.asked
    told = f"{vietnamese.number(filled)}/{vietnamese.number(asked)} ô"
    if standing.is_returned:
        return f"Biểu số liệu {standing.period}: bị trả lại, {told}"
    return f"Biểu số liệu {standing.period}: {standing.time_left}, {told}"


def for_deciding(user, *, today):
    """The returns that wait for a decision of `user`, and the units that have not sent
    in time, each open period by itself. For others there are none."""
    if not user.has_perm(DECIDE):
        return []
    waiting = Return.objects.visible_to(user).waiting().count()
    tasks = [Task(f"{vietnamese.number(waiting)} biểu chờ phê duyệt", waiting=waiting)]
    periods = list(Period.objects.open_on(today).in_order())
    placements = Placement.objects.visible_to(user)
    found = standings.load(periods, placements, today=today, counted=False)
    for period, rows in found.items():
        late = sum(row.is_overdue for row in rows)
        title = f"{vietnamese.number(late)} đơn vị quá hạn: {period}"
        tasks.append(Task(title, overdue=late, period=period))
    return [task for task in tasks if task.waiting or task.overdue]
