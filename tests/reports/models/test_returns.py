from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.choices import ReviewState
from accounts.models.append_only import AppendOnlyError
from reports.models import (
    Check,
    Explanation,
    Extension,
    Period,
    PeriodFigure,
    Portion,
    Reminder,
    Return,
    ReturnLine,
    Writing,
)
from tests import factories

OF_UNITS = [Return, ReturnLine, Writing, Portion, Explanation, Extension, Reminder]
OF_EVERYBODY = [Period, PeriodFigure, Check]


def test_period_may_last_a_day(db):
    factories.PeriodFactory(opening=date(2022, 6, 30)).full_clean()


def test_two_checks_may_hold_at_the_same_time(db):
    factories.CheckFactory()

    factories.CheckFactory.build().full_clean()


@pytest.fixture
def rows(hoa_an, hong_viet):
    """One row of each model, of Hòa An."""
    unit_return = factories.ReturnFactory(unit=hoa_an)
    own = {"period": unit_return.period, "unit": hoa_an}
    line = factories.ReturnLineFactory(unit_return=unit_return)
    made = [
        unit_return,
        unit_return.period,
        line,
        factories.WritingFactory(line=line),
        factories.PortionFactory(unit_return=unit_return, unit=hong_viet),
        factories.ExplanationFactory(unit_return=unit_return),
        factories.ExtensionFactory(**own),
        factories.ReminderFactory(**own),
        factories.PeriodFigureFactory(period=unit_return.period),
    ]
    return {type(row): row for row in made} | {Check: Check.objects.get()}


@pytest.mark.parametrize("model", OF_UNITS)
def test_returns_are_seen_by_who_answers_for_the_unit(
    model, rows, an, binh, chi, nobody
):
    for user in (an, chi):
        assert list(model.objects.visible_to(user)) == [rows[model]]
    for stranger in (binh, nobody):
        assert list(model.objects.visible_to(stranger)) == []


@pytest.mark.parametrize("model", OF_EVERYBODY)
def test_what_is_asked_is_seen_by_everyone_signed_in(model, rows, binh):
    assert list(model.objects.visible_to(binh)) == [rows[model]]
    assert list(model.objects.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize("model", [Writing, Reminder])
def test_what_was_written_stays(model, rows):
    row = rows[model]

    for deed in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            deed()
    with pytest.raises(AppendOnlyError):
        model.objects.update(unit=None)


@pytest.mark.parametrize("state", ReviewState)
def test_lines_of_an_approved_return_are_counted(rows, state):
    Return.objects.update(state=state, reason="Thiếu số")

    counted = {line.value for line in ReturnLine.objects.approved()}

    assert counted == ({1} if state == ReviewState.APPROVED else set())


def test_period_is_open_from_its_day_until_it_is_locked(rows, an):
    before, first = date(2022, 5, 31), date(2022, 6, 1)
    period = rows[Period]
    assert list(Period.objects.open_on(before)) == []
    assert list(Period.objects.open_on(first)) == [period]

    Period.objects.update(locked_at=factories.reports.WRITTEN, locked_by=an)

    assert list(Period.objects.open_on(first)) == []


def test_extension_is_in_force_until_its_last_day(rows):
    found = Extension.objects.in_force

    assert list(found(date(2022, 7, 20))) == [rows[Extension]]
    assert list(found(date(2022, 7, 21))) == []
    Extension.objects.update(withdrawn_on=date(2022, 7, 9))
    assert list(found(date(2022, 7, 20))) == []
