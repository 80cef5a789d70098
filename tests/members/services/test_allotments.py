from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from members.models import Allotment
from members.restructuring import members_of
from members.services import allotments
from tests.factories import EnrolmentFactory, PersonFactory
from unions.choices import Form
from unions.services import restructurings

AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}


@pytest.fixture
def document(written, row, pac_bo, found, truong_ha):
    """Pác Bó is split between a new branch, first, and Nà Lừng."""
    found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)
    return written(
        row(1, "split", unit="CB-HQ-TH-PB", name="Chi đoàn Khuổi Nặm", code="CB-KN"),
        row(1, "split", unit="CB-HQ-TH-PB", into="CB-HQ-TH-NL"),
    )


@pytest.fixture
def hoa(pac_bo):
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    EnrolmentFactory(person=person)
    return person


@pytest.fixture
def lan(pac_bo):
    person = PersonFactory(full_name="Bế Thị Lan", unit=pac_bo)
    EnrolmentFactory(person=person)
    return person


def kept():
    rows = Allotment.objects.order_by("person__full_name")
    return list(rows.values_list("person__full_name", "into"))


def test_people_are_allotted_to_a_part(document, hoa, lan, an):
    told = allotments.allot(
        restructuring=document, into="CB-HQ-TH-NL", people=[hoa, lan], by=an
    )

    assert told == 2
    assert kept() == [("Bế Thị Lan", "CB-HQ-TH-NL"), ("Nông Thị Hoa", "CB-HQ-TH-NL")]
    event = Event.objects.get(act="restructuring.allot")
    assert (event.subject, event.by) == (str(document), "an")
    assert event.detail == {"into": ["CB-HQ-TH-NL"], "people": 2}


def test_later_word_takes_the_place_of_an_earlier_one(document, hoa, lan, an):
    allotments.allot(
        restructuring=document, into="CB-HQ-TH-NL", people=[hoa, lan], by=an
    )

    allotments.allot_all(
        restructuring=document, parts={hoa: "CB-KN", lan: "CB-HQ-TH-NL"}, by=an
    )

    assert kept() == [("Bế Thị Lan", "CB-HQ-TH-NL"), ("Nông Thị Hoa", "CB-KN")]


def test_many_cost_no_more_queries_than_one(document, hoa, lan, an):
    def count(people):
        with CaptureQueriesContext(connection) as told:
            allotments.allot(restructuring=document, into="CB-KN", people=people, by=an)
        return len(told)

    assert count([hoa]) == count([hoa, lan])


def test_person_of_another_unit_is_refused(document, hoa, lam_son, an, refused):
    stranger = PersonFactory(full_name="Lý Văn Sơn", unit=lam_son)
    EnrolmentFactory(person=stranger)

    with refused(
        {
            "__all__": [
                "Lý Văn Sơn không sinh hoạt ở đơn vị nào được chia, tách trong quyết "
                "định này; hãy chọn đoàn viên của đơn vị được chia, tách."
            ]
        }
    ):
        allotments.allot(
            restructuring=document, into="CB-KN", people=[hoa, stranger], by=an
        )

    assert kept() == []


def test_member_who_left_before_the_day_is_refused(document, pac_bo, an, refused):
    gone = PersonFactory(full_name="Lý Văn Sơn", unit=pac_bo)
    EnrolmentFactory(person=gone, until=date(2020, 2, 1), exit="MATURED")

    with refused(
        {
            "__all__": [
                "Lý Văn Sơn không sinh hoạt ở đơn vị nào được chia, tách trong quyết "
                "định này; hãy chọn đoàn viên của đơn vị được chia, tách."
            ]
        }
    ):
        allotments.allot(restructuring=document, into="CB-KN", people=[gone], by=an)


@pytest.mark.parametrize("code", ["CB-HA-HV-LS", "CB-HQ-TH-PB", "KHONG-CO", ""])
def test_code_that_is_no_part_is_refused(document, hoa, lam_son, an, refused, code):
    with refused(
        {
            "__all__": [
                f"“{code}” không phải là phần nào của Chi đoàn Pác Bó, Đoàn xã Trường "
                "Hà, Huyện Đoàn Hà Quảng có đoàn viên; hãy chọn một trong các phần: "
                "CB-KN, CB-HQ-TH-NL."
            ]
        }
    ):
        allotments.allot(restructuring=document, into=code, people=[hoa], by=an)


def test_part_that_holds_no_members_is_refused(
    written, row, clinic, ha_quang, an, refused
):
    document = written(
        row(1, "split", unit="CB-HQ-TTYT", name="Chi đoàn cơ sở A", code="CB-A"),
        row(1, "split", unit="CB-HQ-TTYT", name="Đoàn B", code="CB-B", form="UNION"),
    )
    person = PersonFactory(unit=clinic)
    EnrolmentFactory(person=person)

    with refused(
        {
            "__all__": [
                f"“CB-B” không phải là phần nào của {clinic} có đoàn viên; hãy chọn "
                "một trong các phần: CB-A."
            ]
        }
    ):
        allotments.allot(restructuring=document, into="CB-B", people=[person], by=an)


def test_nobody_is_allotted_once_the_document_is_applied(
    document, hoa, an, dung, refused
):
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)
    restructurings.apply(restructuring=document, by=an, at=AT)

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN đã được áp dụng, không phân đoàn viên được "
                "nữa; hãy hoàn tác trước."
            ]
        }
    ):
        allotments.allot(restructuring=document, into="CB-KN", people=[hoa], by=an)


@pytest.mark.parametrize(
    ("user", "names"),
    [
        ("an", [("Nông Thị Hoa", ""), ("Bế Thị Lan", "CB-KN")]),
        ("binh", [("Nông Thị Hoa", ""), ("Bế Thị Lan", "CB-KN")]),
        ("chi", []),
        ("nobody", []),
    ],
)
def test_members_with_their_part_are_seen_by_who_may(
    document, hoa, lan, pac_bo, giang, request, user, names
):
    allotments.allot(restructuring=document, into="CB-KN", people=[lan], by=giang)
    PersonFactory(unit=pac_bo)

    people = members_of(document, pac_bo, request.getfixturevalue(user))

    assert [(person.full_name, person.part) for person in people] == names


@pytest.mark.parametrize(("user", "count"), [("binh", 1), ("chi", 0), ("nobody", 0)])
def test_allotments_are_seen_by_who_may_see_the_person(
    document, hoa, giang, request, user, count
):
    allotments.allot(restructuring=document, into="CB-KN", people=[hoa], by=giang)

    seen = Allotment.objects.visible_to(request.getfixturevalue(user))

    assert seen.count() == count
