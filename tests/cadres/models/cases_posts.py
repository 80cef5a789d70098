"""Constraints of posts, seats, tenures, qualifications and what documents say."""

from datetime import date

from cadres.choices import Degree, Outcome, Subject, TenureEnd, Theory
from cadres.models import Destination, Opening, Post, Qualification, Seat, Tenure
from tests.factories import (
    DestinationFactory,
    OpeningFactory,
    PersonFactory,
    PostFactory,
    QualificationFactory,
    RestructuringFactory,
    SeatFactory,
    TenureFactory,
)

BEFORE = date(2017, 1, 1)
OPENED = date(2018, 1, 1)
DOCUMENT = 864

BROKEN = {
    "cadres_seat_until_after_since": (
        Seat,
        {"until": BEFORE},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "cadres_seat_one_open": (
        Seat,
        {"until": None},
        "Đơn vị đã có định biên cho chức danh này.",
    ),
    "cadres_seat_quota_positive": (
        Seat,
        {"quota": 0},
        "Số lượng phải từ 1 trở lên.",
    ),
    "cadres_tenure_until_after_since": (
        Tenure,
        {"until": BEFORE},
        "Ngày kết thúc phải sau ngày bắt đầu.",
    ),
    "cadres_tenure_one_open": (
        Tenure,
        {"until": None, "end": ""},
        "Cán bộ đang giữ chức danh này tại đơn vị rồi.",
    ),
    "cadres_tenure_end_with_until": (
        Tenure,
        {"end": ""},
        "Ngày thôi và lý do thôi phải ghi cùng nhau.",
    ),
    "cadres_qualification_once": (
        Qualification,
        {"subject": Subject.PROFESSIONAL, "level": Degree.BACHELOR},
        "Trình độ này của cán bộ đã được ghi.",
    ),
    "cadres_qualification_level_fits_subject": (
        Qualification,
        {"level": Degree.DOCTOR},
        "Trình độ không thuộc loại đã chọn.",
    ),
    "cadres_destination_once": (
        Destination,
        {"restructuring_id": DOCUMENT},
        "Nơi bố trí của cán bộ đã được ghi.",
    ),
    "cadres_destination_place_if_placed": (
        Destination,
        {"outcome": Outcome.WAITING},
        "Đơn vị, chức danh bố trí được ghi khi, và chỉ khi, cán bộ được bố trí chức "
        "danh.",
    ),
    "cadres_opening_once": (
        Opening,
        {"unit": "CB-MOI"},
        "Định biên này của đơn vị mới đã được ghi.",
    ),
}


MODELS = [Post, Seat, Tenure, Qualification, Destination, Opening]


def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    secretary = Post.objects.get(code="SECRETARY")
    ended = {"since": BEFORE, "until": OPENED}
    SeatFactory(unit=pac_bo, post=secretary)
    held = TenureFactory(person=person, unit=pac_bo, post=secretary)
    document = RestructuringFactory(pk=DOCUMENT, authority=pac_bo)
    other = RestructuringFactory(authority=pac_bo)
    DestinationFactory(restructuring=document, tenure=held)
    OpeningFactory(restructuring=document, unit="CB-MOI", post=secretary)
    QualificationFactory(person=person)
    return {
        Post: PostFactory.build(),
        Seat: SeatFactory.build(unit=pac_bo, post=secretary, **ended),
        Tenure: TenureFactory.build(
            person=person, unit=pac_bo, post=secretary, end=TenureEnd.TERM, **ended
        ),
        Qualification: QualificationFactory.build(
            person=person, subject=Subject.THEORY, level=Theory.INTERMEDIATE
        ),
        Destination: DestinationFactory.build(
            restructuring=other,
            tenure=held,
            outcome=Outcome.EQUAL_POST,
            into="CB-MOI",
            post=secretary,
        ),
        Opening: OpeningFactory.build(
            restructuring=document, unit="CB-KHAC", post=secretary
        ),
    }
