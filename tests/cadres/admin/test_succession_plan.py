"""Plans at the office: drawn up and put right; their lists are pages of the portal."""

from django.urls import reverse

from cadres.models import SuccessionPlan

TERM = {"term_since": "01/10/2025", "term_until": "01/10/2030"}


def test_staff_draw_up_a_plan(an, ha_quang, press):
    response = press(an, SuccessionPlan, "lap", unit="CB-HAQUANG", **TERM)

    plan = SuccessionPlan.objects.get()
    assert (plan.unit, plan.term) == (ha_quang, "2025–2030")
    page = reverse("admin:cadres_successionplan_change", args=[plan.pk])
    assert response.url == page


def test_plan_leads_to_its_lists(plan, an, client):
    client.force_login(an)

    page = client.get(reverse("admin:cadres_successionplan_change", args=[plan.pk]))

    assert f'href="/quy-hoach/{plan.pk}/"' in page.content.decode()


def test_term_is_put_right(plan, an, press):
    term = TERM | {"term_until": "01/10/2031"}

    press(an, plan, "dinh-chinh", reason="Nhầm năm", **term)

    plan.refresh_from_db()
    assert plan.term == "2025–2031"
