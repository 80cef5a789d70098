"""The page of a course, the tables in which people are written on it, and the
correction of a row."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadres.choices import Result
from cadres.models import Attendance
from tests.factories import AttendanceFactory, CourseFactory, PersonFactory

BEGAN = date(2019, 5, 6)
NO_PAPER = (
    "Bế Thị Lan: chỉ người hoàn thành mới có chứng chỉ; hãy chọn kết quả “Hoàn thành” "
    "hoặc bỏ trống chứng chỉ."
)
NOTHING = "Chưa điền dòng nào; hãy điền ít nhất một dòng."


@pytest.fixture
def course(ha_quang):
    return CourseFactory(unit=ha_quang, name="Bồi dưỡng bí thư", begins_on=BEGAN)


@pytest.fixture
def lan(pac_bo):
    return PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)


@pytest.fixture
def mai(pac_bo):
    return PersonFactory(full_name="Lục Thị Mai", unit=pac_bo)


@pytest.fixture
def write(client, an, course):
    """Sends a table of the course: {field: value}; lines of which nothing is said are
    blank, as a browser sends them."""

    def write(name="course-hoc-vien", user=an, **data):
        client.force_login(user)
        blank = {f"d{number}-result": "LEARNING" for number in range(1, 201)}
        return client.post(reverse(name, args=[course.pk]), blank | data)

    return write


@pytest.fixture
def turn(course, lan):
    return AttendanceFactory(course=course, person=lan)


def turns():
    rows = Attendance.objects.order_by("pk")
    return list(rows.values_list("person__full_name", "unit__code", "result"))


def told(response):
    assert response.status_code == 400
    form = response.context["form"]
    return form.errors, [(line.number, text) for line, _, text in form.faults]


def line(number, person, **facts):
    facts = {"person": person, "result": "LEARNING"} | facts
    return {f"d{number}-{name}": value for name, value in facts.items()}


# Writing


def test_lines_that_are_filled_in_are_written(write, course, lan, mai, hoa_an):
    third = line(3, "Lục Thị Mai", unit="CB-HOAAN", result="PASSED", certificate="7")

    done = write(**line(1, lan.code), **line(2, ""), **third)

    assert done.url == reverse("course", args=[course.pk])
    assert turns() == [
        ("Bế Thị Lan", "CB-HQ-TH-PB", "LEARNING"),
        ("Lục Thị Mai", "CB-HOAAN", "PASSED"),
    ]


def test_what_is_refused_is_told_at_its_line_and_nothing_is_written(write, lan):
    refused = write(**line(1, lan.code), **line(2, ""), **line(3, lan.code))

    sentence = "Bế Thị Lan đã có trong “Bồi dưỡng bí thư”; hãy bỏ dòng này."
    assert told(refused) == ([], [(3, sentence)])
    assert turns() == []


def test_person_who_cannot_be_found_is_told(write, lan):
    refused = write(**line(1, lan.code), **line(4, "Không Có"))

    sentence = "Học viên: Không tìm thấy người “Không Có”; hãy nhập mã hoặc tên khác."
    assert told(refused) == ([], [(4, sentence)])
    assert turns() == []


def test_line_without_a_person_is_not_a_line_but_for_what_was_written(write):
    refused = write(**line(1, "", certificate="15/CC"))

    assert told(refused) == ([], [(1, "Học viên: Hãy nhập mục này.")])


def test_empty_table_is_refused(write):
    assert told(write()) == ([NOTHING], [])


def test_lines_are_added_and_what_was_typed_stays(write, lan):
    shown = write(them="1", **{"so-dong": "8"}, **line(1, lan.code))

    form = shown.context["form"]
    assert (shown.status_code, len(form.lines)) == (200, 18)
    assert form.lines[0]["person"].value().startswith(f"{lan.code} – Bế Thị Lan")
    assert turns() == []


@pytest.mark.parametrize(
    ("count", "shown"), [("x", 8), ("", 8), ("0", 1), ("999", 200), ("9999", 8)]
)
def test_table_keeps_to_a_sensible_length(write, count, shown):
    form = write(**{"so-dong": count}).context["form"]

    assert len(form.lines) == shown


def test_lines_from_a_sheet_stand_after_those_that_are_filled(write, lan, mai):
    text = f"{mai.code}\t\thoàn thành\t15/CC\t20/05/2019\n\nKhông Có"

    shown = write(doc="1", dan=text, **line(1, lan.code))

    form = shown.context["form"]
    values = [[field.value() or "" for field in each] for each in form.lines[:4]]
    assert [value[0].partition(" – ")[0] for value in values] == [
        lan.code,
        mai.code,
        "Không Có",
        "",
    ]
    assert values[1][2:] == ["PASSED", "15/CC", date(2019, 5, 20)]
    assert [(each.number, field) for each, field, _ in form.faults] == [
        (3, "id_d3-person")
    ]
    assert turns() == []


def test_long_sheet_makes_the_table_longer(write):
    form = write(doc="1", dan="Không Có\n" * 250).context["form"]

    assert len(form.lines) == 200


def test_results_are_written_where_they_changed(write, turn, mai, course):
    other = AttendanceFactory(course=course, person=mai)
    first, second = f"r{turn.pk}", f"r{other.pk}"

    write(
        "course-ket-qua",
        **{f"{first}-result": "PASSED", f"{first}-certificate": "15/CC"},
        **{f"{second}-result": "LEARNING"},
    )

    assert [each[2] for each in turns()] == ["PASSED", "LEARNING"]


def test_result_is_filled_in_for_all_who_are_learning(write, turn, mai, course):
    failed = AttendanceFactory(course=course, person=mai, result=Result.FAILED)
    data = {f"r{turn.pk}-result": "LEARNING", f"r{failed.pk}-result": "FAILED"}

    shown = write("course-ket-qua", dien="1", **data)

    lines = shown.context["form"].lines
    assert [each["result"].value() for each in lines] == ["PASSED", "FAILED"]
    assert [each[2] for each in turns()] == ["LEARNING", "FAILED"]


def test_result_that_was_told_is_closed(write, turn):
    Attendance.objects.update(result=Result.PASSED)
    row = f"r{turn.pk}"

    refused = write("course-ket-qua", **{f"{row}-result": "FAILED"})
    write("course-ket-qua", **{f"{row}-certificate": "15/CC"})

    assert told(refused) == ([NOTHING], [])
    [line] = refused.context["form"].lines
    assert [field.field.disabled for field in line] == [True, False, False]
    assert Attendance.objects.get().certificate == "15/CC"
    assert turns()[0][2] == "PASSED"


def test_what_is_told_of_an_outcome_is_read_against_the_others(write, turn):
    row = f"r{turn.pk}"
    facts = {f"{row}-result": "LEARNING", f"{row}-certificate": "15/CC"}

    refused = write("course-ket-qua", **facts)

    assert told(refused) == ([], [(1, NO_PAPER)])


def test_results_come_forty_a_page(client, an, course, pac_bo):
    for person in PersonFactory.create_batch(41, unit=pac_bo):
        AttendanceFactory(course=course, person=person)
    client.force_login(an)
    url = reverse("course-ket-qua", args=[course.pk])

    pages = [client.get(f"{url}?trang={n}").context["form"].lines for n in (1, 2)]

    assert [len(lines) for lines in pages] == [40, 1]


# Reading


def test_course_shows_its_facts_and_pupils(client, binh, course, turn):
    client.force_login(binh)

    context = client.get(reverse("course", args=[course.pk])).context

    facts = {cell.column.label: cell.text for cell in context["facts"]}
    assert facts["Khai giảng"] == "06/05/2019"
    assert facts["Đơn vị theo dõi"] == course.unit.label
    [(row, cells)] = context["rows"]
    assert row == turn
    assert [cell.text for cell in cells] == [
        "Bế Thị Lan",
        "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        "–",
        "Đang học",
        "–",
        "–",
    ]
    assert (context["forms"], context["correct"], context["office"]) == ([], "", "")


def test_staff_are_led_to_what_they_may_do(client, an, course):
    client.force_login(an)

    context = client.get(reverse("course", args=[course.pk])).context

    assert [label for label, _ in context["forms"]] == ["Ghi học viên", "Ghi kết quả"]
    assert context["office"] == f"/admin/cadres/course/{course.pk}/change/"


@pytest.mark.parametrize(
    ("name", "secretary"),
    [("course", 200), ("course-hoc-vien", 403), ("course-ket-qua", 403)],
)
def test_pages_are_for_those_who_answer_for_the_course(
    client, course, binh, chi, name, secretary
):
    url = reverse(name, args=[course.pk])
    answers = []
    for user in (binh, chi):
        client.force_login(user)
        answers.append(client.get(url).status_code)

    assert answers == [secretary, 404]


def test_reader_writes_nothing(write, binh, lan):
    assert write(user=binh, **line(1, lan.code)).status_code == 403
    assert turns() == []


@pytest.mark.parametrize("name", ["course", "course-ket-qua"])
def test_page_asks_as_often_for_three_pupils_as_for_one(
    client, an, course, pac_bo, name
):
    client.force_login(an)
    counts = []
    for more in (1, 2):
        for person in PersonFactory.create_batch(more, unit=pac_bo):
            AttendanceFactory(course=course, person=person)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name, args=[course.pk]))
        counts.append(len(queries))

    assert counts[0] == counts[1]


# One row


def test_row_is_put_right_with_a_reason(client, an, course, turn, hoa_an):
    client.force_login(an)
    url = reverse("course-row", args=[course.pk, turn.pk])
    facts = {"unit": "CB-HOAAN", "result": "PASSED", "certificate": "15/CC"}

    refused = client.post(url, facts)
    done = client.post(url, facts | {"reason": "Nhầm"})

    assert refused.context["form"].errors == {"reason": ["Hãy nhập mục này."]}
    assert done.url == reverse("course", args=[course.pk])
    assert turns() == [("Bế Thị Lan", "CB-HOAAN", "PASSED")]


def test_row_that_is_refused_says_why(client, an, course, turn):
    client.force_login(an)
    facts = {"unit": "CB-HQ-TH-PB", "result": "FAILED", "certificate": "15/CC"}

    refused = client.post(
        reverse("course-row", args=[course.pk, turn.pk]), facts | {"reason": "Nhầm"}
    )

    sentence = "Chỉ người hoàn thành mới có chứng chỉ."
    assert refused.context["form"].errors == {NON_FIELD_ERRORS: [sentence]}


def test_row_of_another_course_is_not_found(client, an, turn, ha_quang):
    client.force_login(an)
    other = CourseFactory(unit=ha_quang)

    gone = client.get(reverse("course-row", args=[other.pk, turn.pk]))

    assert gone.status_code == 404
