"""Histories of seats and cadres that no one would think of: on every day the seats of
every post are its holders and its vacancies."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadres.choices import Employment, Manner, PostCode, TenureEnd
from cadres.models import Post, Seat, Tenure
from cadres.services import congresses, seats, tenures
from cadres.services.elections import Elected
from cadres.vacancies import staffed
from tests.factories import PersonFactory
from unions.models import Rule

DAYS = [date(2020, 1, 1) + timedelta(days=n) for n in range(6)]
LATER = datetime(2020, 2, 1, tzinfo=UTC)
CODES = [PostCode.SECRETARY, PostCode.DEPUTY, PostCode.SPECIALIST]
NUMBERS = st.integers(0, 3)
day, code, who = st.sampled_from(DAYS), st.sampled_from(CODES), st.integers(0, 4)
manner = st.sampled_from([Manner.ELECTED, Manner.APPOINTED, Manner.PROVISIONAL])
acts = st.one_of(
    st.tuples(st.just("fix"), day, code, NUMBERS),
    st.tuples(st.just("appoint"), day, code, who, manner),
    st.tuples(st.just("end"), day, who),
    st.tuples(
        st.just("hold"), day, NUMBERS, st.lists(st.tuples(who, code), max_size=3)
    ),
)


class Office:
    """One unit, and five people who may work in it."""

    def __init__(self, unit, by):
        self.unit, self.by = unit, by
        self.people = [PersonFactory(unit=unit) for _ in range(5)]
        self.posts = {code: Post.objects.get(pk=code) for code in CODES}

    def do(self, act, on, *how):
        """Does an act; False when it is refused."""
        try:
            with transaction.atomic():
                getattr(self, act)(on, *how)
        except ValidationError:
            return False
        return True

    def fix(self, on, code, quota):
        post = self.posts[code]
        seats.fix(unit=self.unit, post=post, quota=quota, on=on, by=self.by)

    def appoint(self, on, code, who, manner):
        tenures.appoint(
            person=self.people[who],
            unit=self.unit,
            post=self.posts[code],
            on=on,
            manner=manner,
            employment=Employment.NONE,
            by=self.by,
        )

    def end(self, on, who):
        rows = Tenure.objects.open().filter(person=self.people[who])
        for tenure in rows.order_by("pk")[:1]:
            tenures.end(tenure=tenure, on=on, reason=TenureEnd.RESIGNED, by=self.by)

    def hold(self, on, quota, elected):
        sizes = {self.posts[code]: quota for code in CODES[:2]}
        congresses.hold(
            unit=self.unit,
            name="Đại hội",
            held_on=on,
            term_since=on,
            term_until=on + timedelta(days=1800),
            sizes=sizes,
            elected=[
                Elected(self.people[who], self.posts[code], Employment.NONE)
                for who, code in elected
            ],
            by=self.by,
            at=LATER,
        )


def lasts(row, day):
    return row.since <= day and (row.until is None or day < row.until)


def check_day(day):
    """Counted one by one, not by the database."""
    held = [row for row in Tenure.objects.all() if lasts(row, day)]
    standing = [row for row in Seat.objects.all() if lasts(row, day)]
    rows = list(staffed(day))
    assert sorted(row.pk for row in rows) == sorted(row.pk for row in standing)
    assert len({row.post_id for row in standing}) == len(standing)
    for row in rows:
        holders = [t for t in held if t.post_id == row.post_id]
        manners = [t.manner for t in holders]
        assert row.quota == row.holders + row.vacant - row.surplus
        assert row.holders == row.elected + row.appointed + row.provisional
        assert row.holders == len(holders)
        assert row.elected == manners.count(Manner.ELECTED)
        assert row.provisional == manners.count(Manner.PROVISIONAL)
        assert row.vacant * row.surplus == 0
        assert len({t.person_id for t in holders}) == len(holders)


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(acts, min_size=3, max_size=12))
def test_seats_are_holders_and_vacancies_on_every_day(history, truong_ha, giang):
    with transaction.atomic():
        Rule.objects.all().delete()
        office = Office(truong_ha, giang)
        for act in history:
            before = [list(staffed(day).values()) for day in DAYS]
            done = office.do(*act)
            if done:
                # What was counted of the days before stays counted.
                kept = DAYS.index(act[1])
                after = [list(staffed(day).values()) for day in DAYS[:kept]]
                assert [tell(rows) for rows in after] == [
                    tell(rows) for rows in before[:kept]
                ]
        for day in [*DAYS, DAYS[-1] + timedelta(1)]:
            check_day(day)
        transaction.set_rollback(True)


def tell(rows):
    return sorted((r["post_id"], r["quota"], r["holders"], r["vacant"]) for r in rows)
