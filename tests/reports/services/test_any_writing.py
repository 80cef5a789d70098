"""Two browsers on one cell, whose answers get lost and whose requests come twice or
late: what was accepted last stands there, the history tells all of it, once."""

import itertools
from dataclasses import dataclass, field, replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.services.cell_entries import SAME, SAVED, STALE, Entry
from tests.fixtures_cells import kept
from tests.fixtures_reviews import TURNS

pytestmark = pytest.mark.django_db

some = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
BROWSERS = 2
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["send", "lose the answer", "lose the request", "come again"]),
        st.integers(0, BROWSERS - 1),
        st.sampled_from(["", "1", "2", "3"]),
        st.integers(0, 9),
    ),
    max_size=14,
)


@dataclass
class Browser:
    """What it has before its eyes, and all that it has sent."""

    entry: Entry
    sent: list = field(default_factory=list)

    def type(self, text):
        turn = self.entry.turn + 1
        self.entry = replace(self.entry, text=text, turn=turn)
        self.sent.append(self.entry)

    def read(self, outcome):
        self.entry = replace(self.entry, version=outcome.version)


@some
@given(steps=STEPS)
def test_last_accepted_value_stands(write_cells, ha_quang, pac_bo, binh, an, steps):
    users = (binh, an)
    browsers = [Browser(Entry(pac_bo.pk, TURNS, "", token=f"t{n}")) for n in (0, 1)]
    accepted, received = [], set()

    def receive(number, entry):
        [outcome] = write_cells(users[number], ha_quang, entry)
        again = (number, entry.turn) in received
        received.add((number, entry.turn))
        assert outcome.status in ({SAME, STALE} if again else {SAVED, SAME, STALE})
        if outcome.status == SAVED:
            accepted.append(entry.text)
        assert outcome.version == len(accepted)
        return outcome

    with transaction.atomic():
        for step, number, text, which in steps:
            browser = browsers[number]
            if step == "come again":
                for entry in browser.sent[which : which + 1]:
                    receive(number, entry)
                continue
            browser.type(text)
            if step != "lose the request":
                outcome = receive(number, browser.entry)
                if step == "send":
                    browser.read(outcome)
        told = [value for history in kept().values() for value in history]
        transaction.set_rollback(True)

    assert told == [int(text) if text else None for text in accepted]
    assert all(one != other for one, other in itertools.pairwise(accepted))
