"""Who may open which page of a campaign."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests import factories
from tests.fixtures_evaluations import DECIDED_AT
from unions.services import units

READ = ("evaluation-grid",)
WRITE = ("evaluation-send",)
DECIDE = ("evaluation-decide",)


@pytest.mark.parametrize("name", [*READ, *WRITE, *DECIDE])
def test_secretary_opens_the_own_pages(waiting, visit, binh, ha_quang, name):
    assert visit(binh, name, ha_quang.code).status_code == 200


@pytest.mark.parametrize("name", [*READ, *WRITE, *DECIDE])
def test_stranger_is_not_found(waiting, visit, chi, nobody, ha_quang, name):
    for user in (chi, nobody):
        assert visit(user, name, ha_quang.code).status_code == 404


@pytest.mark.parametrize("name", WRITE)
def test_leadership_does_not_propose(waiting, visit, dung, ha_quang, name):
    assert visit(dung, name, ha_quang.code).status_code == 403
    assert visit(dung, name, ha_quang.code, send={}).status_code == 403


def test_leadership_reads_the_grid_and_writes_nothing(waiting, visit, dung, ha_quang):
    assert visit(dung, "evaluation-grid", ha_quang.code).status_code == 200
    assert visit(dung, "evaluation-grid", ha_quang.code, send={}).status_code == 403


def test_auditor_only_reads(waiting, visit, open_account, province, giang, ha_quang):
    sen = open_account("sen", "Hà Thị Sen", "auditor", province, giang)

    assert visit(sen, "evaluation-campaign").status_code == 200
    assert visit(sen, "evaluation-grid", ha_quang.code).status_code == 200
    assert visit(sen, "evaluation-send", ha_quang.code).status_code == 403
    assert visit(sen, "evaluation-decide", ha_quang.code).status_code == 403
    assert visit(sen, "evaluation-remind", send={}).status_code == 403


def test_without_the_right_to_see_nothing_opens(campaign, client, ha_quang):
    user = factories.UserFactory()
    client.force_login(user)

    for name, args in [
        ("evaluations", []),
        ("evaluation-campaign", [campaign.pk]),
        ("evaluation-grid", [campaign.pk, ha_quang.code]),
    ]:
        assert client.get(reverse(name, args=args)).status_code == 403


def test_campaign_that_is_not_there_is_not_found(client, an):
    client.force_login(an)

    assert client.get(reverse("evaluation-campaign", args=[999])).status_code == 404


def test_addresses_that_write_are_not_opened(campaign, visit, an):
    assert visit(an, "evaluation-remind").status_code == 405


def test_object_of_a_stranger_is_not_found(waiting, visit, chi, truong_ha):
    args = truong_ha.code, waiting.pk

    assert visit(chi, "evaluation", *args).status_code == 404


def test_closed_campaign_offers_nothing_to_do(waiting, campaign, visit, binh, giang):
    campaign.closed_at, campaign.closed_by = DECIDED_AT, giang
    campaign.save()

    page = visit(binh, "evaluation-grid", "CB-HAQUANG").content.decode()

    assert "Đợt đánh giá đã khóa" in page
    assert "Lưu trang này" not in page
    assert "<select name=" not in page


def test_unit_that_went_to_a_stranger_is_told_no_more(
    campaign, visit, binh, giang, truong_ha, hoa_an, ha_quang
):
    units.move(unit=truong_ha, parent=hoa_an, on=date(2022, 1, 1), by=giang)

    page = visit(binh, "evaluation-grid", ha_quang.code)

    lines = [line for _, group in page.context["groups"] for line in group]
    assert [line.row.unit.code for line in lines] == ["CB-HQ-TTYT"]


def test_letters_are_planned_for_the_own_units(
    campaign, visit, open_account, giang, an, ha_quang
):
    su = open_account("su", "Hứa Văn Sự", Role.STAFF, ha_quang, giang)

    def owing(user):
        planned = visit(user, "evaluation-campaign").context["letters"]
        rows = [*planned.silent, *(row for row, _ in planned.letters)]
        return sorted({row.unit.code for row in rows})

    assert owing(su) == ["CB-HAQUANG"]
    assert owing(an) == ["CB-HAQUANG", "CB-HOAAN"]
