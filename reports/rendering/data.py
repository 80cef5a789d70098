"""Figures as data: what a script reads."""

import csv
import io
import json
from decimal import Decimal

from reports.figures.algebra import Figure

COLUMNS = ("id", "label", "unit", "section", "origin", "opening", "closing", "change")


def as_dict(readings, figures, days=()):
    """The JSON of the contract: scope, days, and each of `figures` with its values; a
    stock has opening, closing, change and `at` by day, a flow has span."""
    return {
        "scope": {"code": readings.scope.code, "name": readings.scope.name},
        "opening": readings.opening.isoformat(),
        "closing": readings.closing.isoformat(),
        "figures": {figure.id: _entry(readings, figure, days) for figure in figures},
    }


def as_json(readings, figures, days=()):
    return json.dumps(as_dict(readings, figures, days), ensure_ascii=False, indent=2)


def as_csv(readings, figures, days=()):
    """One row a figure: the columns of COLUMNS, span, then one a day."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "span", *(day.isoformat() for day in days)])
    for name, entry in as_dict(readings, figures, days)["figures"].items():
        at = entry.get("at", {})
        values = [entry.get(column, "") for column in (*COLUMNS[1:], "span")]
        writer.writerow([name, *values, *(at.get(day.isoformat()) for day in days)])
    return out.getvalue()


def plain(value):
    """A value as JSON has it: whole numbers whole, shares and means as decimals."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _entry(readings, figure: Figure, days):
    entry = {
        "label": figure.label,
        "unit": figure.unit,
        "section": figure.section,
        "origin": figure.origin,
    }
    if figure.is_flow:
        return entry | {"span": plain(readings.value(figure.id, "span"))}
    for at in ("opening", "closing", "change"):
        entry[at] = plain(readings.value(figure.id, at))
    at = {day.isoformat(): plain(readings.value(figure.id, day)) for day in days}
    return entry | {"at": at}
