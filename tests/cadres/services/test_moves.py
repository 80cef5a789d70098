"""Who goes to other work, and comes back."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from accounts.services import footprints
from cadres.choices import Employment, Manner, MoveKind, Sphere, Tier
from cadres.models import Move, Waiver
from cadres.services import moves
from tests.factories import MoveFactory
from unions.services import units

DAY = date(2021, 9, 1)
LATER = date(2022, 3, 1)
AT = datetime(2021, 9, 2, tzinfo=UTC)
TO_PARTY = {
    "kind": MoveKind.TRANSFER,
    "sphere": Sphere.PARTY,
    "tier": Tier.DISTRICT,
    "place": " Văn phòng  Huyện ủy ",
}
AWAY = {"kind": MoveKind.SECONDMENT, "planned_until": LATER}
STAFF = {"manner": Manner.APPOINTED, "employment": Employment.FULL_TIME}


@pytest.fixture
def within(ha_quang, post):
    """The facts of a move into the deputy's post of Hà Quảng."""
    return {
        "kind": MoveKind.TRANSFER,
        "sphere": Sphere.UNION,
        "tier": Tier.DISTRICT,
        "into": ha_quang,
        "into_post": post("SPECIALIST"),
    }


@pytest.fixture
def go(an, hoa):
    """Hoa, the secretary of Trường Hà, goes on DAY."""

    def go(**facts):
        own = {"person": hoa.person, "unit": hoa.unit, "post": hoa.post, "on": DAY}
        return moves.record(by=an, at=AT, **own | facts)

    return go


def seen(row):
    return {name: getattr(row, name) for name in ("kind", "place", "on", "into")}


def test_cadre_goes_out_and_the_post_stays_until_it_is_let_go(go, held, hoa):
    move, _ = go(**TO_PARTY)

    assert seen(Move.objects.get()) == {
        "kind": "TRANSFER",
        "place": "Văn phòng Huyện ủy",
        "on": DAY,
        "into": None,
    }
    assert held()[0][4:6] == (None, "")
    event = Event.objects.get(act="move.record")
    assert event.subject == "Nông Thị Hoa"
    assert event.detail == {
        "unit": str(hoa.unit),
        "into": "Văn phòng Huyện ủy",
        "on": "2021-09-01",
    }
    assert str(move) == "Nông Thị Hoa: điều động đến Văn phòng Huyện ủy"


@pytest.mark.parametrize(("is_over_age", "end"), [(False, "MOVED"), (True, "OVER_AGE")])
def test_post_left_ends_for_its_reason(go, held, is_over_age, end):
    go(leaves=True, is_over_age=is_over_age, **TO_PARTY)

    assert held() == [
        (
            "Nông Thị Hoa",
            "CB-HQ-TH",
            "SECRETARY",
            date(2018, 1, 1),
            DAY,
            end,
            "ELECTED",
            "FULL_TIME",
        )
    ]


def test_post_gone_to_begins_the_same_day(go, held, within):
    go(leaves=True, joins=STAFF, **within)

    assert [row[1:6] for row in held()] == [
        ("CB-HQ-TH", "SECRETARY", date(2018, 1, 1), DAY, "MOVED"),
        ("CB-HAQUANG", "SPECIALIST", DAY, None, ""),
    ]


def test_move_is_undone_with_its_posts(an, go, held, within):
    before = held()
    _, footprint = go(leaves=True, joins=STAFF, **within)

    footprints.undo(footprint=footprint, by=an, at=AT)

    assert (held(), Move.objects.count()) == (before, 0)


def test_post_that_is_not_held_is_not_left(go, post, refused):
    told = (
        "Nông Thị Hoa không giữ chức danh Phó Bí thư ở Đoàn xã Trường Hà, Huyện Đoàn "
        "Hà Quảng đến ngày 01/09/2021; hãy chọn chức danh đang giữ, hoặc bỏ chọn thôi "
        "giữ chức danh."
    )

    with refused({"post": [told]}):
        go(leaves=True, post=post("DEPUTY"), **TO_PARTY)

    assert Move.objects.count() == 0


def test_post_gone_to_must_be_told(go, refused):
    told = (
        "Hãy chọn đơn vị Đoàn và chức danh nơi đến để ghi chức danh mới, hoặc bỏ chọn "
        "ghi chức danh nơi đến."
    )

    with refused({"into_post": [told]}):
        go(joins=STAFF, **TO_PARTY)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"place": ""}, "Hãy chọn đơn vị Đoàn nơi đến, hoặc ghi tên cơ quan ngoài"),
        ({"kind": "SECONDMENT"}, "Cử đi thực tế phải có ngày dự kiến về, sau ngày đi"),
        ({"planned_until": LATER}, "Cử đi thực tế phải có ngày dự kiến về, sau ngày"),
    ],
)
def test_move_that_is_half_told_is_refused(go, facts, told):
    with pytest.raises(moves.ValidationError) as caught:
        go(**TO_PARTY | facts)

    assert caught.value.messages[0].startswith(told)


def test_unit_is_left_on_its_last_day_and_not_later(an, go, truong_ha, refused):
    units.dissolve(unit=truong_ha, on=DAY, by=an)

    with refused(
        {
            "unit": [
                f"{truong_ha} không hoạt động ngay trước ngày 02/09/2021; hãy sửa ngày "
                "hoặc chọn đơn vị khác."
            ]
        }
    ):
        go(on=date(2021, 9, 2), **TO_PARTY)
    go(**TO_PARTY)

    assert Move.objects.get().on == DAY


def test_nobody_goes_to_a_unit_that_has_ended(an, go, soc_ha, within, refused):
    units.dissolve(unit=soc_ha, on=DAY, by=an)

    with refused(
        {
            "into": [
                f"{soc_ha} không hoạt động ngày 01/09/2021; hãy sửa ngày hoặc chọn "
                "đơn vị khác."
            ]
        }
    ):
        go(**within | {"into": soc_ha})


def test_post_gone_to_asks_for_the_standards(go, post, within):
    leading = within | {"into_post": post("DEPUTY")}

    with pytest.raises(moves.ValidationError):
        go(joins=STAFF, **leading)
    assert Move.objects.count() == 0
    go(joins=STAFF, waiver="Chưa có người khác", **leading)

    reasons = Waiver.objects.values_list("tenure__post", "reason").distinct()
    assert list(reasons) == [("DEPUTY", "Chưa có người khác")]


# Coming back


def test_secondment_ends_with_the_return(an, go, held, within):
    move, _ = go(joins=STAFF, **within | AWAY)

    moves.come_back(move=move, on=LATER, leaves=True, by=an, at=AT)

    move.refresh_from_db()
    assert move.returned_on == LATER
    assert [row[1:6] for row in held()] == [
        ("CB-HQ-TH", "SECRETARY", date(2018, 1, 1), None, ""),
        ("CB-HAQUANG", "SPECIALIST", DAY, LATER, "MOVED"),
    ]
    assert Event.objects.get(act="move.return").detail == {"on": "2022-03-01"}


def test_who_let_go_of_the_post_takes_it_up_again(an, go, hoa, held, within):
    hoa.post = within["into_post"]
    hoa.save()
    move, _ = go(leaves=True, **TO_PARTY | AWAY)
    before = held()

    footprint = moves.come_back(move=move, on=LATER, rejoins=STAFF, by=an, at=AT)

    assert [row[1:6] for row in held()] == [
        ("CB-HQ-TH", "SPECIALIST", date(2018, 1, 1), DAY, "MOVED"),
        ("CB-HQ-TH", "SPECIALIST", LATER, None, ""),
    ]
    footprints.undo(footprint=footprint, by=an, at=AT)
    assert (held(), Move.objects.get().returned_on) == (before, None)


def test_post_is_taken_up_again_by_the_standards(an, go, held):
    move, _ = go(leaves=True, **TO_PARTY | AWAY)
    back = {"move": move, "on": LATER, "rejoins": STAFF, "by": an, "at": AT}

    with pytest.raises(moves.ValidationError) as caught:
        moves.come_back(**back)
    assert list(caught.value.error_dict) == ["waiver"]
    footprint = moves.come_back(waiver="Đủ tín nhiệm", **back)

    assert held()[1][3:5] == (LATER, None)
    with pytest.raises(moves.ValidationError) as caught:
        footprints.undo(footprint=footprint, by=an, at=AT)
    assert caught.value.messages == [
        f"Không hoàn tác được, vì đã ghi {Waiver.objects.get()}, là dữ liệu không xóa "
        "được. Hãy đính chính những gì ghi sai, hoặc ghi việc tiếp theo."
    ]


def test_post_that_is_held_still_is_not_taken_up_again(an, go, held, refused):
    move, _ = go(**TO_PARTY | AWAY)
    told = (
        "Nông Thị Hoa vẫn giữ chức danh Bí thư ở Đoàn xã Trường Hà, Huyện Đoàn Hà "
        "Quảng; hãy bỏ chọn nhận lại chức danh."
    )

    with refused({"__all__": [told]}):
        moves.come_back(move=move, on=LATER, rejoins=STAFF, by=an, at=AT)

    assert (len(held()), Move.objects.get().returned_on) == (1, None)


def test_post_of_a_unit_that_ends_is_refused_at_where_it_lies(
    an, go, soc_ha, within, refused
):
    units.dissolve(unit=soc_ha, on=LATER, by=an)
    told = f"{soc_ha} không hoạt động suốt từ ngày 01/09/2021."

    with refused({"into": [told]}):
        go(joins=STAFF, **within | {"into": soc_ha})


def test_return_is_undone(an, go):
    move, _ = go(**TO_PARTY | AWAY)

    footprint = moves.come_back(move=move, on=LATER, by=an, at=AT)
    footprints.undo(footprint=footprint, by=an, at=AT)

    assert Move.objects.get().returned_on is None


def test_who_came_back_does_not_come_again(an, go, refused):
    move, _ = go(**TO_PARTY | AWAY)
    moves.come_back(move=move, on=LATER, by=an, at=AT)

    with refused({"__all__": ["Nông Thị Hoa đã về từ ngày 01/03/2022."]}):
        moves.come_back(move=move, on=date(2022, 4, 1), by=an, at=AT)


def test_who_was_moved_for_good_does_not_come_back(an, go, refused):
    move, _ = go(**TO_PARTY)
    told = (
        f"{move} không có ngày về; chỉ ghi ngày về của lượt cử đi thực tế có thời hạn."
    )

    with refused({"__all__": [told]}):
        moves.come_back(move=move, on=LATER, by=an, at=AT)


# Correcting


def test_move_is_corrected(an, go, hoa):
    move, _ = go(**TO_PARTY)

    moves.correct(move=move, tier=Tier.PROVINCE, reason="Nhầm cấp", by=an, at=AT)

    event = Event.objects.get(act="move.correct")
    assert event.detail["changes"] == {"cấp của nơi đến": ["Cấp huyện", "Cấp tỉnh"]}
    assert (event.subject_id, event.detail["reason"]) == (
        str(hoa.person.pk),
        "Nhầm cấp",
    )


def test_move_is_not_corrected_to_before_its_unit(an, go, hoa, refused):
    move, _ = go(**TO_PARTY)
    told = (
        f"{hoa.unit} không hoạt động ngay trước ngày 01/01/2018; hãy sửa ngày hoặc "
        "chọn đơn vị khác."
    )

    with refused({"unit": [told]}):
        moves.correct(move=move, on=date(2018, 1, 1), reason="Nhầm", by=an, at=AT)


@pytest.mark.parametrize(
    ("user", "count"), [("an", 2), ("binh", 2), ("chi", 1), ("nobody", 0)]
)
def test_moves_are_seen_from_both_ends(hoa, hoa_an, hong_viet, request, user, count):
    MoveFactory(person=hoa.person, unit=hoa.unit)
    into = {"sphere": Sphere.UNION, "into": hoa_an, "place": ""}
    MoveFactory(person=hoa.person, unit=hoa.unit, on=DAY, **into)

    user = request.getfixturevalue(user)

    assert Move.objects.visible_to(user).count() == count
