from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from cadres.models import FieldTrip, FieldVisit
from cadres.services import field_trips
from tests.factories import FieldTripFactory, PersonFactory

BEGAN = date(2019, 3, 1)
AT = datetime(2019, 4, 1, tzinfo=UTC)


@pytest.fixture
def trip(province):
    return FieldTripFactory(unit=province, name="Đợt 1", begins_on=BEGAN)


@pytest.fixture
def lan(province):
    return PersonFactory(full_name="Bế Thị Lan", unit=province)


@pytest.fixture
def send(an, trip):
    def send(*rows):
        return field_trips.send(trip=trip, rows=list(rows), by=an, at=AT)

    return send


@pytest.fixture
def report(an, trip):
    def report(**facts):
        row = FieldVisit.objects.select_related("trip", "person").get()
        for name, value in facts.items():
            setattr(row, name, value)
        return field_trips.report(trip=trip, rows=[row], by=an, at=AT)

    return report


def reports():
    rows = FieldVisit.objects.order_by("pk")
    return list(
        rows.values_list("person__full_name", "unit__code", "reported_on", "report")
    )


def test_round_is_of_a_unit_that_stands(an, province, refused):
    facts = {"name": "Đợt 1", "unit": province, "ends_on": BEGAN}
    told = (
        "Tỉnh Đoàn Cao Bằng không hoạt động ngày 31/12/2017; hãy sửa ngày hoặc chọn "
        "đơn vị khác."
    )

    with refused({"unit": [told]}):
        field_trips.open_trip(begins_on=date(2017, 12, 31), by=an, at=AT, **facts)
    field_trips.open_trip(begins_on=BEGAN, by=an, at=AT, **facts)

    assert FieldTrip.objects.get().name == "Đợt 1"


def test_round_is_corrected(an, trip):
    field_trips.correct(trip=trip, purpose="Nắm cơ sở", reason="Sót", by=an, at=AT)

    trip.refresh_from_db()
    assert trip.purpose == "Nắm cơ sở"


def test_cadres_go_once_each_round(send, lan, ha_quang, refused):
    send(FieldVisit(person=lan, unit=ha_quang))

    told = "Bế Thị Lan đã có trong “Đợt 1”; hãy bỏ dòng này."
    with refused({"0": [told]}):
        send(FieldVisit(person=lan, unit=ha_quang))
    assert reports() == [("Bế Thị Lan", "CB-HAQUANG", None, "")]
    assert Event.objects.get(act="fieldtrip.send").detail == {"people": 1}


def test_report_has_a_day_and_is_told_once(send, report, lan, ha_quang, refused):
    send(FieldVisit(person=lan, unit=ha_quang))

    with refused(
        {"0": ["Bế Thị Lan: có báo cáo mà chưa có ngày; hãy ghi ngày báo cáo."]}
    ):
        report(report="Đã xong")
    report(reported_on=date(2019, 3, 20), report="Đã xong")
    told = "Bế Thị Lan: báo cáo thu hoạch đã được ghi; muốn sửa thì hãy đính chính."
    with refused({"0": [told]}):
        report(report="Khác")

    assert reports() == [("Bế Thị Lan", "CB-HAQUANG", date(2019, 3, 20), "Đã xong")]


@pytest.mark.parametrize("day", [date(2019, 2, 28), BEGAN])
def test_report_is_not_older_than_the_round(send, report, lan, ha_quang, refused, day):
    send(FieldVisit(person=lan, unit=ha_quang))
    if day == BEGAN:
        report(reported_on=day)
        return

    told = (
        "Bế Thị Lan: báo cáo ngày 28/02/2019, trước ngày đi 01/03/2019; hãy kiểm tra "
        "lại ngày."
    )
    with refused({"0": [told]}):
        report(reported_on=day)


def test_visit_is_corrected(an, send, lan, ha_quang, hoa_an):
    send(FieldVisit(person=lan, unit=ha_quang))

    field_trips.correct_visit(
        visit=FieldVisit.objects.get(), unit=hoa_an, reason="Nhầm", by=an, at=AT
    )

    assert reports() == [("Bế Thị Lan", "CB-HOAAN", None, "")]
