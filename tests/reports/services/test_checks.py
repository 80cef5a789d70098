from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Event
from reports.catalogue import FIGURES
from reports.figures import Counted
from reports.models import Check
from reports.services import checks

MEMBERS, YOUTH = "activity_turns_members", "activity_turns_youth"
SHARE = "branch_meeting_attendance"
SINCE = date(2022, 6, 30)
RULE = {
    "label": "  Lượt thanh niên  cân đối",
    "left": [YOUTH],
    "operator": "AT_MOST",
    "source": "DECLARED",
    "right": [MEMBERS],
    "factor": Decimal(2),
    "severity": "EXPLAIN",
    "since": SINCE,
}
NUMBER = {"source": "NUMBER", "right": [], "factor": Decimal(1)}
REGISTER = {"source": "REGISTER", "right": ["members"]}
LABELS = {
    MEMBERS: "Lượt đoàn viên tham gia hoạt động",
    YOUTH: "Lượt thanh niên ngoài Đoàn tham gia hoạt động",
    SHARE: "Tỷ lệ đoàn viên dự sinh hoạt chi đoàn",
}


@pytest.fixture
def add(an):
    def add(**facts):
        return checks.add(by=an, **RULE | facts)

    return add


def test_check_is_added_after_the_others(add, an):
    first, second = add(), add(left=[YOUTH, YOUTH], label="Hai")

    event = Event.objects.filter(act="check.add").order_by("pk").first()
    assert first.label == "Lượt thanh niên cân đối"
    assert (first.left, first.right, first.factor) == ([YOUTH], [MEMBERS], 2)
    assert (first.since, first.until, first.is_whole) == (SINCE, None, False)
    assert second.left == [YOUTH]
    assert list(Check.objects.in_order()) == [first, second]
    assert event.detail == {
        "rule": f"“{LABELS[YOUTH]}” không lớn hơn 2 lần “{LABELS[MEMBERS]}”",
        "severity": "Phải giải trình",
        "on": "2022-06-30",
    }


@pytest.mark.parametrize(
    "facts",
    [
        NUMBER,
        NUMBER | {"operator": "EQUAL", "left": [SHARE], "constant": Decimal("99.5")},
        REGISTER,
        REGISTER | {"is_whole": True},
        {"right": [YOUTH], "source": "PREVIOUS", "factor": Decimal("1.5")},
        {"operator": "REQUIRED_WITH", "factor": Decimal(1)},
        {"left": [YOUTH, MEMBERS], "right": ["members_reported"]},
        {"tolerance": Decimal("0.5"), "constant": Decimal(-3)},
    ],
)
def test_checks_that_make_sense_are_added(add, facts):
    assert add(**facts).pk is not None


CHOOSE = "Hãy chọn ít nhất một chỉ tiêu do đơn vị khai."


@pytest.mark.parametrize(
    ("facts", "field", "told"),
    [
        ({"left": []}, "left", CHOOSE),
        ({"right": []}, "right", CHOOSE),
        (
            {"left": ["members"]},
            "left",
            "“Đoàn viên” không phải chỉ tiêu do đơn vị khai; hãy chọn trong danh sách.",
        ),
        (
            {"left": ["gone"]},
            "left",
            "“gone” không phải chỉ tiêu do đơn vị khai; hãy chọn trong danh sách.",
        ),
        (
            NUMBER | {"right": [MEMBERS]},
            "right",
            "So với một con số thì vế phải không có chỉ tiêu nào.",
        ),
        (
            NUMBER | {"operator": "REQUIRED_WITH"},
            "source",
            "Phép “phải có khi có” cần một chỉ tiêu ở vế phải.",
        ),
        (
            {"operator": "REQUIRED_WITH"},
            "factor",
            "Phép “phải có khi có” không dùng hệ số, số cộng thêm và sai số; hãy để hệ "
            "số 1, cộng thêm 0, sai số 0.",
        ),
        (
            {"factor": Decimal(0)},
            "factor",
            "Hệ số 0 bỏ mất vế phải; hãy nhập một hệ số khác 0.",
        ),
        (
            REGISTER | {"right": []},
            "right",
            "Hãy chọn ít nhất một số đếm từ sổ.",
        ),
        (
            REGISTER | {"right": [MEMBERS]},
            "right",
            f"“{LABELS[MEMBERS]}” không phải số đếm từ sổ; hãy chọn trong danh sách.",
        ),
        (
            REGISTER | {"right": ["units_union"]},
            "right",
            "Sổ không cho biết “Đoàn cơ sở” của riêng từng đơn vị khai (Chi đoàn, Cơ "
            "sở đoàn); hãy chọn số khác.",
        ),
        (
            {"left": [SHARE, MEMBERS], "right": [YOUTH]},
            "left",
            f"“{LABELS[SHARE]}” là tỷ lệ phần trăm, không cộng được; hãy so riêng chỉ "
            "tiêu này ở từng đơn vị.",
        ),
        (
            {"right": [SHARE], "is_whole": True},
            "right",
            f"“{LABELS[SHARE]}” là tỷ lệ phần trăm, không cộng được; hãy so riêng chỉ "
            "tiêu này ở từng đơn vị.",
        ),
        (
            {"right": [YOUTH]},
            "right",
            f"“{LABELS[YOUTH]}” đứng ở cả hai vế; hãy bỏ ở một vế.",
        ),
        ({"until": SINCE}, "__all__", "Ngày kết thúc phải sau ngày bắt đầu."),
    ],
)
def test_check_that_makes_no_sense_is_refused(add, refused, facts, field, told):
    with refused({field: [told]}):
        add(**facts)
    assert Check.objects.count() == 0


def test_sensitive_number_of_the_register_is_refused(add, refused):
    figure = next(f for f in FIGURES if isinstance(f, Counted) and f.sensitive)

    with refused(
        {
            "right": [
                f"“{figure.label}” là số liệu nhạy cảm, không đưa vào phép kiểm tra mà "
                "mọi đơn vị đều thấy; hãy chọn số khác."
            ]
        }
    ):
        add(**REGISTER | {"right": [figure.id]})


def test_check_is_for_who_answers_for_the_province(add, open_account, giang, hoa_an):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)
    check = add()

    with pytest.raises(PermissionDenied):
        checks.add(by=local, **RULE)
    with pytest.raises(PermissionDenied):
        checks.end(check=check, on=date(2022, 7, 1), by=local)
    assert [each.until for each in Check.objects.all()] == [None]


def test_check_is_ended_once(add, an, refused):
    check = add()
    told = "Phép kiểm tra áp dụng từ 30/06/2022; hãy chọn một ngày sau đó."
    with refused({"on": [told]}):
        checks.end(check=check, on=SINCE, by=an)

    ended = checks.end(check=check, on=date(2022, 7, 1), by=an)

    event = Event.objects.get(act="check.end")
    assert (ended.until, event.detail) == (date(2022, 7, 1), {"on": "2022-07-01"})
    assert list(Check.objects.on(SINCE)) == [check]
    assert list(Check.objects.on(date(2022, 7, 1))) == []
    told = "Phép kiểm tra này đã kết thúc từ 01/07/2022; hãy tải lại trang."
    with refused({"__all__": [told]}):
        checks.end(check=check, on=date(2023, 1, 1), by=an)
