import pytest

from unions.restructuring import concerns, summaries
from unions.restructuring.concerns import Concern, Tally
from unions.restructuring.findings import block, warn


@pytest.fixture
def summary(plan_for, province, monkeypatch):
    """The summary of rows, with these concerns of the floors above."""

    def summary(*rows, told=()):
        monkeypatch.setattr(concerns, "survey", lambda plan, document: list(told))
        return summaries.summarise(plan_for(*rows), rows=rows, authority=province)

    return summary


def test_units_are_counted_by_what_becomes_of_them(
    summary, row, truong_ha, pac_bo, da_thong, coc_lung
):
    done = summary(
        row(1, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(2, "rename", unit="CB-HQ-TH", name="Đoàn xã Pác Bó"),
        row(3, "found", code="CB-A", name="Huyện Đoàn A", parent="CB", form="LOCAL"),
    )

    assert (done.ended, done.changed, done.carried) == (1, 1, 2)
    assert [node.unit.code for node in done.founded] == ["CB-A"]
    assert [line.sentence for line in done.lines] == [
        "Sáp nhập: Huyện Đoàn Thông Nông → Huyện Đoàn Hà Quảng",
        "Đổi tên: Đoàn xã Trường Hà → Đoàn xã Pác Bó",
        "Thành lập: Huyện Đoàn A (trực thuộc Tỉnh Đoàn Cao Bằng; huyện, thành đoàn)",
    ]


def test_what_every_floor_says_stands_together(summary, row, thong_nong):
    own = "Dòng 1: không tìm thấy đơn vị mang mã “CB-X”; hãy kiểm tra lại mã."
    told = [
        Concern(tallies=[Tally("Đoàn viên", 3)], findings=[warn("Cần xem.")]),
        Concern(tallies=[Tally("Cán bộ", 1)], findings=[block("Chưa được.")]),
    ]

    done = summary(row(1, "rename", unit="CB-X", name="A"), told=told)

    assert [finding.sentence for finding in done.blocks] == [own, "Chưa được."]
    assert "Cần xem." in [finding.sentence for finding in done.warnings]
    assert [(t.label, t.count) for t in done.tallies] == [
        ("Đoàn viên", 3),
        ("Cán bộ", 1),
    ]
