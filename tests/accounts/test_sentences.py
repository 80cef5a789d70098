from datetime import UTC, datetime

import pytest

from accounts.models import Event
from accounts.sentences import list_facts

AT = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)


def event(**facts):
    known = {"at": AT, "by": "an", "act": "unit.rename", "subject": "Chi đoàn Pác Bó"}
    return Event(**known | facts)


def test_event_is_told_as_a_sentence():
    told = event(
        detail={"on": "2020-01-31", "changes": {"tên": ["Pác Bó", "Pác Bó 1"]}},
        office="Tỉnh Đoàn Cao Bằng",
        face="Trang quản trị",
        address="10.0.0.1",
    )

    assert told.sentence == (
        "22/11/2026 lúc 14:05, an (Tỉnh Đoàn Cao Bằng) đã đổi tên đơn vị: Chi đoàn "
        "Pác Bó (từ ngày: 31/01/2020; tên: “Pác Bó” → “Pác Bó 1”), qua Trang quản trị, "
        "từ 10.0.0.1."
    )


def test_bare_event_is_told_without_brackets():
    assert event().sentence == (
        "22/11/2026 lúc 14:05, an đã đổi tên đơn vị: Chi đoàn Pác Bó."
    )


def test_event_names_its_author_in_full(giang):
    row = Event.objects.with_names().get(act="user.opened")

    assert ", Hoàng Trường Giang đã mở tài khoản: " in row.sentence


def test_event_of_nobody_says_so():
    told = event(by="", act="user.sign_in_failed", subject="la").sentence

    assert ", Người chưa đăng nhập đã đăng nhập không thành công: la." in told


@pytest.mark.parametrize(
    ("detail", "facts"),
    [
        ({"members": 30312}, [("members", "30.312")]),
        ({"birth_year": 1999}, [("năm sinh", "1999")]),
        ({"into": None}, [("vào", "không")]),
        ({"special_area": True}, [("địa bàn đặc thù", "có")]),
        ({"special_area": False}, [("địa bàn đặc thù", "không")]),
        ({"bloc": "RESIDENTIAL"}, [("khối", "Địa bàn dân cư")]),
        ({"bloc": "GONE"}, [("khối", "GONE")]),
        ({"role": "staff"}, [("vai trò", "Cán bộ Tỉnh Đoàn")]),
        ({"undone": "unit.move"}, [("việc đã hoàn tác", "chuyển cấp trên của đơn vị")]),
        ({"user": "An"}, [("người dùng", "An")]),
        ({"rows": [1, "2020-01-31"]}, [("số dòng", "1, 31/01/2020")]),
        ({"import": {"created": 2, "x": "y"}}, [("import", "thêm mới 2, x y")]),
        ({"changes": {"số": [1, 2]}}, [("số", "1 → 2")]),
        ({"changes": {"Năm sinh": [1999, 2000]}}, [("Năm sinh", "1999 → 2000")]),
        ({"changes": {"số": [None, "a"]}}, [("số", "(trống) → “a”")]),
        (
            {"changes": {"on": ["2020-01-31", ""]}},
            [("từ ngày", "“31/01/2020” → (trống)")],
        ),
    ],
)
def test_facts_are_told_in_words(detail, facts):
    assert list_facts(event(detail=detail)) == facts
