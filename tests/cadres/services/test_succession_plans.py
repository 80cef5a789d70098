"""Plans: one a term, apart from each other."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Event
from accounts.services import footprints
from cadres.models import SuccessionPlan
from cadres.services import succession_plans
from tests.fixtures_succession import DECIDED, TERM, WRITTEN
from unions.services import units

LATER = {"term_since": date(2030, 10, 1), "term_until": date(2035, 10, 1)}


def test_plan_is_drawn_up(plan, ha_quang):
    assert str(plan) == "Quy hoạch nhiệm kỳ 2025–2030, Huyện Đoàn Hà Quảng"
    assert SuccessionPlan.objects.get().unit == ha_quang
    assert Event.objects.about(plan).get().act == "successionplan.draw_up"


def test_next_term_begins_where_this_one_ends(plan, binh, ha_quang):
    succession_plans.draw_up(unit=ha_quang, by=binh, at=WRITTEN, **LATER)

    assert SuccessionPlan.objects.count() == 2


def test_terms_that_share_a_day_are_refused(plan, binh, ha_quang, refused):
    told = (
        "Nhiệm kỳ chồng lên Quy hoạch nhiệm kỳ 2025–2030, Huyện Đoàn Hà Quảng; hãy sửa "
        "ngày hoặc rà soát quy hoạch đó."
    )
    term = LATER | {"term_since": date(2030, 9, 30)}

    with refused({"term_since": [told]}):
        succession_plans.draw_up(unit=ha_quang, by=binh, at=WRITTEN, **term)

    assert SuccessionPlan.objects.count() == 1


@pytest.mark.parametrize("year", [2036, 9999])
def test_term_of_more_than_ten_years_is_refused(plan, an, refused, year):
    term = {"term_since": TERM["term_since"], "term_until": date(year, 1, 1)}
    told = (
        f"Nhiệm kỳ 2025–{year} dài hơn 10 năm; hãy kiểm tra lại năm bắt đầu và năm kết "
        "thúc."
    )

    with refused({"term_until": [told]}):
        succession_plans.draw_up(unit=plan.unit.province, by=an, at=WRITTEN, **term)
    with refused({"term_until": [told]}):
        succession_plans.correct(plan=plan, reason="Thử", by=an, at=DECIDED, **term)

    term["term_until"] = date(2035, 12, 31)
    succession_plans.correct(plan=plan, reason="Thử", by=an, at=DECIDED, **term)
    assert SuccessionPlan.objects.get().term == "2025–2035"


def test_same_term_of_another_unit_is_allowed(plan, binh, truong_ha):
    succession_plans.draw_up(unit=truong_ha, by=binh, at=WRITTEN, **TERM)

    assert SuccessionPlan.objects.count() == 2


def test_unit_that_has_ended_is_refused(giang, binh, pac_bo, refused):
    units.dissolve(unit=pac_bo, on=date(2026, 6, 1), by=giang)
    told = "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không hoạt động "

    with refused({"unit": [f"{told}suốt từ ngày 01/06/2026."]}):
        succession_plans.draw_up(unit=pac_bo, by=binh, at=WRITTEN, **TERM)


def test_term_is_put_right_and_back(plan, an):
    term = TERM | {"term_until": date(2031, 1, 1)}

    footprint = succession_plans.correct(
        plan=plan, reason="Đại hội lùi", by=an, at=DECIDED, **term
    )

    plan.refresh_from_db()
    assert plan.term_until == date(2031, 1, 1)
    assert Event.objects.about(plan).first().act == "successionplan.correct"
    footprints.undo(footprint=footprint, by=an, at=DECIDED)
    plan.refresh_from_db()
    assert plan.term_until == date(2030, 10, 1)


def test_term_is_not_put_right_into_another_one(plan, an, ha_quang):
    later = succession_plans.draw_up(unit=ha_quang, by=an, at=WRITTEN, **LATER)
    term = LATER | {"term_since": date(2030, 9, 1)}

    with pytest.raises(ValidationError, match="Nhiệm kỳ chồng lên"):
        succession_plans.correct(plan=later, reason="Thử", by=an, at=DECIDED, **term)

    later.refresh_from_db()
    assert later.term_since == date(2030, 10, 1)
