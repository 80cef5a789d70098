"""Letters to those who have not sent the return that their unit owes."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.services import events
from reports.models import Period, Reminder
from reports.returns import standings
from unions.models import Placement
from unions.services import letters, rounds

RIGHT = "reports.add_reminder"
WRITER = "reports.change_return"


def open_periods(day):
    """The periods that may have a return to be sent on `day`, also one that is locked
    but was extended for somebody."""
    opened = Period.objects.filter(opens_on__lte=day)
    extended = opened.filter(
        extensions__expires_on__gte=day, extensions__withdrawn_on__isnull=True
    )
    return (opened.filter(locked_at__isnull=True) | extended).distinct().in_order()


def lay_out(*, period, rows, day, is_planned=False):
    """The Round of `day` for some Standings of `period`: of each unit that has still to
    send and may, whoever answers for exactly that unit on that day and fills in its
    returns. Nobody is written to twice a day about one return."""
    owing = [row for row in rows if row.is_owed and not row.is_locked]
    units = [row.unit.pk for row in owing]
    return rounds.lay_out(
        owing,
        writers=letters.writers_among(units, day, WRITER),
        last=rounds.last_days(Reminder.objects.filter(period=period)),
        day=day,
        is_planned=is_planned,
    )


def remind(*, period, day, by, is_planned=False):
    """Writes on `day` to those who have not sent their return of `period`; see
    `lay_out` for whom. `by` is a user, who reaches the units that he may see and needs
    the right to remind, or None for the plan of the office, which reaches all.

    Each letter is kept in a Reminder of its own transaction. Returns the Outcome.
    Raises ValidationError to a user without the right.
    """
    placements = Placement.objects.all()
    if by is not None:
        _check_right(by, period)
        placements = placements.visible_to(by)
    rows = standings.load([period], placements, today=day, counted=False)[period]
    planned = lay_out(period=period, rows=rows, day=day, is_planned=is_planned)
    outcome = deliver(planned, day)
    if outcome.sent or outcome.failed:
        facts = {"letters": len(outcome.sent), "failed": len(outcome.failed)}
        events.record(by=by, act="reminder.send", subject=period, **facts)
    return outcome


def deliver(planned, day):
    """Writes the letters of a Round, each with its Reminder; returns the Outcome."""

    def keep(standing, user):
        facts = {"period": standing.period, "unit": standing.unit, "user": user}
        Reminder.objects.create(**facts, on=day)

    return rounds.deliver(planned, keep=keep, tell=tell)


def _check_right(by, period):
    if not by.has_perm(RIGHT):
        raise ValidationError(
            f"{by} không có quyền nhắc nộp biểu {period}; hãy nhờ người phụ trách."
        )


def tell(standing, user):
    """(subject, text) of the letter to `user`."""
    period, due_on = standing.period, vietnamese.day(standing.due_on)
    subject = f"{period}: biểu số liệu {standing.time_left}"
    lines = [
        f"Biểu số liệu {period} của {standing.name} {_say_state(standing)}.",
        f"Hạn nộp: {due_on} ({standing.time_left}).",
        "Hãy đăng nhập Đoàn Vụ, mở mục Biểu mẫu, hoàn thành rồi gửi biểu.",
    ]
    page = letters.address("return", period.pk, standing.unit.code)
    return vietnamese.clean(subject), letters.compose(
        user, [*lines, *filter(None, [page])]
    )


def _say_state(standing):
    if standing.is_returned:
        return "được trả lại để hoàn thiện và chưa được gửi lại"
    return "chưa được gửi" if standing.review else "chưa được bắt đầu"
