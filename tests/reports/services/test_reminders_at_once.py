"""Two runs at once, as two servers have them: each letter goes out once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core import mail
from django.core.mail.backends import locmem
from django.db import connection

from accounts.choices import Role
from reports.models import Reminder
from reports.services import reminders
from tests.fixtures_boards import TODAY
from tests.rivals import ON_POSTGRES

pytestmark = ON_POSTGRES
PAUSE = 0.3


class Slow(locmem.EmailBackend):
    def send_messages(self, letters):
        time.sleep(PAUSE)
        return super().send_messages(letters)


def test_two_runs_at_once_write_once(districts, open_account, giang, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Slow"
    for number, unit in enumerate((districts.bao_lac, districts.nguyen_binh)):
        user = open_account(f"u{number}", "Bế La", Role.SECRETARY, unit, giang)
        user.email = f"u{number}@example.org"
        user.save()
    together = Barrier(2, timeout=20)

    def run():
        together.wait()
        try:
            return reminders.remind(period=districts.period, day=TODAY, by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = [each.result() for each in [pool.submit(run), pool.submit(run)]]

    written = sorted(letter.to[0] for letter in mail.outbox)
    assert written == ["u0@example.org", "u1@example.org"]
    assert Reminder.objects.count() == 2
    assert sum(len(outcome.sent) for outcome in outcomes) == 2
    assert [outcome.failed for outcome in outcomes] == [[], []]
