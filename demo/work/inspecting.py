"""Rounds of inspection of the provincial office (Conclusion 08, II.2.3)."""

from datetime import date

from cadres.choices import InspectionSubject
from cadres.models import InspectedUnit, Inspection

REGULATION, STATUTE = InspectionSubject.CADRE_REGULATION, InspectionSubject.STATUTE
ROUNDS = [
    (
        REGULATION,
        "Giám sát việc thực hiện Quy chế cán bộ Đoàn năm 2020",
        date(2020, 8, 17),
        date(2020, 8, 28),
        ["CB-HOAAN", "CB-BAOLAC"],
    ),
    (
        REGULATION,
        "Giám sát việc thực hiện Quy chế cán bộ Đoàn năm 2021",
        date(2021, 9, 13),
        date(2021, 9, 24),
        ["CB-NGUYENBINH", "CB-THACHAN"],
    ),
    (
        STATUTE,
        "Kiểm tra việc thi hành Điều lệ Đoàn năm 2021",
        date(2021, 5, 10),
        date(2021, 5, 14),
        ["CB-THANHPHO", "CB-CDSP"],
    ),
]
CONCLUSION = (
    "Hồ sơ cán bộ đầy đủ; bố trí cán bộ đúng tiêu chuẩn. Kiến nghị rà soát quy hoạch "
    "hằng năm và cử thêm cán bộ đi học lý luận chính trị."
)


def inspections(chairs):
    for number, (subject, name, begins_on, ends_on, codes) in enumerate(ROUNDS, 1):
        round_ = Inspection(
            name=name,
            subject=subject,
            unit=chairs.units["CB"],
            begins_on=begins_on,
            ends_on=ends_on,
            document=f"{70 + number}-KH/TĐTN-BKT",
        )
        yield round_
        for code in codes:
            unit = chairs.units[code]
            yield InspectedUnit(inspection=round_, unit=unit, conclusion=CONCLUSION)
