"""What a plan says of members before anybody carries it out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.restructuring import look
from tests.factories import (
    AllotmentFactory,
    EnrolmentFactory,
    PersonFactory,
    TransferFactory,
)
from unions.choices import Bloc, Form
from unions.restructuring import Weight, concerns, plan_of

ON = date(2020, 2, 1)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
STATUTE = "Điều lệ Đoàn, Điều 15; Hướng dẫn 22-HD/TWĐTN ngày 28/6/2013"
PAC_BO = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


@pytest.fixture
def fill():
    def fill(unit, count, **facts):
        return [
            EnrolmentFactory(person=PersonFactory(unit=unit), **facts).person
            for _ in range(count)
        ]

    return fill


@pytest.fixture
def na_lung(found, truong_ha):
    return found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)


@pytest.fixture
def bo_bam(found, truong_ha):
    return found("CB-HQ-TH-BB", Form.BRANCH, "Chi đoàn Bó Bẩm", truong_ha, **RURAL)


@pytest.fixture
def merger(row, pac_bo, na_lung, bo_bam):
    """Pác Bó joins Nà Lừng; Bó Bẩm stays."""
    return row(1, "absorb", unit="CB-HQ-TH-PB", into="CB-HQ-TH-NL")


def told(concern, weight):
    return [f.sentence for f in concern.findings if f.weight == weight]


def blocks(concern):
    return told(concern, Weight.BLOCK)


def warnings(concern):
    return told(concern, Weight.WARNING)


# Sums


def test_members_records_and_transfers_are_counted(
    plan_for, merger, fill, pac_bo, na_lung, bo_bam
):
    [hoa, *_] = fill(pac_bo, 3)
    fill(pac_bo, 1, until=ON, exit="MATURED")
    PersonFactory(unit=pac_bo)
    TransferFactory(person=hoa, target=bo_bam)
    TransferFactory(person=fill(bo_bam, 3)[0], target=na_lung)

    concern = look(plan_for(merger), None)

    assert [(t.label, t.count) for t in concern.tallies] == [
        ("Đoàn viên chuyển theo đơn vị", 3),
        ("Hồ sơ người chuyển đơn vị quản lý", 5),
        ("Đề nghị chuyển sinh hoạt đang chờ có đơn vị kết thúc", 1),
    ]
    assert concern.per_unit == {"CB-HQ-TH-PB": {"Đoàn viên": 3}}
    assert concern.findings == []


def test_transfers_are_listed_by_the_admin(
    plan_for, merger, fill, pac_bo, na_lung, bo_bam, client, an
):
    [hoa] = fill(pac_bo, 1)
    concerned = TransferFactory(person=hoa, target=bo_bam)
    TransferFactory(person=fill(bo_bam, 1)[0], target=na_lung)

    url = look(plan_for(merger), None).tallies[2].url
    client.force_login(an)
    page = client.get(url)

    assert (page.status_code, list(page.context["cl"].queryset)) == (200, [concerned])


def test_nothing_is_listed_where_nothing_is(plan_for, merger):
    assert [t.url for t in look(plan_for(merger), None).tallies] == ["", "", ""]


def test_floor_is_asked_with_the_others(plan_for, merger, fill, pac_bo):
    fill(pac_bo, 3)

    said = concerns.survey(plan_for(merger))

    assert {"CB-HQ-TH-PB": {"Đoàn viên": 3}} in [each.per_unit for each in said]


@pytest.mark.parametrize("times", [1, 3])
def test_as_many_queries_for_one_unit_as_for_three(
    row, plan_for, fill, found, truong_ha, na_lung, times
):
    rows = []
    for number in range(times):
        code = f"CB-HQ-TH-{number}"
        unit = found(code, Form.BRANCH, f"Chi đoàn {number}", truong_ha, **RURAL)
        TransferFactory(person=fill(unit, times)[0], target=na_lung)
        rows.append(row(number + 1, "absorb", unit=code, into="CB-HQ-TH-NL"))
    plan = plan_for(*rows)

    with CaptureQueriesContext(connection) as queries:
        concern = look(plan, None)

    assert sum(t.count for t in concern.tallies) == 2 * times**2 + times
    assert len(queries) == 7


# What stands in the way


def test_members_without_a_unit_to_go_to_block(plan_for, row, fill, pac_bo, client, an):
    hoa, lan = fill(pac_bo, 2)
    concern = look(plan_for(row(4, "dissolve", unit="CB-HQ-TH-PB")), None)

    assert blocks(concern) == [
        f"Dòng 4: {PAC_BO} còn 2 đoàn viên chưa có nơi tiếp nhận; hãy chọn đơn vị tiếp "
        "nhận là chi đoàn hoặc chi đoàn cơ sở."
    ]
    client.force_login(an)
    page = client.get(concern.findings[0].url)
    assert {s.person for s in page.context["cl"].queryset} == {hoa, lan}


def test_unit_without_members_is_dissolved_freely(plan_for, row, fill, pac_bo):
    fill(pac_bo, 1, until=ON, exit="MATURED")
    plan = plan_for(row(4, "dissolve", unit="CB-HQ-TH-PB"))

    assert blocks(look(plan, None)) == []


def test_heir_that_holds_no_members_blocks(plan_for, row, fill, clinic, truong_ha):
    fill(clinic, 3)
    plan = plan_for(row(2, "absorb", unit="CB-HQ-TTYT", into="CB-HQ-TH"))

    assert blocks(look(plan, None)) == [
        f"Dòng 2: {truong_ha} không trực tiếp quản lý đoàn viên, không thể tiếp nhận 3 "
        f"đoàn viên của {clinic}; hãy chọn đơn vị tiếp nhận là chi đoàn hoặc "
        "chi đoàn cơ sở."
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"since": ON},
        {"since": date(2020, 5, 1)},
        {"until": date(2020, 5, 1), "exit": "MATURED"},
    ],
)
def test_members_who_come_or_leave_later_block(
    plan_for, merger, fill, pac_bo, facts, client, an
):
    fill(pac_bo, 2)
    [late] = fill(pac_bo, 1, **facts)

    concern = look(plan_for(merger), None)

    assert blocks(concern) == [
        f"Dòng 1: {PAC_BO} có 1 đoàn viên vào từ ngày 01/02/2020 trở đi, hoặc đã ghi "
        "ra sau ngày đó; hãy chọn ngày có hiệu lực muộn hơn, hoặc chuyển sinh hoạt các "
        "đoàn viên đó trước."
    ]
    client.force_login(an)
    page = client.get(concern.findings[0].url)
    assert [stay.person for stay in page.context["cl"].queryset] == [late]


def test_members_in_the_heir_may_come_and_leave_later(
    plan_for, merger, fill, pac_bo, na_lung
):
    fill(pac_bo, 3)
    fill(na_lung, 1, since=ON)

    assert blocks(look(plan_for(merger), None)) == []


def test_unit_turned_into_one_without_members_blocks(plan_for, row, fill, clinic):
    fill(clinic, 3)
    plan = plan_for(row(5, "change", unit="CB-HQ-TTYT", form="UNION"))

    concern = look(plan, None)

    assert blocks(concern) == [
        f"Dòng 5: {clinic} còn 3 đoàn viên, nên không thể thành đoàn cơ sở; hãy chuyển "
        "sinh hoạt các đoàn viên đó về chi đoàn trước."
    ]
    assert concern.tallies[0].count == 0


def test_empty_unit_may_be_turned(plan_for, row, clinic):
    plan = plan_for(row(5, "change", unit="CB-HQ-TTYT", form="UNION"))

    assert blocks(look(plan, None)) == []


# Splits


@pytest.fixture
def split(row, written, pac_bo, na_lung, bo_bam):
    return written(
        row(1, "split", unit="CB-HQ-TH-PB", name="Chi đoàn Khuổi Nặm", code="CB-KN"),
        row(1, "split", unit="CB-HQ-TH-PB", into="CB-HQ-TH-NL"),
    )


def test_members_who_are_not_allotted_are_told(split, fill, pac_bo, lam_son):
    people = fill(pac_bo, 9)
    for person, code in zip(people, ["CB-HQ-TH-NL"] * 3 + ["CB-KN"], strict=False):
        # They were elsewhere before.
        EnrolmentFactory(
            person=person,
            unit=lam_son,
            since=date(2017, 1, 1),
            until=date(2017, 2, 1),
            exit="MOVED",
        )
        AllotmentFactory(restructuring=split, person=person, into=code)
    # Stale: no part any more.
    AllotmentFactory(restructuring=split, person=people[4], into="CB-HA-HV-LS")

    concern = look(plan_of(split), split)

    assert (blocks(concern), warnings(concern)) == (
        [],
        [
            f"Dòng 1: 5 trong 9 đoàn viên của {PAC_BO} chưa được phân về phần nào, sẽ "
            "về Chi đoàn Khuổi Nặm; hãy phân đoàn viên nếu khác."
        ],
    )


def test_split_with_everybody_allotted_is_silent(split, fill, pac_bo):
    for number, person in enumerate(fill(pac_bo, 6)):
        code = "CB-KN" if number % 2 else "CB-HQ-TH-NL"
        AllotmentFactory(restructuring=split, person=person, into=code)

    assert look(plan_of(split), split).findings == []


def test_parts_that_get_too_few_are_told(split, fill, pac_bo):
    for person in fill(pac_bo, 5)[:4]:
        AllotmentFactory(restructuring=split, person=person, into="CB-HQ-TH-NL")

    assert warnings(look(plan_of(split), split))[1:] == [
        "Dòng 1: sau khi sắp xếp, Chi đoàn Khuổi Nặm chỉ có 1 đoàn viên; chi đoàn phải "
        f"có từ 3 đoàn viên ({STATUTE})."
    ]


# Sizes


def test_branch_founded_has_no_members_yet(plan_for, row, na_lung, pac_bo):
    plan = plan_for(
        row(
            1,
            "found",
            name="Chi đoàn Mới",
            code="CB-MOI",
            parent="CB-HQ-TH",
            form="BRANCH",
            **RURAL,
        )
    )

    assert warnings(look(plan, None)) == [
        "Dòng 1: sau khi sắp xếp, Chi đoàn Mới chỉ có 0 đoàn viên; chi đoàn phải có từ "
        f"3 đoàn viên ({STATUTE})."
    ]


@pytest.mark.parametrize(("members", "is_small"), [(2, True), (3, False)])
def test_heir_that_stays_small_is_told(
    plan_for, merger, fill, pac_bo, na_lung, members, is_small
):
    fill(pac_bo, 1)
    fill(na_lung, members - 1)
    # Not there on the day.
    fill(na_lung, 1, since=date(2020, 5, 1))

    expected = (
        f"Dòng 1: sau khi sắp xếp, {na_lung} chỉ có 2 đoàn viên; chi đoàn phải có từ "
        f"3 đoàn viên ({STATUTE})."
    )
    assert warnings(look(plan_for(merger), None)) == [expected] * is_small


def test_commune_left_with_one_branch_is_told(plan_for, row, pac_bo, na_lung, fill):
    fill(pac_bo, 3)
    plan = plan_for(row(1, "absorb", unit="CB-HQ-TH-PB", into="CB-HQ-TH-NL"))

    assert warnings(look(plan, None)) == [
        "Sau khi sắp xếp, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng chỉ có 1 chi đoàn và "
        f"3 đoàn viên; đoàn cơ sở phải có từ 2 chi đoàn ({STATUTE})."
    ]


def test_commune_that_takes_over_branches_is_big_enough(
    plan_for, row, pac_bo, lam_son, truong_ha, hong_viet, coc_lung
):
    plan = plan_for(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HA-HV"),
        row(2, "move", unit="CB-TN-DT-CL", parent="CB-HQ-TH"),
    )

    # Đa Thông lost its only branch.
    assert warnings(look(plan, None)) == [
        "Sau khi sắp xếp, Đoàn xã Đa Thông, Huyện Đoàn Thông Nông chỉ có 0 chi đoàn và "
        f"0 đoàn viên; đoàn cơ sở phải có từ 2 chi đoàn ({STATUTE})."
    ]


@pytest.mark.parametrize(("members", "is_small"), [(29, True), (30, False)])
def test_union_of_an_office_needs_thirty_members(
    plan_for, row, found, ha_quang, fill, members, is_small
):
    office = {"bloc": Bloc.ADMINISTRATIVE}
    for name in ("A", "B"):
        union = found(f"CB-{name}", Form.UNION, f"Đoàn {name}", ha_quang, **office)
        branch = found(f"CB-{name}1", Form.BRANCH, "Chi đoàn 1", union, **office)
        fill(branch, 20 if name == "A" else members - 20)
    plan = plan_for(
        row(7, "unite", unit="CB-A", name="Đoàn Mới", code="CB-M"),
        row(7, "unite", unit="CB-B"),
    )

    expected = (
        "Dòng 7: sau khi sắp xếp, Đoàn Mới chỉ có 2 chi đoàn và 29 đoàn viên; đoàn cơ "
        f"sở phải có từ 2 chi đoàn và 30 đoàn viên ({STATUTE})."
    )
    assert warnings(look(plan, None)) == [expected] * is_small


def test_units_that_the_plan_leaves_alone_are_not_told(
    plan_for, row, pac_bo, lam_son, hoa_an
):
    plan = plan_for(row(1, "rename", unit="CB-HOAAN", name="Huyện Đoàn Hòa An Mới"))

    assert look(plan, None).findings == []
