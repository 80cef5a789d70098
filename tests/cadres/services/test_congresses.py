from datetime import UTC, date, datetime

import pytest

from accounts.models import Event, Footprint
from accounts.services import footprints
from cadres.choices import Employment, Manner, TenureEnd
from cadres.models import Congress, Seat, Tenure, Waiver
from cadres.services import congresses, seats, tenures
from cadres.services.elections import Elected
from tests.factories import (
    CongressFactory,
    PersonFactory,
    RuleFactory,
    SeatFactory,
    TenureFactory,
)
from unions.choices import RuleKind
from unions.models import Rule
from unions.services import units

OPENED = date(2018, 1, 1)
HELD, TERM = date(2022, 5, 10), date(2022, 5, 11)
UNTIL = date(2027, 5, 11)
NOW = datetime(2022, 6, 1, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_standards(db):
    """Nobody lacks anything, unless a test says so."""
    Rule.objects.all().delete()


@pytest.fixture
def convene(giang, truong_ha, post):
    """A congress of Trường Hà with so many seats: `elected` are (person, code)."""

    def convene(elected=(), at=NOW, unit=truong_ha, sizes=None, pay="NONE", **facts):
        known = {"SECRETARY": 1, "DEPUTY": 2, "COMMITTEE_MEMBER": 3}
        facts = {
            "name": "Đại hội lần thứ XI",
            "held_on": HELD,
            "term_since": TERM,
            "term_until": UNTIL,
            "document": "12-QĐ/HĐ",
        } | facts
        return congresses.hold(
            unit=unit,
            sizes={
                post(code): n for code, n in (known if sizes is None else sizes).items()
            },
            elected=[Elected(person, post(code), pay) for person, code in elected],
            by=giang,
            at=at,
            **facts,
        )

    return convene


@pytest.fixture
def mai(truong_ha):
    return PersonFactory(full_name="Lục Thị Mai", unit=truong_ha)


def told():
    rows = Tenure.objects.order_by("since", "post__rank", "pk")
    columns = ("person__full_name", "post_id", "since", "until", "end", "manner")
    return list(rows.values_list(*columns))


def test_congress_opens_a_term_and_ends_the_one_before(
    convene, hoa, lan, mai, seats, truong_ha
):
    congress, _ = convene([(hoa.person, "SECRETARY"), (mai, "DEPUTY")])

    assert told() == [
        ("Nông Thị Hoa", "SECRETARY", OPENED, TERM, TenureEnd.TERM, Manner.ELECTED),
        ("Bế Thị Lan", "DEPUTY", OPENED, TERM, TenureEnd.TERM, Manner.ELECTED),
        ("Nông Thị Hoa", "SECRETARY", TERM, None, "", Manner.ELECTED),
        ("Lục Thị Mai", "DEPUTY", TERM, None, "", Manner.ELECTED),
    ]
    assert seats("CB-HQ-TH") == [
        ("SECRETARY", 1, OPENED, TERM),
        ("SECRETARY", 1, TERM, None),
        ("DEPUTY", 1, OPENED, TERM),
        ("DEPUTY", 2, TERM, None),
        ("COMMITTEE_MEMBER", 3, TERM, None),
    ]
    assert set(Seat.objects.open().values_list("congress", flat=True)) == {congress.pk}
    assert [row.congress for row in Tenure.objects.open()] == [congress, congress]
    assert (congress.unit, congress.held_on, congress.term) == (
        truong_ha,
        HELD,
        "2022–2027",
    )


def test_congress_is_told_for_the_unit_and_for_everybody(convene, hoa, mai, truong_ha):
    convene([(mai, "SECRETARY")])

    [event] = Event.objects.filter(act="congress.hold")
    assert event.subject == str(truong_ha)
    assert event.detail == {
        "name": "Đại hội lần thứ XI",
        "on": "2022-05-11",
        "seats": 6,
        "ended": 1,
        "tenures": 1,
    }
    ends = Event.objects.filter(act="tenure.end")
    opens = Event.objects.filter(act="tenure.open", by="giang")
    assert [row.subject for row in ends] == [str(hoa.person)]
    assert [row.subject for row in opens] == [str(mai)]


def test_what_no_congress_elects_stays(convene, holder, truong_ha, post):
    holder("Hứa Văn Tài", truong_ha, "SPECIALIST")
    SeatFactory(unit=truong_ha, post=post("SPECIALIST"), quota=2)

    convene()

    assert [(row[1], row[3]) for row in told()] == [("SPECIALIST", None)]
    assert Seat.objects.open().filter(post="SPECIALIST").count() == 1


def test_post_without_a_size_has_no_seats(convene, hoa, seats):
    convene(sizes={"DEPUTY": 2})

    assert seats("CB-HQ-TH") == [
        ("SECRETARY", 1, OPENED, TERM),
        ("DEPUTY", 2, TERM, None),
    ]


def test_congress_can_be_undone(convene, hoa, lan, mai, giang, seats):
    before, seated = told(), seats("CB-HQ-TH")
    _, footprint = convene([(mai, "SECRETARY"), (hoa.person, "DEPUTY")])

    footprints.undo(footprint=footprint, by=giang, at=NOW)

    assert (told(), seats("CB-HQ-TH")) == (before, seated)
    assert Congress.objects.count() == 0


@pytest.mark.parametrize("facts", [{"sizes": {"SECRETARY": 1}}, {"sizes": {}}])
def test_more_elected_than_seats_are_refused(convene, hoa, mai, refused, facts):
    size = len(facts["sizes"])
    with refused(
        {
            "size-SECRETARY": [
                f"Bí thư: bầu 2 người nhưng số lượng là {size}; hãy ghi lại số lượng, "
                "hoặc bớt người."
            ]
        }
    ):
        convene([(hoa.person, "SECRETARY"), (mai, "SECRETARY")], **facts)

    assert (Congress.objects.count(), len(told())) == (0, 1)


def test_as_many_elected_as_seats_are_right(convene, mai, hoa):
    convene([(hoa.person, "DEPUTY"), (mai, "DEPUTY")], sizes={"DEPUTY": 2})

    assert Tenure.objects.open().filter(post="DEPUTY").count() == 2


def test_faults_are_told_at_their_rows(convene, mai, hoa, refused):
    with refused(
        {
            "elected-1": [
                "Chuyên viên không do đại hội bầu; hãy ghi ở trang cán bộ của đơn vị."
            ],
            "elected-2": ["Lục Thị Mai đã có ở dòng khác với chức danh Phó Bí thư."],
            "size-SPECIALIST": ["Đại hội không ấn định số lượng Chuyên viên."],
        }
    ):
        convene([(mai, "DEPUTY"), (hoa.person, "SPECIALIST"), (mai, "DEPUTY")])


def test_strange_pay_and_number_are_refused(convene, mai, refused):
    with refused(
        {
            "elected-0": ["Lục Thị Mai: không có chế độ “PIECES”."],
            "size-DEPUTY": ["Số lượng Phó Bí thư phải từ 0 trở lên, không phải -1."],
        }
    ):
        convene(
            [(mai, "SECRETARY")], pay="PIECES", sizes={"SECRETARY": 1, "DEPUTY": -1}
        )


def test_one_person_may_hold_several_posts(convene, mai):
    convene([(mai, "SECRETARY"), (mai, "COMMITTEE_MEMBER")], pay=Employment.FULL_TIME)

    assert [(row.post_id, row.employment) for row in Tenure.objects.all()] == [
        ("SECRETARY", "FULL_TIME"),
        ("COMMITTEE_MEMBER", "FULL_TIME"),
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"held_on": date(2022, 6, 2), "term_since": date(2022, 6, 2)},
            {
                "held_on": [
                    "Ngày 02/06/2022 chưa đến; hãy ghi đại hội sau khi đã tổ chức."
                ]
            },
        ),
        (
            {"term_since": date(2022, 5, 9)},
            {
                "term_since": [
                    "Nhiệm kỳ từ ngày 09/05/2022 không thể bắt đầu trước ngày đại hội."
                ]
            },
        ),
        (
            {"term_until": TERM},
            {"__all__": ["Ngày hết nhiệm kỳ phải sau ngày bắt đầu."]},
        ),
    ],
)
def test_days_out_of_order_are_refused(convene, facts, expected, refused):
    with refused(expected):
        convene(**facts)


def test_congress_of_today_is_right(convene):
    congress, _ = convene(held_on=date(2022, 6, 1), term_since=date(2022, 6, 1))

    assert congress.held_on == date(2022, 6, 1)


def test_earlier_congress_is_refused(convene, truong_ha, refused):
    CongressFactory(unit=truong_ha, name="Đại hội XI", held_on=date(2022, 5, 20))

    with refused(
        {
            "held_on": [
                "Đại hội XI ngày 20/05/2022 của đơn vị đã được ghi; hãy hoàn tác đại "
                "hội đó trước khi ghi đại hội sớm hơn."
            ]
        }
    ):
        convene()


def test_second_congress_of_a_day_is_refused(convene, refused):
    convene()

    with refused({"__all__": ["Đại hội ngày này của đơn vị đã được ghi."]}):
        convene(term_since=date(2022, 5, 12))


def test_next_congress_ends_the_term(convene, mai, hoa, seats):
    convene([(mai, "SECRETARY")], sizes={"SECRETARY": 1})
    later = date(2027, 4, 1)

    convene(
        sizes={"SECRETARY": 1},
        held_on=later,
        term_since=later,
        term_until=date(2032, 4, 1),
        at=datetime(2027, 5, 1, tzinfo=UTC),
    )

    assert Tenure.objects.get(person=mai).until == later
    assert seats("CB-HQ-TH")[-2:] == [
        ("SECRETARY", 1, TERM, later),
        ("SECRETARY", 1, later, None),
    ]


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"since": TERM}, "11/05/2022"),
        ({"until": date(2022, 5, 20), "end": TenureEnd.RESIGNED}, "20/05/2022"),
    ],
)
def test_tenure_recorded_later_is_refused(convene, mai, post, facts, day, refused):
    tenure = TenureFactory(person=mai, post=post("DEPUTY"), **facts)

    with refused(
        {
            "term_since": [
                f"{tenure} đã ghi đến hoặc từ ngày {day}; hãy đính chính thời gian đó, "
                "hoặc chọn ngày bắt đầu nhiệm kỳ muộn hơn."
            ]
        }
    ):
        convene()


def test_tenure_that_ended_before_is_left_alone(convene, mai, post):
    facts = {"until": TERM, "end": TenureEnd.RESIGNED}
    TenureFactory(person=mai, post=post("DEPUTY"), **facts)

    convene([(mai, "DEPUTY")])

    assert [row[2:5] for row in told()] == [
        (OPENED, TERM, TenureEnd.RESIGNED),
        (TERM, None, ""),
    ]


def test_seats_recorded_later_are_refused(convene, truong_ha, post, giang, refused):
    seats.fix(unit=truong_ha, post=post("DEPUTY"), quota=2, on=TERM, by=giang)

    with refused(
        {
            "__all__": [
                f"Định biên 2 Phó Bí thư – {truong_ha} đã ghi từ ngày 11/05/2022; hãy "
                "chọn ngày muộn hơn."
            ]
        }
    ):
        convene()


def test_ended_unit_holds_no_congress(convene, truong_ha, soc_ha, giang, refused):
    units.dissolve(unit=truong_ha, into=soc_ha, on=HELD, by=giang)
    truong_ha.refresh_from_db()

    with refused({"unit": [f"{truong_ha} không hoạt động suốt từ ngày 11/05/2022."]}):
        convene()


def test_whoever_does_not_meet_the_standards_needs_a_reason(
    convene, truong_ha, refused
):
    RuleFactory(kind=RuleKind.POST_AGE, post="DEPUTY", value=35)
    young, old = (
        PersonFactory(full_name=name, unit=truong_ha, born_on=born)
        for name, born in (
            ("Lương Thị Nhất", date(1986, 5, 12)),
            ("Lương Văn Nhì", date(1986, 5, 11)),
        )
    )
    elected = [(young, "DEPUTY"), (old, "DEPUTY")]
    breach = (
        "Lương Văn Nhì 36 tuổi vào ngày 11/05/2022, quá 35 tuổi là tuổi cao nhất giữ "
        "chức danh Phó Bí thư"
    )
    told = f"{breach} (Quy chế cán bộ Đoàn); nếu vẫn bố trí, hãy ghi lý do."

    with refused({"waiver": [told]}):
        convene(elected)
    convene(elected, waiver="Đại hội tín nhiệm")

    [waiver] = Waiver.objects.all()
    assert (waiver.tenure.person, waiver.breach, waiver.reason) == (
        old,
        breach,
        "Đại hội tín nhiệm",
    )
    assert Tenure.objects.open().count() == 2


def test_correction_is_told_and_undone(convene, giang, truong_ha, seats):
    congress, _ = convene()

    footprint = congresses.correct(
        congress=congress,
        name="Đại hội lần thứ XII",
        held_on=HELD,
        term_until=date(2027, 6, 1),
        document="12-QĐ/HĐ",
        reason="Ghi nhầm",
        by=giang,
        at=NOW,
    )

    congress.refresh_from_db()
    assert (congress.name, congress.term_until) == (
        "Đại hội lần thứ XII",
        date(2027, 6, 1),
    )
    [event] = Event.objects.filter(act="congress.correct")
    assert event.subject == str(truong_ha)
    assert event.detail["changes"] == {
        "đại hội": ["Đại hội lần thứ XI", "Đại hội lần thứ XII"],
        "nhiệm kỳ đến trước ngày": ["11/05/2027", "01/06/2027"],
    }
    footprints.undo(footprint=footprint, by=giang, at=NOW)
    assert Congress.objects.get().name == "Đại hội lần thứ XI"


def test_correction_keeps_the_days_in_order(convene, giang, refused):
    congress, _ = convene()

    with refused(
        {
            "term_since": [
                "Nhiệm kỳ từ ngày 11/05/2022 không thể bắt đầu trước ngày đại hội."
            ]
        }
    ):
        congresses.correct(
            congress=congress,
            held_on=date(2022, 5, 12),
            reason="Ghi nhầm",
            by=giang,
            at=NOW,
        )

    assert Congress.objects.get().held_on == HELD


def test_appointment_after_the_congress_keeps_it_from_being_undone(
    convene, mai, giang, truong_ha, post, refused
):
    _, footprint = convene([(mai, "SECRETARY")])
    [tenure] = Tenure.objects.all()
    tenures.end(tenure=tenure, on=NOW.date(), reason=TenureEnd.MOVED, by=giang)

    with refused(
        {
            "__all__": [
                f"Không hoàn tác được, vì đã có thay đổi về sau: {tenure}. Hãy hoàn "
                "tác hoặc đính chính những thay đổi đó trước."
            ]
        }
    ):
        footprints.undo(footprint=footprint, by=giang, at=NOW)

    assert Footprint.objects.get().undone_at is None
