"""Opening the grid of a district: as many queries for many branches as for few."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo.loader import take_stock

from .measure import Row


def measure(office):
    for scope in (office.small, office.large):
        office.fill(scope)
    # As PostgreSQL does by itself within a minute of so much writing.
    take_stock()
    few, many = (count(office, scope) for scope in (office.small, office.large))
    sizes = [office.count_rows(scope) for scope in (office.large, office.small)]
    what = f"Grid of a return: queries, {sizes[0]} units / {sizes[1]}"
    yield Row(what, many, few, 1.0)


def count(office, scope):
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(office.staff)
    address = reverse("return", args=[office.period.pk, scope.code])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"The grid answered {response.status_code}.")
    return len(queries)
