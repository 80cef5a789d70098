import json
import os

import pytest
from django.core.management import call_command

from accounts.commands import InputError

DAYS = {"scope": "CB", "opening": "2018-11-30", "closing": "2022-06-30"}


def render(output, form="html", **options):
    call_command("render_report", format=form, output=str(output), **DAYS | options)


@pytest.mark.parametrize(
    ("form", "start"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("json", b"{")]
)
def test_report_is_written_whole(small, tmp_path, form, start):
    target = tmp_path / f"report.{form}"

    render(target, form)

    assert target.read_bytes().lstrip().startswith(start)
    assert os.listdir(tmp_path) == [target.name]


def test_json_has_the_figures(small, tmp_path):
    render(tmp_path / "report.json", "json")

    found = json.loads((tmp_path / "report.json").read_text())["figures"]
    assert found["branches"]["closing"] == 2


def test_unwritable_output_is_refused_and_nothing_is_left(small, tmp_path):
    target = tmp_path / "missing" / "report.html"

    with pytest.raises(InputError) as caught:
        render(target)

    assert str(caught.value) == (
        f"--output: không ghi được vào {target}; hãy chọn một tệp trong thư mục có sẵn "
        "mà đồng chí được phép ghi."
    )
    assert os.listdir(tmp_path) == []


def test_folder_as_output_is_refused(small, tmp_path):
    with pytest.raises(InputError, match=r"^--output: không ghi được vào "):
        render(tmp_path)


def test_file_that_the_disk_refuses_leaves_nothing(small, tmp_path):
    target = tmp_path / ("x" * 300)

    with pytest.raises(InputError, match=r"^--output: .* hãy chọn tệp khác\.$"):
        render(target)

    assert os.listdir(tmp_path) == []


def test_unknown_format_is_refused(small, tmp_path):
    with pytest.raises(InputError) as caught:
        render(tmp_path / "report.odt", "odt")

    assert str(caught.value) == (
        "--format: không có lựa chọn odt; hãy chọn html, pdf, json."
    )
