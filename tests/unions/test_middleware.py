from datetime import date

import pytest
from django.http import HttpResponse

from accounts import origin
from accounts.services import events
from unions.middleware import OriginMiddleware
from unions.services import mandates


@pytest.fixture
def visit(rf):
    """What `work` leaves behind when a request to `path` does it."""

    def visit(path, work):
        done = []
        middleware = OriginMiddleware(lambda request: done.append(work()))
        middleware(rf.get(path, REMOTE_ADDR="10.0.0.7"))
        return done[0]

    return visit


@pytest.mark.parametrize(
    ("path", "face"),
    [
        ("/", "Cổng thông tin"),
        ("/bao-cao/", "Cổng thông tin"),
        ("/admin/unions/unit/", "Trang quản trị"),
    ],
)
def test_event_tells_face_address_and_office(visit, binh, path, face):
    event = visit(path, lambda: events.record(by=binh, act="unit.change", subject="x"))

    assert (event.face, event.address, event.office) == (
        face,
        "10.0.0.7",
        "Huyện Đoàn Hà Quảng",
    )


def test_office_is_that_of_today_and_may_be_several(visit, binh, hoa_an, giang):
    mandates.grant(user=binh, unit=hoa_an, on=date(2020, 1, 31), by=giang)
    ended = mandates.grant(user=binh, unit=hoa_an.parent, on=date(2019, 1, 1), by=giang)
    mandates.end(mandate=ended, on=date(2019, 12, 31), by=giang)

    event = visit("/", lambda: events.record(by=binh, act="unit.change", subject="x"))

    assert event.office == "Huyện Đoàn Hà Quảng, Huyện Đoàn Hòa An"


def test_nobody_acts_in_no_name(visit, nobody):
    event = visit("/", lambda: events.record(by=nobody, act="unit.change", subject="x"))

    assert event.office == ""


def test_office_is_asked_once_and_only_for_an_event(
    visit, binh, django_assert_num_queries
):
    with django_assert_num_queries(0):
        visit("/", lambda: HttpResponse())
    with django_assert_num_queries(1 + 3):
        visit(
            "/",
            lambda: [
                events.record(by=binh, act="unit.change", subject="x") for _ in range(3)
            ],
        )


def test_origin_ends_with_the_request(visit):
    visit("/", lambda: None)

    assert origin.current() == origin.Origin()
