"""What no page of ours would send."""

import pytest

from tests.fixtures_cells import cell, kept

pytestmark = pytest.mark.django_db
UNREADABLE = "Dữ liệu gửi lên không đọc được; hãy tải lại trang rồi ghi lại."


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"cells": {}}',
        b'{"cells": [1]}',
        b'{"cells": [[]]}',
        b'{"cells": [{}]}',
        b'{"cells": [], "token": 1}',
        b'{"cells": [], "turn": "1"}',
        b'{"cells": [], "turn": %s}' % (b"9" * 30),
        b'{"cells": [], "turn": %s}' % (b"9" * 5000),
    ],
)
def test_unreadable_body_is_refused_in_a_sentence(send_cells, binh, body):
    assert send_cells(binh, body=body) == (400, {"message": UNREADABLE})


@pytest.mark.parametrize(
    "facts",
    [
        {"unit": "1"},
        {"unit": None},
        {"unit": True},
        {"unit": 1.5},
        {"unit": -1},
        {"unit": 2**70},
        {"figure": None},
        {"figure": "x" * 61},
        {"figure": ["x"]},
        {"text": None},
        {"text": 5},
        {"text": "9" * 2000},
        {"text": "\ud800"},
        {"version": "0"},
        {"version": -1},
        {"version": 1e300},
        {"reason": 1},
        {"reason": "\udfff"},
    ],
)
def test_cell_of_the_wrong_kind_is_refused_whole(send_cells, binh, pac_bo, facts):
    assert send_cells(binh, cell(pac_bo, "1") | facts) == (400, {"message": UNREADABLE})
    assert kept() == {}


@pytest.mark.parametrize(
    "facts",
    [
        {"unit": 2**53 - 1},
        {"unit": 0},
        {"figure": ""},
        {"figure": "a\0b"},
        {"text": "9" * 50},
        {"text": "1e5"},
        {"text": "NaN"},
        {"text": "Infinity"},
        {"text": "٣"},
        {"text": "9" * 30},
        {"reason": "x" * 400},
    ],
)
def test_odd_cell_is_refused_alone(send_cells, binh, pac_bo, facts):
    status, told = send_cells(binh, cell(pac_bo, "1") | facts)

    assert (status, told["cells"][0]["status"]) == (200, "refused")
    assert told["cells"][0]["message"]
    assert kept() == {}


def test_null_characters_are_left_out(send_cells, binh, pac_bo):
    _, told = send_cells(binh, cell(pac_bo, "1\0", reason="vì\0"))

    assert (told["cells"][0]["text"], told["cells"][0]["reason"]) == ("1", "vì")


def test_too_many_cells_are_refused(send_cells, binh, pac_bo):
    status, told = send_cells(binh, *[cell(pac_bo, "1")] * 1001)

    assert status == 400
    assert told["message"] == (
        "Gửi một lần 1001 ô là quá nhiều; hãy gửi mỗi lần không quá 1000 ô."
    )


def test_body_of_many_megabytes_is_refused(send_cells, binh):
    assert send_cells(binh, body=b" " * 3_000_000)[0] == 400
