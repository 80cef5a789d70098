from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from accounts.services import footprints
from cadres.models import ElectedOffice
from cadres.services import elected_offices

DAY = date(2021, 6, 1)
LATER = date(2022, 6, 1)
AT = datetime(2021, 6, 2, tzinfo=UTC)
COUNCIL = {"body": "PEOPLE_COUNCIL", "tier": "COMMUNE", "term": "2021–2026"}


@pytest.fixture
def elect(an, hoa):
    def elect(**facts):
        own = {"person": hoa.person, "unit": hoa.unit, "on": DAY} | COUNCIL
        return elected_offices.record(by=an, at=AT, **own | facts)

    return elect


def sat():
    rows = ElectedOffice.objects.order_by("since")
    return list(rows.values_list("body", "tier", "term", "since", "until"))


def test_cadre_sits_from_that_day(an, elect):
    office, footprint = elect(term=" 2021–2026 ")

    assert sat() == [("PEOPLE_COUNCIL", "COMMUNE", "2021–2026", DAY, None)]
    assert list(ElectedOffice.objects.on(DAY)) == [office]
    assert Event.objects.get(act="electedoffice.record").detail == {
        "name": "Hội đồng nhân dân",
        "on": "2021-06-01",
    }
    footprints.undo(footprint=footprint, by=an, at=AT)
    assert sat() == []


def test_cadre_sits_on_one_body_once(elect, refused):
    elect()

    with refused({"__all__": ["Cán bộ đang giữ vị trí trúng cử này rồi."]}):
        elect(on=LATER)
    elect(tier="DISTRICT")

    assert len(sat()) == 2


def test_seat_ends_and_may_be_won_again(an, elect):
    office, _ = elect()

    elected_offices.end(office=office, on=LATER, by=an, at=AT)
    elect(on=LATER)

    assert [row[3:] for row in sat()] == [(DAY, LATER), (LATER, None)]
    assert [ElectedOffice.objects.on(day).count() for day in (DAY, LATER)] == [1, 1]


def test_seat_does_not_end_before_it_began(an, elect, refused):
    office, _ = elect()

    with refused({"__all__": ["Ngày kết thúc phải sau ngày bắt đầu."]}):
        elected_offices.end(office=office, on=DAY, by=an, at=AT)


def test_seat_that_has_ended_does_not_end_again(an, elect, refused):
    office, _ = elect()
    elected_offices.end(office=office, on=LATER, by=an, at=AT)
    told = f"{office}: đã thôi từ ngày 01/06/2022; muốn sửa, hãy đính chính."

    with refused({"__all__": [told]}):
        elected_offices.end(office=office, on=date(2023, 6, 1), by=an, at=AT)

    assert sat()[0][3:] == (DAY, LATER)


def test_unit_must_stand_then(elect, hoa, refused):
    told = (
        f"{hoa.unit} không hoạt động ngày 31/12/2017; hãy sửa ngày hoặc chọn đơn vị "
        "khác."
    )

    with refused({"unit": [told]}):
        elect(on=date(2017, 12, 31))


def test_seat_is_corrected(an, elect):
    office, _ = elect()

    elected_offices.correct(
        office=office, tier="DISTRICT", reason="Nhầm cấp", by=an, at=AT
    )

    assert sat() == [("PEOPLE_COUNCIL", "DISTRICT", "2021–2026", DAY, None)]
    assert Event.objects.get(act="electedoffice.correct").detail["changes"] == {
        "cấp": ["Cấp xã", "Cấp huyện"]
    }
