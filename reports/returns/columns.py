"""What a period asks: declared figures of the catalogue, in the order of the form."""

from dataclasses import dataclass

from reports.catalogue import BY_ID, FIGURES
from reports.choices import Respondent
from reports.figures import Declared, Derived

SUMS = [figure for figure in FIGURES if isinstance(figure, Derived) and figure.adds]


@dataclass(frozen=True)
class Column:
    """A figure that a period asks for; `asked_of` says which units say it."""

    figure: Declared
    asked_of: Respondent
    is_compulsory: bool

    @property
    def id(self):
        return self.figure.id

    def is_asked_of(self, form):
        """Of a unit of this form that is not the sender."""
        return form in self.asked_of.forms


def columns_of(period):
    """The columns of the forms of `period`; a figure that has left the catalogue is
    asked no more. One query."""
    rows = period.figures.in_order()
    return lay_out((row.figure, row.asked_of, row.is_compulsory) for row in rows)


def lay_out(rows):
    """The columns for rows of (figure, whom it is asked of, is compulsory)."""
    return [
        Column(BY_ID[figure], Respondent(asked_of), bool(is_compulsory))
        for figure, asked_of, is_compulsory in rows
        if isinstance(BY_ID.get(figure), Declared)
    ]


def totals_of(columns):
    """The figures that are sums of some of these columns: the totals of a row."""
    asked = {column.id for column in columns}
    return [figure for figure in SUMS if asked.issuperset(figure.of)]
