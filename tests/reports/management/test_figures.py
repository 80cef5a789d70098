import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.commands import InputError
from reports.catalogue import FIGURES

DAYS = {"scope": "CB", "opening": "2018-11-30", "closing": "2022-06-30"}


@pytest.fixture
def figures(capsys):
    """What the command prints for the small province."""

    def figures(*args, **options):
        call_command("figures", *args, **DAYS | options)
        return capsys.readouterr().out

    return figures


def test_json_has_the_shape_of_the_contract(small, figures):
    out = json.loads(figures(format="json", only=["branches", "admissions"]))

    assert out == {
        "scope": {"code": "CB", "name": "Tỉnh Đoàn Cao Bằng"},
        "opening": "2018-11-30",
        "closing": "2022-06-30",
        "figures": {
            "branches": {
                "label": "Chi đoàn",
                "unit": "chi đoàn",
                "section": "A.1",
                "origin": "counted",
                "opening": 2,
                "closing": 2,
                "change": 0,
                "at": {},
            },
            "admissions": {
                "label": "Đoàn viên mới kết nạp",
                "unit": "đoàn viên",
                "section": "B.II.3.2",
                "origin": "counted",
                "span": 0,
            },
        },
    }


def test_json_gives_every_figure_unasked(small, figures):
    out = json.loads(figures(format="json"))

    assert list(out["figures"]) == [figure.id for figure in FIGURES]


def test_further_days_are_read(small, figures):
    days = ["2018-01-01", "2019-12-31"]

    out = json.loads(figures(format="json", only=["members"], at=days))

    assert out["figures"]["members"]["at"] == {"2018-01-01": 4, "2019-12-31": 4}


def test_shares_are_numbers_and_the_unsaid_is_null(small, figures):
    only = ["members_admin_share", "committee_members"]

    out = json.loads(figures(format="json", scope="CB-HAQUANG", only=only))["figures"]

    assert out["members_admin_share"]["closing"] == 33.33
    assert out["committee_members"]["closing"] is None


def test_csv_has_one_row_a_figure(small, figures):
    out = figures(format="csv", only=["branches", "admissions"], at=["2019-12-31"])

    assert out == (
        "id,label,unit,section,origin,opening,closing,change,span,2019-12-31\n"
        "branches,Chi đoàn,chi đoàn,A.1,counted,2,2,0,,2\n"
        "admissions,Đoàn viên mới kết nạp,đoàn viên,B.II.3.2,counted,,,,0,\n"
    )


def test_table_is_aligned(small, figures):
    out = figures(only=["branches", "members"])

    assert out == (
        "Số liệu    Đơn vị     Đầu kỳ  Cuối kỳ  Tăng, giảm  Trong kỳ\n"
        "Chi đoàn   chi đoàn        2        2           0         –\n"
        "Đoàn viên  đoàn viên       4        4           0         –\n"
    )


def test_table_has_the_span_of_a_flow_and_further_days(small, figures):
    out = figures(only=["members", "admissions"], at=["2019-12-31"])

    assert out.splitlines()[1:] == [
        "Đoàn viên              đoàn viên       4        4           0         –"
        "           4",
        "Đoàn viên mới kết nạp  đoàn viên       –        –           –         0"
        "           –",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"scope": "XX"},
            "--scope: không có đơn vị nào mang mã XX; hãy xem các mã bằng lệnh units.",
        ),
        ({"scope": None}, "Thiếu --scope; hãy xem cách dùng lệnh với --help."),
        (
            {"opening": "30/11/2018"},
            "--opening: 30/11/2018 không phải là ngày; hãy ghi năm-tháng-ngày, ví dụ "
            "2022-06-30.",
        ),
        (
            {"closing": "2022-02-30"},
            "--closing: 2022-02-30 không phải là ngày; hãy ghi năm-tháng-ngày, ví dụ "
            "2022-06-30.",
        ),
        (
            {"closing": "2018-11-29"},
            "--closing: Ngày cuối kỳ 29/11/2018 trước ngày đầu kỳ 30/11/2018; hãy chọn "
            "ngày cuối kỳ từ ngày đó trở đi.",
        ),
        (
            {"only": ["nothing"]},
            "--only: không có số liệu mang mã nothing; hãy xem các mã bằng lệnh "
            "figures không kèm --only.",
        ),
        (
            {"format": "xml"},
            "--format: không có lựa chọn xml; hãy chọn table, csv, json.",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(small, figures, options, sentence):
    with pytest.raises(InputError) as caught:
        figures(**options)

    assert str(caught.value) == sentence


@pytest.mark.parametrize("option", ["opening", "closing", "at"])
def test_day_outside_the_records_is_refused(small, figures, option):
    tomorrow = timezone.localdate() + timedelta(days=1)
    days = {"opening": "2017-12-31", "closing": f"{tomorrow}", "at": ["2017-12-31"]}

    with pytest.raises(InputError, match=f"^--{option}: Ngày .* nằm ngoài hồ sơ; hãy"):
        figures(**{option: days[option]})


def test_unknown_argument_is_refused(small, figures):
    with pytest.raises((InputError, CommandError)):
        figures("--nothing")
