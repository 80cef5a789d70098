from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from cadres.choices import Outcome
from cadres.models import Destination
from cadres.services import destinations
from unions.choices import Form
from unions.services import restructurings, units

AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
HOA = "Nông Thị Hoa – Bí thư, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
SOC_HA = "Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng"


@pytest.fixture
def document(written, merger):
    return written(merger)


@pytest.fixture
def settle(document, an, post, hoa):
    """Settles Hoa, or another tenure."""

    def settle(outcome, into="", code=None, tenure=hoa, **facts):
        return destinations.settle(
            restructuring=document,
            tenure=tenure,
            outcome=outcome,
            into=into,
            post=code and post(code),
            by=an,
            **facts,
        )

    return settle


def kept():
    rows = Destination.objects.order_by("tenure__person__full_name")
    return list(rows.values_list("tenure__person__full_name", "outcome", "into"))


def test_destination_is_written_and_told(settle, document, hoa, post):
    row = settle(Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY", employment="ALLOWANCE")

    row = Destination.objects.get(pk=row.pk)
    assert (row.restructuring, row.tenure, row.outcome) == (document, hoa, "EQUAL_POST")
    assert (row.into, row.post, row.employment) == (
        "CB-HQ-SH",
        post("SECRETARY"),
        "ALLOWANCE",
    )
    event = Event.objects.get(act="destination.settle")
    assert event.subject == "Quyết định số 864-NQ/TĐTN"
    assert event.detail == {
        "person": "Nông Thị Hoa",
        "outcome": "EQUAL_POST",
        "into": "CB-HQ-SH",
        "post": "Bí thư",
    }


def test_destination_written_anew_takes_the_place_of_the_first(settle):
    settle(Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")

    settle(Outcome.RESIGNED)

    assert kept() == [("Nông Thị Hoa", "RESIGNED", "")]
    row = Destination.objects.get()
    assert (row.post, row.employment) == (None, "")


BAD = {
    "unknown outcome": (
        ("FIRED",),
        {"outcome": [f"{HOA}: hãy chọn kết quả bố trí trong danh sách."]},
    ),
    "nowhere": (
        ("EQUAL_POST",),
        {
            "into": [f"{HOA}: hãy chọn đơn vị bố trí."],
            "post": [f"{HOA}: hãy chọn chức danh bố trí."],
        },
    ),
    "unknown unit": (
        ("EQUAL_POST", "CB-XA-LA", "SECRETARY"),
        {
            "into": [
                f"{HOA}: “CB-XA-LA” không phải mã của đơn vị hoạt động từ ngày "
                "01/02/2020; hãy chọn đơn vị khác."
            ]
        },
    ),
    "unit that ends": (
        ("EQUAL_POST", "CB-HQ-TH", "SECRETARY"),
        {
            "into": [
                f"{HOA}: “CB-HQ-TH” không phải mã của đơn vị hoạt động từ ngày "
                "01/02/2020; hãy chọn đơn vị khác."
            ]
        },
    ),
    "place for nothing": (
        ("WAITING", "CB-HQ-SH"),
        {
            "into": [
                f"{HOA}: kết quả “Chờ bố trí” không có đơn vị, chức danh bố trí; hãy "
                "bỏ trống hoặc chọn kết quả khác."
            ]
        },
    ),
}


@pytest.mark.parametrize(("facts", "expected"), BAD.values(), ids=BAD)
def test_bad_destination_is_refused(settle, refused, facts, expected):
    with refused(expected):
        settle(*facts)

    assert kept() == []


def test_unknown_employment_is_refused(settle, refused):
    expected = f"{HOA}: hãy chọn chế độ trong danh sách."

    with refused({"employment": [expected]}):
        settle(Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY", employment="LOT")


def test_unit_that_has_ended_is_refused(settle, giang, hoa_an, refused):
    units.dissolve(unit=hoa_an, on=date(2021, 1, 1), by=giang)
    expected = (
        f"{HOA}: “CB-HOAAN” không phải mã của đơn vị hoạt động từ ngày 01/02/2020; hãy "
        "chọn đơn vị khác."
    )

    with refused({"into": [expected]}):
        settle(Outcome.EQUAL_POST, "CB-HOAAN", "SPECIALIST")


def test_post_that_the_holder_has_there_already_is_refused(
    settle, post, soc_ha, hoa, refused
):
    hoa.pk = None
    hoa.unit, hoa.post = soc_ha, post("DEPUTY")
    hoa.save()
    hoa = type(hoa).objects.get(unit__code="CB-HQ-TH", post="SECRETARY")
    expected = (
        f"Nông Thị Hoa đang giữ chức danh Phó Bí thư tại {SOC_HA}; hãy chọn chức danh "
        "khác hoặc kết quả khác."
    )

    with refused({"post": [expected]}):
        settle(Outcome.LOWER_POST, "CB-HQ-SH", "DEPUTY", tenure=hoa)


def test_two_posts_are_not_given_up_for_one(settle, post, hoa, refused):
    hoa.pk = None
    hoa.post = post("COMMITTEE_MEMBER")
    hoa.save()
    first, second = type(hoa).objects.filter(person=hoa.person).order_by("pk")
    settle(Outcome.LOWER_POST, "CB-HQ-SH", "COMMITTEE_MEMBER", tenure=first)
    expected = (
        f"Nông Thị Hoa đã được bố trí Ủy viên Ban Chấp hành tại {SOC_HA} từ một chức "
        "danh khác; hãy chọn chức danh khác hoặc kết quả khác."
    )

    with refused({"post": [expected]}):
        settle(Outcome.EQUAL_POST, "CB-HQ-SH", "COMMITTEE_MEMBER", tenure=second)


def test_tenure_that_goes_on_is_refused(settle, holder, soc_ha, refused):
    other = holder("Lý Văn Sơn", soc_ha)
    expected = (
        f"Lý Văn Sơn – Bí thư, {SOC_HA}: chức danh này không kết thúc theo quyết định; "
        "hãy tải lại bảng."
    )

    with refused({"tenure": [expected]}):
        settle(Outcome.WAITING, tenure=other)


# When


def test_destination_of_an_approved_document_may_still_be_written(
    settle, document, an, dung
):
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)

    settle(Outcome.RESIGNED)

    assert kept() == [("Nông Thị Hoa", "RESIGNED", "")]


def test_document_that_waits_is_left_alone(settle, document, an, refused):
    restructurings.submit(restructuring=document, by=an, at=AT)
    expected = (
        "Quyết định số 864-NQ/TĐTN đang chờ duyệt, không đổi nơi bố trí được; hãy phê "
        "duyệt hoặc trả lại trước."
    )

    with refused({"__all__": [expected]}):
        settle(Outcome.RESIGNED)


def test_document_that_is_applied_is_left_alone(settle, document, an, dung, refused):
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)
    restructurings.apply(restructuring=document, by=an, at=AT)
    expected = (
        "Quyết định số 864-NQ/TĐTN đã được áp dụng, không đổi nơi bố trí được nữa; hãy "
        "hoàn tác trước."
    )

    with refused({"__all__": [expected]}):
        settle(Outcome.RESIGNED)


# Many


def test_many_are_written_at_once(document, an, hoa, lan, post):
    rows = [
        Destination(
            tenure=hoa, outcome="LOWER_POST", into="CB-HQ-SH", post=post("DEPUTY")
        ),
        Destination(tenure=lan, outcome="RESIGNED"),
    ]

    destinations.settle_all(restructuring=document, rows=rows, by=an)

    assert kept() == [
        ("Bế Thị Lan", "RESIGNED", ""),
        ("Nông Thị Hoa", "LOWER_POST", "CB-HQ-SH"),
    ]
    assert Event.objects.get(act="destination.settle_all").detail == {"destinations": 2}


def test_one_bad_row_keeps_all_from_being_written(document, an, hoa, lan, refused):
    rows = [
        Destination(tenure=hoa, outcome="EQUAL_POST"),
        Destination(tenure=lan, outcome="RESIGNED"),
    ]
    expected = {
        str(hoa.pk): [
            f"{HOA}: hãy chọn đơn vị bố trí.",
            f"{HOA}: hãy chọn chức danh bố trí.",
        ]
    }

    with refused(expected):
        destinations.settle_all(restructuring=document, rows=rows, by=an)

    assert kept() == []


def test_holder_told_twice_is_refused(document, an, hoa, refused):
    rows = [Destination(tenure=hoa, outcome=o) for o in ("RESIGNED", "WAITING")]
    expected = {str(hoa.pk): [f"{HOA}: đã ghi hai lần; hãy giữ lại một."]}

    with refused(expected):
        destinations.settle_all(restructuring=document, rows=rows, by=an)


def test_many_take_the_queries_of_one(
    written, row, found, ha_quang, soc_ha, holder, post, an
):
    def count(code, holders):
        unit = found(code, Form.UNION, f"Đoàn xã {code}", ha_quang, bloc="SCHOOL")
        rows = [holder(f"Người {n}", unit, "SPECIALIST") for n in range(holders)]
        line = row(1, "absorb", unit=code, into="CB-HQ-SH")
        document = written(line, number=code)
        rows = [
            Destination(
                tenure=tenure,
                outcome="EQUAL_POST",
                into="CB-HQ-SH",
                post=post("SPECIALIST"),
            )
            for tenure in rows
        ]
        with CaptureQueriesContext(connection) as queries:
            destinations.settle_all(restructuring=document, rows=rows, by=an)
        return len(queries)

    count("CB-0", 1)
    assert count("CB-1", 1) == count("CB-3", 3)


# Who sees what


@pytest.mark.parametrize(
    ("user", "count"), [("giang", 1), ("an", 1), ("binh", 1), ("chi", 1), ("nobody", 0)]
)
def test_destination_is_seen_from_both_units(settle, hoa_an, request, user, count):
    settle(Outcome.EQUAL_POST, "CB-HOAAN", "SPECIALIST")
    user = request.getfixturevalue(user)

    assert Destination.objects.visible_to(user).count() == count


def test_stranger_does_not_see_a_destination(settle, chi):
    settle(Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")

    assert list(Destination.objects.visible_to(chi)) == []
