from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from reports.models import Period, Return, ReturnLine
from tests.factories import PeriodFactory, ReturnFactory, ReturnLineFactory

APPROVED = datetime(2022, 7, 5, 8, tzinfo=UTC)


def test_period_may_last_a_day(db):
    PeriodFactory(opening=date(2022, 6, 30)).full_clean()


def test_period_that_ends_before_it_begins_is_refused(db, refused):
    period = PeriodFactory.build(opening=date(2022, 7, 1))
    told = "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi; hãy chọn lại."

    with refused({"__all__": [told]}):
        period.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        period.save()


def test_second_return_of_a_unit_for_a_period_is_refused(hoa_an, refused):
    first = ReturnFactory(unit=hoa_an)
    second = Return(period=first.period, unit=hoa_an)

    with refused({"__all__": ["Đơn vị đã có biểu số liệu của kỳ này."]}):
        second.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_approval_without_its_author_is_refused(hoa_an, refused):
    unsigned = ReturnFactory(unit=hoa_an)
    unsigned.approved_at = APPROVED

    with refused(
        {"__all__": ["Thời điểm và người phê duyệt phải được ghi cùng nhau."]}
    ):
        unsigned.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        unsigned.save()


def test_figure_declared_twice_is_refused(hoa_an, refused):
    line = ReturnLineFactory(unit_return__unit=hoa_an)
    again = ReturnLine(
        unit_return=line.unit_return, unit=hoa_an, figure=line.figure, value=2
    )

    with refused({"__all__": ["Số liệu này của đơn vị đã được ghi."]}):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.parametrize("model", [Return, ReturnLine])
def test_returns_are_seen_by_who_answers_for_the_unit(
    model, hoa_an, an, binh, chi, nobody
):
    ReturnLineFactory(unit_return__unit=hoa_an)

    seen = {user: model.objects.visible_to(user).count() for user in (an, chi)}
    assert set(seen.values()) == {1}
    for stranger in (binh, nobody):
        assert not model.objects.visible_to(stranger).exists()


def test_periods_are_seen_by_everyone_signed_in(binh, client):
    period = PeriodFactory()

    assert list(Period.objects.visible_to(binh)) == [period]
    assert not Period.objects.visible_to(AnonymousUser()).exists()
