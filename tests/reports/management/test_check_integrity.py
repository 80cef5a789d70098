from datetime import date

import pytest
from django.core.management import call_command

from accounts.commands import InputError
from accounts.integrity import rules
from tests.fixtures_records import DAY, change

ENDED = date(2021, 3, 1)


@pytest.fixture
def check(capsys):
    """Runs the command; gives its exit code and its lines."""

    def check(**options):
        code = 0
        try:
            call_command("check_integrity", day=f"{DAY}", **options)
        except SystemExit as end:
            code = end.code
        return code, capsys.readouterr().out.splitlines()

    return check


def about(lines, rule_id):
    [place] = [i for i, line in enumerate(lines) if line.endswith(f"({rule_id})")]
    return lines[place], lines[place + 1]


def test_good_records_pass(records, check):
    code, lines = check()

    assert code == 0
    assert len(lines) == len(rules()) + 1
    assert [line for line in lines[:-1] if not line.startswith("ĐÚNG ")] == []
    assert lines[-1] == (
        "Kiểm tra toàn bộ hồ sơ ngày 30/06/2022: dữ liệu không có chỗ sai."
    )


def test_wrong_records_fail_and_are_named(records, check):
    change(records.pac_bo, closed_on=ENDED)

    code, lines = check()

    told, named = about(lines, "units_closed_but_placed")
    assert code == 1
    assert told.split()[:2] == ["SAI", "1"]
    assert named.strip() == str(records.pac_bo)
    assert lines[-1].endswith("ngày 30/06/2022: 4 quy tắc bị sai.")


def test_no_more_than_three_are_named(records, check):
    for unit in (records.pac_bo, records.na_lung, records.clinic, records.truong_ha):
        change(unit, name="Khác")

    _, lines = check()

    told, named = about(lines, "units_unlike_their_placement")
    assert told.split()[:2] == ["SAI", "4"]
    assert named.count(";") == 3
    assert named.endswith("; …")


def test_work_that_waits_is_no_failure(records, check):
    change(records.tenure, until=ENDED, end="RESIGNED")

    code, lines = check()

    told, named = about(lines, "units_without_secretary")
    assert code == 0
    assert told.startswith("CẦN XỬ LÝ")
    assert named.strip() == str(records.pac_bo)


def test_scope_keeps_what_lies_below_it(records, check):
    change(records.clinic, name="Khác")

    assert check(scope="CB-HOAAN")[0] == 0
    assert check(scope="CB-HAQUANG")[0] == 1
    assert check(scope="CB-HQ-TTYT")[0] == 1


def test_unknown_scope_is_refused(records, check):
    with pytest.raises(InputError, match=r"^--scope: không có đơn vị nào mang mã XX; "):
        check(scope="XX")


def test_day_that_is_none_is_refused(records):
    with pytest.raises(InputError, match=r"^--day: 30/6 không phải là ngày; "):
        call_command("check_integrity", day="30/6")


def test_day_is_today_unless_told(records, capsys):
    call_command("check_integrity", scope="CB-HAQUANG")

    assert "Kiểm tra Huyện Đoàn Hà Quảng ngày" in capsys.readouterr().out
