from datetime import UTC, datetime

import pytest

from accounts.models import Event
from accounts.services import footprints
from members.models import Distinction
from members.services import distinctions
from tests.factories import PersonFactory

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def people(pac_bo):
    return PersonFactory.create_batch(2, unit=pac_bo)


@pytest.fixture
def tell_apart(people, an):
    def tell_apart(first=0, second=1):
        return distinctions.tell_apart(
            first=people[first], second=people[second], by=an, at=AT
        )

    return tell_apart


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_are_told_apart_in_either_order(people, tell_apart, an, order):
    tell_apart(*order)

    row = Distinction.objects.get()
    assert [row.first, row.second] == people
    assert (row.decided_at, row.decided_by) == (AT, an)
    event = Event.objects.get(act="person.different")
    assert (event.subject_id, event.by) == (str(people[0].pk), "an")


def test_one_is_not_told_apart_from_itself(tell_apart, refused):
    with refused({"__all__": ["Hồ sơ mở trước phải đứng trước."]}):
        tell_apart(0, 0)


def test_same_two_are_told_apart_once(tell_apart, refused):
    tell_apart()

    with refused({"__all__": ["Hai hồ sơ này đã được xác nhận là khác nhau."]}):
        tell_apart(1, 0)


def test_telling_apart_is_withdrawn_and_undone(people, tell_apart, an):
    tell_apart()
    first, second = people

    footprint = distinctions.withdraw(first=second, second=first, by=an, at=AT)
    assert Distinction.objects.count() == 0
    footprints.undo(footprint=footprint, by=an, at=AT)

    assert Distinction.objects.between(second, first).count() == 1


def test_withdrawing_what_nobody_said_is_refused(people, an, refused):
    first, second = people

    with refused(
        {"__all__": ["Hai hồ sơ này chưa được xác nhận là hai người khác nhau."]}
    ):
        distinctions.withdraw(first=first, second=second, by=an, at=AT)


@pytest.mark.parametrize(
    ("user", "count"), [("an", 1), ("binh", 1), ("chi", 0), ("nobody", 0)]
)
def test_decision_is_seen_by_who_sees_both(
    tell_apart, an, binh, chi, nobody, request, user, count
):
    tell_apart()

    reader = request.getfixturevalue(user)
    assert Distinction.objects.visible_to(reader).count() == count
