"""Each part of the floor tells its cases in a module `cases_….py` beside this: MODELS,
BROKEN {constraint: (model, fault, message)}, and rows(pac_bo), {model: a good row}."""

import importlib
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection, transaction

from cadres.choices import Outcome, Subject
from cadres.models import Destination, Opening, Qualification, Seat, Tenure
from tests.factories import PersonFactory

BEFORE = date(2017, 1, 1)
HERE = Path(__file__).parent
PARTS = [
    importlib.import_module(f"tests.cadres.models.{path.stem}")
    for path in sorted(HERE.glob("cases_*.py"))
]
MODELS = [model for part in PARTS for model in part.MODELS]
BROKEN = {name: case for part in PARTS for name, case in part.BROKEN.items()}


@pytest.fixture
def rows(request, pac_bo):
    """A good row of each model of the part that is asked, not saved; its neighbour with
    the same keys is."""
    asked = getattr(request.node, "callspec", None)
    model = asked.params.get("model", Tenure) if asked else Tenure
    return next(part for part in PARTS if model in part.MODELS).rows(pac_bo)


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
