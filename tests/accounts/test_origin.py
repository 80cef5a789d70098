import pytest

from accounts import origin
from accounts.services import events


def test_event_tells_where_it_comes_from(giang):
    with origin.coming(face=origin.ADMIN, address="10.0.0.1", office="Tỉnh Đoàn"):
        event = events.record(by=giang, act="register.open", subject="Sổ")

    assert (event.face, event.address, event.office) == (
        "Trang quản trị",
        "10.0.0.1",
        "Tỉnh Đoàn",
    )


def test_event_from_nowhere_tells_nothing(giang):
    event = events.record(by=giang, act="register.open", subject="Sổ")

    assert (event.face, event.address, event.office) == ("", "", "")


def test_face_inside_keeps_what_is_told_outside(giang):
    with origin.coming(face=origin.ADMIN, address="10.0.0.1"):
        with origin.coming(face=origin.SPREADSHEET):
            inside = events.record(by=giang, act="register.open", subject="Sổ")
        after = events.record(by=giang, act="register.open", subject="Sổ")

    assert (inside.face, inside.address) == ("Nhập bảng tính", "10.0.0.1")
    assert after.face == "Trang quản trị"


def test_office_is_asked_for_the_one_who_acts(giang):
    with origin.coming(office=lambda user: f"Phòng của {user.username}"):
        event = events.record(by=giang, act="register.open", subject="Sổ")
        unknown = events.record(by=None, act="user.sign_in_failed", subject="ai đó")

    assert event.office == "Phòng của giang"
    assert (unknown.by, unknown.office) == ("", "")


@pytest.mark.parametrize(
    ("trusted", "meta", "address"),
    [
        (False, {"REMOTE_ADDR": "10.0.0.1"}, "10.0.0.1"),
        (False, {"REMOTE_ADDR": ""}, ""),
        (False, {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6"}, None),
        (True, {"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 10.0.0.1"}, None),
        (True, {"REMOTE_ADDR": "10.0.0.1"}, "10.0.0.1"),
        (True, {"HTTP_X_FORWARDED_FOR": "<script>", "REMOTE_ADDR": "x"}, ""),
        (True, {"HTTP_X_FORWARDED_FOR": "2001:DB8::1"}, "2001:db8::1"),
        (False, {"REMOTE_ADDR": "::ffff:10.0.0.1"}, "10.0.0.1"),
    ],
)
def test_address_is_the_one_that_the_proxy_saw(rf, settings, trusted, meta, address):
    settings.TRUST_PROXY = trusted

    found = origin.client_address(rf.get("/", **meta))

    assert found == ("10.0.0.1" if address is None else address)


def test_office_that_nobody_told_is_that_of_the_mandates(binh):
    with origin.coming(face=origin.COMMAND):
        event = events.record(by=binh, act="register.open", subject="Sổ")
        with origin.coming(face=origin.SPREADSHEET):
            inside = events.record(by=binh, act="register.open", subject="Sổ")

    assert (event.office, inside.office) == ("Huyện Đoàn Hà Quảng",) * 2
