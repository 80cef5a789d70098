"""One sheet of the workbook: headings, sums, and a row a unit."""

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from accounts import vietnamese
from accounts.spreadsheets.writing import neutral
from reports.choices import ValueKind

from . import headings, shapes, words
from .layout import CODE, FIRST, GROUP, HEADINGS, MARKS, NAME, SUMS, TITLE, Role

WIDTHS = {Role.VALUE: 15, Role.COUNTED: 11, Role.REASON: 28, Role.TOTAL: 13}


def write(page, part, sheet, looks, lists):
    """Writes `part` into the worksheet `page`."""
    last = _write_rows(page, part, looks)
    _write_top(page, part, sheet)
    headings.write(page, part, looks)
    _write_sums(page, part, looks, last)
    _set_widths(page, part)
    for slot in part.slots:
        _set_rule(page, part, slot, lists)
    page.freeze_panes(FIRST, NAME + 1)
    page.autofilter(HEADINGS, CODE, last, part.fixed + len(part.slots) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS)


def _write_top(page, part, sheet):
    page.set_row(MARKS, None, None, {"hidden": True})
    page.write_string(MARKS, CODE, part.mark)
    for slot in part.slots:
        if slot.mark:
            page.write_string(MARKS, slot.place, slot.mark)
    due = vietnamese.day(sheet.due_on)
    page.write_string(
        TITLE,
        NAME,
        neutral(f"{part.title} – {sheet.period} – {sheet.scope.name} – hạn nộp {due}"),
    )


def _set_widths(page, part):
    page.set_column(CODE, CODE, 16)
    page.set_column(NAME, NAME, 34)
    if part.fixed > GROUP:
        page.set_column(GROUP, GROUP, 26)
    for slot in part.slots:
        page.set_column(slot.place, slot.place, WIDTHS[slot.role])


def numbered(part):
    """(number of its line in the sheet, group, row), a heading of a group having no
    row."""
    line = FIRST
    for group in part.block.groups:
        if has_heading(group):
            yield line, group, None
            line += 1
        for row in group.rows:
            yield line, group, row
            line += 1


def has_heading(group):
    """A grassroots unit that has no row but its own needs none."""
    return group.place is not None and [r.place for r in group.rows] != [group.place]


def _write_rows(page, part, looks):
    last = FIRST
    for line, group, row in numbered(part):
        last = line
        if row is None:
            _write_group(page, part, line, group, looks)
        else:
            _write_row(page, part, line, group, row, looks)
    return last


def _write_group(page, part, line, group, looks):
    look = looks.look("group")
    for place in range(part.fixed):
        page.write_blank(line, place, None, look)
    page.write_string(line, NAME, neutral(group.place.name), look)
    for slot in part.slots:
        span = xl_range(line + 1, slot.place, line + len(group.rows), slot.place)
        _write_sum(page, line, slot, f"=SUM({span})", span, group.sums, look)


def _write_sums(page, part, looks, last):
    """The sums over all units, at the top, where they are seen: a row without a code is
    the sum of a group."""
    if len(part.block.rows) == 1:
        page.set_row(SUMS, None, None, {"hidden": True})
    look = looks.look("sum")
    for place in range(part.fixed):
        page.write_blank(SUMS, place, None, look)
    page.write_string(SUMS, NAME, "Tổng cộng", look)
    codes = xl_range(FIRST, CODE, last, CODE)
    for slot in part.slots:
        span = xl_range(FIRST, slot.place, last, slot.place)
        formula = f'=SUMIF({codes},"<>",{span})'
        _write_sum(page, SUMS, slot, formula, span, part.block.sums, look)


def _write_sum(page, line, slot, formula, span, sums, look):
    if slot.role == Role.COUNTED or not slot.is_summed:
        page.write_blank(line, slot.place, None, look)
        return
    if getattr(slot.figure, "kind", None) == ValueKind.YES_NO:
        formula = f'=COUNTIF({span},"Có")'
    known = sums.get(slot.figure.id, 0)
    page.write_formula(line, slot.place, formula, look, float(known))


def _write_row(page, part, line, group, row, looks):
    text = looks.look("text")
    page.write_string(line, CODE, neutral(row.place.code), text)
    page.write_string(line, NAME, neutral(row.name), text)
    if part.fixed > GROUP:
        page.write_string(line, GROUP, neutral(_group_name(group)), text)
    for slot in part.slots:
        if slot.role == Role.TOTAL:
            _write_total(page, part, line, slot, row, looks)
        else:
            _write_cell(page, line, slot, row.cells.get(slot.figure.id), looks)


def _group_name(group):
    return group.place.name if group.place else ""


def _write_total(page, part, line, slot, row, looks):
    if slot.figure.id not in row.totals:
        page.write_blank(line, slot.place, None, looks.look("unasked"))
        return
    cells = [xl_rowcol_to_cell(line, part.places[name]) for name in slot.figure.of]
    listed = ",".join(cells)
    formula = f'=IF(COUNT({listed})={len(cells)},SUM({listed}),"")'
    known = row.totals[slot.figure.id]
    shown = "" if known is None else float(known)
    page.write_formula(line, slot.place, formula, looks.of(slot), shown)


def _write_cell(page, line, slot, cell, looks):
    if cell is None:
        page.write_blank(line, slot.place, None, looks.look("unasked"))
        return
    look = looks.of(slot)
    if slot.role == Role.REASON:
        page.write_string(line, slot.place, neutral(cell.reason), look)
        return
    value = cell.value if slot.role == Role.VALUE else cell.counted
    shown = words.put(slot.figure, value)
    if shown is None:
        page.write_blank(line, slot.place, None, look)
    elif isinstance(shown, str):
        page.write_string(line, slot.place, neutral(shown), look)
    else:
        page.write_number(line, slot.place, shown, look)


def _set_rule(page, part, slot, lists):
    """One rule for all cells of a column that are asked."""
    if slot.role not in (Role.VALUE, Role.REASON):
        return
    lines = [
        line
        for line, _, row in numbered(part)
        if row is not None and slot.figure.id in row.cells
    ]
    spans = [[a, slot.place, b, slot.place] for a, b in _runs(lines)]
    rule = shapes.rule_of(slot, lists) | {"other_cells": spans[1:]}
    page.data_validation(*spans[0], rule)


def _runs(lines):
    """(first, last) of each run of neighbouring numbers."""
    runs = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return runs
