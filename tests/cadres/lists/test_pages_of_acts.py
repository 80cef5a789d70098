"""The pages of the lists of moves, honours and allowances."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories

LISTED = {
    "luan-chuyen": (factories.MoveFactory, {}),
    "biet-phai": (
        factories.MoveFactory,
        {"kind": "SECONDMENT", "planned_until": "2030-01-01"},
    ),
    "trung-cu": (factories.ElectedOfficeFactory, {}),
    "khen-thuong": (factories.AwardFactory, {}),
    "hoi-thi": (factories.ContestFactory, {}),
    "kiem-tra": (factories.InspectionFactory, {}),
    "duoc-kiem-tra": (factories.InspectedUnitFactory, {}),
    "phu-cap": (factories.TenureFactory, {"employment": "ALLOWANCE"}),
}


@pytest.mark.parametrize("slug", LISTED)
def test_list_takes_the_same_queries_for_one_row_and_three(giang, client, slug):
    factory, facts = LISTED[slug]
    client.force_login(giang)

    def count():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("cadre-list", args=[slug]))
        assert response.status_code == 200
        return len(queries), len(response.context["rows"])

    factory(**facts)
    count()
    queries, rows = count()
    factory.create_batch(2, **facts)

    assert rows == 1
    assert count() == (queries, 3)
