"""Who writes into which rows, and when nobody does."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError

from accounts.choices import ReviewState, Role
from reports.models import Portion, Return
from reports.services import periods
from tests import factories
from tests.conftest import RURAL
from tests.fixtures_cells import FUNDS, kept, returns
from tests.fixtures_reviews import LATER, TURNS, WRITTEN
from unions.choices import Form

pytestmark = pytest.mark.django_db
PAC_BO = ("CB-HQ-TH-PB", TURNS)


def test_stranger_is_refused(put_in, pac_bo, chi, nobody):
    for user in (chi, nobody):
        with pytest.raises(ValidationError) as caught:
            put_in(pac_bo, "1", by=user)
        assert caught.value.messages == [
            f"{user} không phụ trách Huyện Đoàn Hà Quảng; hãy mở biểu của đơn vị mình."
        ]


def test_reader_is_refused(put_in, pac_bo, dung, refused):
    told = "Đàm Tiến Dũng không có quyền ghi biểu số liệu; hãy nhờ người phụ trách."

    with refused({"__all__": [told]}):
        put_in(pac_bo, "1", by=dung)


def test_right_of_the_user_himself_counts(put_in, pac_bo, dung):
    dung.user_permissions.add(Permission.objects.get(codename="change_return"))

    assert put_in(pac_bo, "1", by=dung).status == "saved"


def test_province_and_administrator_write_everywhere(put_in, pac_bo, an, open_account):
    root = open_account("goc", "Quản Trị", Role.ADMINISTRATOR)
    root.is_superuser = True
    root.save()

    assert put_in(pac_bo, "1", by=an).status == "saved"
    assert put_in(pac_bo, "2", by=root, version=1).status == "saved"


def test_mandate_that_has_ended_is_none(put_in, pac_bo, binh):
    binh.mandates.update(until=date(2022, 7, 3))

    with pytest.raises(ValidationError):
        put_in(pac_bo, "1")


def test_province_has_no_rows(put_in, pac_bo, province, an, refused):
    told = (
        "Đơn vị này không có hàng nào trong biểu kỳ 6 tháng đầu năm 2022; hãy mở biểu "
        "của một đơn vị khác."
    )

    with refused({"__all__": [told]}):
        put_in(pac_bo, "1", by=an, scope=province)


# A grassroots unit


def test_grassroots_secretary_writes_its_own_rows(put_in, minh, truong_ha, pac_bo):
    assert put_in(pac_bo, "1", by=minh, scope=truong_ha).status == "saved"
    assert put_in(pac_bo, "2", by=minh, scope=pac_bo, version=1).status == "saved"
    assert returns() == [("CB-HAQUANG", "DRAFT")]
    assert list(Portion.objects.values_list("unit", "state")) == [
        (truong_ha.pk, "DRAFT")
    ]


def test_grassroots_secretary_writes_no_other_rows(
    put_in, minh, ha_quang, truong_ha, clinic
):
    assert put_in(clinic, "1", by=minh, scope=truong_ha).status == "refused"
    with pytest.raises(ValidationError):
        put_in(clinic, "1", by=minh, scope=ha_quang)
    assert kept() == {}


@pytest.mark.parametrize("state", [ReviewState.SUBMITTED, ReviewState.APPROVED])
def test_portion_that_was_handed_in_binds_its_unit_alone(
    state, put_in, minh, binh, truong_ha, pac_bo
):
    put_in(pac_bo, "1", by=minh, scope=truong_ha)
    stamps = {"submitted_at": WRITTEN, "submitted_by": minh}
    stamps |= {"decided_at": WRITTEN, "decided_by": binh}
    Portion.objects.update(state=state, **stamps)

    with pytest.raises(ValidationError) as caught:
        put_in(pac_bo, "2", by=minh, scope=pac_bo, version=1)
    assert caught.value.code == "locked"
    assert put_in(pac_bo, "2", by=binh, version=1).status == "saved"


def test_of_two_portions_the_one_handed_in_binds(
    open_account, found, giang, put_in, minh, ha_quang, truong_ha, pac_bo, clinic
):
    put_in(pac_bo, "1", by=minh, scope=truong_ha)
    stamps = {"submitted_at": WRITTEN, "submitted_by": minh}
    Portion.objects.update(state=ReviewState.SUBMITTED, **stamps)
    factories.MandateFactory(user=minh, unit=clinic, since=date(2018, 1, 1))

    assert put_in(clinic, "1", by=minh, scope=clinic).status == "saved"


def test_district_makes_no_portion(put_in, pac_bo):
    put_in(pac_bo, "1")

    assert Portion.objects.count() == 0


def test_branch_page_of_the_district_is_the_whole_return(put_in, pac_bo, binh):
    put_in(pac_bo, "1", scope=pac_bo)

    assert returns() == [("CB-HAQUANG", "DRAFT")]
    assert Portion.objects.count() == 0


def test_grassroots_unit_right_below_the_province_sends_itself(
    found, province, put_in, write_cells, an
):
    commune = found("CB-X", Form.UNION, "Đoàn xã Ngoài", province, **RURAL)
    branch = found("CB-X-1", Form.BRANCH, "Chi đoàn 1", commune, **RURAL)

    assert put_in(branch, "1", by=an, scope=branch).status == "saved"
    assert put_in(commune, "5000", by=an, scope=commune, figure=FUNDS).status == "saved"
    assert returns() == [("CB-X", "DRAFT")]


# When


def test_locked_return_is_refused_whole(put_in, pac_bo, binh, asked_period, giang):
    put_in(pac_bo, "1")
    stamps = {"submitted_at": WRITTEN, "submitted_by": binh}
    Return.objects.update(state=ReviewState.SUBMITTED, **stamps)

    with pytest.raises(ValidationError) as caught:
        put_in(pac_bo, "2", version=1)
    assert caught.value.code == "locked"
    assert kept() == {PAC_BO: [1]}


def test_locked_period_is_refused_unless_extended(
    put_in, pac_bo, ha_quang, asked_period, giang
):
    locked = periods.lock(
        period=asked_period, reason="Đã ban hành", by=giang, at=WRITTEN
    )
    with pytest.raises(ValidationError) as caught:
        put_in(pac_bo, "1")
    assert caught.value.messages[0].startswith("Kỳ báo cáo đã khóa ngày 03/07/2022")

    factories.ExtensionFactory(
        period=locked, unit=ha_quang, granted_on=WRITTEN, expires_on=LATER
    )
    assert put_in(pac_bo, "1").status == "saved"


def test_period_that_has_not_opened_is_refused(put_in, pac_bo, asked_period):
    asked_period.opens_on = date(2022, 7, 4)
    asked_period.save()

    with pytest.raises(ValidationError) as caught:
        put_in(pac_bo, "1")
    assert caught.value.messages == ["Biểu mở từ ngày 04/07/2022."]
