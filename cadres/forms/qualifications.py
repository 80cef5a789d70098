from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from accounts.forms.day import DayField
from cadres.choices import Degree, Subject, Theory
from cadres.services import corrections, qualifications

LEVELS = [
    (Subject.PROFESSIONAL.label, [(f"P{d.value}", d.label) for d in Degree]),
    (Subject.THEORY.label, [(f"T{t.value}", t.label) for t in Theory]),
]
SUBJECTS = {"P": Subject.PROFESSIONAL, "T": Subject.THEORY}


def read(choice):
    return {"subject": SUBJECTS[choice[0]], "level": int(choice[1:])}


class AwardForm(ActForm):
    """The subject is a person."""

    degree = forms.ChoiceField(label="Trình độ", choices=LEVELS)
    on = DayField(label="Ngày đạt")

    def perform(self, degree, on):
        row = qualifications.award(
            person=self.subject, on=on, by=self.user, **read(degree)
        )
        return f"Đã ghi {row}.", self.subject


class CorrectQualificationForm(CorrectionForm):
    degree = forms.ChoiceField(label="Trình độ", choices=LEVELS)
    obtained_on = DayField(label="Ngày đạt")

    def facts(self):
        row = self.subject
        letter = next(k for k, subject in SUBJECTS.items() if subject == row.subject)
        return {"degree": f"{letter}{row.level}", "obtained_on": row.obtained_on}

    def perform(self, degree, **facts):
        facts |= read(degree)
        footprint = self.correct(
            corrections.correct_qualification, qualification=self.subject, **facts
        )
        return "Đã đính chính trình độ.", self.subject.person, footprint
