"""Letters to those who have not sent the return that their unit owes."""

from dataclasses import dataclass, field
from smtplib import SMTPException

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction

from accounts import vietnamese
from accounts.services import events
from reports.models import Period, Reminder
from reports.returns import milestones, standings
from reports.returns.standings import Standing
from unions.models import Placement

from . import letters

RIGHT = "reports.add_reminder"
TRIES = 2
# What a mail server does to a letter; anything else is a fault of ours.
FAILURES = (SMTPException, OSError)
User = get_user_model()


@dataclass(frozen=True)
class Round:
    """Who is to be written to about a period: (standing of the unit, user) each. Of the
    units in `silent` nobody can be, for nobody who fills in its returns has an address;
    `done` are the letters already written, today or since the last day of the plan."""

    letters: list[tuple[Standing, User]]
    silent: list[Standing]
    done: list[tuple[Standing, User]]


@dataclass
class Outcome:
    """What became of the letters, and which units nobody can be written to of."""

    sent: list[tuple[Standing, User]] = field(default_factory=list)
    failed: list[tuple[Standing, User]] = field(default_factory=list)
    silent: list[Standing] = field(default_factory=list)


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
    returns. Nobody is written to twice a day about one return; where `is_planned` only
    on the days of the plan (returns.milestones), made up for where one was missed."""
    owing = [row for row in rows if row.is_owed and not row.is_locked]
    writers = letters.writers_among([row.unit.pk for row in owing], day)
    last = _last_reminders(period)
    found = Round([], [], [])
    for row in owing:
        since = milestones.last_of(row.due_on, day) if is_planned else day
        if since and not writers[row.unit.pk]:
            found.silent.append(row)
        for user in writers[row.unit.pk] if since else []:
            told = last.get((row.unit.pk, user.pk))
            known = found.done if told and told >= since else found.letters
            known.append((row, user))
    return found


def _last_reminders(period):
    """{(unit, user): the last day on which the user was written to}"""
    rows = Reminder.objects.filter(period=period).order_by("on")
    return {
        (unit, user): on for unit, user, on in rows.values_list("unit", "user", "on")
    }


def remind(*, period, day, by, is_planned=False):
    """Writes on `day` to those who have not sent their return of `period`; see
    `lay_out` for whom. `by` is a user, who reaches the units that he may see and needs
    the right to remind, or None for the plan of the office, which reaches all.

    Each letter is kept in a Reminder of its own transaction, so that of two runs at
    once one sends it, and one that fails is tried again by the next run. Returns the
    Outcome. Raises ValidationError to a user without the right.
    """
    placements = Placement.objects.all()
    if by is not None:
        _check_right(by, period)
        placements = placements.visible_to(by)
    rows = standings.load([period], placements, today=day, counted=False)[period]
    planned = lay_out(period=period, rows=rows, day=day, is_planned=is_planned)
    outcome = Outcome(silent=planned.silent)
    with _Post() as post:
        for standing, user in planned.letters:
            _write(standing, user, day, post, outcome)
    if outcome.sent or outcome.failed:
        facts = {"letters": len(outcome.sent), "failed": len(outcome.failed)}
        events.record(by=by, act="reminder.send", subject=period, **facts)
    return outcome


def _check_right(by, period):
    if not by.has_perm(RIGHT):
        raise ValidationError(
            f"{by} không có quyền nhắc nộp biểu {period}; hãy nhờ người phụ trách."
        )


def _write(standing, user, day, post, outcome):
    """Keeps and sends one letter, or neither."""
    facts = {"period": standing.period, "unit": standing.unit, "user": user, "on": day}
    try:
        with transaction.atomic():
            Reminder.objects.create(**facts)
            post.send(user.email, *tell(standing, user))
    except IntegrityError:
        return  # another run has just written to him
    except FAILURES:
        post.close()
        outcome.failed.append((standing, user))
    else:
        outcome.sent.append((standing, user))


class _Post:
    """One connection to the mail server, opened anew after a letter that failed; a
    server that cannot be reached is not waited for again and again."""

    def __enter__(self):
        self.connection, self.unreached = get_connection(), 0
        return self

    def __exit__(self, *error):
        self.close()

    def send(self, address, subject, text):
        if self.unreached >= TRIES:
            raise OSError
        self.unreached += 1
        self.connection.open()
        self.unreached = 0
        EmailMessage(subject, text, to=[address], connection=self.connection).send()

    def close(self):
        try:
            self.connection.close()
        except FAILURES:
            self.connection = get_connection()


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
