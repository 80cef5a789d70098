"""Saving one cell of the largest return, against the one UPDATE that it needs at the
least; both through the same server, session, sign-in and middleware."""

import json

from django.urls import reverse

from reports.models import ReturnLine

from . import server, signed_in
from .measure import Row, side_by_side
from .office import TURNS

ROUNDS = 300
BOUND = 3.0


def measure(office, port):
    headers = signed_in.headers_of(office.secretary_of(office.large))
    lines = ReturnLine.objects.filter(
        unit_return__unit=office.large, unit_return__period=office.period, figure=TURNS
    )
    saving = Saving(office, port, headers, lines.order_by("pk").first())
    for _ in range(ROUNDS // 10):
        saving.cell()
        saving.bare()
    times = side_by_side(saving.cell, saving.bare, ROUNDS)
    yield Row("Saving a cell / a bare UPDATE, same server (s)", *times, BOUND)


class Saving:
    """Another value each time."""

    def __init__(self, office, port, headers, line):
        self.port, self.headers, self.line = port, headers, line
        self.address = reverse(
            "return-cells", args=[office.period.pk, office.large.code]
        )
        self.version, self.value = line.version, 1

    def cell(self):
        self.value += 1
        facts = {"unit": self.line.unit_id, "figure": TURNS, "reason": ""}
        facts |= {"text": str(self.value % 9), "version": self.version}
        told = self.ask(self.address, {"cells": [facts], "token": "bench"})
        [answer] = told["cells"]
        if answer["status"] != "saved":
            raise SystemExit(f"The cell was not saved: {answer}")
        self.version = answer["version"]

    def bare(self):
        self.value += 1
        told = self.ask("/bench/o/", {"line": self.line.pk, "value": self.value})
        if told != {"changed": 1}:
            raise SystemExit(f"The bare UPDATE did not: {told}")

    def ask(self, address, told):
        status, text = server.ask(
            self.port, "POST", address, json.dumps(told), self.headers
        )
        if status != 200:
            raise SystemExit(f"{address} answered {status}: {text[:200]}")
        return json.loads(text)
