"""Whatever moves after a campaign is closed, also with days before the end of its year,
its numbers stay on the board and in the figures."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cadres.choices import ObjectKind, Rank
from cadres.evaluating import progress
from cadres.models import Evaluation
from cadres.services import evaluation_campaigns
from members.choices import Exit
from members.services import enrolments, merging
from reports.catalogue import BY_ID
from reports.figures import evaluate
from tests import factories
from tests.conftest import OPENED
from tests.fixtures_evaluations import CLOSED_AT, OPENED_AT
from unions.services import restructurings, units

LATER, BEFORE = date(2022, 2, 1), date(2021, 12, 1)
AT = datetime(2022, 3, 1, 2, tzinfo=UTC)
READ = date(2022, 6, 30)
FIGURES = ("grassroots_evaluated", "grassroots_rated_good", "grassroots_unrated")
OF_MEMBERS = ("members_evaluated", "members_rated_good", "members_unrated")


@pytest.fixture
def shut(an):
    def shut(campaign):
        return evaluation_campaigns.close(campaign=campaign, by=an, at=CLOSED_AT)

    return shut


@pytest.fixture
def read(campaign, an, province):
    """What the board and the figures say of the province, and each row as it is."""

    def read(campaign=campaign, figures=FIGURES):
        board = progress.load(campaign=campaign, scope=province, user=an, day=READ)
        total = board.total
        found = evaluate([BY_ID[name] for name in figures], scope=province, day=READ)
        rows = Evaluation.objects.listed().order_by("pk")
        return (
            (total.total, total.rated, total.not_rated),
            [int(found[name]) for name in figures],
            list(rows.values_list("unit", "person", "decider", "rank")),
        )

    return read


def absorb(row):
    return row(1, "absorb", unit="CB-HA-HV", into="CB-HQ-TH")


@pytest.mark.parametrize("on", [LATER, BEFORE])
@pytest.mark.parametrize("act", ["rename", "dissolve"])
def test_unit_that_changes_stays_in_the_result(
    act, on, rated, campaign, shut, read, clinic, truong_ha, giang
):
    shut(campaign)
    before = read()
    assert before[:2] == ((3, 1, 2), [3, 1, 2])

    if act == "rename":
        units.rename(unit=clinic, name="Chi đoàn Bệnh viện", on=on, by=giang)
    else:
        units.dissolve(unit=clinic, into=truong_ha, on=on, by=giang)

    assert read() == before


@pytest.mark.parametrize("on", [LATER, BEFORE])
def test_unit_that_moves_stays_in_the_result(
    on, rated, campaign, shut, read, clinic, hoa_an, giang
):
    shut(campaign)
    before = read()

    units.move(unit=clinic, parent=hoa_an, on=on, by=giang)

    assert read() == before


@pytest.mark.parametrize("on", [LATER, BEFORE])
def test_merger_after_the_closing_and_its_undoing_change_nothing(
    on, rated, campaign, shut, read, applied, row, an
):
    shut(campaign)
    before = read()

    document = applied(absorb(row), on=on, at=AT)
    assert read() == before
    restructurings.undo(restructuring=document, by=an, at=AT)

    assert read() == before


def test_merger_before_the_closing_that_is_undone_after_it_changes_nothing(
    rated, campaign, shut, read, applied, row, an
):
    document = applied(absorb(row), on=BEFORE, at=datetime(2021, 12, 2, tzinfo=UTC))
    shut(campaign)
    before = read()
    assert before[:2] == ((2, 1, 1), [2, 1, 1])

    restructurings.undo(restructuring=document, by=an, at=AT)

    assert read() == before


def test_unit_founded_by_a_merger_keeps_it_from_being_undone(
    campaign, shut, read, applied, row, clinic, truong_ha, an
):
    united = [
        row(1, "unite", unit="CB-HQ-TH", name="Đoàn xã Mới", code="CB-M", parent="CB"),
        row(1, "unite", unit="CB-HA-HV"),
    ]
    document = applied(*united, on=BEFORE, at=datetime(2021, 12, 2, tzinfo=UTC))
    shut(campaign)
    before = read()
    assert before[0] == (2, 0, 2)

    with pytest.raises(ValidationError, match="dữ liệu dựa vào: Đoàn xã Mới"):
        restructurings.undo(restructuring=document, by=an, at=AT)

    assert read() == before


@pytest.fixture
def members(open_campaign, pac_bo, an):
    """A campaign over two members of Pác Bó, one of them good."""
    people = [
        factories.EnrolmentFactory(
            person=factories.PersonFactory(unit=pac_bo), since=OPENED
        ).person
        for _ in range(2)
    ]
    campaign = open_campaign(ObjectKind.MEMBER)
    campaign.evaluations.filter(person=people[0]).update(
        rank=Rank.GOOD, state="APPROVED", decided_at=OPENED_AT, decided_by=an
    )
    return campaign, people


@pytest.mark.parametrize("on", [LATER, BEFORE])
@pytest.mark.parametrize("act", ["die", "move"])
def test_member_who_dies_or_moves_stays_in_the_result(
    act, on, members, shut, read, lam_son, an
):
    campaign, people = members
    shut(campaign)
    before = read(campaign, OF_MEMBERS)
    assert before[:2] == ((2, 1, 1), [2, 1, 1])

    for person in people:
        if act == "die":
            enrolments.leave(person=person, on=on, exit=Exit.DECEASED, by=an)
        else:
            enrolments.move(person=person, unit=lam_son, on=on, by=an)

    assert read(campaign, OF_MEMBERS) == before


def test_records_of_one_person_that_were_both_evaluated_are_not_merged(
    members, shut, read, an
):
    campaign, (keep, drop) = members
    shut(campaign)
    before = read(campaign, OF_MEMBERS)

    with pytest.raises(ValidationError, match="đã có trong danh sách đánh giá"):
        merging.merge(keep=keep, drop=drop, by=an, at=AT)

    assert read(campaign, OF_MEMBERS) == before
