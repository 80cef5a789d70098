from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection, transaction

from cadres.choices import Degree, Outcome, Subject, TenureEnd, Theory
from cadres.models import Destination, Opening, Post, Qualification, Seat, Tenure
from tests.factories import (
    DestinationFactory,
    OpeningFactory,
    PersonFactory,
    PostFactory,
    QualificationFactory,
    RestructuringFactory,
    SeatFactory,
    TenureFactory,
)

BEFORE = date(2017, 1, 1)
OPENED = date(2018, 1, 1)
DOCUMENT = 864

BROKEN = {
    "cadres_seat_until_after_since": (
        Seat,
        {"until": BEFORE},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "cadres_seat_one_open": (
        Seat,
        {"until": None},
        "Đơn vị đã có định biên cho chức danh này.",
    ),
    "cadres_seat_quota_positive": (
        Seat,
        {"quota": 0},
        "Số lượng phải từ 1 trở lên.",
    ),
    "cadres_tenure_until_after_since": (
        Tenure,
        {"until": BEFORE},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "cadres_tenure_one_open": (
        Tenure,
        {"until": None, "end": ""},
        "Cán bộ đang giữ chức danh này tại đơn vị rồi.",
    ),
    "cadres_tenure_end_with_until": (
        Tenure,
        {"end": ""},
        "Ngày thôi và lý do thôi phải ghi cùng nhau.",
    ),
    "cadres_qualification_once": (
        Qualification,
        {"subject": Subject.PROFESSIONAL, "level": Degree.BACHELOR},
        "Trình độ này của cán bộ đã được ghi.",
    ),
    "cadres_qualification_level_fits_subject": (
        Qualification,
        {"level": Degree.DOCTOR},
        "Trình độ không thuộc loại đã chọn.",
    ),
    "cadres_destination_once": (
        Destination,
        {"restructuring_id": DOCUMENT},
        "Nơi bố trí của cán bộ đã được ghi.",
    ),
    "cadres_destination_place_if_placed": (
        Destination,
        {"outcome": Outcome.WAITING},
        "Đơn vị, chức danh bố trí được ghi khi, và chỉ khi, cán bộ được bố trí chức "
        "danh.",
    ),
    "cadres_opening_once": (
        Opening,
        {"unit": "CB-MOI"},
        "Định biên này của đơn vị mới đã được ghi.",
    ),
}


@pytest.fixture
def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    secretary = Post.objects.get(code="SECRETARY")
    ended = {"since": BEFORE, "until": OPENED}
    SeatFactory(unit=pac_bo, post=secretary)
    held = TenureFactory(person=person, unit=pac_bo, post=secretary)
    document = RestructuringFactory(pk=DOCUMENT, authority=pac_bo)
    other = RestructuringFactory(authority=pac_bo)
    DestinationFactory(restructuring=document, tenure=held)
    OpeningFactory(restructuring=document, unit="CB-MOI", post=secretary)
    QualificationFactory(person=person)
    return {
        Post: PostFactory.build(),
        Seat: SeatFactory.build(unit=pac_bo, post=secretary, **ended),
        Tenure: TenureFactory.build(
            person=person, unit=pac_bo, post=secretary, end=TenureEnd.TERM, **ended
        ),
        Qualification: QualificationFactory.build(
            person=person, subject=Subject.THEORY, level=Theory.INTERMEDIATE
        ),
        Destination: DestinationFactory.build(
            restructuring=other,
            tenure=held,
            outcome=Outcome.EQUAL_POST,
            into="CB-MOI",
            post=secretary,
        ),
        Opening: OpeningFactory.build(
            restructuring=document, unit="CB-KHAC", post=secretary
        ),
    }


MODELS = [Post, Seat, Tenure, Qualification, Destination, Opening]


@pytest.mark.parametrize("model", MODELS)
def test_good_row_is_allowed(rows, model):
    row = rows[model]

    row.full_clean()
    row.save()

    assert model.objects.filter(pk=row.pk).count() == 1


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_in_vietnamese(rows, refused, model, fault, message):
    row = rows[model]
    for field, value in fault.items():
        setattr(row, field, value)

    with refused({NON_FIELD_ERRORS: [message]}):
        row.full_clean()


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_by_the_database(rows, model, fault, message):
    row = rows[model]
    for field, value in fault.items():
        setattr(row, field, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_tenure_that_ends_without_a_day_is_refused(rows, refused):
    row = rows[Tenure]
    row.person = PersonFactory(unit=row.unit)
    row.until = None

    with refused({NON_FIELD_ERRORS: ["Ngày thôi và lý do thôi phải ghi cùng nhau."]}):
        row.full_clean()


@pytest.mark.parametrize(
    "fault",
    [
        {"into": ""},
        {"post": None},
        {"outcome": Outcome.RESIGNED, "into": "", "post": None, "employment": "NONE"},
        {"outcome": Outcome.RESIGNED, "into": ""},
        {"outcome": Outcome.RESIGNED, "post": None},
    ],
)
def test_place_is_told_whole_or_not_at_all(rows, fault):
    row = rows[Destination]
    for field, value in fault.items():
        setattr(row, field, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


# Two closed rows of one thing on one day


@pytest.fixture
def neighbours(rows):
    """A row that shares a day with a closed one, which is saved."""
    for model in (Seat, Tenure):
        row = rows[model]
        row.save()
        row.pk = None
        row._state.adding = True
        row.since, row.until = date(2016, 1, 1), date(2017, 1, 2)
    return rows


@pytest.mark.parametrize("model", [Seat, Tenure])
def test_overlapping_closed_row_is_refused_in_vietnamese(neighbours, refused, model):
    expected = {NON_FIELD_ERRORS: ["Thời gian này chồng lên một thời gian đã ghi."]}

    with refused(expected):
        neighbours[model].full_clean()


@pytest.mark.parametrize("model", [Seat, Tenure])
def test_adjoining_closed_row_is_allowed(neighbours, model):
    row = neighbours[model]
    row.until = BEFORE

    row.full_clean()
    row.save()

    assert model.objects.count() == 3


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no exclusion constraints"
)
@pytest.mark.parametrize("model", [Seat, Tenure])
def test_overlapping_closed_row_is_refused_by_postgresql(neighbours, model):
    name = f"{model._meta.db_table}_no_overlap"

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        neighbours[model].save()


# Words


def test_rows_speak_their_post(rows, pac_bo):
    assert str(rows[Seat]) == f"1 Bí thư – {pac_bo}"
    assert str(rows[Tenure]) == f"Nông Thị Hoa – Bí thư, {pac_bo}"
    assert str(rows[Qualification]) == "Lý luận chính trị: Trung cấp"
    assert str(rows[Destination]) == (
        f"Nông Thị Hoa – Bí thư, {pac_bo}: Bố trí chức danh tương đương"
    )
    assert str(rows[Opening]) == "1 Bí thư – CB-KHAC"
    assert (
        str(Qualification(subject=Subject.PROFESSIONAL, level=3))
        == "Chuyên môn: Đại học"
    )
