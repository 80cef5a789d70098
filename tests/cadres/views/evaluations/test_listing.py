"""Where evaluations begin: what waits for whom, and the campaigns."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.fixtures_evaluations import CLOSED_AT


@pytest.fixture
def see(client):
    def see(user, **asked):
        client.force_login(user)
        return client.get(reverse("evaluations"), asked)

    return see


def duties(page):
    return [
        (item["duty"].unit.code, item["duty"].owed, item["duty"].waiting)
        for item in page.context["duties"]
    ]


def test_secretary_has_to_propose_and_to_decide(waiting, see, binh, chi):
    assert duties(see(binh)) == [("CB-HAQUANG", 1, 0)]
    assert duties(see(chi)) == [("CB-HOAAN", 1, 0)]


def test_what_another_sent_waits_for_the_unit_that_decides(
    campaign, waiting, open_account, ha_quang, giang, see
):
    hai = open_account("hai", "Vi Văn Hải", "secretary", ha_quang, giang)

    page = see(hai)

    assert duties(page) == [("CB-HAQUANG", 1, 1)]
    assert f"/danh-gia/{campaign.pk}/CB-HAQUANG/quyet-dinh/" in page.content.decode()


def test_province_is_told_who_is_late(waiting, see, an):
    item = see(an).context["duties"][0]

    # Trường Hà has sent, the clinic lies below Hà Quảng as well.
    assert (item["duty"].owed, item["duty"].late) == (0, 2)


def test_closed_campaign_asks_for_nothing(waiting, campaign, see, binh, giang):
    campaign.closed_at, campaign.closed_by = CLOSED_AT, giang
    campaign.save()

    page = see(binh)

    assert duties(page) == []
    assert "Đã khóa" in page.content.decode()


def test_campaign_that_has_not_begun_asks_for_nothing(campaign, see, binh):
    campaign.opens_on = campaign.due_on = date(2099, 1, 1)
    campaign.save()

    assert duties(see(binh)) == []


def test_campaigns_are_counted_as_far_as_one_sees(waiting, see, binh, an, nobody):
    def totals(user):
        rows = see(user).context["page"].object_list
        return [(row["tally"].total, row["tally"].sent) for row in rows]

    assert totals(binh) == [(2, 1)]
    assert totals(an) == [(3, 1)]
    assert totals(nobody) == [(0, 0)]


def test_without_campaigns_the_page_says_so(see, an):
    text = see(an).content.decode()

    assert "Chưa có đợt đánh giá nào được mở" in text
    assert "không có đợt đánh giá nào chờ" in text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_campaigns(ha_quang, binh, client, count):
    for _ in range(count):
        campaign = factories.EvaluationCampaignFactory(opens_on=date(2021, 1, 1))
        factories.EvaluationFactory(
            campaign=campaign, unit=ha_quang, decider=ha_quang.parent
        )
    client.force_login(binh)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("evaluations"))

    assert len(page.context["duties"]) == count
    assert len(queries) == 12
