"""A campaign over members, units and cadres of Hà Quảng: Bình proposes, An and Dũng
rule_on for the province, Minh writes for Trường Hà alone."""

from datetime import UTC, date, datetime

import pytest

from cadres.choices import ObjectKind, Rank, Scale
from cadres.models import Evaluation
from cadres.services import evaluation_campaigns, evaluation_entries, evaluations
from tests import factories

OPENED_AT = datetime(2021, 11, 1, 3, tzinfo=UTC)
WRITTEN_AT = datetime(2021, 12, 1, 3, tzinfo=UTC)
SENT_AT = datetime(2021, 12, 5, 3, tzinfo=UTC)
DECIDED_AT = datetime(2021, 12, 20, 3, tzinfo=UTC)
CLOSED_AT = datetime(2022, 1, 20, 3, tzinfo=UTC)
DECISION = "12-QĐ/TĐTN"


@pytest.fixture
def open_campaign(an):
    """Opens a campaign of 2021."""

    def open_campaign(kind=ObjectKind.GRASSROOTS, scale=Scale.QUALITY, **facts):
        given = {
            "year": 2021,
            "opens_on": date(2021, 11, 1),
            "due_on": date(2021, 12, 10),
            "guidance": "Hướng dẫn 33-HD/TWĐTN-BTC",
            "by": an,
            "at": OPENED_AT,
        } | facts
        (campaign,) = evaluation_campaigns.open_campaigns(
            scale=scale, kinds=[kind], **given
        )
        return campaign

    return open_campaign


@pytest.fixture
def campaign(open_campaign, truong_ha, clinic, hong_viet):
    """Over three grassroots units, two of them of Hà Quảng."""
    return open_campaign()


@pytest.fixture
def evaluation_of():
    def evaluation_of(campaign, unit, **facts):
        return Evaluation.objects.get(campaign=campaign, unit=unit, **facts)

    return evaluation_of


@pytest.fixture
def nominate(campaign, evaluation_of, binh):
    """Writes a proposal for a unit of `campaign`."""

    def nominate(unit, rank=Rank.GOOD, by=binh, **facts):
        row = evaluation_of(campaign, unit)
        entries = {row.pk: {"proposed_rank": rank} | facts}
        evaluation_entries.write(
            campaign=campaign, entries=entries, by=by, at=WRITTEN_AT
        )
        return row

    return nominate


@pytest.fixture
def waiting(campaign, nominate, truong_ha, binh):
    """The proposal of Trường Hà, good."""
    row = nominate(truong_ha)
    evaluations.submit(campaign=campaign, rows=[row], by=binh, at=SENT_AT)
    row.refresh_from_db()
    return row


@pytest.fixture
def rule_on(campaign):
    def rule_on(rows, by, **facts):
        given = {
            "campaign": campaign,
            "decision": DECISION,
            "decided_on": date(2021, 12, 18),
            "at": DECIDED_AT,
        } | facts
        return evaluations.decide(rows=rows, by=by, **given)

    return rule_on


@pytest.fixture
def rated(waiting, rule_on, dung):
    rule_on([waiting], dung)
    waiting.refresh_from_db()
    return waiting


@pytest.fixture
def cap():
    """At most so many percent of the highest rank."""

    def cap(value, **asked):
        return factories.RuleFactory(kind="RANK_CAP", post="", value=value, **asked)

    return cap
