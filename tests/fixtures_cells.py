"""Cells that are written: the first half of 2022 asks branches, grassroots units and
their sender, and nobody has begun."""

import json

import pytest
from django.urls import reverse

from reports.choices import Respondent
from reports.models import Return, ReturnLine, Writing
from reports.services import cells
from reports.services.cell_entries import Entry
from tests import factories
from tests.fixtures_reviews import INSTALLS, MEMBERS, TURNS, WRITTEN

YOUTH, BOOK, FUNDS = "activity_turns_youth", "branches_with_book", "activity_funds"
ASKED = (
    (FUNDS, Respondent.SENDER),
    (INSTALLS, Respondent.GRASSROOTS),
    (TURNS, Respondent.CELL),
    (YOUTH, Respondent.CELL),
    (MEMBERS, Respondent.CELL),
    (BOOK, Respondent.BRANCH),
)


@pytest.fixture
def asked_period(db):
    period = factories.PeriodFactory(name="6 tháng đầu năm 2022")
    for position, (figure, asked_of) in enumerate(ASKED):
        factories.PeriodFigureFactory(
            period=period, figure=figure, asked_of=asked_of, position=position
        )
    return period


@pytest.fixture
def write_cells(asked_period):
    """`write_cells(user, scope, Entry, …)` gives the Outcomes."""

    def write_cells(by, scope, *entries, at=WRITTEN):
        return cells.write(
            period=asked_period, scope=scope, entries=entries, by=by, at=at
        )

    return write_cells


@pytest.fixture
def put_in(write_cells, ha_quang, binh):
    """`put_in(unit, text, …)`: Bình writes into the turns of a unit of Hà Quảng."""

    def put_in(unit, text, figure=TURNS, by=binh, scope=ha_quang, **facts):
        [outcome] = write_cells(by, scope, Entry(unit.pk, figure, text, **facts))
        return outcome

    return put_in


@pytest.fixture
def send_cells(client, asked_period, ha_quang):
    """`send_cells(user, cell, …)` posts cells from the page of a unit, by default that
    of Hà Quảng, and gives status and answer."""

    def send_cells(user, *cells, code=ha_quang.code, body=None, **facts):
        if user:
            client.force_login(user)
        response = client.post(
            reverse("return-cells", args=[asked_period.pk, code]),
            json.dumps({"cells": cells, **facts}) if body is None else body,
            content_type="application/json",
            headers={"X-Requested-With": "fetch"},
        )
        is_json = response.headers["Content-Type"] == "application/json"
        return response.status_code, response.json() if is_json else None

    return send_cells


def cell(unit, text, figure=TURNS, **facts):
    return {"unit": unit.pk, "figure": figure, "text": text} | facts


def kept():
    """{(unit code, figure): [(version, value), …]} as the lines and as their history
    tell it; both must say the same last."""
    lines = {
        (line.unit.code, line.figure): (line.version, line.value, line.reason)
        for line in ReturnLine.objects.select_related("unit")
    }
    told = {}
    for writing in Writing.objects.select_related("line__unit").order_by("version"):
        key = writing.line.unit.code, writing.line.figure
        told.setdefault(key, []).append(
            (writing.version, writing.value, writing.reason)
        )
    assert {key: history[-1] for key, history in told.items()} == lines
    assert all(
        [v for v, _, _ in h] == list(range(1, len(h) + 1)) for h in told.values()
    )
    return {key: [value for _, value, _ in history] for key, history in told.items()}


def returns():
    return list(Return.objects.values_list("unit__code", "state"))
