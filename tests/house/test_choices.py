"""What a form lets somebody choose lies in their scope: every form of every act is made
for a stranger, so that a field added later without a scope fails here."""

import pytest
from django.contrib import admin
from django.utils import timezone

from accounts.admin.acts import Act
from accounts.forms.lookup import LookupField
from cadres.forms.candidates import ProposeForm
from cadres.forms.commendations import CommendAllForm
from cadres.forms.congress_asking import AskingForm
from cadres.forms.lists import ListForm
from cadres.models import SuccessionReview
from cadres.views import contests, courses, field_trips, inspections, recruitment
from reports.models import Period
from unions.models import Unit

ROSTERS = (
    contests.CONTEST,
    courses.COURSE,
    field_trips.FIELD_TRIP,
    inspections.INSPECTION,
    recruitment.RECRUITMENT,
)
# Everybody sees them.
COMMON = (Period,)


def forms_of_acts(kept, **own):
    """(where it stands, form) of every act of the admin."""
    for model, registered in admin.site._registry.items():
        for act in registered.all_acts():
            if isinstance(act, Act) and (act.opens or model in kept):
                subject = None if act.opens else subject_of(kept, model)
                yield f"{model.__name__}: {act.slug}", act.form(subject=subject, **own)


def forms_of_rosters(kept, **own):
    for page in ROSTERS:
        for form in page.forms:
            table = form(subject=subject_of(kept, page.model), **own)
            for line in table.lines[:1]:
                yield f"{page.name}: {form.slug}", line
        row = subject_of(kept, page.roster.model)
        yield f"{page.name}: correct", page.correction(subject=row, **own)


def forms_of_pages(kept, *, user, now):
    own = {"user": user, "now": now}
    yield "lists", ListForm({}, user=user, today=now.date())
    yield "commend", CommendAllForm(subject=None, **own).lines[0]
    yield "congress", AskingForm(subject=subject_of(kept, Unit), **own)
    yield "succession", ProposeForm(subject=subject_of(kept, SuccessionReview), **own)


def subject_of(kept, model):
    """The row as a view finds it."""
    return model._base_manager.get(pk=kept[model].pk)


def choices_of(form):
    """(name, rows) of every field that chooses a record."""
    for name, field in form.fields.items():
        if isinstance(field, LookupField):
            yield name, field.rows
        elif hasattr(field, "queryset"):
            yield name, field.queryset


@pytest.mark.parametrize("source", [forms_of_acts, forms_of_rosters, forms_of_pages])
def test_stranger_chooses_nothing_of_another_district(kept, chi, source):
    leaks, asked = [], 0
    for where, form in source(kept, user=chi, now=timezone.localtime()):
        for name, rows in choices_of(form):
            asked += 1
            row = None if rows.model in COMMON else kept.get(rows.model)
            if row and rows.filter(pk=row.pk).exists():
                leaks.append(f"{where}: {name}")

    assert leaks == []
    assert asked > 0
