"""The formats of exports, for django-import-export: written by our own writers, so that
nothing in them is a formula and a whole register takes little memory."""

import io

from import_export.formats import base_formats

from . import writing


class SheetFormat(base_formats.Format):
    def export_data(self, dataset, **kwargs):
        file = io.BytesIO()
        self.write(file, dataset.headers, dataset)
        return file.getvalue()

    def can_export(self):
        return True


class Xlsx(SheetFormat):
    CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    write = staticmethod(writing.write_xlsx)

    def get_title(self):
        return "xlsx"

    def get_extension(self):
        return "xlsx"

    def is_binary(self):
        return True


class Csv(SheetFormat):
    CONTENT_TYPE = "text/csv; charset=utf-8"
    write = staticmethod(writing.write_csv)

    def get_title(self):
        return "csv"

    def get_extension(self):
        return "csv"

    def is_binary(self):
        return True


FORMATS = {format.get_title(): format for format in (Xlsx(), Csv())}
