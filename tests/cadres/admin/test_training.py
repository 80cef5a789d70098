"""What staff do to courses, rounds at the grassroots and recruitment in the admin."""

from datetime import date

import pytest
from django.urls import reverse

from cadres.models import Attendance, Course, FieldTrip, RecruitmentRound
from tests import factories

COURSE = {
    "name": "Bồi dưỡng bí thư",
    "kind": "UNION_WORK",
    "tier": "PROVINCE",
    "school": "POLITICAL_SCHOOL",
    "organiser": "Tỉnh Đoàn",
    "unit": "CB",
    "begins_on": "06/05/2019",
    "ends_on": "10/05/2019",
}
TRIP = {
    "name": "Đợt 1",
    "unit": "CB",
    "begins_on": "01/03/2019",
    "ends_on": "15/03/2019",
}
ROUND = {
    "name": "Thi tuyển 2021",
    "unit": "CB",
    "organiser": "Tỉnh ủy",
    "held_on": "15/09/2021",
    "wanted": "2",
    "applied": "30",
}
OPENED = [
    (Course, "mo", COURSE),
    (FieldTrip, "mo", TRIP),
    (RecruitmentRound, "ghi", ROUND),
]


@pytest.mark.parametrize(("model", "slug", "facts"), OPENED)
def test_record_is_opened_and_corrected(an, province, press, model, slug, facts):
    done = press(an, model, slug, **facts)

    row = model.objects.get()
    meta = model._meta
    assert done.url == reverse(f"admin:cadres_{meta.model_name}_change", args=[row.pk])
    press(an, row, "dinh-chinh", **facts | {"name": "Tên khác", "reason": "Nhầm"})
    assert model.objects.get().name == "Tên khác"


@pytest.mark.parametrize(("model", "slug", "facts"), OPENED)
def test_record_is_opened_by_staff_alone(dung, province, press, model, slug, facts):
    assert press(dung, model, slug, **facts).status_code in (302, 403)
    assert model.objects.count() == 0


def test_course_that_ends_before_it_begins_is_refused(an, province, press):
    refused = press(an, Course, "mo", **COURSE | {"ends_on": "05/05/2019"})

    assert refused.context["form"].errors == {
        "__all__": ["Ngày bế giảng phải từ ngày khai giảng trở đi."]
    }


def test_turn_is_corrected(an, province, pac_bo, press):
    person = factories.PersonFactory(unit=pac_bo)
    course = factories.CourseFactory(unit=province, begins_on=date(2019, 5, 6))
    turn = factories.AttendanceFactory(course=course, person=person)

    facts = {"unit": "CB-HQ-TH-PB", "post": "SECRETARY", "result": "PASSED"}
    press(an, turn, "dinh-chinh", **facts, certified_on="10/05/2019", reason="Sót")

    assert list(Attendance.objects.values_list("post", "result", "certified_on")) == [
        ("SECRETARY", "PASSED", date(2019, 5, 10))
    ]


def test_course_leads_to_its_pupils(an, client, province):
    course = factories.CourseFactory(unit=province)
    client.force_login(an)

    page = client.get(f"/admin/cadres/course/{course.pk}/change/")

    assert [(act["label"], act["url"]) for act in page.context["acts"]] == [
        ("Ghi học viên", f"/can-bo/lop/{course.pk}/hoc-vien/"),
        ("Ghi kết quả", f"/can-bo/lop/{course.pk}/ket-qua/"),
        ("Danh sách học viên", f"/can-bo/lop/{course.pk}/"),
        ("Đính chính", f"/admin/cadres/course/{course.pk}/viec/dinh-chinh/"),
    ]
