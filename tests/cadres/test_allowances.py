"""What posts without a salary cost: by the rate, the base salary and the form of the
unit of the day."""

from datetime import date
from decimal import Decimal

import pytest

from cadres import allowances
from cadres.choices import Employment
from cadres.models import AllowanceRate, BaseSalary
from tests.factories import AllowanceRateFactory, BaseSalaryFactory
from unions.choices import Bloc, Form
from unions.services import units

DAY = date(2022, 6, 30)
CHANGED = date(2020, 1, 1)
EVE = date(2019, 12, 31)
PAID = {"employment": Employment.ALLOWANCE}


@pytest.fixture
def rates(post):
    AllowanceRateFactory(post=post("SECRETARY"), coefficient=Decimal("0.10"))
    deputy = {"post": post("DEPUTY"), "form": Form.UNION}
    AllowanceRateFactory(coefficient=Decimal("0.80"), **deputy)
    BaseSalaryFactory(amount=1_390_000, since=date(2018, 7, 1), until=date(2019, 7, 1))
    BaseSalaryFactory(amount=1_490_000, since=date(2019, 7, 1))


@pytest.fixture
def paid(rates, holder, pac_bo, truong_ha, lam_son):
    """Two secretaries of branches and a deputy of a commune, in two districts."""
    return [
        holder("Nông Thị Hoa", pac_bo, **PAID),
        holder("Bế Thị Lan", truong_ha, "DEPUTY", **PAID),
        holder("Lục Văn Sơn", lam_son, **PAID),
        holder("Đàm Văn Tài", truong_ha, employment=Employment.FULL_TIME),
    ]


def cost(scope, day=DAY):
    return allowances.tally(allowances.costed(scope, day))


def told(holders, unrated, cost):
    return {"holders": holders, "unrated": unrated, "cost": Decimal(cost)}


def test_cost_is_the_sum_of_coefficients_times_the_base(paid, province, ha_quang):
    rows = allowances.costed(ha_quang, DAY).order_by("pk")

    assert [(row.coefficient, row.amount) for row in rows] == [
        (Decimal("0.10"), Decimal(149_000)),
        (Decimal("0.80"), Decimal(1_192_000)),
    ]
    assert cost(ha_quang) == told(2, 0, 1_341_000)
    assert cost(province) == told(3, 0, 1_490_000)


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2019, 6, 30), 139_000), (date(2019, 7, 1), 149_000)],
)
def test_base_salary_is_that_of_the_day(paid, pac_bo, day, amount):
    assert cost(pac_bo, day) == told(1, 0, amount)


@pytest.mark.parametrize(
    ("day", "unrated", "amount"), [(EVE, 1, 0), (CHANGED, 0, 149_000)]
)
def test_rate_is_that_of_the_day(paid, post, pac_bo, day, unrated, amount):
    AllowanceRate.objects.filter(form=Form.BRANCH).update(since=CHANGED)

    assert cost(pac_bo, day) == told(1, unrated, amount)


@pytest.mark.parametrize(
    ("day", "unrated", "amount"), [(EVE, 1, 0), (CHANGED, 0, 149_000)]
)
def test_form_is_that_of_the_day(rates, an, holder, clinic, day, unrated, amount):
    holder("Nông Thị Hoa", clinic, "DEPUTY", **PAID)
    AllowanceRate.objects.filter(form=Form.UNION).update(coefficient=Decimal("0.10"))

    units.change(unit=clinic, form=Form.UNION, on=CHANGED, by=an)

    assert cost(clinic, day) == told(1, unrated, amount)


def test_nothing_is_paid_without_a_base_salary(paid, pac_bo):
    day = date(2019, 1, 1)
    BaseSalary.objects.filter(amount=1_390_000).delete()

    assert cost(pac_bo, day) == told(1, 0, 0)


def test_holder_counts_while_in_the_post(paid, ha_quang):
    hoa = paid[0]
    type(hoa).objects.filter(pk=hoa.pk).update(until=CHANGED, end="MOVED")

    assert [cost(ha_quang, day)["holders"] for day in (EVE, CHANGED)] == [2, 1]


def test_unit_counts_where_it_stood(paid, an, pac_bo, province, ha_quang, hong_viet):
    units.move(unit=pac_bo, parent=hong_viet, on=CHANGED, by=an)

    assert [cost(ha_quang, day)["holders"] for day in (EVE, CHANGED)] == [2, 1]
    assert [cost(province, day)["holders"] for day in (EVE, CHANGED)] == [3, 3]


def test_posts_without_a_rate_are_found(paid, holder, ha_quang):
    lost = holder("Triệu Thị Mai", ha_quang, **PAID)

    assert list(allowances.without_rate(DAY)) == [lost]
    assert cost(ha_quang) == told(3, 1, 1_341_000)


def parts(scope):
    found = allowances.tally_parts(allowances.costed(scope, DAY), scope)
    return {key: (row["holders"], row["cost"]) for key, row in found.items()}


def test_parts_are_the_units_right_below_and_the_unit_itself(
    paid, found, holder, province, ha_quang, hoa_an, truong_ha, pac_bo
):
    # Since 2025 communes hang under the province.
    rural = {"bloc": Bloc.RESIDENTIAL, "area": "RURAL"}
    direct = found("CB-DT", Form.UNION, "Đoàn xã Đông Khê", province, **rural)
    holder("Mã Thị Yến", direct, "DEPUTY", **PAID)
    holder("Sầm Văn Long", province, "DEPUTY", **PAID)

    assert parts(province) == {
        ha_quang.pk: (2, Decimal(1_341_000)),
        hoa_an.pk: (1, Decimal(149_000)),
        direct.pk: (1, Decimal(1_192_000)),
        province.pk: (1, None),
    }
    assert parts(ha_quang) == {truong_ha.pk: (2, Decimal(1_341_000))}
    assert parts(truong_ha) == {
        truong_ha.pk: (1, Decimal(1_192_000)),
        pac_bo.pk: (1, Decimal(149_000)),
    }
    assert parts(pac_bo) == {pac_bo.pk: (1, Decimal(149_000))}


def test_paying_units_are_told_with_their_sums(paid, holder, ha_quang, pac_bo):
    holder("Triệu Thị Mai", ha_quang, **PAID)
    rows = allowances.paying_units(DAY).order_by("code")

    assert list(rows.values_list("code", "holders", "unrated", "cost")) == [
        ("CB-HA-HV-LS", 1, 0, Decimal(149_000)),
        ("CB-HAQUANG", 1, 1, None),
        ("CB-HQ-TH", 1, 0, Decimal(1_192_000)),
        ("CB-HQ-TH-PB", 1, 0, Decimal(149_000)),
    ]
