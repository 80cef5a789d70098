import csv
import json
from collections import Counter
from datetime import date

from django.db.models import Count, F

from accounts.commands import OfficeCommand
from reports.management import arguments
from unions.models import Placement
from unions.models.dated import lasting

COLUMNS = (
    "code",
    "official_code",
    "level",
    "form",
    "bloc",
    "name",
    "parent",
    "since",
    "members",
)


class Command(OfficeCommand):
    help = "Danh sách đơn vị đang hoạt động trong một ngày."

    def add_arguments(self, parser):
        parser.add_argument("--on", help="ngày, ví dụ 2022-06-30")
        parser.add_argument("--scope", help="mã đơn vị; không ghi là tất cả")
        parser.add_argument("--format", default="table", help="table, csv hoặc json")

    def handle(self, **options):
        day = arguments.read_day("--on", options["on"])
        form = arguments.read_choice("--format", options["format"], WRITERS)
        rows = Placement.objects.on(day)
        if options["scope"]:
            rows = rows.under(arguments.read_unit(options["scope"]), day)
        WRITERS[form](list_units(rows, day), self.stdout)


def list_units(placements, day):
    """A dict with COLUMNS for each placement, by code; `members` are all at or below
    the unit."""
    rows = placements.annotate(
        code=F("unit__code"), level=F("unit__level"), above=F("parent__code")
    )
    fields = ["above" if name == "parent" else name for name in COLUMNS[:-1]]
    members = count_members(day)
    return [
        dict(zip(COLUMNS, (*row, members[unit]), strict=True))
        for unit, *row in rows.order_by("code").values_list("unit", *fields)
    ]


def count_members(day):
    """Members on `day` at or below each unit, by its id."""
    placed = Placement.objects.on(day).filter(lasting(day, "unit__enrolments__"))
    path = ("unit", "grassroots", "district", "province")
    members = Counter()
    for *units, enrolled in placed.values_list(*path).annotate(Count("pk")):
        members.update(dict.fromkeys({*units} - {None}, enrolled))
    return members


def write_json(units, out):
    out.write(json.dumps(units, ensure_ascii=False, indent=2, default=date.isoformat))


def write_csv(units, out):
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(units)


def write_table(units, out):
    rows = [COLUMNS, *([str(unit[name] or "") for name in COLUMNS] for unit in units)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        out.write("  ".join(cells).rstrip())


WRITERS = {"table": write_table, "csv": write_csv, "json": write_json}
