"""Constraints of moves, elected offices, awards, contests, inspections and what is
paid."""

from datetime import date
from decimal import Decimal

from cadres.choices import AwardTitle, MoveKind, Sphere
from cadres.models import (
    AllowanceRate,
    Award,
    BaseSalary,
    Contest,
    ContestEntry,
    ElectedOffice,
    InspectedUnit,
    Inspection,
    Move,
    Post,
)
from tests.factories import (
    AllowanceRateFactory,
    AwardFactory,
    BaseSalaryFactory,
    ContestEntryFactory,
    ContestFactory,
    ElectedOfficeFactory,
    InspectedUnitFactory,
    InspectionFactory,
    MoveFactory,
    PersonFactory,
)

BEFORE = date(2017, 1, 1)
OPENED = date(2018, 1, 1)
WENT = date(2020, 9, 1)
ENDED = "Ngày kết thúc phải sau ngày bắt đầu."
PLACE = "Hãy chọn đơn vị Đoàn nơi đến, hoặc ghi tên cơ quan ngoài Đoàn."
PERIOD = (
    "Cử đi thực tế phải có ngày dự kiến về, sau ngày đi; hình thức khác thì không ghi."
)
ENTRY, UNIT = 906, 907

BROKEN = {
    "cadres_move_once_a_day": (
        Move,
        {"on": WENT},
        "Lượt luân chuyển, điều động này đã được ghi.",
    ),
    "cadres_move_into_unit_or_place": (Move, {"sphere": Sphere.UNION}, PLACE),
    "cadres_move_secondment_has_an_end": (Move, {"planned_until": BEFORE}, PERIOD),
    "cadres_move_returned_after_leaving": (
        Move,
        {"returned_on": date(2020, 10, 1)},
        "Ngày về phải sau ngày đi.",
    ),
    "cadres_electedoffice_until_after_since": (
        ElectedOffice,
        {"until": BEFORE},
        ENDED,
    ),
    "cadres_electedoffice_one_open": (
        ElectedOffice,
        {"until": None},
        "Cán bộ đang giữ vị trí trúng cử này rồi.",
    ),
    "cadres_award_once_a_person": (
        Award,
        {"decision": "17-QĐ/TĐTN"},
        "Khen thưởng này của cá nhân đã được ghi.",
    ),
    "cadres_award_once_a_unit": (
        Award,
        {"person": None, "title": AwardTitle.BRANCH, "decision": "17-QĐ/TĐTN"},
        "Khen thưởng này của đơn vị đã được ghi.",
    ),
    "cadres_award_secretary_is_a_person": (
        Award,
        {"person": None},
        "Hãy chọn cá nhân được khen.",
    ),
    "cadres_contest_once": (
        Contest,
        {"name": "Bí thư chi đoàn giỏi"},
        "Hội thi này đã được ghi.",
    ),
    "cadres_contestentry_once": (
        ContestEntry,
        {"contest_id": ENTRY},
        "Thí sinh đã có trong danh sách dự thi.",
    ),
    "cadres_inspection_ends_after_begins": (
        Inspection,
        {"ends_on": BEFORE},
        "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
    ),
    "cadres_inspectedunit_once": (
        InspectedUnit,
        {"inspection_id": UNIT},
        "Đơn vị đã có trong đợt này.",
    ),
    "cadres_allowancerate_until_after_since": (
        AllowanceRate,
        {"until": BEFORE},
        ENDED,
    ),
    "cadres_allowancerate_one_open": (
        AllowanceRate,
        {"until": None},
        "Chức danh đã có hệ số đang áp dụng.",
    ),
    "cadres_allowancerate_positive": (
        AllowanceRate,
        {"coefficient": Decimal(0)},
        "Hệ số phải lớn hơn 0.",
    ),
    "cadres_basesalary_until_after_since": (BaseSalary, {"until": BEFORE}, ENDED),
    "cadres_basesalary_one_open": (
        BaseSalary,
        {"until": None},
        "Đang có một mức lương cơ sở còn hiệu lực.",
    ),
    "cadres_basesalary_positive": (
        BaseSalary,
        {"amount": 0},
        "Mức lương phải lớn hơn 0.",
    ),
}

MODELS = [
    Move,
    ElectedOffice,
    Award,
    Contest,
    ContestEntry,
    Inspection,
    InspectedUnit,
    AllowanceRate,
    BaseSalary,
]


def rows(pac_bo):
    """A good row of each model, not saved; its neighbour with the same keys is."""
    person = PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)
    secretary = Post.objects.get(code="SECRETARY")
    ended = {"since": BEFORE, "until": OPENED}
    return {
        **of_people(person, secretary, ended),
        **of_occasions(person, pac_bo),
        AllowanceRate: beside(AllowanceRateFactory, ended, post=secretary),
        BaseSalary: beside(BaseSalaryFactory, ended),
    }


def beside(factory, differing, **same):
    """A row, not saved, beside one that is equal but for `differing`."""
    factory(**same)
    return factory.build(**same | differing)


def of_people(person, secretary, ended):
    own = {"person": person, "unit": person.unit}
    AwardFactory(decision="17-QĐ/TĐTN", title=AwardTitle.BRANCH, unit=person.unit)
    commended = {"title": AwardTitle.BRANCH_SECRETARY}
    AwardFactory(decision="17-QĐ/TĐTN", **own, **commended)
    MoveFactory(on=WENT, post=secretary, **own)
    away = {"kind": MoveKind.SECONDMENT, "planned_until": date(2021, 9, 1)}
    return {
        Move: MoveFactory.build(post=secretary, on=date(2020, 11, 1), **own, **away),
        ElectedOffice: beside(ElectedOfficeFactory, ended, **own),
        Award: AwardFactory.build(decision="18-QĐ/TĐTN", **own, **commended),
    }


def of_occasions(person, unit):
    ContestFactory(name="Bí thư chi đoàn giỏi", unit=unit)
    entered = ContestFactory(pk=ENTRY, unit=unit)
    ContestEntryFactory(contest=entered, person=person)
    looked_at = InspectionFactory(pk=UNIT, unit=unit)
    InspectedUnitFactory(inspection=looked_at, unit=unit)
    return {
        Contest: ContestFactory.build(name="Hội thi khác", unit=unit),
        ContestEntry: ContestEntryFactory.build(
            contest=ContestFactory(unit=unit), person=person
        ),
        Inspection: InspectionFactory.build(unit=unit),
        InspectedUnit: InspectedUnitFactory.build(
            inspection=InspectionFactory(unit=unit), unit=unit
        ),
    }
