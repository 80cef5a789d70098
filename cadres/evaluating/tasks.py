"""What waits for a user among the evaluations of today, in a few words."""

from dataclasses import dataclass

from accounts import vietnamese
from unions import milestones

from . import desk
from .desk import Duty

WRITE, DECIDE = "cadres.change_evaluation", "cadres.approve_evaluation"
OWED, WAITING, LATE = "owed", "waiting", "late"
# {number of a Duty: (right that it takes, what so many of them are)}
KINDS = {
    OWED: (WRITE, "đối tượng chưa gửi đề nghị xếp loại"),
    WAITING: (DECIDE, "đề nghị xếp loại chờ quyết định"),
    LATE: (DECIDE, "lượt đơn vị quá hạn gửi đề nghị xếp loại"),
}


@dataclass(frozen=True)
class Task:
    """What has to be done about `duties`: `kind` says which of their numbers."""

    kind: str
    duties: list[Duty]
    title: str
    text: str


def load(user, *, today):
    """At most one Task of each kind, by the rights that `user` holds."""
    duties = desk.load(user, today=today)
    told = [(kind, *KINDS[kind]) for kind in KINDS]
    return [
        _task(kind, words, found, today)
        for kind, right, words in told
        if user.has_perm(right)
        and (found := [duty for duty in duties if getattr(duty, kind)])
    ]


def _task(kind, words, duties, today):
    count = vietnamese.number(sum(getattr(duty, kind) for duty in duties))
    return Task(kind, duties, f"{count} {words}", _say(kind, duties, today))


def _say(kind, duties, today):
    first, count = duties[0].campaign, vietnamese.number(len(duties))
    told = str(first) if len(duties) == 1 else f"{count} đợt đánh giá"
    if kind != OWED:
        return f"{told}."
    time_left = milestones.say_time(first.due_on, today)
    returned = sum(duty.returned for duty in duties)
    more = f", {vietnamese.number(returned)} bị trả lại" if returned else ""
    return f"{told}, {time_left}{more}."
