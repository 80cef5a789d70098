"""The lines of a decision, from the rows of its sheet."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from unions.choices import LineKind
from unions.models import LineRow

# What a row says of the unit that comes out.
FACTS = ("name", "parent", "form", "bloc", "area", "school_kind", "official_code")


@dataclass(frozen=True)
class Line:
    """Rows of one number and one kind."""

    number: int
    kind: LineKind
    rows: tuple[LineRow, ...]

    @property
    def units(self):
        """The codes in the column `unit`, each once."""
        return list(dict.fromkeys(row.unit for row in self.rows if row.unit))

    @property
    def whole(self):
        """In a split: the unit that is split, named once for each part."""
        return Counter(row.unit for row in self.rows).most_common(1)[0][0]

    def one(self, column):
        """What the first row that fills `column` says."""
        return next((v for row in self.rows if (v := getattr(row, column))), "")

    def facts(self):
        """What the line says of its one result."""
        return {name: value for name in FACTS if (value := self.one(name))}


def facts_of(row):
    return {name: value for name in FACTS if (value := getattr(row, name))}


def lines_of(rows):
    """`rows` (LineRow, saved or not) as lines, in the order of their numbers."""
    ordered = sorted(rows, key=lambda row: row.line)
    return [
        Line(number, LineKind(own[0].kind), tuple(own))
        for number, group in groupby(ordered, key=lambda row: row.line)
        if (own := list(group))
    ]


def parts_of(line):
    """The codes of the parts of a split, in the order of the rows: those of units that
    stand, and of units to be founded."""
    rows = [row for row in line.rows if row.unit == line.whole]
    return list(dict.fromkeys(row.into or code_of(line, row.name) for row in rows))


def code_of(line, name):
    """The code of the new part of this name."""
    return next((row.code for row in line.rows if row.name == name and row.code), "")
