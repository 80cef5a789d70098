"""The cadres of the provincial office at the grassroots (Hướng dẫn 03-HD/TWĐTN-BTC)."""

from datetime import date, timedelta
from random import Random

from cadres.models import FieldTrip, FieldVisit
from demo.plan.solvers import apportion
from unions.choices import Bloc, Form

DAY = timedelta(1)
TURNS = 153
DAYS = [
    date(2018, 12, 3),
    date(2019, 3, 4),
    date(2019, 5, 13),
    date(2019, 7, 8),
    date(2019, 10, 7),
    date(2020, 3, 9),
    date(2020, 6, 8),
    date(2020, 9, 14),
    date(2020, 11, 16),
    date(2021, 3, 8),
    date(2021, 7, 12),
    date(2021, 10, 11),
    date(2021, 12, 6),
    date(2022, 3, 7),
]
PURPOSE = "Nắm tình hình hoạt động Đoàn, hỗ trợ cơ sở trong các đợt cao điểm"
REPORTS = [
    "Chi đoàn sinh hoạt đúng lịch; cần thêm tài liệu cho bí thư chi đoàn mới.",
    "Đoàn xã giữ được nền nếp; sổ sách ghi chép đầy đủ, quỹ Đoàn minh bạch.",
    "Thanh niên đi làm ăn xa nhiều, tỷ lệ dự sinh hoạt thấp; đã bàn cách tập hợp.",
    "Hướng dẫn rà soát số liệu đoàn viên, ghi sổ và chuyển sinh hoạt đúng quy định.",
]
# Of the last round some have not reported yet.
LATE = 3


def trips(chairs):
    rng = Random("field trips")
    for on, turns in zip(DAYS, apportion(TURNS, [1] * len(DAYS)), strict=True):
        trip = FieldTrip(
            name=f"Đợt đi cơ sở tháng {on.month} năm {on.year}",
            unit=chairs.units["CB"],
            begins_on=on,
            ends_on=on + DAY * 11,
            purpose=PURPOSE,
        )
        yield trip
        yield from _visits(rng, chairs, trip, turns)


def _visits(rng, chairs, trip, turns):
    on = trip.begins_on
    people = sorted({c.person for c in chairs.of(on, Form.PROVINCIAL)})
    communes = [
        place.unit
        for place in chairs.places(on).values()
        if (place.form, place.bloc) == (Form.UNION, Bloc.RESIDENTIAL)
    ]
    sent = zip(rng.sample(people, turns), rng.sample(communes, turns), strict=True)
    for number, (person, commune) in enumerate(sent):
        visit = FieldVisit(trip=trip, person_id=person, unit=commune)
        if on < DAYS[-1] or number >= LATE:
            visit.reported_on = trip.ends_on + DAY * (3 + number % 5)
            visit.report = rng.choice(REPORTS)
        yield visit
