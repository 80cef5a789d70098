from datetime import date, timedelta
from itertools import pairwise

import pytest

from reports.returns import rows, senders
from tests.conftest import RURAL
from tests.factories import PeriodFactory
from unions.choices import Form
from unions.services import units

CLOSING = date(2022, 6, 30)


@pytest.fixture
def period(db):
    return PeriodFactory(closing=CLOSING)


def test_units_right_below_the_province_send(period, pac_bo, lam_son, thong_nong):
    ha_quang, hoa_an = (branch.district for branch in (pac_bo, lam_son))

    assert list(senders.senders_of(period)) == [ha_quang, hoa_an, thong_nong]


def test_grassroots_units_right_below_the_province_send(found, province, period):
    """As since 1 July 2025."""
    commune = found("CB-X", Form.UNION, "Đoàn xã Trường Hà", province, **RURAL)
    branch = found("CB-X-1", Form.BRANCH, "Chi đoàn Pác Bó", commune, **RURAL)

    assert list(senders.senders_of(period)) == [commune]
    assert senders.sender_of(period, branch) == commune
    assert senders.sender_of(period, commune) == commune


def test_branch_right_below_the_province_sends_nothing(found, province, period):
    found("CB-X", Form.BRANCH, "Chi đoàn Văn phòng", province, bloc="ADMINISTRATIVE")

    assert list(senders.senders_of(period)) == []


def test_rows_lie_in_the_return_of_their_sender(period, ha_quang, pac_bo, clinic):
    for unit in (ha_quang, pac_bo.grassroots, pac_bo, clinic):
        assert senders.sender_of(period, unit) == ha_quang


def test_province_lies_in_no_return(period, province):
    assert senders.sender_of(period, province) is None


def test_units_send_as_they_stood_on_the_last_day(
    period, giang, ha_quang, thong_nong, coc_lung
):
    units.move(unit=coc_lung.grassroots, parent=ha_quang, on=CLOSING, by=giang)
    units.dissolve(unit=thong_nong, on=CLOSING, by=giang)
    before = PeriodFactory(
        opening=date(2022, 1, 1), closing=CLOSING - timedelta(1), due_on=CLOSING
    )

    assert list(senders.senders_of(before)) == [ha_quang, thong_nong]
    assert list(senders.senders_of(period)) == [ha_quang]
    assert senders.sender_of(before, coc_lung) == thong_nong
    assert senders.sender_of(period, coc_lung) == ha_quang
    assert senders.sender_of(period, thong_nong) is None


def test_places_stand_as_on_the_last_day(period, giang, ha_quang, pac_bo, clinic):
    truong_ha = pac_bo.grassroots
    units.rename(
        unit=pac_bo, name="Chi đoàn Nà Mạ", on=CLOSING + timedelta(1), by=giang
    )

    found = rows.places_of(period, ha_quang)

    assert {
        place.unit: (place.name, place.form, place.grassroots) for place in found
    } == {
        ha_quang.pk: ("Huyện Đoàn Hà Quảng", Form.LOCAL, None),
        truong_ha.pk: ("Đoàn xã Trường Hà", Form.UNION, truong_ha.pk),
        pac_bo.pk: ("Chi đoàn Pác Bó", Form.BRANCH, truong_ha.pk),
        clinic.pk: (
            "Chi đoàn cơ sở Trung tâm Y tế",
            Form.BRANCH_UNION,
            clinic.pk,
        ),
    }


def test_places_of_a_branch_are_its_own(period, pac_bo, clinic):
    assert [place.unit for place in rows.places_of(period, pac_bo)] == [pac_bo.pk]


def test_rows_of_one_grassroots_unit_stand_together(
    period, found, ha_quang, truong_ha, pac_bo, clinic
):
    other = found("CB-HQ-AA", Form.UNION, "Đoàn xã Ánh Dương", ha_quang, **RURAL)
    found("CB-HQ-AA-1", Form.BRANCH, "Chi đoàn Bó Bẩm", other, **RURAL)
    found("CB-HQ-TH-X", Form.BRANCH, "Chi đoàn Xuân Hòa", truong_ha, **RURAL)

    keys = [p.grassroots for p in rows.places_of(period, ha_quang) if p.grassroots]

    changes = sum(left != right for left, right in pairwise(keys))
    assert changes == len(set(keys)) - 1
