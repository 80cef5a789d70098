"""What staff do to campaigns in the admin, and the list of evaluations."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadres.models import Criterion, Evaluation, EvaluationCampaign
from tests import factories
from tests.fixtures_evaluations import CLOSED_AT

FACTS = {
    "year": "2021",
    "scale": "QUALITY",
    "kinds": ["GRASSROOTS", "DISTRICT"],
    "opens_on": "01/11/2021",
    "due_on": "10/12/2021",
    "guidance": "Hướng dẫn 33",
}


def errors(response):
    assert response.status_code == 400
    return response.context["form"].errors


def see(client, user, name, *args, **asked):
    client.force_login(user)
    return client.get(reverse(f"admin:cadres_{name}", args=args), asked)


def test_several_kinds_are_opened_at_once(an, truong_ha, press):
    press(an, EvaluationCampaign, "mo", **FACTS)

    rows = EvaluationCampaign.objects.order_by("kind")
    assert [(row.kind, row.due_on, row.guidance) for row in rows] == [
        ("DISTRICT", date(2021, 12, 10), "Hướng dẫn 33"),
        ("GRASSROOTS", date(2021, 12, 10), "Hướng dẫn 33"),
    ]
    assert Evaluation.objects.count() == 2


def test_kind_that_the_scale_is_not_for_is_told(an, truong_ha, press):
    response = press(an, EvaluationCampaign, "mo", **FACTS | {"scale": "STRONG_BRANCH"})

    assert list(errors(response)) == ["kinds"]
    assert EvaluationCampaign.objects.count() == 0


def test_campaign_is_corrected(campaign, an, press):
    facts = {"opens_on": "01/11/2021", "due_on": "24/12/2021", "guidance": ""}

    press(an, campaign, "sua", **facts)

    campaign.refresh_from_db()
    assert (campaign.due_on, campaign.guidance) == (date(2021, 12, 24), "")


def test_list_is_drawn_up_anew_after_its_consequences(campaign, an, press, found, chi):
    found("CB-HA-MOI", "UNION", "Đoàn xã Mới", chi.mandates.get().unit, bloc="SCHOOL")

    assert "Danh sách được lấy lại" in press(an, campaign, "cap-nhat").content.decode()
    press(an, campaign, "cap-nhat", **{"da-xem": "1"})

    assert campaign.evaluations.count() == 4


def test_criteria_are_added_and_corrected(campaign, an, press):
    press(an, campaign, "tieu-chi", label="Phong trào", most="10")
    criterion = Criterion.objects.get()
    press(
        an,
        campaign,
        "sua-tieu-chi",
        criterion=criterion.pk,
        label="Phong trào hè",
        most="20",
    )

    criterion.refresh_from_db()
    assert (criterion.label, criterion.most) == ("Phong trào hè", 20)


def test_campaign_is_closed_after_its_consequences(rated, campaign, an, press):
    look = press(an, campaign, "khoa").content.decode()
    assert "3 đối tượng: 1 đã xếp loại, 2 chưa xếp loại." in look
    assert "Hoàn thành tốt nhiệm vụ: 1" in look

    press(an, campaign, "khoa", **{"da-xem": "1"})

    campaign.refresh_from_db()
    assert campaign.closed_by == an


def test_campaign_with_something_waiting_is_not_closed(waiting, campaign, an, press):
    response = press(an, campaign, "khoa", **{"da-xem": "1"})

    assert "còn 1 đề nghị chờ quyết định" in errors(response)["__all__"][0]
    campaign.refresh_from_db()
    assert campaign.is_open


@pytest.fixture
def closed(campaign, an):
    campaign.closed_at, campaign.closed_by = CLOSED_AT, an
    campaign.save()
    return campaign


def test_administrator_opens_it_again(closed, giang, press):
    press(giang, closed, "mo-lai", reason="Nhầm một chi đoàn")

    closed.refresh_from_db()
    assert closed.is_open


def test_staff_does_not_open_it_again(closed, an, press):
    assert press(an, closed, "mo-lai", reason="Nhầm").status_code == 403
    assert press(an, closed, "khoa", **{"da-xem": "1"}).status_code == 403
    closed.refresh_from_db()
    assert not closed.is_open


def test_staff_of_a_district_opens_no_campaign(open_account, hoa_an, giang, press):
    user = open_account("huyen", "Mông Thị Huyền", "staff", hoa_an, giang)

    assert press(user, EvaluationCampaign, "mo", **FACTS).status_code == 403


@pytest.mark.parametrize(("word", "count"), [("chua", 1), ("roi", 1), ("la", 2)])
def test_campaigns_are_filtered_by_lock(closed, an, client, word, count):
    factories.EvaluationCampaignFactory(year=2030)

    page = see(client, an, "evaluationcampaign_changelist", khoa=word)

    assert page.context["cl"].result_count == count


@pytest.mark.parametrize(
    ("word", "count"), [("GOOD", 1), ("chua", 2), ("EXCELLENT", 0)]
)
def test_evaluations_are_filtered_by_rank(rated, an, client, word, count):
    page = see(client, an, "evaluation_changelist", **{"xep-loai": word})

    assert page.context["cl"].result_count == count


def test_page_of_a_campaign_shows_its_criteria(campaign, an, client):
    factories.CriterionFactory(campaign=campaign, number=1, label="Phong trào")

    page = see(client, an, "evaluationcampaign_change", campaign.pk).content.decode()

    assert "1. Phong trào (10 điểm)" in page
    assert f"/danh-gia/{campaign.pk}/" in page


def test_page_of_an_evaluation_leads_to_its_way(rated, an, client):
    page = see(client, an, "evaluation_change", rated.pk).content.decode()

    assert f"/danh-gia/{rated.campaign_id}/CB-HQ-TH/{rated.pk}/" in page


@pytest.mark.parametrize("name", ["evaluationcampaign", "evaluation"])
def test_lists_take_the_same_queries_for_one_row_and_three(
    campaign, an, client, ha_quang, name
):
    Evaluation.objects.all().delete()
    client.force_login(an)

    def count():
        other = factories.EvaluationCampaignFactory()
        factories.EvaluationFactory(campaign=other, unit=ha_quang)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"admin:cadres_{name}_changelist"))
        return len(queries)

    count()
    first = count()
    assert [count(), count()] == [first, first]
