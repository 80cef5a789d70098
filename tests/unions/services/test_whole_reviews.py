from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.choices import ReviewState
from accounts.models import Event, Footprint
from unions.models import LineRow, Placement, Restructuring, Succession, Unit
from unions.services import restructurings, whole_reviews
from unions.services.whole_reviews import Decision

ON = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
TABLES = (Unit, Placement, Succession, Restructuring, LineRow, Footprint, Event)


def tables():
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in TABLES}


@pytest.fixture
def decision(province):
    def decision(**facts):
        told = {"number": "864-NQ/TĐTN", "decided_on": date(2020, 1, 10)}
        return Decision(**told | {"effective_on": ON, "authority": province} | facts)

    return decision


@pytest.fixture
def rows(row, truong_ha, pac_bo, da_thong, coc_lung, hong_viet):
    """Thông Nông joins Hà Quảng, two of the communes unite."""

    def rows(name="Đoàn xã Mới", code=""):
        return [
            row(1, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
            row(2, "unite", unit="CB-HQ-TH", name=name, code=code),
            row(2, "unite", unit="CB-TN-DT"),
        ]

    return rows


@pytest.fixture
def carry(decision, giang):
    def carry(rows, **facts):
        by = facts.pop("by", giang)
        return whole_reviews.carry_through(decision(**facts), rows, by=by, at=AT)

    return carry


def test_whole_review_is_done_in_one_act(carry, rows, giang):
    document = carry(rows()).restructuring

    document.refresh_from_db()
    assert document.state == ReviewState.APPROVED
    stamps = (document.submitted_by, document.decided_by, document.applied_by)
    assert stamps == (giang, giang, giang)
    assert {document.submitted_at, document.decided_at, document.applied_at} == {AT}
    assert Unit.objects.get(code="CB-HAQUANG-MOI").name == "Đoàn xã Mới"
    assert Unit.objects.get(code="CB-THONGNONG").closed_on == ON


def test_log_says_that_one_person_did_it_alone(carry, rows):
    document = carry(rows()).restructuring

    events = Event.objects.about(document).order_by("pk")
    assert list(events.values_list("act", flat=True)) == [
        "restructuring.draft",
        "restructuring.enter",
        "restructuring.submit",
        "restructuring.approve",
        "restructuring.apply",
    ]
    approval = events.get(act="restructuring.approve")
    assert (approval.by, approval.detail) == ("giang", {"alone": "giang"})


def test_nobody_but_a_superuser_does_it(carry, rows, an):
    rows = rows()
    before = tables()

    with pytest.raises(ValidationError) as caught:
        carry(rows, by=an)

    assert caught.value.messages == [
        "an không phải quản trị hệ thống; hãy dùng tài khoản quản trị, hoặc gửi quyết "
        "định qua trang quản lý để người khác duyệt."
    ]
    assert tables() == before


def test_nobody_but_a_superuser_approves_alone(written, rows, an, refused):
    document = written(*rows())
    restructurings.submit(restructuring=document, by=an, at=AT)

    with refused(
        {
            "__all__": [
                "Chỉ quản trị hệ thống mới được tự duyệt Quyết định số 864-NQ/TĐTN; "
                "hãy để một người khác phê duyệt."
            ]
        }
    ):
        restructurings.approve(restructuring=document, by=an, at=AT, alone=True)


def test_preview_says_what_the_act_does_and_writes_nothing(carry, decision, rows):
    first = rows()
    before = tables()

    foretold = whole_reviews.preview(decision(), first).summary

    assert tables() == before
    done = carry(rows()).summary
    assert [(c.label, c.before, c.after) for c in foretold.counts] == [
        (c.label, c.before, c.after) for c in done.counts
    ]
    for name in ("blocks", "warnings", "ended", "changed", "carried", "lines"):
        assert getattr(foretold, name) == getattr(done, name)
    assert [n.unit.code for n in foretold.founded] == ["CB-HAQUANG-MOI"]
    assert [n.unit.code for n in done.founded] == ["CB-HAQUANG-MOI"]


def test_same_decision_again_changes_nothing(carry, decision, rows):
    carry(rows())
    before = tables()

    again = carry(rows(), number="864 - NQ/TĐTN")

    assert again.summary is None
    assert whole_reviews.preview(decision(), rows()).summary is None
    assert tables() == before


@pytest.mark.parametrize(
    ("change", "facts"),
    [
        ({"name": "Đoàn xã Khác"}, {}),
        ({"code": "CB-KHAC"}, {}),
        ({}, {"effective_on": date(2020, 2, 2)}),
        ({}, {"decided_on": date(2020, 1, 11)}),
    ],
)
def test_applied_number_with_another_content_is_refused(
    carry, decision, rows, change, facts, refused
):
    carry(rows())
    before = tables()
    told = {
        "__all__": [
            "Quyết định số 864-NQ/TĐTN đã được áp dụng với nội dung khác; hãy dùng số "
            "khác, hoặc hoàn tác trước: undo_restructuring 864-NQ/TĐTN."
        ]
    }

    with refused(told):
        carry(rows(**change), **facts)
    with refused(told):
        whole_reviews.preview(decision(**facts), rows(**change))

    assert tables() == before


def test_undone_decision_is_applied_with_new_rows(carry, rows, giang):
    document = carry(rows()).restructuring
    restructurings.undo(restructuring=document, by=giang, at=AT)

    again = carry(rows(name="Đoàn xã Khác")).restructuring

    assert again == document
    assert Unit.objects.get(code="CB-HAQUANG-KHAC").founded_on == ON
    assert not Unit.objects.filter(code="CB-HAQUANG-MOI").exists()


def test_draft_of_this_number_gets_the_rows_of_the_sheet(written, carry, row, rows):
    document = written(row(1, "rename", unit="CB-HOAAN", name="Huyện Đoàn A"))

    done = carry(rows(), summary="Về việc sắp xếp").restructuring

    assert done == document
    assert document.rows.count() == 3
    document.refresh_from_db()
    assert document.summary == "Về việc sắp xếp"


def test_split_with_codes_of_new_parts_in_into_is_known_again(carry, row, truong_ha):
    def rows():
        return [
            row(1, "split", unit="CB-HQ-TH", into="CB-A", name="Đoàn xã A"),
            row(1, "split", unit="CB-HQ-TH", into="CB-B", name="Đoàn xã B"),
        ]

    carry(rows())

    assert carry(rows()).summary is None
    assert list(
        Succession.objects.order_by("into__code").values_list("into__code", flat=True)
    ) == ["CB-A", "CB-B"]


def test_every_block_is_told_and_nothing_is_written(carry, row, rows):
    rows()
    before = tables()

    with pytest.raises(ValidationError) as caught:
        carry([row(n, "dissolve", unit=f"CB-X{n}") for n in range(1, 8)])

    assert caught.value.messages == [
        f"Dòng {n}: không tìm thấy đơn vị mang mã “CB-X{n}”; hãy kiểm tra lại mã."
        for n in range(1, 8)
    ]
    assert tables() == before


def test_decision_of_a_later_day_is_refused(carry, rows, refused):
    rows = rows()
    before = tables()

    with refused(
        {
            "__all__": [
                "Quyết định số 864-NQ/TĐTN có hiệu lực từ ngày 04/02/2020; hãy áp dụng "
                "từ ngày đó."
            ]
        }
    ):
        carry(rows, effective_on=date(2020, 2, 4))

    assert tables() == before
