"""Campaigns from their opening to the frozen result."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Event
from cadres.choices import ObjectKind, Scale
from cadres.models import Evaluation, EvaluationCampaign
from cadres.services import evaluation_campaigns, evaluation_entries, evaluations
from cadres.services.evaluation_lists import Changes
from tests import factories
from tests.conftest import OPENED
from tests.fixtures_evaluations import CLOSED_AT, OPENED_AT
from unions.services import units

LAST = date(2021, 12, 31)
NAME = "Xếp loại chất lượng – Cơ sở đoàn, năm 2021"


def units_of(campaign):
    rows = Evaluation.objects.filter(campaign=campaign).listed()
    return sorted(rows.values_list("unit__code", "decider__code"))


def test_list_is_drawn_up_when_the_campaign_opens(campaign, an):
    assert units_of(campaign) == [
        ("CB-HA-HV", "CB-HOAAN"),
        ("CB-HQ-TH", "CB-HAQUANG"),
        ("CB-HQ-TTYT", "CB-HAQUANG"),
    ]
    event = Event.objects.about(campaign).get()
    assert (event.act, event.detail) == ("evaluationcampaign.open", {"objects": 3})
    assert (campaign.opened_by, campaign.opened_at) == (an, OPENED_AT)


def test_several_kinds_open_at_once(open_campaign, an, truong_ha, pac_bo):
    opened = evaluation_campaigns.open_campaigns(
        year=2021,
        scale=Scale.QUALITY,
        kinds=[ObjectKind.BRANCH, ObjectKind.GRASSROOTS],
        opens_on=date(2021, 11, 1),
        due_on=date(2021, 12, 10),
        guidance="",
        by=an,
        at=OPENED_AT,
    )

    assert [campaign.kind for campaign in opened] == ["BRANCH", "GRASSROOTS"]
    assert [units_of(campaign) for campaign in opened] == [
        [("CB-HQ-TH-PB", "CB-HQ-TH")],
        [("CB-HQ-TH", "CB-HAQUANG")],
    ]


@pytest.mark.parametrize(
    ("facts", "field", "message"),
    [
        (
            {"year": 2022},
            "year",
            "Năm 2022 chưa bắt đầu; hãy chọn từ năm 2021 trở về.",
        ),
        (
            {"opens_on": date(2020, 12, 31)},
            "opens_on",
            "Ngày 31/12/2020 không hợp với đợt đánh giá năm 2021; hãy chọn từ "
            "01/01/2021 đến 31/12/2022.",
        ),
        (
            {"due_on": date(2023, 1, 1)},
            "due_on",
            "Ngày 01/01/2023 không hợp với đợt đánh giá năm 2021; hãy chọn từ "
            "01/01/2021 đến 31/12/2022.",
        ),
        (
            {"due_on": date(2021, 10, 31)},
            "due_on",
            "Hạn gửi 31/10/2021 trước ngày mở 01/11/2021; hãy chọn ngày muộn hơn.",
        ),
        (
            {"scale": Scale.STRONG_BRANCH},
            "kinds",
            "Cơ sở đoàn không đánh giá theo thang Chi đoàn mạnh; hãy chọn: Chi đoàn.",
        ),
        (
            {"kind": ObjectKind.BRANCH},
            "kinds",
            "Xếp loại chất lượng – Chi đoàn, năm 2021: chưa có đối tượng nào trong sổ; "
            "hãy bỏ chọn Chi đoàn.",
        ),
    ],
)
def test_campaign_that_cannot_be_is_refused(
    open_campaign, truong_ha, refused, facts, field, message
):
    with refused({field: [message]}):
        open_campaign(**facts)


@pytest.mark.parametrize("year", [2021, 2018])
def test_campaign_of_a_year_that_has_begun_is_opened(open_campaign, truong_ha, year):
    days = {"opens_on": date(year, 1, 1), "due_on": date(year + 1, 12, 31)}

    assert open_campaign(year=year, **days).year == year


def test_campaign_is_opened_once(campaign, open_campaign, refused):
    with refused({"kinds": [f"{NAME} đã được mở; hãy bỏ chọn đối tượng này."]}):
        open_campaign()


@pytest.mark.parametrize("who", ["binh", "dung", "nobody"])
def test_whoever_may_not_opens_no_campaign(open_campaign, truong_ha, request, who):
    with pytest.raises(PermissionDenied):
        open_campaign(by=request.getfixturevalue(who))


def test_days_are_edited_with_what_was(campaign, an):
    row = evaluation_campaigns.edit(campaign=campaign, by=an, due_on=LAST)

    assert row.due_on == LAST
    event = Event.objects.about(campaign).first()
    assert event.detail == {
        "changes": {"hạn gửi đề nghị": ["10/12/2021", "31/12/2021"]}
    }


# The list follows the records until the last day of the year


def test_refreshed_list_has_who_came_and_lacks_who_is_gone(
    campaign, found, ha_quang, clinic, an, giang
):
    found("CB-HQ-2", "UNION", "Đoàn xã Mới", ha_quang, date(2021, 12, 1), bloc="SCHOOL")
    units.dissolve(unit=clinic, on=date(2021, 12, 1), by=giang)

    drawn = evaluation_campaigns.refresh(campaign=campaign, on=date(2021, 12, 2), by=an)

    assert drawn == Changes(added=1, out=1)
    assert [code for code, _ in units_of(campaign)] == [
        "CB-HA-HV",
        "CB-HQ-2",
        "CB-HQ-TH",
    ]
    assert campaign.evaluations.count() == 4


def test_refresh_looks_no_further_than_the_last_day(campaign, clinic, an, giang):
    units.dissolve(unit=clinic, on=date(2022, 1, 1), by=giang)

    drawn = evaluation_campaigns.refresh(campaign=campaign, on=date(2022, 3, 1), by=an)

    assert drawn == Changes()


def test_member_who_moves_is_evaluated_where_he_is_on_the_last_day(
    open_campaign, pac_bo, lam_son, evaluation_of, an
):
    person = factories.EnrolmentFactory(unit=pac_bo, since=OPENED).person
    campaign = open_campaign(ObjectKind.MEMBER)
    assert evaluation_of(campaign, pac_bo).decider.code == "CB-HQ-TH"
    moved = date(2021, 12, 31)
    person.enrolments.update(until=moved, exit="MOVED")
    factories.EnrolmentFactory(person=person, unit=lam_son, since=moved, entry="MOVED")

    drawn = evaluation_campaigns.refresh(campaign=campaign, on=moved, by=an)

    assert drawn == Changes(moved=1)
    assert evaluation_of(campaign, lam_son).decider.code == "CB-HA-HV"


def test_object_that_returns_is_taken_back(campaign, clinic, an):
    campaign.evaluations.filter(unit=clinic).update(is_out=True)

    drawn = evaluation_campaigns.refresh(campaign=campaign, on=LAST, by=an)

    assert drawn == Changes(back=1)
    assert len(units_of(campaign)) == 3


# Closing


def close(campaign, by, at=CLOSED_AT):
    return evaluation_campaigns.close(campaign=campaign, by=by, at=at)


def test_closing_keeps_rated_and_not_rated(campaign, rated, an):
    row = close(campaign, an)

    assert (row.closed_at, row.closed_by) == (CLOSED_AT, an)
    event = Event.objects.about(campaign).first()
    assert event.act == "evaluationcampaign.close"
    assert event.detail == {"objects": 3, "rated": 1, "not_rated": 2}


def test_closing_draws_up_the_list_of_the_last_day(campaign, clinic, an, giang):
    units.dissolve(unit=clinic, on=LAST, by=giang)

    close(campaign, an)

    assert len(units_of(campaign)) == 2


@pytest.mark.parametrize(
    ("at", "may"),
    [
        (datetime(2021, 12, 31, 16, 59, tzinfo=UTC), False),
        (datetime(2021, 12, 31, 17, 0, tzinfo=UTC), True),
    ],
)
def test_campaign_closes_when_its_year_is_over(campaign, an, at, may):
    """At midnight of Hà Nội."""
    if may:
        assert not close(campaign, an, at).is_open
        return
    with pytest.raises(ValidationError, match="chỉ khóa được từ ngày hôm sau"):
        close(campaign, an, at)


def test_campaign_stays_open_while_something_waits(campaign, waiting, an, refused):
    said = (
        f"{NAME} còn 1 đề nghị chờ quyết định; hãy quyết định hoặc trả lại trước khi "
        "khóa."
    )
    with refused({"__all__": [said]}):
        close(campaign, an)

    assert EvaluationCampaign.objects.get().is_open


@pytest.mark.parametrize("who", ["binh", "dung"])
def test_whoever_may_not_closes_nothing(campaign, request, who):
    with pytest.raises(PermissionDenied):
        close(campaign, request.getfixturevalue(who))


def test_closed_campaign_refuses_every_act(campaign, rated, an, binh, dung, rule_on):
    close(campaign, an)
    facts = {"campaign": campaign, "at": CLOSED_AT}
    acts = [
        lambda: evaluation_entries.write(entries={}, by=binh, **facts),
        lambda: evaluation_entries.fill(
            rows=Evaluation.objects.all(), by=binh, **facts
        ),
        lambda: evaluations.submit(rows=[rated], by=binh, **facts),
        lambda: rule_on([rated], dung),
        lambda: evaluations.send_back(rows=[rated], reason="Sai", by=dung, **facts),
        lambda: evaluation_campaigns.refresh(campaign=campaign, on=LAST, by=an),
        lambda: evaluation_campaigns.edit(campaign=campaign, by=an, due_on=LAST),
        lambda: close(campaign, an),
    ]

    for act in acts:
        with pytest.raises(ValidationError, match="đã khóa ngày 20/01/2022 nên"):
            act()


def test_later_moves_change_nothing_of_a_closed_campaign(
    campaign, rated, truong_ha, clinic, hoa_an, an, giang
):
    close(campaign, an)
    before = units_of(campaign)

    units.dissolve(unit=clinic, on=date(2022, 2, 1), by=giang)
    units.move(unit=truong_ha, parent=hoa_an, on=date(2022, 2, 1), by=giang)

    assert units_of(campaign) == before


def test_administrator_reopens_for_a_reason(campaign, an, giang):
    close(campaign, an)

    row = evaluation_campaigns.reopen(campaign=campaign, reason="Sót xã", by=giang)

    assert row.is_open
    event = Event.objects.about(campaign).first()
    assert (event.act, event.detail) == (
        "evaluationcampaign.reopen",
        {"reason": "Sót xã"},
    )


def test_reopening_is_refused(campaign, an, giang, refused):
    with refused({"__all__": [f"{NAME} đang mở; hãy tải lại trang."]}):
        evaluation_campaigns.reopen(campaign=campaign, reason="Sót xã", by=giang)
    close(campaign, an)
    with refused({"reason": ["Hãy nhập lý do mở lại."]}):
        evaluation_campaigns.reopen(campaign=campaign, reason=" ", by=giang)
    with pytest.raises(PermissionDenied):
        evaluation_campaigns.reopen(campaign=campaign, reason="Sót xã", by=an)
