"""Years of evaluation that no one would think of: rated and not rated are always all
that are listed, and what is closed stays as it was, whoever moves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadres.choices import SCALES, ObjectKind, Rank, Scale
from cadres.evaluating import objects, tallies
from cadres.evaluating.tallies import Tally
from cadres.models import Evaluation, EvaluationCampaign
from cadres.services import evaluation_campaigns, evaluation_entries, evaluations
from members.choices import Entry, Exit
from members.services import enrolments
from tests import factories
from tests.conftest import OPENED

OPENED_AT = datetime(2021, 11, 1, 3, tzinfo=UTC)
BEGINS = datetime(2021, 12, 6, 3, tzinfo=UTC)
WEEK = timedelta(days=7)
RANKS = st.sampled_from([*SCALES[Scale.QUALITY][1], ""])
WHO = st.integers(0, 4)
SOME = st.sets(WHO, min_size=1, max_size=4)
acts = st.one_of(
    st.tuples(st.just("write"), SOME, RANKS),
    st.tuples(st.just("fill")),
    st.tuples(st.just("submit"), SOME),
    st.tuples(st.just("decide"), SOME, RANKS),
    st.tuples(st.just("send_back"), SOME),
    st.tuples(st.just("move"), WHO),
    st.tuples(st.just("leave"), WHO),
    st.tuples(st.just("join"), WHO),
    st.tuples(st.just("refresh")),
    st.tuples(st.just("close")),
    st.tuples(st.just("reopen")),
)


class Year:
    """Five people in two branches, an act a week from December on."""

    def __init__(self, branches, writer, decider, staff, administrator):
        self.branches, self.writer, self.decider = branches, writer, decider
        self.staff, self.administrator = staff, administrator
        self.day = BEGINS
        rows = [
            factories.EnrolmentFactory(
                person=factories.PersonFactory(unit=branches[0]), since=OPENED
            )
            for _ in range(5)
        ]
        self.people = [row.person for row in rows]
        (self.campaign,) = evaluation_campaigns.open_campaigns(
            year=2021,
            scale=Scale.QUALITY,
            kinds=[ObjectKind.MEMBER],
            opens_on=date(2021, 11, 1),
            due_on=date(2021, 12, 10),
            guidance="",
            by=staff,
            at=OPENED_AT,
        )

    def do(self, act, *how):
        """Does an act; False when it is refused."""
        try:
            with transaction.atomic():
                getattr(self, act)(*how)
        except ValidationError:
            return False
        return True

    def rows(self, who):
        people = [self.people[number] for number in who]
        return Evaluation.objects.filter(campaign=self.campaign, person__in=people)

    def write(self, who, rank):
        entry = {"self_rank": rank, "proposed_rank": rank}
        entry |= {"unrated": "" if rank else "Mới chuyển đến"}
        entries = {row.pk: entry for row in self.rows(who)}
        evaluation_entries.write(
            campaign=self.campaign, entries=entries, by=self.writer, at=self.day
        )

    def fill(self):
        rows = Evaluation.objects.filter(campaign=self.campaign)
        evaluation_entries.fill(
            campaign=self.campaign, rows=rows, by=self.writer, at=self.day
        )

    def submit(self, who):
        evaluations.submit(
            campaign=self.campaign, rows=self.rows(who), by=self.writer, at=self.day
        )

    def decide(self, who, rank):
        rows = self.rows(who)
        evaluations.decide(
            campaign=self.campaign,
            rows=rows,
            ranks={row.pk: rank for row in rows},
            decision="12-QĐ/ĐTN",
            decided_on=self.day.date(),
            by=self.decider,
            at=self.day,
        )

    def send_back(self, who):
        evaluations.send_back(
            campaign=self.campaign,
            rows=self.rows(who),
            reason="Thiếu biên bản",
            by=self.decider,
            at=self.day,
        )

    def refresh(self):
        evaluation_campaigns.refresh(
            campaign=self.campaign, on=self.day.date(), by=self.staff
        )

    def close(self):
        evaluation_campaigns.close(campaign=self.campaign, by=self.staff, at=self.day)

    def reopen(self):
        evaluation_campaigns.reopen(
            campaign=self.campaign, reason="Sót", by=self.administrator
        )

    def move(self, number):
        person = self.people[number]
        here = enrolments.current(person).unit
        there = next(unit for unit in self.branches if unit != here)
        enrolments.move(person=person, unit=there, on=self.day.date(), by=self.staff)

    def leave(self, number):
        enrolments.leave(
            person=self.people[number],
            on=self.day.date(),
            exit=Exit.MATURED,
            by=self.staff,
        )

    def join(self, number):
        enrolments.enrol(
            person=self.people[number],
            unit=self.branches[0],
            on=self.day.date(),
            entry=Entry.TRANSFERRED,
            by=self.staff,
        )


LIFE = {"move", "leave", "join"}


def listed():
    """What a closed campaign keeps."""
    rows = Evaluation.objects.listed().order_by("pk")
    return list(rows.values_list("person", "unit", "decider", "state", "rank"))


def check():
    """Counted one by one, not by the database."""
    rows = list(Evaluation.objects.listed())
    tally = tallies.tally_of(Evaluation.objects.all())
    rated = [row.rank for row in rows if row.rank]
    assert tally.total == len(rows) == tally.rated + tally.not_rated
    assert tally.ranks == {rank: rated.count(rank) for rank in Rank if rank in rated}
    assert tally.total == tally.to_send + tally.sent + tally.decided
    assert sum(tallies.by_unit(Evaluation.objects.all()).values(), Tally()) == tally


def check_closed():
    """The list is that of the last day, and nothing waits."""
    campaign = EvaluationCampaign.objects.get()
    stood = objects.objects_of(campaign, campaign.as_of)
    there = sorted((row.person_id, row.unit_id) for row in stood)
    assert sorted(row[:2] for row in listed()) == there
    assert not Evaluation.objects.listed().waiting().exists()


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(acts, min_size=4, max_size=16))
def test_rated_and_not_rated_are_all_and_closed_stays(
    history, pac_bo, lam_son, an, dung, giang
):
    with transaction.atomic():
        year = Year([pac_bo, lam_son], an, dung, an, giang)
        for act, *how in history:
            was_open = EvaluationCampaign.objects.get().is_open
            before = listed()
            done = year.do(act, *how)
            check()
            if not was_open and act != "reopen":
                assert listed() == before
                assert done is False or act in LIFE
            if done and act == "close":
                check_closed()
            year.day += WEEK
        transaction.set_rollback(True)
