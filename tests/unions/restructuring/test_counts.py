import pytest

from tests.fixtures_restructurings import EFFECTIVE
from unions.choices import Form
from unions.restructuring import counts, plan_of
from unions.services import restructurings

RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}


@pytest.fixture
def tree(pac_bo, coc_lung, lam_son, clinic, found, truong_ha):
    return found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)


@pytest.fixture
def rows(row):
    """Of every kind at once."""
    return [
        row(1, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(2, "split", unit="CB-HQ-TH", into="CB-HA-HV"),
        row(2, "split", unit="CB-HQ-TH", name="Đoàn xã Mới"),
        row(3, "change", unit="CB-HQ-TTYT", bloc="ENTERPRISE"),
        row(4, "dissolve", unit="CB-HQ-TH-NL", into="CB-HQ-TH-PB"),
        row(5, "move", unit="CB-TN-DT", parent="CB-HOAAN"),
        row(
            6,
            "found",
            name="Chi đoàn Nhà máy",
            parent="CB-TN-DT",
            form="BRANCH",
            bloc="ENTERPRISE",
        ),
    ]


@pytest.mark.parametrize("scope", ["province", "ha_quang", "hoa_an"])
def test_counts_are_those_after_applying(scope, tree, rows, approved, an, request):
    authority = request.getfixturevalue(scope)
    document = approved(*rows)
    plan = plan_of(document)
    promised = counts.count(plan, authority)

    restructurings.apply(restructuring=document, by=an, at=document.decided_at)

    got = counts.compare(authority, EFFECTIVE, EFFECTIVE)
    assert [(t.label, t.after) for t in promised if t.after] == [
        (t.label, t.after) for t in got
    ]


def test_before_after_and_change(tree, rows, written, province):
    tallies = counts.count(plan_of(written(*rows)), province)

    assert [(t.label, t.before, t.after, t.change) for t in tallies] == [
        ("Cấp tỉnh", 1, 1, 0),
        ("Cấp huyện và tương đương", 3, 2, -1),
        ("Cơ sở đoàn", 4, 4, 0),
        ("Địa bàn dân cư", 3, 3, 0),
        ("Hành chính, sự nghiệp", 1, 0, -1),
        ("Doanh nghiệp", 0, 1, 1),
        ("Chi đoàn", 4, 4, 0),
        ("Địa bàn dân cư", 4, 3, -1),
        ("Doanh nghiệp", 0, 1, 1),
    ]


def test_one_question(tree, rows, written, province, django_assert_num_queries):
    plan = plan_of(written(*rows))

    with django_assert_num_queries(1):
        counts.count(plan, province)
