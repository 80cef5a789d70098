"""What stands in evaluations is not overwritten unseen, and the log tells of each."""

from datetime import date

import pytest

from cadres.choices import ObjectKind, Rank
from cadres.evaluating import history
from cadres.models import Evaluation
from cadres.services import evaluation_entries
from tests import factories
from tests.conftest import OPENED
from tests.fixtures_evaluations import WRITTEN_AT
from unions.services import units


@pytest.fixture
def row(campaign, evaluation_of, truong_ha):
    return evaluation_of(campaign, truong_ha)


@pytest.fixture
def write(campaign, binh):
    def write(row, **entry):
        return evaluation_entries.write(
            campaign=campaign, entries={row.pk: entry}, by=binh, at=WRITTEN_AT
        )

    return write


def test_what_another_has_written_is_not_overwritten(campaign, row, write, an, refused):
    write(row, self_rank=Rank.GOOD)
    said = (
        f"{row}, mục “tự đánh giá”: người khác vừa ghi “Hoàn thành tốt nhiệm vụ”; nếu "
        "vẫn muốn đổi, hãy lưu lần nữa."
    )

    with refused({str(row.pk): [said]}):
        evaluation_entries.write(
            campaign=campaign,
            entries={row.pk: {"self_rank": Rank.COMPLETED}},
            seen={row.pk: {"self_rank": ""}},
            by=an,
            at=WRITTEN_AT,
        )


@pytest.mark.parametrize("seen", ["", Rank.GOOD])
def test_what_is_as_seen_or_said_again_is_no_fault(campaign, row, write, an, seen):
    write(row, self_rank=Rank.GOOD)
    wanted = Rank.GOOD if seen == "" else Rank.COMPLETED

    written = evaluation_entries.write(
        campaign=campaign,
        entries={row.pk: {"self_rank": wanted}},
        seen={row.pk: {"self_rank": seen}},
        by=an,
        at=WRITTEN_AT,
    )

    assert written == (wanted != Rank.GOOD)


def test_characters_that_no_database_keeps_are_left_out(row, write):
    write(row, unrated="Mới\x00 chia\u200b tách")

    row.refresh_from_db()
    assert row.unrated == "Mới chia tách"


def test_namesakes_are_told_apart_in_the_log(open_campaign, pac_bo, binh):
    people = [
        factories.EnrolmentFactory(
            person=factories.PersonFactory(unit=pac_bo, full_name="Nông Văn An"),
            since=OPENED,
        ).person
        for _ in range(2)
    ]
    campaign = open_campaign(ObjectKind.MEMBER)
    rows = [campaign.evaluations.get(person=person) for person in people]
    ranks = dict(zip(rows, (Rank.GOOD, Rank.COMPLETED), strict=True))

    evaluation_entries.write(
        campaign=campaign,
        entries={row.pk: {"self_rank": rank} for row, rank in ranks.items()},
        by=binh,
        at=WRITTEN_AT,
    )

    assert [history.of(row)[0].detail["changes"] for row in rows] == [
        {"tự đánh giá": ["", "Hoàn thành tốt nhiệm vụ"]},
        {"tự đánh giá": ["", "Hoàn thành nhiệm vụ"]},
    ]


def test_history_knows_an_object_that_was_renamed(row, write, truong_ha, giang):
    write(row, self_rank=Rank.GOOD)
    units.rename(unit=truong_ha, name="Đoàn xã Mới", on=date(2022, 1, 1), by=giang)

    row = Evaluation.objects.get(pk=row.pk)
    assert str(row).startswith("Đoàn xã Mới")
    assert history.of(row)[0].detail["changes"] == {
        "tự đánh giá": ["", "Hoàn thành tốt nhiệm vụ"]
    }
