"""A row of a roster that is put right answers to what it answered to when it was
written: its unit stood on the day."""

from datetime import UTC, date, datetime

import pytest

from cadres.services import courses, field_trips, recruitment
from tests import factories
from unions.services import units

DAY, ENDED = date(2020, 6, 1), date(2020, 5, 31)
AT = datetime(2020, 7, 1, tzinfo=UTC)
# (correct, its keyword, (the parent, its days), (the row, its link))
ROWS = {
    "trip": (
        field_trips.correct_visit,
        "visit",
        (factories.FieldTripFactory, ["begins_on", "ends_on"]),
        (factories.FieldVisitFactory, "trip"),
    ),
    "recruitment": (
        recruitment.correct_recruit,
        "recruit",
        (factories.RecruitmentRoundFactory, ["held_on"]),
        (factories.RecruitFactory, "round"),
    ),
    "course": (
        courses.correct_attendance,
        "attendance",
        (factories.CourseFactory, ["begins_on", "ends_on"]),
        (factories.AttendanceFactory, "course"),
    ),
}


@pytest.fixture(params=ROWS)
def put_right(request, an, province, ha_quang):
    """(row, act that puts its unit right)"""
    correct, name, (parent, days), (make, link) = ROWS[request.param]
    held = parent(unit=province, **dict.fromkeys(days, DAY))
    row = make(unit=ha_quang, **{link: held})

    def put_right(unit):
        correct(**{name: row}, unit=unit, reason="Nhầm", by=an, at=AT)

    return row, put_right


def test_unit_that_had_ended_is_no_correction(an, put_right, hoa_an, ha_quang, refused):
    row, correct = put_right
    units.dissolve(unit=hoa_an, on=ENDED, by=an)
    hoa_an.refresh_from_db()
    told = (
        f"{hoa_an} không hoạt động ngày 01/06/2020; hãy sửa ngày hoặc chọn đơn vị khác."
    )

    with refused({"unit": [told]}):
        correct(hoa_an)

    row.refresh_from_db()
    assert row.unit == ha_quang


def test_unit_that_stood_is_a_correction(an, put_right, hoa_an):
    row, correct = put_right
    units.dissolve(unit=hoa_an, on=date(2020, 6, 2), by=an)

    correct(hoa_an)

    row.refresh_from_db()
    assert row.unit == hoa_an
