"""The cells of a return page by page, each with room for a remark."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from reports.returns.blocks import Block
from reports.returns.cell import Cell
from reports.returns.rows import Place

# A page of them weighs some 25 kB.
MOST_CELLS = 100
PREFIX = "n-"


@dataclass(frozen=True)
class Field:
    """A cell and what stands in its remark, kept or typed; `labels` are the keys of its
    row and its column."""

    cell: Cell
    text: str = ""
    labels: str = ""

    @property
    def name(self):
        return f"{PREFIX}{self.cell.unit}-{self.cell.figure.id}"


@dataclass(frozen=True)
class Line:
    """A row; `fields` are in the order of the columns, None for what is not asked."""

    key: str
    place: Place
    fields: list


@dataclass(frozen=True)
class Stretch:
    """Rows that follow each other in one table: of a block, of a grassroots unit.
    `columns` are (key, column) each."""

    key: str
    block: Block
    place: Place | None
    columns: list
    lines: list


def paginate(sheet, asked, typed):
    """The page that is `asked` for, of stretches, by its number or by the key of a unit
    (`hang`); `typed` are remarks that could not be kept, by cell."""
    rows = [
        (block, group.place, row)
        for block in sheet.blocks
        for group in block.groups
        for row in group.rows
    ]
    pages = list(_split(rows)) or [[]]
    page = Paginator(pages, 1).get_page(_find(pages, asked))
    return page, _lay_out(page.object_list[0], typed)


def list_places(sheet, asked):
    """[(key of its first unit, name, whether it is asked for)] of the grassroots units,
    to jump to."""
    groups = (group for block in sheet.blocks for group in block.groups if group.place)
    return [
        (first := group.rows[0].unit, group.place.name, str(first) == asked.get("hang"))
        for group in groups
    ]


def read(sheet, data):
    """{cell: text} of the remarks in a form, those that say what stands there left
    out."""
    cells = {Field(cell).name: cell for cell in sheet.cells}
    return {
        cells[name].key: text.replace("\0", "")
        for name, text in data.items()
        if name in cells and text.strip() != cells[name].remark
    }


def _split(rows):
    page, count = [], 0
    for block, place, row in rows:
        if page and count + len(row.cells) > MOST_CELLS:
            yield page
            page, count = [], 0
        page.append((block, place, row))
        count += len(row.cells)
    if page:
        yield page


def _find(pages, asked):
    sought = asked.get("hang")
    if sought is None or "trang" in asked:
        return asked.get("trang")
    for number, page in enumerate(pages, start=1):
        if any(str(row.unit) == sought for _, _, row in page):
            return number
    return None


def _lay_out(page, typed):
    stretches = {}
    for number, (block, place, row) in enumerate(page):
        key = block.kind, place
        if key not in stretches:
            stretches[key] = _stretch(f"b{len(stretches)}", block, place)
        stretch = stretches[key]
        stretch.lines.append(_line(f"r{number}", stretch.columns, row, typed))
    return list(stretches.values())


def _stretch(key, block, place):
    columns = [(f"{key}k{n}", column) for n, column in enumerate(block.columns)]
    return Stretch(key, block, place, columns, [])


def _line(key, columns, row, typed):
    fields = []
    for label, column in columns:
        cell = row.cells.get(column.id)
        if cell is None:
            fields.append(None)
        else:
            text = typed.get(cell.key, cell.remark)
            fields.append(Field(cell, text, f"{key} {label}"))
    return Line(key, row.place, fields)
