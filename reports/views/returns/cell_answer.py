"""What a page is told about the cells that it sent, as JSON."""

from django.utils import timezone

from accounts import vietnamese
from reports.returns import values
from reports.returns.blocks import BLOCK_OF
from reports.services.cell_entries import REFUSED

from . import cell_rows


def lay_out(written):
    ground = written.ground
    kept = [outcome for outcome in written.outcomes if outcome.status != REFUSED]
    units = list(dict.fromkeys(outcome.unit for outcome in kept))
    told = {
        "cells": [_tell(outcome, ground) for outcome in written.outcomes],
        "rows": {},
        "sums": {},
        "progress": {},
    }
    if units and ground.unit_return:
        figures = list(dict.fromkeys(outcome.figure for outcome in kept))
        filled, sums = cell_rows.add_up(ground, figures)
        told["rows"] = _rows(ground, units)
        told["sums"] = _sums(ground, sums)
        told["progress"] = {"filled": filled}
    return told


def _tell(outcome, ground):
    column = ground.columns.get(outcome.figure)
    figure = column and column.figure
    return {
        "unit": outcome.unit,
        "figure": outcome.figure,
        "status": outcome.status,
        "version": outcome.version,
        "text": values.write(figure, outcome.value) if figure else "",
        "shown": values.show(figure, outcome.value) if figure else "",
        "reason": outcome.reason,
        "message": outcome.message,
        "by": str(outcome.by or ""),
        "at": _moment(outcome.at),
    }


def _moment(at):
    if at is None:
        return ""
    at = timezone.localtime(at)
    return f"{at:%H:%M} ngày {vietnamese.day(at)}"


def _rows(ground, units):
    blocks, findings = cell_rows.survey(ground, units)
    rows = {str(unit): {"findings": [], "totals": {}} for unit in units}
    for block in blocks:
        totals = {figure.id: figure for figure in block.totals}
        for row in block.rows:
            rows[str(row.unit)]["totals"] |= {
                name: values.show_sum(totals[name], value)
                for name, value in row.totals.items()
            }
    for finding in findings:
        if not finding.is_gap:
            rows[str(finding.unit)]["findings"].append(_finding(finding))
    return rows


def _finding(finding):
    return {
        "key": finding.key,
        "figures": list(finding.figures),
        "severity": finding.severity,
        "sentence": finding.sentence,
        "explained": finding.is_explained,
    }


def _sums(ground, sums):
    told = {}
    for name, value in sums.items():
        column = ground.columns[name]
        if column.figure.kind.adds_up:
            shown = values.show_sum(column.figure, value)
            told.setdefault(BLOCK_OF[column.asked_of], {})[name] = shown
    return told
