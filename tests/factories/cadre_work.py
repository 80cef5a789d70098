"""What cadres do, and what is done with them."""

from datetime import date
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from cadres import models
from cadres.choices import (
    AwardForm,
    AwardTitle,
    CourseKind,
    InspectionSubject,
    MoveKind,
    OfficeBody,
    School,
    Sphere,
    Tier,
)
from unions.choices import Form

from .cadres import PostFactory
from .members import PersonFactory
from .unions import UnitFactory


class CourseFactory(DjangoModelFactory):
    class Meta:
        model = models.Course

    name = Sequence(lambda n: f"Lớp bồi dưỡng {n}")
    kind = CourseKind.UNION_WORK
    tier = Tier.PROVINCE
    school = School.POLITICAL_SCHOOL
    organiser = "Tỉnh Đoàn"
    unit = SubFactory(UnitFactory)
    begins_on = date(2019, 5, 6)
    ends_on = date(2019, 5, 10)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Attendance

    course = SubFactory(CourseFactory)
    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda row: row.person.unit)


class MoveFactory(DjangoModelFactory):
    class Meta:
        model = models.Move

    person = SubFactory(PersonFactory)
    kind = MoveKind.TRANSFER
    unit = LazyAttribute(lambda row: row.person.unit)
    post = SubFactory(PostFactory)
    sphere = Sphere.PARTY
    tier = Tier.PROVINCE
    place = "Ban Dân vận Tỉnh ủy"
    on = date(2020, 9, 1)


class FieldTripFactory(DjangoModelFactory):
    class Meta:
        model = models.FieldTrip

    name = Sequence(lambda n: f"Đợt {n}")
    unit = SubFactory(UnitFactory)
    begins_on = date(2019, 3, 1)
    ends_on = date(2019, 3, 15)


class FieldVisitFactory(DjangoModelFactory):
    class Meta:
        model = models.FieldVisit

    trip = SubFactory(FieldTripFactory)
    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda row: row.trip.unit)


class RecruitmentRoundFactory(DjangoModelFactory):
    class Meta:
        model = models.RecruitmentRound

    name = Sequence(lambda n: f"Kỳ tuyển dụng {n}")
    unit = SubFactory(UnitFactory)
    organiser = "Tỉnh ủy"
    held_on = date(2021, 9, 15)
    wanted = 2
    applied = 30


class RecruitFactory(DjangoModelFactory):
    class Meta:
        model = models.Recruit

    round = SubFactory(RecruitmentRoundFactory)
    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda row: row.round.unit)
    post = SubFactory(PostFactory)


class ElectedOfficeFactory(DjangoModelFactory):
    class Meta:
        model = models.ElectedOffice

    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda row: row.person.unit)
    body = OfficeBody.PEOPLE_COUNCIL
    tier = Tier.COMMUNE
    term = "2021–2026"
    since = date(2021, 6, 1)


class AwardFactory(DjangoModelFactory):
    class Meta:
        model = models.Award

    unit = SubFactory(UnitFactory)
    form = AwardForm.CERTIFICATE
    title = AwardTitle.STRONG_BRANCH
    tier = Tier.PROVINCE
    occasion = "Kỷ niệm ngày thành lập Đoàn"
    decision = Sequence(lambda n: f"{n}-QĐ/TĐTN")
    on = date(2021, 3, 26)


class ContestFactory(DjangoModelFactory):
    class Meta:
        model = models.Contest

    name = Sequence(lambda n: f"Hội thi {n}")
    unit = SubFactory(UnitFactory)
    tier = Tier.PROVINCE
    on = date(2019, 10, 15)


class ContestEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.ContestEntry

    contest = SubFactory(ContestFactory)
    person = SubFactory(PersonFactory)
    unit = LazyAttribute(lambda row: row.person.unit)


class InspectionFactory(DjangoModelFactory):
    class Meta:
        model = models.Inspection

    name = Sequence(lambda n: f"Đợt giám sát {n}")
    subject = InspectionSubject.CADRE_REGULATION
    unit = SubFactory(UnitFactory)
    begins_on = date(2020, 6, 1)
    ends_on = date(2020, 6, 5)


class InspectedUnitFactory(DjangoModelFactory):
    class Meta:
        model = models.InspectedUnit

    inspection = SubFactory(InspectionFactory)
    unit = SubFactory(UnitFactory)


class AllowanceRateFactory(DjangoModelFactory):
    class Meta:
        model = models.AllowanceRate

    post = SubFactory(PostFactory)
    form = Form.BRANCH
    coefficient = Decimal("0.10")
    source = "Nghị quyết của Hội đồng nhân dân tỉnh"
    since = date(2019, 1, 1)


class BaseSalaryFactory(DjangoModelFactory):
    class Meta:
        model = models.BaseSalary

    amount = 1_490_000
    source = "Nghị định 38/2019/NĐ-CP"
    since = date(2019, 7, 1)


class CongressFactory(DjangoModelFactory):
    class Meta:
        model = models.Congress

    unit = SubFactory(UnitFactory)
    name = "Đại hội lần thứ I"
    held_on = date(2022, 5, 10)
    term_since = date(2022, 5, 10)
    term_until = date(2027, 5, 10)


class SuccessionPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.SuccessionPlan

    unit = SubFactory(UnitFactory)
    term_since = date(2022, 5, 10)
    term_until = date(2027, 5, 10)


class SuccessionReviewFactory(DjangoModelFactory):
    class Meta:
        model = models.SuccessionReview

    plan = SubFactory(SuccessionPlanFactory)
    year = 2022
    on = date(2022, 6, 1)


class CandidateFactory(DjangoModelFactory):
    class Meta:
        model = models.Candidate

    review = SubFactory(SuccessionReviewFactory)
    person = SubFactory(PersonFactory)
    post = SubFactory(PostFactory)
    expected_on = date(2024, 1, 1)
