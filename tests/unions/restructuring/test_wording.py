import pytest

from tests.fixtures_restructurings import EFFECTIVE
from unions.choices import LineKind
from unions.restructuring import wording
from unions.services import units

LINES = {
    "absorb": (
        [{"unit": "CB-HQ-TH", "into": "CB-HA-HV"}],
        "Sáp nhập: Đoàn xã Trường Hà → Đoàn xã Hồng Việt",
    ),
    "absorb-renamed": (
        [
            {"unit": "CB-HQ-TH", "into": "CB-HA-HV", "name": "Đoàn xã A"},
            {"unit": "CB-TN-DT", "into": "CB-HA-HV"},
        ],
        "Sáp nhập: Đoàn xã Trường Hà, Đoàn xã Đa Thông → Đoàn xã Hồng Việt (lấy tên "
        "Đoàn xã A)",
    ),
    "unite": (
        [
            {"unit": "CB-HQ-TH", "name": "Đoàn xã A", "parent": "CB-HOAAN"},
            {"unit": "CB-TN-DT"},
        ],
        "Hợp nhất: Đoàn xã Trường Hà, Đoàn xã Đa Thông → Đoàn xã A (trực thuộc Huyện "
        "Đoàn Hòa An)",
    ),
    "split": (
        [
            {"unit": "CB-HQ-TH", "into": "CB-HA-HV"},
            {"unit": "CB-HQ-TH", "name": "Đoàn xã A"},
            {"unit": "CB-HQ-TH-PB", "name": "Đoàn xã A"},
        ],
        "Chia, tách: Đoàn xã Trường Hà → Đoàn xã Hồng Việt; Đoàn xã A. Chi đoàn Pác "
        "Bó, Đoàn xã Trường Hà về Đoàn xã A",
    ),
    "move": (
        [{"unit": "CB-HQ-TH", "parent": "CB-HOAAN"}],
        "Chuyển cấp trên: Đoàn xã Trường Hà → trực thuộc Huyện Đoàn Hòa An",
    ),
    "rename": (
        [{"unit": "CB-HQ-TH", "name": "Đoàn xã A"}],
        "Đổi tên: Đoàn xã Trường Hà → Đoàn xã A",
    ),
    "change": (
        [{"unit": "CB-HQ-TH", "bloc": "SCHOOL", "official_code": "01234"}],
        "Đổi loại hình, khối: Đoàn xã Trường Hà (trường học; mã hành chính 01234)",
    ),
    "found": (
        [{"name": "Chi đoàn A", "code": "A", "parent": "CB-HQ-TH", "form": "BRANCH"}],
        "Thành lập: Chi đoàn A (trực thuộc Đoàn xã Trường Hà; chi đoàn)",
    ),
    "dissolve": (
        [{"unit": "CB-HQ-TH", "into": "CB-HA-HV", "parent": "CB-TN-DT"}],
        "Giải thể: Đoàn xã Trường Hà → đoàn viên về Đoàn xã Hồng Việt; đơn vị trực "
        "thuộc về Đoàn xã Đa Thông",
    ),
    "dissolve-without-heir": (
        [{"unit": "CB-HQ-TH"}],
        "Giải thể: Đoàn xã Trường Hà",
    ),
}


@pytest.fixture
def tree(pac_bo, da_thong, hong_viet):
    return pac_bo


@pytest.mark.parametrize("name", LINES)
def test_line_is_told(name, tree, row):
    rows, sentence = LINES[name]
    kind = name.partition("-")[0]

    [told] = wording.tell([row(1, kind, **cells) for cells in rows], EFFECTIVE)

    assert told.sentence == sentence


def test_every_kind_is_told():
    assert {name.partition("-")[0] for name in LINES} == set(LineKind)


def test_names_are_those_of_the_eve(tree, row, truong_ha, giang):
    units.rename(unit=truong_ha, name="Đoàn xã Mới", on=EFFECTIVE, by=giang)

    [told] = wording.tell([row(1, "rename", unit="CB-HQ-TH", name="X")], EFFECTIVE)

    assert told.text == "Đoàn xã Trường Hà → X"


def test_unknown_code_stands_for_itself(db, row):
    [told] = wording.tell([row(1, "rename", unit="KHONG", name="X")], EFFECTIVE)

    assert told.text == "KHONG → X"


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, tree, row, django_assert_num_queries):
    codes = ["CB-HQ-TH", "CB-TN-DT", "CB-HA-HV"][:count]
    rows = [row(n, "rename", unit=code, name="X") for n, code in enumerate(codes, 1)]

    with django_assert_num_queries(2):
        wording.tell(rows, EFFECTIVE)
