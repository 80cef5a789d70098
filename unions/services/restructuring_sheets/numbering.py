"""The lines that rows belong to, where a sheet leaves cells blank."""

from itertools import count

LINES = range(1, 32_768)


def number_lines(rows):
    """Fills `line` and `kind` in `rows` (spreadsheets.Row) where they are blank: a row
    without both, as in merged cells, goes on with the line above; one without a number
    opens the next line; one without a kind does what its line does."""
    taken = {row.cells["line"] for row in rows}
    kinds, above = {}, None
    for row in rows:
        cells = row.cells
        if cells["line"] == "":
            goes_on = above and not cells["kind"]
            cells["line"] = above if goes_on else _next(above, taken)
        above = cells["line"]
        if cells["kind"]:
            kinds.setdefault(above, cells["kind"])
    for row in rows:
        row.cells["kind"] = row.cells["kind"] or kinds.get(row.cells["line"], "")


def _next(above, taken):
    start = above + 1 if above in LINES else 1
    number = next(each for each in count(start) if each not in taken)
    taken.add(number)
    return number
