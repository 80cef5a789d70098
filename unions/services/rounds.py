"""A round of letters: each is kept in a row of its own, and sent, or neither."""

from dataclasses import dataclass, field
from smtplib import SMTPException
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction

from unions import milestones

TRIES = 2
# What a mail server does to a letter; anything else is a fault of ours.
FAILURES = (SMTPException, OSError)
User = get_user_model()


@dataclass(frozen=True)
class Round:
    """Who is to be written to: (what is owed, user) each. Of what is in `silent` nobody
    can be, for nobody who answers for it has an address; `done` are the letters already
    written, today or since the last day of the plan."""

    letters: list[tuple[Any, User]]
    silent: list
    done: list[tuple[Any, User]]


@dataclass
class Outcome:
    """What became of the letters, and what nobody can be written to of."""

    sent: list[tuple[Any, User]] = field(default_factory=list)
    failed: list[tuple[Any, User]] = field(default_factory=list)
    silent: list = field(default_factory=list)


def lay_out(owing, *, writers, last, day, is_planned=False):
    """The Round of `day` for what is `owing`, each with a `unit` and a `due_on`: to the
    `writers`, {key of the unit: [user]}, but nobody twice a day; where `is_planned`
    only on the days of the plan (milestones), made up for where one was missed. `last`
    are the days of the last letters, {(key of the unit, key of the user): day}."""
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


def last_days(reminders):
    """{(unit, user): the last day on which the user was written to}, by key"""
    told = reminders.order_by("on").values_list("unit", "user", "on")
    return {(unit, user): on for unit, user, on in told}


def deliver(planned, *, keep, tell):
    """Writes the letters of a Round: `keep(row, user)` saves that it was done, in a
    transaction of its own, and `tell(row, user)` gives (subject, text). So of two runs
    at once one sends a letter, and one that fails is tried again by the next run.
    Returns the Outcome."""
    outcome = Outcome(silent=planned.silent)
    with _Post() as post:
        for row, user in planned.letters:
            _write(row, user, keep, tell, post, outcome)
    return outcome


def _write(row, user, keep, tell, post, outcome):
    try:
        with transaction.atomic():
            keep(row, user)
            post.send(user.email, *tell(row, user))
    except IntegrityError:
        return  # another run has just written to him
    except FAILURES:
        post.close()
        outcome.failed.append((row, user))
    else:
        outcome.sent.append((row, user))


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
