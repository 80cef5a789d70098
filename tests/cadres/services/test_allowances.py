from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.models import Event
from accounts.services import footprints
from cadres.models import AllowanceRate, BaseSalary
from cadres.services import allowances
from unions.choices import Form

DAY, LATER = date(2019, 7, 1), date(2023, 7, 1)
AT = datetime(2023, 7, 1, tzinfo=UTC)


@pytest.fixture
def fix_rate(an, post):
    def fix_rate(coefficient, on, form=Form.BRANCH):
        return allowances.fix_rate(
            post=post("SECRETARY"),
            form=form,
            coefficient=Decimal(coefficient),
            source="Nghị quyết 1",
            on=on,
            by=an,
            at=AT,
        )

    return fix_rate


@pytest.fixture
def fix_base(an, province):
    def fix_base(amount, on):
        return allowances.fix_base(
            amount=amount, source="Nghị định", on=on, by=an, at=AT
        )

    return fix_base


def rates():
    rows = AllowanceRate.objects.order_by("form", "since")
    return list(rows.values_list("form", "coefficient", "since", "until"))


def bases():
    rows = BaseSalary.objects.order_by("since")
    return list(rows.values_list("amount", "since", "until"))


def test_new_rate_ends_the_one_before(fix_rate):
    fix_rate("0.1", DAY)
    fix_rate("0.2", LATER)
    fix_rate("0.8", DAY, form=Form.UNION)

    assert rates() == [
        ("BRANCH", Decimal("0.10"), DAY, LATER),
        ("BRANCH", Decimal("0.20"), LATER, None),
        ("UNION", Decimal("0.80"), DAY, None),
    ]
    event = Event.objects.filter(act="allowancerate.fix").earliest("pk")
    assert event.detail == {"on": "2019-07-01"}


def test_new_rate_is_undone_with_the_end_of_the_old(an, fix_rate):
    fix_rate("0.1", DAY)
    _, footprint = fix_rate("0.2", LATER)

    footprints.undo(footprint=footprint, by=an, at=AT)

    assert rates() == [("BRANCH", Decimal("0.10"), DAY, None)]


@pytest.mark.parametrize("on", [DAY, date(2019, 6, 30)])
def test_rate_of_an_earlier_day_is_refused(fix_rate, refused, on):
    fix_rate("0.1", DAY)
    rate = AllowanceRate.objects.get()
    told = f"{rate} đã áp dụng từ ngày 01/07/2019; hãy chọn ngày muộn hơn."

    with refused({"on": [told]}):
        fix_rate("0.2", on)


def test_rate_of_nothing_is_refused(fix_rate, refused):
    with refused({"__all__": ["Hệ số phải lớn hơn 0."]}):
        fix_rate("0", DAY)


def test_rate_ends(an, fix_rate):
    rate, _ = fix_rate("0.1", DAY)

    allowances.end_rate(rate=rate, on=LATER, by=an, at=AT)

    assert rates() == [("BRANCH", Decimal("0.10"), DAY, LATER)]


def test_rate_is_corrected(an, fix_rate):
    rate, _ = fix_rate("0.1", DAY)

    allowances.correct_rate(
        rate=rate, coefficient=Decimal("0.3"), reason="Nhầm", by=an, at=AT
    )

    assert rates() == [("BRANCH", Decimal("0.30"), DAY, None)]


def test_new_base_salary_ends_the_one_before(an, fix_base):
    fix_base(1_490_000, DAY)
    _, footprint = fix_base(1_800_000, LATER)

    assert bases() == [(1_490_000, DAY, LATER), (1_800_000, LATER, None)]
    assert str(BaseSalary.objects.get(until=None)) == "1.800.000 đồng"
    footprints.undo(footprint=footprint, by=an, at=AT)
    assert bases() == [(1_490_000, DAY, None)]


def test_base_salary_of_an_earlier_day_is_refused(fix_base, refused):
    fix_base(1_490_000, DAY)
    told = "1.490.000 đồng đã áp dụng từ ngày 01/07/2019; hãy chọn ngày muộn hơn."

    with refused({"on": [told]}):
        fix_base(1_800_000, DAY)


def test_base_salary_is_corrected(an, fix_base):
    base, _ = fix_base(1_490_000, DAY)

    allowances.correct_base(base=base, amount=1_500_000, reason="Nhầm", by=an, at=AT)

    assert bases() == [(1_500_000, DAY, None)]
    assert Event.objects.get(act="basesalary.correct").detail["reason"] == "Nhầm"
