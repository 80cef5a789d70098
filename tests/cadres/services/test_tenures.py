from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Event
from cadres.choices import Degree, Employment, Manner, PostCode, Subject, TenureEnd
from cadres.models import Post, Qualification, Seat, Tenure
from cadres.services import qualifications, tenures
from tests.factories import PersonFactory, SeatFactory
from tests.waived import WAIVED
from unions.services import units

OPENED = date(2018, 1, 1)
EVE = date(2019, 12, 31)
DAY = date(2020, 1, 1)
LATER = date(2021, 1, 1)


@pytest.fixture
def hoa(ha_quang):
    return PersonFactory(full_name="Nông Thị Hoa", unit=ha_quang)


@pytest.fixture
def appoint(giang, hoa, ha_quang):
    """Makes Hoa the secretary of Hà Quảng."""

    def appoint(on, unit=ha_quang, post="SECRETARY", manner=Manner.ELECTED):
        return tenures.appoint(
            person=hoa,
            unit=unit,
            post=Post.objects.get(code=post),
            on=on,
            manner=manner,
            employment=Employment.FULL_TIME,
            by=giang,
            **WAIVED,
        )

    return appoint


def held():
    rows = Tenure.objects.order_by("unit__code", "since")
    return list(rows.values_list("unit__code", "post_id", "since", "until", "end"))


def test_posts_are_those_that_rules_speak_of(db):
    posts = Post.objects.order_by("rank").values_list("code", "name")

    assert list(posts) == PostCode.choices


# Appointing


def test_person_appointed_holds_the_post_from_that_day(appoint, hoa):
    tenure = appoint(DAY)

    assert held() == [("CB-HAQUANG", "SECRETARY", DAY, None, "")]
    assert (tenure.person, tenure.manner, tenure.employment) == (
        hoa,
        Manner.ELECTED,
        Employment.FULL_TIME,
    )
    assert [Tenure.objects.on(day).count() for day in (EVE, DAY)] == [0, 1]
    assert Event.objects.get(act="tenure.open").detail == {
        "post": "Bí thư",
        "unit": "Huyện Đoàn Hà Quảng",
        "on": "2020-01-01",
    }


def test_person_may_hold_two_posts(appoint):
    appoint(OPENED)
    appoint(OPENED, post="STANDING_MEMBER")

    assert len(held()) == 2


def test_person_appointed_twice_is_refused(appoint, refused):
    appoint(OPENED)

    with refused({"__all__": ["Cán bộ đang giữ chức danh này tại đơn vị rồi."]}):
        appoint(DAY)


def test_person_appointed_before_an_earlier_tenure_ended_is_refused(
    giang, appoint, refused
):
    tenures.end(tenure=appoint(OPENED), on=DAY, reason=TenureEnd.TERM, by=giang)

    with refused({"__all__": ["Thời gian này chồng lên một thời gian đã ghi."]}):
        appoint(EVE)
    appoint(DAY)

    assert held() == [
        ("CB-HAQUANG", "SECRETARY", OPENED, DAY, "TERM"),
        ("CB-HAQUANG", "SECRETARY", DAY, None, ""),
    ]


@pytest.mark.parametrize("on", [date(2017, 12, 31), EVE, DAY])
def test_person_appointed_outside_the_life_of_the_unit_is_refused(
    giang, appoint, ha_quang, refused, on
):
    units.dissolve(unit=ha_quang, on=DAY, by=giang)
    expected = f"Huyện Đoàn Hà Quảng không hoạt động suốt từ ngày {on:%d/%m/%Y}."

    with refused({"unit": [expected]}):
        appoint(on)


def test_person_appointed_in_an_unknown_manner_is_refused(appoint, refused):
    with refused({"manner": ["Giá trị 'LOT' không phải là lựa chọn hợp lệ."]}):
        appoint(DAY, manner="LOT")


# Ending


def test_tenure_ended_keeps_its_days(giang, appoint):
    tenures.end(tenure=appoint(OPENED), on=DAY, reason=TenureEnd.OVER_AGE, by=giang)

    assert held() == [("CB-HAQUANG", "SECRETARY", OPENED, DAY, "OVER_AGE")]
    assert [Tenure.objects.on(day).count() for day in (EVE, DAY)] == [1, 0]
    assert Event.objects.get(act="tenure.end").subject == "Nông Thị Hoa"


@pytest.mark.parametrize(
    ("on", "reason", "expected"),
    [
        (OPENED, TenureEnd.TERM, "Ngày kết thúc phải sau ngày bắt đầu."),
        (DAY, "", "Ngày thôi và lý do thôi phải ghi cùng nhau."),
    ],
    ids=["on its first day", "without a reason"],
)
def test_tenure_ended_badly_is_refused(giang, appoint, refused, on, reason, expected):
    tenure = appoint(OPENED)

    with refused({"__all__": [expected]}):
        tenures.end(tenure=tenure, on=on, reason=reason, by=giang)

    assert held() == [("CB-HAQUANG", "SECRETARY", OPENED, None, "")]


def test_tenures_end_with_their_unit(giang, appoint, ha_quang, hoa_an):
    appoint(OPENED)
    appoint(OPENED, unit=hoa_an)

    units.dissolve(unit=ha_quang, on=DAY, by=giang)

    assert held() == [
        ("CB-HAQUANG", "SECRETARY", OPENED, DAY, "UNIT_MERGED"),
        ("CB-HOAAN", "SECRETARY", OPENED, None, ""),
    ]


def test_tenure_that_ended_before_is_left_alone(giang, appoint, ha_quang):
    tenures.end(tenure=appoint(OPENED), on=EVE, reason=TenureEnd.TERM, by=giang)

    units.dissolve(unit=ha_quang, on=DAY, by=giang)

    assert held() == [("CB-HAQUANG", "SECRETARY", OPENED, EVE, "TERM")]


@pytest.mark.parametrize("case", ["began that day", "ended later"])
def test_unit_with_later_tenures_is_not_dissolved(
    giang, appoint, ha_quang, refused, case
):
    if case == "began that day":
        appoint(DAY)
    else:
        tenures.end(tenure=appoint(OPENED), on=LATER, reason=TenureEnd.TERM, by=giang)
    expected = (
        "Huyện Đoàn Hà Quảng có cán bộ nhận chức danh đúng hoặc sau ngày 01/01/2020, "
        "hoặc thôi sau ngày đó; hãy chọn ngày muộn hơn."
    )

    with refused({"__all__": [expected]}):
        units.dissolve(unit=ha_quang, on=DAY, by=giang)

    ha_quang.refresh_from_db()
    assert ha_quang.closed_on is None


# Qualifications


def test_qualification_awarded_holds_from_its_day(giang, hoa):
    row = qualifications.award(
        person=hoa, subject=Subject.PROFESSIONAL, level=Degree.MASTER, on=DAY, by=giang
    )

    assert [list(Qualification.objects.on(day)) for day in (EVE, DAY)] == [[], [row]]
    assert Event.objects.get(act="qualification.award").detail == {
        "level": 4,
        "on": "2020-01-01",
    }


@pytest.mark.parametrize(
    ("subject", "level", "expected"),
    [
        ("THEORY", 4, {"__all__": ["Trình độ không thuộc loại đã chọn."]}),
        ("PROFESSIONAL", 0, {"__all__": ["Trình độ không thuộc loại đã chọn."]}),
        ("PROFESSIONAL", 3, {"__all__": ["Trình độ này của cán bộ đã được ghi."]}),
        (
            "SPORT",
            1,
            {"subject": ["Giá trị 'SPORT' không phải là lựa chọn hợp lệ."]},
        ),
    ],
)
def test_qualification_awarded_badly_is_refused(
    giang, hoa, refused, subject, level, expected
):
    facts = {"person": hoa, "on": DAY, "by": giang}
    qualifications.award(subject="PROFESSIONAL", level=3, **facts)

    with refused(expected):
        qualifications.award(subject=subject, level=level, **facts)


# Who sees what


@pytest.mark.parametrize(
    ("user", "names"),
    [
        ("giang", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("an", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("dung", ["Nông Thị Hoa", "Bế Thị Lan"]),
        ("binh", ["Nông Thị Hoa"]),
        ("chi", ["Bế Thị Lan"]),
        ("nobody", []),
    ],
)
def test_cadres_visible_to_each_user(giang, hoa, hoa_an, request, user, names):
    secretary = Post.objects.get(code="SECRETARY")
    lan = PersonFactory(full_name="Bế Thị Lan", unit=hoa_an)
    for person in (hoa, lan):
        tenures.appoint(
            person=person,
            unit=person.unit,
            post=secretary,
            on=DAY,
            manner=Manner.ELECTED,
            employment=Employment.FULL_TIME,
            by=giang,
            **WAIVED,
        )
        qualifications.award(person=person, subject="THEORY", level=1, on=DAY, by=giang)
        SeatFactory(unit=person.unit, post=secretary)
    user = request.getfixturevalue(user)

    seats = Seat.objects.visible_to(user)
    held = Tenure.objects.visible_to(user)
    degrees = Qualification.objects.visible_to(user)

    assert len(seats) == len(names)
    assert {t.person.full_name for t in held} == set(names)
    assert {q.person.full_name for q in degrees} == set(names)
    assert Post.objects.visible_to(user).count() == 9


def test_posts_visible_to_no_visitor(db):
    assert list(Post.objects.visible_to(AnonymousUser())) == []
