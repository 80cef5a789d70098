from accounts.commands import InputError, OfficeCommand
from reports.catalogue import BY_ID, FIGURES
from reports.figures import read
from reports.management import arguments
from reports.rendering import data, table

FORMATS = {"table": table.as_text, "csv": data.as_csv, "json": data.as_json}


class Command(OfficeCommand):
    help = "Các số liệu của một đơn vị trong một kỳ."

    def add_arguments(self, parser):
        arguments.add_report_arguments(parser)
        parser.add_argument("--at", action="append", help="thêm một ngày để đếm")
        parser.add_argument("--only", action="append", help="chỉ số liệu có mã này")

    def handle(self, **options):
        scope, opening, closing = arguments.read_period(options)
        days = [arguments.read_day_of(scope, text) for text in options["at"] or []]
        figures = self.read_figures(options["only"] or [])
        form = options["format"] or "table"
        arguments.read_choice("--format", form, FORMATS)
        readings = read(
            FIGURES, scope=scope, opening=opening, closing=closing, days=days
        )
        self.stdout.write(FORMATS[form](readings, figures, days))

    def read_figures(self, ids):
        unknown = [name for name in ids if name not in BY_ID]
        if unknown:
            raise InputError(
                f"--only: không có số liệu mang mã {', '.join(unknown)}; hãy xem các "
                "mã bằng lệnh figures không kèm --only."
            )
        return [BY_ID[name] for name in ids] or FIGURES
