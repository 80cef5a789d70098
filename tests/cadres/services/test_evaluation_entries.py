"""What is written into evaluations before they are sent."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from cadres.choices import Rank, Scale
from cadres.models import Evaluation, Score
from cadres.services import evaluation_criteria, evaluation_entries
from tests import factories
from tests.fixtures_evaluations import WRITTEN_AT


@pytest.fixture
def row(campaign, evaluation_of, truong_ha):
    return evaluation_of(campaign, truong_ha)


@pytest.fixture
def write(campaign, binh):
    """write(row, field=value, …)"""

    def write(row, by=binh, at=WRITTEN_AT, campaign=campaign, **entry):
        return evaluation_entries.write(
            campaign=campaign, entries={row.pk: entry}, by=by, at=at
        )

    return write


@pytest.fixture
def fill(campaign, binh):
    def fill(by=binh):
        rows = Evaluation.objects.filter(campaign=campaign)
        return evaluation_entries.fill(
            campaign=campaign, rows=rows, by=by, at=WRITTEN_AT
        )

    return fill


def test_ranks_are_written_and_told(campaign, row, write, truong_ha):
    assert write(row, self_rank=Rank.EXCELLENT, meeting_rank=Rank.GOOD) == 1

    row.refresh_from_db()
    assert (row.self_rank, row.meeting_rank) == (Rank.EXCELLENT, Rank.GOOD)
    assert (row.proposed_rank, row.state) == ("", "DRAFT")
    event = Event.objects.about(campaign).first()
    assert event.act == "evaluation.write"
    assert event.detail == {
        "count": 1,
        "changes": {
            f"{truong_ha} – tự đánh giá": ["", "Hoàn thành xuất sắc nhiệm vụ"],
            f"{truong_ha} – hội nghị": ["", "Hoàn thành tốt nhiệm vụ"],
        },
        "names": {str(row.pk): str(truong_ha)},
        "keys": [row.pk],
    }


def test_what_is_equal_is_not_told(campaign, row, write):
    write(row, self_rank=Rank.GOOD)
    before = Event.objects.count()

    assert write(row, self_rank=Rank.GOOD, meeting_rank="", unrated=" ") == 0
    assert Event.objects.count() == before


def test_one_fault_holds_all_back(campaign, row, clinic, evaluation_of, binh, refused):
    other = evaluation_of(campaign, clinic)
    entries = {
        row.pk: {"self_rank": Rank.GOOD},
        other.pk: {"self_rank": Rank.ATTAINED},
    }
    said = (
        f"{other}: không có mức “Đạt” trong thang Xếp loại chất lượng; hãy chọn một "
        "trong: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ, Hoàn thành "
        "nhiệm vụ, Không hoàn thành nhiệm vụ."
    )

    with refused({str(other.pk): [said]}):
        evaluation_entries.write(
            campaign=campaign, entries=entries, by=binh, at=WRITTEN_AT
        )

    row.refresh_from_db()
    assert row.self_rank == ""


def test_word_that_is_no_rank_is_refused(row, write, refused):
    said = (
        f"{row}: không có mức “RẤT TỐT” trong thang Xếp loại chất lượng; hãy chọn "
        "một trong: Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ, Hoàn thành "
        "nhiệm vụ, Không hoàn thành nhiệm vụ."
    )
    with refused({str(row.pk): [said]}):
        write(row, proposed_rank="RẤT TỐT")


def test_what_was_sent_is_not_written(waiting, write, refused):
    said = (
        f"{waiting} đang ở trạng thái “Chờ duyệt”, không sửa được; hãy tải lại trang."
    )
    with refused({str(waiting.pk): [said]}):
        write(waiting, self_rank=Rank.GOOD)


def test_who_is_out_is_not_written(row, write, refused):
    Evaluation.objects.filter(pk=row.pk).update(is_out=True)
    said = f"{row} không còn trong danh sách của đợt này; hãy tải lại trang."

    with refused({str(row.pk): [said]}):
        write(row, self_rank=Rank.GOOD)


def test_rank_and_why_there_is_none_do_not_go_together(row, write, refused):
    write(row, unrated=" Mới  thành lập ")
    row.refresh_from_db()
    assert row.unrated == "Mới thành lập"
    said = (
        f"{row} vừa có mức đề nghị, vừa có lý do chưa xếp loại; hãy bỏ một trong hai."
    )

    with refused({str(row.pk): [said]}):
        write(row, proposed_rank=Rank.GOOD)

    assert write(row, proposed_rank=Rank.GOOD, unrated="") == 1


@pytest.mark.parametrize(("length", "is_refused"), [(200, False), (201, True)])
def test_why_is_short(row, write, refused, length, is_refused):
    if not is_refused:
        assert write(row, unrated="x" * length) == 1
        return
    said = f"{row}: lý do chưa xếp loại dài quá 200 ký tự; hãy viết gọn lại."
    with refused({str(row.pk): [said]}):
        write(row, unrated="x" * length)


def test_only_titles_are_registered_for(
    open_campaign, evaluation_of, row, write, truong_ha, refused
):
    said = f"{row}: thang Xếp loại chất lượng không có đăng ký; hãy bỏ chọn đăng ký."
    with refused({str(row.pk): [said]}):
        write(row, is_registered=True)

    titles = open_campaign(scale=Scale.THREE_INITIATIVES)
    title = evaluation_of(titles, truong_ha)
    assert write(title, campaign=titles, is_registered=True) == 1


def test_only_unions_are_asked_for_three_initiatives(open_campaign, campaign):
    titles = open_campaign(scale=Scale.THREE_INITIATIVES)

    codes = titles.evaluations.values_list("unit__code", flat=True)
    assert sorted(codes) == ["CB-HA-HV", "CB-HQ-TH"]


# Who may, and when


def test_stranger_writes_nothing(campaign, row, write, chi, refused):
    said = (
        f"Có đối tượng của {campaign} không thuộc phạm vi phụ trách của {chi}; hãy tải "
        "lại trang."
    )
    with refused({"__all__": [said]}):
        write(row, by=chi, self_rank=Rank.GOOD)


@pytest.mark.parametrize("act", ["write", "fill"])
def test_leadership_writes_nothing(row, write, fill, dung, act):
    with pytest.raises(PermissionDenied):
        write(row, by=dung) if act == "write" else fill(by=dung)


def test_commune_writes_what_is_its_own(row, write, minh):
    assert write(row, by=minh, self_rank=Rank.GOOD) == 1


@pytest.mark.parametrize(("opens_on", "is_open"), [(1, True), (2, False)])
def test_nothing_is_written_before_the_campaign_opens(
    open_campaign, truong_ha, evaluation_of, write, refused, opens_on, is_open
):
    campaign = open_campaign(
        scale=Scale.THREE_INITIATIVES, opens_on=date(2021, 12, opens_on)
    )
    row = evaluation_of(campaign, truong_ha)
    if is_open:
        assert write(row, campaign=campaign, is_registered=True) == 1
        return
    with refused(
        {"__all__": [f"{campaign} mở từ ngày 02/12/2021; hãy quay lại từ ngày đó."]}
    ):
        write(row, campaign=campaign, is_registered=True)


# Points


@pytest.fixture
def criteria(campaign, an):
    return [
        evaluation_criteria.add(campaign=campaign, label=label, most=most, by=an)
        for label, most in (("Công tác giáo dục", 40), ("Phong trào", 60))
    ]


def test_points_are_given_and_added_up(campaign, criteria, row, write):
    first, second = criteria
    write(row, points={first.pk: "35.5", second.pk: 50})
    write(row, points={first.pk: 40})

    row.refresh_from_db()
    assert (row.score, Score.objects.count()) == (90, 2)
    event = Event.objects.about(campaign).first()
    assert event.detail["changes"] == {f"{row} – Công tác giáo dục": ["35,5", "40"]}


@pytest.mark.parametrize("points", ["0", "40", "39.99"])
def test_points_within_the_criterion_are_given(criteria, row, write, points):
    assert write(row, points={criteria[0].pk: points}) == 1


@pytest.mark.parametrize(
    ("points", "told"), [("40.01", "40,01"), ("-1", "−1"), ("1.234", "1,234")]
)
def test_points_beyond_the_criterion_are_refused(
    criteria, row, write, refused, points, told
):
    said = (
        f"{row}: điểm {told} cho “Công tác giáo dục” không đúng; hãy nhập từ 0 đến 40, "
        "không quá hai chữ số thập phân."
    )
    with refused({str(row.pk): [said]}):
        write(row, points={criteria[0].pk: points})


def test_points_are_not_taken_away(criteria, row, write, refused):
    key = criteria[0].pk
    assert write(row, points={key: None}) == 0
    write(row, points={key: 5})
    said = f"{row}: “Công tác giáo dục” đã có điểm; hãy nhập điểm khác, kể cả 0."

    with refused({str(row.pk): [said]}):
        write(row, points={key: None})


def test_points_of_another_campaign_are_refused(row, write, refused):
    foreign = factories.CriterionFactory()
    said = f"{row}: có tiêu chí không thuộc đợt đánh giá này; hãy tải lại trang."

    with refused({str(row.pk): [said]}):
        write(row, points={foreign.pk: 1})


# Filling in


def test_self_assessment_is_taken_over_where_nothing_is_written(
    campaign, row, clinic, hong_viet, evaluation_of, write, fill
):
    meeting = evaluation_of(campaign, clinic)
    write(row, self_rank=Rank.EXCELLENT)
    write(meeting, self_rank=Rank.EXCELLENT, meeting_rank=Rank.GOOD)

    assert fill() == 2

    filled = campaign.evaluations.order_by("unit__code")
    assert [(r.meeting_rank, r.proposed_rank) for r in filled] == [
        ("", ""),
        (Rank.EXCELLENT, Rank.EXCELLENT),
        (Rank.GOOD, Rank.GOOD),
    ]
    event = Event.objects.about(campaign).first()
    assert (event.act, event.detail["count"]) == ("evaluation.fill", 2)
    assert fill() == 0


def test_what_is_proposed_or_unrated_is_left_alone(
    campaign, row, clinic, evaluation_of, write, fill
):
    other = evaluation_of(campaign, clinic)
    ranks = {"self_rank": Rank.EXCELLENT, "meeting_rank": Rank.GOOD}
    write(row, **ranks, proposed_rank=Rank.COMPLETED)
    write(other, self_rank=Rank.GOOD, unrated="Mới chia tách")

    assert fill() == 0


def test_stranger_fills_nothing(row, write, fill, chi):
    write(row, self_rank=Rank.GOOD)

    assert fill(by=chi) == 0


def test_questions_do_not_grow_with_rows(
    campaign, criteria, truong_ha, clinic, hong_viet, evaluation_of, an
):
    def count(*units):
        entry = {"self_rank": Rank.GOOD, "points": {criteria[0].pk: 5}}
        entries = {evaluation_of(campaign, unit).pk: entry for unit in units}
        with CaptureQueriesContext(connection) as queries:
            evaluation_entries.write(
                campaign=campaign, entries=entries, by=an, at=WRITTEN_AT
            )
        return len(queries)

    assert count(truong_ha) == count(clinic, hong_viet)
