"""Just inside and just outside the standing rules over evaluations."""

from datetime import UTC, date, datetime

import pytest

from cadres.choices import Rank
from tests.cadres.broken_evaluations import (
    CLOSED,
    campaign,
    decided,
    evaluated,
    waiting,
)
from tests.fixtures_records import DAY, change, find


def test_what_was_decided_when_the_campaign_closed_is_no_fault(records):
    decided(records, Rank.GOOD, CLOSED)

    assert list(find("evaluations_touched_after_close")) == []
    assert list(find("evaluations_of_another_scale")) == []


def test_what_waits_in_an_open_campaign_or_is_out_is_no_fault(records):
    row = waiting(records)
    change(row, is_out=True)
    assert list(find("evaluations_waiting_in_closed")) == []

    change(row, is_out=False)
    change(row.campaign, closed_at=None, closed_by=None)
    assert list(find("evaluations_waiting_in_closed")) == []


def test_title_of_its_own_scale_is_no_fault(records):
    decided(records, Rank.ATTAINED, scale="STRONG_BRANCH")

    assert list(find("evaluations_of_another_scale")) == []


@pytest.mark.parametrize(("hour", "early"), [(16, True), (17, False)])
def test_campaign_closes_after_midnight_of_new_year(records, hour, early):
    """17:00 UTC is midnight here."""
    campaign(records, closed_at=datetime(2021, 12, 31, hour, tzinfo=UTC))

    assert bool(find("campaigns_closed_too_early")) == early


@pytest.mark.parametrize(("due_on", "late"), [(DAY, False), (date(2022, 6, 29), True)])
def test_nothing_is_late_on_the_due_day(records, due_on, late):
    evaluated(records, campaign(records, closed_at=None, due_on=due_on))

    assert bool(find("evaluations_late")) == late


def test_what_is_sent_or_out_or_closed_is_not_late(records):
    row = waiting(records)
    change(row.campaign, closed_at=None, closed_by=None)
    assert list(find("evaluations_late")) == []

    change(row, state="DRAFT", is_out=True)
    assert list(find("evaluations_late")) == []

    change(row, is_out=False)
    change(row.campaign, closed_at=CLOSED, closed_by=records.binh)
    assert list(find("evaluations_late")) == []


def test_campaign_of_the_last_year_may_be_open(records):
    campaign(records, DAY.year - 1, closed_at=None)

    assert list(find("campaigns_left_open")) == []
