"""The list of people with a search in the admin, against hand-written SQL for the same
hundred rows and a plain template that prints them in the same frame."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.contrib import admin
from django.db import connection
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from members.models import Person

from .measure import Row, side_by_side

WORDS = "nguyen thi"
ROUNDS = 15
SQL = """
    SELECT p.id, p.full_name, p.gender, p.born_on, p.is_birth_year_only, u.label
    FROM members_person p JOIN unions_unit u ON u.id = p.unit_id
    WHERE u.province_id = %s AND p.search_name LIKE %s AND p.search_name LIKE %s
    ORDER BY p.sort_key, p.id DESC LIMIT 100
"""
COUNT = """
    SELECT count(*) FROM (
        SELECT 1 FROM members_person p JOIN unions_unit u ON u.id = p.unit_id
        WHERE u.province_id = %s AND p.search_name LIKE %s AND p.search_name LIKE %s
        LIMIT 10000
    ) found
"""
PAGE = """
{% extends "admin/base_site.html" %}
{% block content %}
  <p>{{ count }}</p>
  <table>
    {% for pk, name, gender, born, year_only, unit in rows %}
      <tr><th><a href="{% url 'admin:members_person_change' pk %}">{{ name }}</a></th>
      <td>{{ pk }}</td><td>{{ gender }}</td><td>{{ born|date:"d/m/Y" }}</td>
      <td>{{ unit }}</td></tr>
    {% endfor %}
  </table>
{% endblock %}
"""


def people_list():
    """On the database of this run, then on SQLite in a process of its own."""
    yield from measure()
    if connection.vendor == "postgresql":
        yield from measure_on_sqlite()


def measure():
    user = User.objects.get(username="tinhdoan")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    name = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[connection.vendor]
    few, many = (
        count_queries(client, "hoang lan anh kieu"),
        count_queries(client, WORDS),
    )
    yield Row(f"People list, {name}: queries, 100 rows / few", many, few, 1.0)
    times = side_by_side(lambda: ask(client, WORDS), lambda: by_hand(user), ROUNDS)
    yield Row(f"People list with search, {name} / SQL and template (s)", *times, 2.0)


def ask(client, words):
    response = client.get(reverse("admin:members_person_changelist"), {"q": words})
    if response.status_code != 200:
        raise SystemExit(f"The list of people answered {response.status_code}.")
    return response


def count_queries(client, words):
    with CaptureQueriesContext(connection) as queries:
        ask(client, words)
    return len(queries)


def by_hand(user):
    request = RequestFactory(SERVER_NAME="127.0.0.1").get("/")
    request.user = user
    province = Person.objects.first().unit.province_id
    asked = [province, *(f"%{word}%" for word in WORDS.split())]
    with connection.cursor() as cursor:
        cursor.execute(COUNT, asked)
        count = cursor.fetchone()[0]
        cursor.execute(SQL, asked)
        rows = cursor.fetchall()
    context = admin.site.each_context(request) | {"rows": rows, "count": count}
    return engines["django"].from_string(PAGE.strip()).render(context, request)


def measure_on_sqlite():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite3"
        told = subprocess.run(
            [sys.executable, "-m", "bench.sqlite"],
            env=os.environ | {"DATABASE_URL": f"sqlite:///{file}"},
            check=True,
            capture_output=True,
            text=True,
        )
    return [Row(**row) for row in json.loads(told.stdout.splitlines()[-1])]
