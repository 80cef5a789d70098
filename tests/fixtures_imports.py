"""Files of an office, written as Excel writes them, planned and carried out."""

from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.apps import apps

from accounts.services import footprints
from accounts.spreadsheets import SHEETS
from accounts.spreadsheets.reading import read
from accounts.spreadsheets.writing import write_xlsx

ON = date(2022, 7, 1)
AT = datetime(2022, 7, 1, 8, tzinfo=UTC)
FLOORS = ("unions", "members", "cadres")


class Office:
    """`send` makes a plan of rows ({heading: what stands in the cell}), `commit` makes
    it and carries it out."""

    def __init__(self, sheet, by, folder):
        self.sheet, self.by = SHEETS[sheet], by
        self.path = folder / f"{sheet}.xlsx"

    def send(self, *rows, by=None):
        _write(self.path, rows)
        return self.read(by=by)

    def read(self, by=None):
        by = by or self.by
        columns = self.sheet.columns_for(by)
        with read(self.path, columns, suffix=".xlsx") as reading:
            return self.sheet.plan(list(reading.rows), by=by, on=ON)

    def apply(self, plan, by=None):
        facts = {"by": by or self.by, "on": ON, "at": AT}
        return self.sheet.apply(plan, progress=lambda *told: None, **facts)

    def commit(self, *rows, by=None):
        return self.apply(self.send(*rows, by=by), by=by)

    def undo(self, footprint):
        footprints.undo(footprint=footprint, by=self.by, at=AT)

    def export(self, queryset, by=None):
        """Writes the rows of `queryset` into the file that `read` reads."""
        user = by or self.by
        headings = [column.label for column in self.sheet.export_columns(user)]
        with self.path.open("wb") as file:
            rows = self.sheet.export_rows(queryset, user=user, on=ON)
            return write_xlsx(file, headings, rows)


def _write(path, rows):
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, headings)
    for number, row in enumerate(rows, 1):
        for place, heading in enumerate(headings):
            value = row.get(heading)
            if isinstance(value, date):
                sheet.write_datetime(number, place, value, day)
            elif value is not None:
                sheet.write(number, place, value)
    book.close()


@pytest.fixture
def office(giang, tmp_path):
    def office(sheet, by=giang):
        return Office(sheet, by, tmp_path)

    return office


@pytest.fixture
def dump():
    """Everything in the registers, to the letter."""

    def dump():
        return {
            model._meta.label: list(model._base_manager.order_by("pk").values_list())
            for floor in FLOORS
            for model in apps.get_app_config(floor).get_models()
        }

    return dump
