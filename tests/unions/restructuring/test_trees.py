import pytest

from unions.restructuring import trees


@pytest.fixture
def tree(pac_bo, coc_lung, lam_son, clinic):
    return pac_bo


def told(branching):
    """(name, word, what else) of each entry on both sides."""
    return [
        [
            (e.name, e.word, f"{e.of}{'; ' if e.of and e.told else ''}{e.told}")
            for e in side
        ]
        for side in (branching.before, branching.after)
    ]


def test_end_and_heir(tree, row, plan_for):
    plan = plan_for(row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH"))

    ha_quang, thong_nong = trees.grow(plan)

    assert (ha_quang.name, thong_nong.name) == (
        "Huyện Đoàn Hà Quảng",
        "Huyện Đoàn Thông Nông",
    )
    assert told(ha_quang) == [
        [("Đoàn xã Trường Hà", "", "")],
        [("Đoàn xã Trường Hà", "", "nhận Đoàn xã Đa Thông")],
    ]
    assert told(thong_nong) == [
        [
            (
                "Đoàn xã Đa Thông",
                "kết thúc",
                "→ Đoàn xã Trường Hà; 1 đơn vị trực thuộc chuyển theo",
            )
        ],
        [],
    ]


def test_parent_that_ends_is_told_beside_its_children(tree, row, plan_for):
    plan = plan_for(
        row(1, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(2, "rename", unit="CB-TN-DT", name="Đoàn xã Mới"),
    )

    ha_quang, _ = trees.grow(plan)

    assert told(ha_quang) == [
        [
            (
                "Đoàn xã Đa Thông",
                "chuyển",
                "Huyện Đoàn Thông Nông; → Huyện Đoàn Hà Quảng",
            )
        ],
        [
            (
                "Đoàn xã Mới",
                "chuyển",
                "từ Huyện Đoàn Thông Nông; lấy tên Đoàn xã Mới",
            )
        ],
    ]


def test_new_moved_renamed_and_changed(tree, row, plan_for):
    plan = plan_for(
        row(1, "unite", unit="CB-HQ-TH", code="MOI", name="Đoàn xã Mới"),
        row(1, "unite", unit="CB-TN-DT", parent="CB-HOAAN"),
        row(2, "move", unit="CB-HQ-TTYT", parent="CB-HOAAN"),
        row(3, "rename", unit="CB-HA-HV", name="Đoàn xã Khác"),
        row(4, "change", unit="CB-HA-HV-LS", area="URBAN", bloc="RESIDENTIAL"),
    )

    by_name = {branching.name: told(branching) for branching in trees.grow(plan)}

    assert by_name["Huyện Đoàn Hòa An"][1] == [
        ("Đoàn xã Mới", "mới", "nhận Đoàn xã Trường Hà, Đoàn xã Đa Thông"),
        ("Chi đoàn cơ sở Trung tâm Y tế", "chuyển", "từ Huyện Đoàn Hà Quảng"),
        ("Đoàn xã Khác", "đổi tên", "trước là Đoàn xã Hồng Việt"),
    ]


def test_no_question_to_the_database(tree, row, plan_for, django_assert_num_queries):
    plan = plan_for(row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH"))

    with django_assert_num_queries(0):
        trees.grow(plan)
