from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, connection, transaction

from accounts.choices import ReviewState
from tests.factories import (
    DocumentFactory,
    LineRowFactory,
    MandateFactory,
    RestructuringFactory,
    RuleFactory,
    SuccessionFactory,
    UnitFactory,
)
from unions.choices import Area, Bloc, Form, Level, SchoolKind
from unions.models import (
    Document,
    LineRow,
    Mandate,
    Placement,
    Restructuring,
    Rule,
    Succession,
    Unit,
)

AT = datetime(2020, 2, 3, tzinfo=UTC)

BROKEN = {
    "unions_restructuring_submitted_at_and_by": (
        Restructuring,
        {"submitted_by": None},
        "Phải ghi cả người và lúc gửi duyệt.",
    ),
    "unions_restructuring_decided_at_and_by": (
        Restructuring,
        {"decided_at": AT},
        "Phải ghi cả người và lúc quyết định.",
    ),
    "unions_restructuring_applied_at_and_by": (
        Restructuring,
        {"state": ReviewState.APPROVED, "applied_at": AT},
        "Phải ghi cả người và lúc áp dụng.",
    ),
    "unions_restructuring_returned_with_reason": (
        Restructuring,
        {"state": ReviewState.RETURNED},
        "Hãy nhập lý do trả lại.",
    ),
    "unions_restructuring_applied_if_approved": (
        Restructuring,
        {"applied_at": AT, "applied_by": lambda row: row.submitted_by},
        "Chỉ quyết định đã duyệt mới được áp dụng.",
    ),
    "unions_rule_until_after_since": (
        Rule,
        {"until": date(2016, 1, 1)},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "unions_rule_one_open": (
        Rule,
        {"until": None},
        "Tiêu chuẩn này đang có một mức còn hiệu lực.",
    ),
    "unions_rule_value_not_negative": (
        Rule,
        {"value": -1},
        "Mức phải từ 0 trở lên.",
    ),
    "unions_linerow_one_a_position": (
        LineRow,
        {"position": 1},
        "Thứ tự này đã có trong quyết định.",
    ),
    "unions_unit_form_fits_level": (
        Unit,
        {"form": Form.LOCAL},
        "Loại hình không phù hợp với cấp của đơn vị.",
    ),
    "unions_unit_closed_after_founded": (
        Unit,
        {"closed_on": date(2018, 1, 1)},
        "Ngày kết thúc phải sau ngày thành lập.",
    ),
    "unions_placement_until_after_since": (
        Placement,
        {"until": date(2017, 1, 1)},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "unions_placement_one_open": (
        Placement,
        {"until": None},
        "Đơn vị đã có một giai đoạn đang mở.",
    ),
    "unions_placement_parent_unless_province": (
        Placement,
        {"parent": None},
        "Đơn vị phải có đơn vị cấp trên; chỉ Tỉnh Đoàn thì không.",
    ),
    "unions_placement_bloc_given": (
        Placement,
        {"bloc": ""},
        "Hãy chọn khối của đơn vị.",
    ),
    "unions_placement_area_of_residential": (
        Placement,
        {"area": ""},
        "Đơn vị địa bàn dân cư phải có địa bàn: nông thôn hoặc đô thị.",
    ),
    "unions_placement_school_kind_of_school": (
        Placement,
        {"school_kind": SchoolKind.CLASS},
        "Chỉ chi đoàn khối trường học mới phân loại lớp học, giáo viên.",
    ),
    "unions_mandate_until_after_since": (
        Mandate,
        {"until": date(2017, 1, 1)},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "unions_mandate_one_open": (
        Mandate,
        {"until": None},
        "Người dùng đang phụ trách đơn vị này rồi.",
    ),
    "unions_document_symbol_of_issuer": (
        Document,
        {"symbol": "07-KL/TWĐTN"},
        "Văn bản có số, ký hiệu này đã được ghi.",
    ),
    "unions_succession_once": (
        Succession,
        {"into": lambda row: row.unit.successors.get().into},
        "Đơn vị tiếp nhận này đã được ghi.",
    ),
    "unions_succession_elsewhere": (
        Succession,
        {"into": lambda row: row.unit},
        "Đơn vị tiếp nhận phải là một đơn vị khác.",
    ),
}


@pytest.fixture
def rows(pac_bo, lam_son, binh, truong_ha):
    """A good row of each model, not saved; its neighbour with the same keys is saved
    for the constraints that need two."""
    documents = [
        DocumentFactory.build(symbol=symbol) for symbol in ("07-KL/TWĐTN", "08-CT")
    ]
    documents[0].save()
    MandateFactory(user=binh, unit=pac_bo)
    document = RestructuringFactory(authority=truong_ha)
    LineRowFactory(restructuring=document, position=1)
    SuccessionFactory(unit=pac_bo)
    RuleFactory(post="HEAD")
    return {
        Rule: RuleFactory.build(
            post="HEAD", since=date(2017, 1, 1), until=date(2018, 1, 1)
        ),
        Unit: Unit(
            code="CB-HQ-TH-NM",
            level=Level.BRANCH,
            form=Form.BRANCH,
            founded_on=date(2018, 1, 1),
            name="Chi đoàn Nà Mạ",
            label="Chi đoàn Nà Mạ",
            search_name="chi doan na ma",
            sort_key="1",
        ),
        Placement: Placement(
            unit=pac_bo,
            name="Chi đoàn Pác Bó",
            parent=truong_ha,
            form=Form.BRANCH,
            bloc=Bloc.RESIDENTIAL,
            area=Area.RURAL,
            since=date(2017, 1, 1),
            until=date(2018, 1, 1),
        ),
        Mandate: Mandate(
            user=binh, unit=pac_bo, since=date(2017, 1, 1), until=date(2018, 1, 1)
        ),
        Document: documents[1],
        Succession: Succession(unit=pac_bo, into=lam_son, on=date(2020, 1, 1)),
        Restructuring: RestructuringFactory.build(
            authority=truong_ha,
            submitted_at=AT,
            submitted_by=binh,
            state=ReviewState.SUBMITTED,
        ),
        LineRow: LineRowFactory.build(restructuring=document, position=2),
    }


def spoil(row, fault):
    for field, value in fault.items():
        setattr(row, field, value(row) if callable(value) else value)


@pytest.mark.parametrize(
    "model", [Unit, Placement, Mandate, Document, Succession, Restructuring, LineRow]
)
def test_good_row_is_allowed(rows, model):
    row = rows[model]

    row.full_clean()
    row.save()

    assert model.objects.filter(pk=row.pk).count() == 1


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_in_vietnamese(rows, refused, model, fault, message):
    row = rows[model]
    spoil(row, fault)

    with refused({NON_FIELD_ERRORS: [message]}):
        row.full_clean()


@pytest.mark.parametrize(("model", "fault", "message"), BROKEN.values(), ids=BROKEN)
def test_bad_row_is_refused_by_the_database(rows, model, fault, message):
    row = rows[model]
    spoil(row, fault)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_code_used_twice_is_refused_by_the_database(pac_bo, rows):
    row = rows[Unit]
    row.code = pac_bo.code

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_unit_with_rows_cannot_be_deleted(pac_bo):
    with pytest.raises(Exception, match="protected"):
        pac_bo.delete()

    assert Unit.objects.filter(pk=pac_bo.pk).count() == 1


# Two closed rows of one thing on one day


APART = [Placement, Mandate, Rule]


@pytest.fixture
def neighbours(rows, pac_bo):
    """A closed row, saved, and another of the same thing that shares its last day."""
    asked = {model: rows[model] for model in APART}
    for row in asked.values():
        row.since, row.until = date(2016, 1, 1), date(2017, 1, 1)
        row.save()
        row.pk = None
        row._state.adding = True
        row.since, row.until = date(2016, 12, 31), date(2018, 1, 1)
    return asked


@pytest.mark.parametrize("model", APART)
def test_overlapping_closed_row_is_refused_in_vietnamese(neighbours, refused, model):
    expected = {NON_FIELD_ERRORS: ["Thời gian này chồng lên một thời gian đã ghi."]}

    with refused(expected):
        neighbours[model].full_clean()


@pytest.mark.parametrize("model", APART)
def test_adjoining_closed_row_is_allowed(neighbours, model):
    row = neighbours[model]
    row.since = date(2017, 1, 1)

    row.full_clean()
    row.save()

    assert model.objects.filter(pk=row.pk).count() == 1


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no exclusion constraints"
)
@pytest.mark.parametrize("model", APART)
def test_overlapping_closed_row_is_refused_by_postgresql(neighbours, model):
    name = f"{model._meta.db_table}_no_overlap"

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        neighbours[model].save()


# Words


@pytest.mark.django_db
def test_document_speaks_its_symbol():
    document = DocumentFactory(symbol="07-KL/TWĐTN-BTC")

    assert str(document) == "Kết luận số 07-KL/TWĐTN-BTC"
    assert document.number == "07"
    assert Document(symbol="289/QĐ").number == "289"


@pytest.mark.django_db
def test_mandate_speaks_its_user_and_unit():
    mandate = MandateFactory(
        user__full_name="Lục Văn Bình", unit=UnitFactory(name="Chi đoàn Pác Bó")
    )

    assert str(mandate) == "Lục Văn Bình – Chi đoàn Pác Bó"
