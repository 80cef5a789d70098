"""One row of every model, in Hà Quảng, that strangers must neither read nor choose."""

import pytest
from django.utils import timezone

from cadres.choices import Degree, Employment, Manner, Subject
from cadres.models import Post
from tests import factories
from unions.choices import Form, LineKind

# No word of the software, of the cast or of the tests holds it.
MARK = "Kín Mật"


@pytest.fixture
def kept(ha_quang, found, an, giang):
    """What only Hà Quảng and the province may see: one row of every model, by model."""
    rural = {"bloc": "RESIDENTIAL", "area": "RURAL"}
    unit = found("CB-HQ-KIN", Form.BRANCH, f"Chi đoàn {MARK}", ha_quang, **rural)
    person = factories.PersonFactory(
        full_name=f"Nông {MARK}", unit=unit, identity_number="004200000001"
    )
    stay = factories.EnrolmentFactory(person=person, unit=unit)
    other = factories.PersonFactory(full_name=f"Lục {MARK}", unit=unit)
    tenure = factories.TenureFactory(
        person=person,
        unit=unit,
        post=Post.objects.get(pk="SECRETARY"),
        manner=Manner.ELECTED,
        employment=Employment.NONE,
    )
    decision = factories.RestructuringFactory(
        authority=ha_quang, number="1", summary=f"Về {MARK}"
    )
    rows = [
        unit,
        unit.placements.get(),
        person,
        stay,
        tenure,
        factories.AdmissionFactory(enrolment=stay),
        factories.SeatFactory(unit=unit, post=tenure.post),
        factories.QualificationFactory(
            person=person, subject=Subject.PROFESSIONAL, level=Degree.MASTER
        ),
        factories.TransferFactory(person=person, source=unit, target=ha_quang),
        factories.DistinctionFactory(first=person, second=other),
        factories.SensitiveFactsFactory(person=person),
        factories.MandateFactory(user=an, unit=unit),
        factories.ReturnFactory(unit=unit),
        factories.FootprintFactory(by=giang, subject=f"Nông {MARK}"),
        factories.UploadFactory(uploaded_by=giang, name=f"{MARK}.xlsx"),
        factories.SuccessionFactory(unit=unit, into=ha_quang),
        decision,
        factories.LineRowFactory(
            restructuring=decision,
            kind=LineKind.RENAME,
            unit=unit.code,
            name=f"Chi đoàn {MARK} 1",
        ),
        factories.DestinationFactory(tenure=tenure, restructuring=decision),
        factories.OpeningFactory(restructuring=decision, unit=unit.code),
        factories.AllotmentFactory(restructuring=decision, person=person),
        factories.UserFactory(full_name=f"Bế {MARK}"),
        factories.EventFactory(subject=f"Nông {MARK}"),
    ]
    rows += of_return(rows[12])
    rows += [factories.CongressFactory(unit=unit, name=f"Đại hội {MARK}")]
    rows += of_standards(tenure)
    rows += of_acts(tenure)
    rows += of_training(tenure)
    rows += of_succession(tenure, giang)
    rows += of_evaluation(tenure, giang)
    return {type(row): row for row in rows} | {"other": other}


def of_return(unit_return):
    """What hangs on the return that is kept."""
    own = {"unit_return": unit_return, "unit": unit_return.unit}
    late = {"period": unit_return.period, "unit": unit_return.unit}
    return [
        unit_return.period,
        factories.PortionFactory(reason=f"Thiếu {MARK}", **own),
        factories.ReturnLineFactory(remark=f"Hỏi {MARK}", **own),
        factories.ExplanationFactory(text=f"Vì {MARK}", **own),
        factories.ExtensionFactory(reason=f"Mưa ở {MARK}", **late),
        factories.CheckFactory(),
    ]


def of_acts(tenure):
    """What a cadre has done, and what was done with one."""
    unit, person = tenure.unit, tenure.person
    own = {"unit": unit, "person": person}
    contest = factories.ContestFactory(unit=unit, name=f"Hội thi {MARK}")
    inspection = factories.InspectionFactory(unit=unit, name=f"Đợt {MARK}")
    away = {"kind": "SECONDMENT", "planned_until": "2030-01-01"}
    told = {"inspection": inspection, "conclusion": f"Ở {MARK}"}
    return [
        factories.MoveFactory(post=tenure.post, place=f"Cơ quan {MARK}", **own, **away),
        factories.ElectedOfficeFactory(**own),
        factories.AwardFactory(occasion=f"Dịp {MARK}", **own),
        contest,
        factories.ContestEntryFactory(contest=contest, **own),
        inspection,
        factories.InspectedUnitFactory(unit=unit, **told),
        factories.AllowanceRateFactory(post=tenure.post),
        factories.BaseSalaryFactory(),
    ]


def of_training(tenure):
    """What a cadre was sent to, and how one came."""
    unit, person = tenure.unit, tenure.person
    course = factories.CourseFactory(unit=unit, name=f"Lớp {MARK}")
    trip = factories.FieldTripFactory(unit=unit, name=f"Đợt {MARK}")
    taken = factories.RecruitmentRoundFactory(unit=unit, name=f"Kỳ {MARK}")
    return [
        course,
        factories.AttendanceFactory(course=course, person=person),
        trip,
        factories.FieldVisitFactory(trip=trip, person=person, report=f"Ở {MARK}"),
        taken,
        factories.RecruitFactory(round=taken, person=person, post=tenure.post),
    ]


def of_succession(tenure, by):
    """The plan of the unit, the list in force, and one that waits to be decided on."""
    plan = factories.SuccessionPlanFactory(unit=tenure.unit)
    own = {"person": tenure.person, "post": tenure.post}
    decided = {"state": "APPROVED", "decision": f"1-{MARK}"}
    decided |= {"decided_at": timezone.now(), "decided_by": by}
    review = factories.SuccessionReviewFactory(plan=plan, **decided)
    sent = {"state": "SUBMITTED", "submitted_at": timezone.now(), "submitted_by": by}
    later = {"year": review.year + 1, "on": review.on.replace(year=review.year + 1)}
    factories.SuccessionReviewFactory(plan=plan, **later, **sent)
    note = f"Ở {MARK}"
    return [
        plan,
        review,
        factories.CandidateFactory(review=review, note=note, **own),
    ]


def of_evaluation(tenure, by):
    """What was proposed for a cadre, and waits."""
    unit = tenure.unit
    row = factories.EvaluationFactory(
        unit=unit,
        person=tenure.person,
        post=tenure.post,
        unrated=f"Vì {MARK}",
        state="SUBMITTED",
        submitted_at=timezone.now(),
        submitted_by=by,
    )
    late = {"campaign": row.campaign, "unit": unit, "user": by}
    return [
        row.campaign,
        row,
        factories.ScoreFactory(evaluation=row),
        factories.EvaluationReminderFactory(**late),
    ]


def of_standards(tenure):
    rule = factories.RuleFactory()
    return [
        rule,
        factories.WaiverFactory(tenure=tenure, rule=rule, reason=f"Vì {MARK}"),
    ]
