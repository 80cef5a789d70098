import os
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings

from accounts.models import Event, User
from unions.models import LineRow, Placement, Restructuring, Succession, Unit
from unions.services import units, whole_reviews

MERGER = (
    "1,absorb,CB-THONGNONG,CB-HAQUANG,,,,",
    "2,unite,CB-HQ-TH,,Đoàn xã Mới,,,",
    "2,unite,CB-TN-DT,,,,,",
)
SUMMARY = """\
Quyết định số 864-NQ/TĐTN: 2 dòng, có hiệu lực từ ngày 01/02/2020, đơn vị quyết định: \
Tỉnh Đoàn Cao Bằng (CB).
"""
COUNTS = """\
Số đơn vị                           trước      sau   thay đổi
Cấp tỉnh                                1        1          0
Cấp huyện và tương đương                2        1         −1
Cơ sở đoàn                              2        1         −1
  Địa bàn dân cư                        2        1         −1
Chi đoàn                                2        2          0
  Địa bàn dân cư                        2        2          0

Đơn vị kết thúc: 3
Đơn vị thành lập: 1
Đơn vị thay đổi: 0
Đơn vị chuyển theo cấp trên: 2
"""
LINES = """\
Từng dòng (2):
  Dòng 1. Sáp nhập: Huyện Đoàn Thông Nông → Huyện Đoàn Hà Quảng
  Dòng 2. Hợp nhất: Đoàn xã Trường Hà, Đoàn xã Đa Thông → Đoàn xã Mới

Đơn vị mới (1):
  CB-HAQUANG-MOI  Đoàn xã Mới
"""


def tables():
    models = (Unit, Placement, Succession, Restructuring, LineRow, Event)
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in models}


@pytest.fixture
def tree(truong_ha, pac_bo, da_thong, coc_lung):
    return truong_ha


def test_preview_tells_what_would_happen_and_writes_nothing(tree, restructure, sheet):
    before = tables()

    code, out, err = restructure(sheet(*MERGER), "--preview")

    assert (code, err) == (0, "")
    assert out.startswith(SUMMARY)
    assert COUNTS in out
    assert out.endswith(LINES)
    assert tables() == before


def test_apply_tells_the_same_and_does_it(tree, restructure, sheet):
    foretold = restructure(sheet(*MERGER), "--preview")[1]

    code, out, err = restructure(sheet(*MERGER), "--apply")

    assert (code, err) == (0, "")
    assert out == f"{foretold}\nĐã áp dụng Quyết định số 864-NQ/TĐTN.\n"
    new = Unit.objects.get(code="CB-HAQUANG-MOI")
    assert list(new.children.order_by("code").values_list("code", flat=True)) == [
        "CB-HQ-TH-PB",
        "CB-TN-DT-CL",
    ]


def test_apply_again_changes_nothing(tree, restructure, sheet):
    restructure(sheet(*MERGER), "--apply")
    before = tables()

    assert restructure(sheet(*MERGER), "--apply") == (
        0,
        "Quyết định số 864-NQ/TĐTN đã được áp dụng từ trước với đúng nội dung này; "
        "không có gì thay đổi.\n",
        "",
    )
    assert tables() == before


def test_preview_of_what_is_blocked_leaves_with_one(tree, restructure, sheet):
    file = sheet("1,dissolve,CB-HQ-TH,,,,,")

    code, out, err = restructure(file, "--preview")

    assert (code, err) == (
        1,
        "Còn 1 điều phải xử lý trước; quyết định chưa áp dụng được.\n",
    )
    assert "\nPhải xử lý trước (1):\n  Dòng 1: Đoàn xã Trường Hà, " in out


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["1,absorb,CB-XX,CB-HAQUANG,,,,"],
            "Dòng 1: không tìm thấy đơn vị mang mã “CB-XX”; hãy kiểm tra lại mã.\n",
        ),
        (
            ["1,absorb,CB-HAQUANG,CB-THONGNONG,,,,", MERGER[0].replace("1", "2", 1)],
            "Dòng 1, 2: các đơn vị nhập vòng quanh nhau (Huyện Đoàn Hà Quảng → Huyện "
            "Đoàn Thông Nông → Huyện Đoàn Hà Quảng); hãy để lại một đơn vị tiếp "
            "nhận.\n",
        ),
        (
            ["1,absorb,CB-HAQUANG,,,,,", "2,merge,CB-HAQUANG,,,,,", "3,,CB,,,,,"],
            "Hàng 3 của tệp: Cột Việc (kind): “merge” không có trong danh sách; hãy "
            "chọn một trong: Sáp nhập vào đơn vị đang có, Hợp nhất thành đơn vị mới, "
            "Chia, tách, Chuyển đơn vị cấp trên, Đổi tên, Đổi loại hình, khối, Thành "
            "lập mới, Giải thể.\nHàng 4 của tệp: Cột Việc (kind) đang trống; hãy chọn "
            "một việc, ví dụ absorb.\n",
        ),
    ],
)
def test_apply_of_what_cannot_be_writes_nothing(tree, restructure, sheet, lines, told):
    before = tables()

    assert restructure(sheet(*lines), "--apply") == (2, "", told)

    assert tables() == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"by": "ai"},
            "--by: không có tài khoản ai; hãy kiểm tra lại tên đăng nhập.\n",
        ),
        (
            {"effective": "1/2/2020"},
            "--effective: 1/2/2020 không phải là ngày; hãy ghi năm-tháng-ngày, ví dụ "
            "2022-06-30.\n",
        ),
        ({"decided": ""}, "Thiếu --decided; hãy xem cách dùng lệnh với --help.\n"),
        ({"number": ""}, "Thiếu --number; hãy xem cách dùng lệnh với --help.\n"),
        (
            {"scope": "CB-XX"},
            "--scope: không có đơn vị nào mang mã CB-XX; hãy xem các mã bằng lệnh "
            "units.\n",
        ),
        (
            {"number": "1" * 61},
            "--number: Giá trị này chỉ có tối đa 60 kí tự (hiện có 61)\n",
        ),
        (
            {"by": "an"},
            "an không phải quản trị hệ thống; hãy dùng tài khoản quản trị, hoặc gửi "
            "quyết định qua trang quản lý để người khác duyệt.\n",
        ),
        (
            {"by": "binh", "scope": "CB-THONGNONG"},
            "--scope: CB-THONGNONG ngoài phạm vi phụ trách của binh; hãy dùng tài "
            "khoản khác.\n",
        ),
        (
            {"by": "nobody"},
            "Thiếu --scope: chưa rõ đơn vị quyết định; hãy ghi mã của một đơn vị.\n",
        ),
    ],
)
def test_bad_input_is_told_in_one_sentence(
    tree, an, binh, nobody, restructure, sheet, changed, told
):
    before = tables()

    assert restructure(sheet(*MERGER), "--apply", **changed) == (2, "", told)

    assert tables() == before


def test_closed_account_is_refused(tree, restructure, sheet):
    User.objects.filter(username="giang").update(is_active=False)

    assert restructure(sheet(*MERGER), "--preview") == (
        2,
        "",
        "--by: tài khoản giang đã bị khóa; hãy dùng tài khoản khác.\n",
    )


def test_missing_file_is_refused(tree, restructure, tmp_path):
    path = tmp_path / "không-có.csv"

    assert restructure(path, "--apply") == (
        2,
        "",
        f"Không đọc được tệp {path}; hãy kiểm tra lại đường dẫn và quyền đọc.\n",
    )


def test_one_of_both_acts_is_needed(tree, restructure, sheet):
    assert restructure(sheet(*MERGER)) == (
        2,
        "",
        "Thiếu --preview hoặc --apply; hãy chọn một trong hai.\n",
    )


def test_later_change_of_a_unit_is_named(tree, restructure, sheet, giang):
    units.rename(unit=tree, name="Đoàn xã Pác Bó", on=date(2021, 1, 1), by=giang)

    code, _, err = restructure(sheet(*MERGER), "--apply")

    assert code == 2
    assert err.startswith("Dòng 2: Đoàn xã Pác Bó, Huyện Đoàn Hà Quảng đã có thay đổi ")


def test_number_that_another_process_took_meanwhile_is_told(
    tree, restructure, sheet, monkeypatch
):
    restructure(sheet(*MERGER), "--apply")
    monkeypatch.setattr(whole_reviews, "written", lambda decision: None)
    monkeypatch.setattr(Restructuring, "full_clean", lambda row: None)

    assert restructure(sheet(*MERGER), "--apply") == (
        2,
        "",
        "Dữ liệu vừa được một người khác thay đổi cùng lúc; hãy chạy lại lệnh.\n",
    )


def test_wrong_options_leave_no_traceback():
    done = subprocess.run(
        [sys.executable, "manage.py", "restructure", "a.csv", "--appply"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEMO": "1"},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Tham số của lệnh restructure chưa đúng (--appply); hãy xem: manage.py "
        "restructure --help.\n"
    )
