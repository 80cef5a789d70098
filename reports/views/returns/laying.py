"""Lays out the tables and forms of a page of a return."""

from collections import Counter

from accounts import vietnamese
from reports.choices import Source
from reports.returns import values

from .laid import Cluster, Field, Heading, Line, Table

# What can be written into empty cells, by the attribute of a cell that knows it.
SOURCES = {
    Source.REGISTER: ("counted", "Lấy số từ sổ"),
    Source.PREVIOUS: ("previous", "Như kỳ trước"),
}


class Layout:
    """Lays the parts of a page out: `notes` by the cell that they are told at, `typed`
    is what stood in the inputs of cells that could not be written, `linked` are the
    keys of cells that the page leads to. With `is_again` what was changed since the
    last sending is marked."""

    def __init__(self, notes, typed, linked, is_again):
        self.notes, self.typed, self.linked = notes, typed, linked
        self.is_again = is_again
        self.marks, self.refused = {}, set()
        self.seen, self.numbers = set(), Counter()
        for note in (note for told in notes.values() for note in told):
            for key in note.keys if note.marks else ():
                self.marks.setdefault(key, []).append(note.kind)
            self.refused |= set(note.keys) if note.outcome else set()

    def table(self, block, groups):
        headings = [self._heading(block, column) for column in block.columns]
        clusters = [self._cluster(block, headings, group) for group in groups]
        return Table(block, headings, clusters, _sums(block, block.sums))

    def _heading(self, block, column):
        fills = [
            (f"{source}:{column.id}", words, count)
            for source, (known, words) in SOURCES.items()
            if (count := _count_fillable(block, column.id, known))
        ]
        return Heading(self._number("k"), column, fills)

    def _cluster(self, block, headings, group):
        lines = [self._line(block, headings, row) for row in group.rows]
        return Cluster(group.place, lines, _sums(block, group.sums))

    def _line(self, block, headings, row):
        key = self._number("r")
        cells = [(h, row.cells.get(h.figure.id)) for h in headings]
        is_first = row.unit not in self.seen
        self.seen.add(row.unit)
        return Line(
            key,
            row,
            [cell and self._field(key, heading, cell) for heading, cell in cells],
            [(f, _show(row.totals.get(f.id))) for f in block.totals],
            [note for _, c in cells if c for note in self.notes.get(c.key, ())],
            " ".join(str(cell.version) if cell else "-" for _, cell in cells),
            is_first,
        )

    def _field(self, key, heading, cell):
        typed = self.typed.get(cell.key)
        marks = list(dict.fromkeys(self.marks.get(cell.key, ())))
        if self.is_again and cell.is_changed:
            marks.append("changed")
        return Field(
            heading,
            cell,
            f"{key} {heading.key}",
            typed.text if typed else cell.text,
            marks,
            is_linked=bool(marks) or cell.key in self.linked,
            is_refused=cell.key in self.refused,
        )

    def _number(self, letter):
        self.numbers[letter] += 1
        return f"{letter}{self.numbers[letter]}"


def _count_fillable(block, name, known):
    cells = (row.cells.get(name) for row in block.rows)
    return sum(1 for c in cells if c and c.is_empty and getattr(c, known) is not None)


def _sums(block, sums):
    """(id, text, whether it adds up) of each column and each total."""
    told = [_sum(column.figure, sums) for column in block.columns]
    return told + [(f.id, _show(sums.get(f.id)), True) for f in block.totals]


def _sum(figure, sums):
    if not figure.kind.adds_up:
        return figure.id, "", False
    return figure.id, values.show_sum(figure, sums.get(figure.id)), True


def _show(value):
    return "" if value is None else vietnamese.number(value)
