import pytest
from django.core import mail

from cadres.models import EvaluationReminder

NAME = "Xếp loại chất lượng – Cơ sở đoàn, năm 2021"
SILENT = (
    f"{NAME}: Huyện Đoàn Hòa An còn 1 đối tượng chưa gửi đề nghị, nhưng không có ai "
    "phụ trách có địa chỉ thư.\n"
)


@pytest.fixture
def binh(binh):
    binh.email = "binh@example.org"
    binh.save()
    return binh


def test_command_writes_and_tells_how_many(campaign, binh, run):
    code, out, err = run("remind_evaluations", "--on", "2021-12-15")

    assert (code, err) == (0, "")
    assert out == f"{SILENT}{NAME}: đã gửi 1 thư.\n"
    assert [letter.to for letter in mail.outbox] == [["binh@example.org"]]


def test_dry_run_writes_nothing(campaign, binh, run):
    code, out, _ = run("remind_evaluations", "--on", "2021-12-15", "--dry-run")

    assert code == 0
    assert out == (
        f"{NAME}: Huyện Đoàn Hà Quảng, quá hạn 5 ngày → Lục Văn Bình "
        f"<binh@example.org>\n{SILENT}{NAME}: sẽ gửi 1 thư.\n"
    )
    assert (mail.outbox, EvaluationReminder.objects.count()) == ([], 0)


def test_nothing_is_asked(db, run):
    assert run("remind_evaluations", "--on", "2021-12-15") == (
        0,
        "Không có đợt đánh giá nào đang mở; không có ai để nhắc.\n",
        "",
    )
