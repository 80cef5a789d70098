"""Sheets of people: everything a user waits for, against reading the file and COPY."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from time import perf_counter

import python_calamine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import override_settings

from accounts.models import UploadState, User
from accounts.services import imports, uploads
from accounts.spreadsheets import SHEETS
from demo.plan import names
from members.models import Person
from unions.choices import MEMBER_FORMS
from unions.models import Unit

from .measure import Row

PEOPLE = 30_000
BOUND = 5.0
MOST_MEMORY = 300.0
ROUNDS = 3
ON = date(2022, 7, 1)
AT = datetime(2022, 7, 1, 8, tzinfo=UTC)
OPENED = date(2019, 1, 1)
HEADINGS = [
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Số định danh",
    "Điện thoại",
    "Mã chi đoàn",
    "Ngày vào chi đoàn",
    "Hình thức vào",
    "Số quyết định kết nạp",
    "Dân tộc",
    "Tôn giáo",
]
TABLES = {
    "members_person": "id > {last}",
    "members_sensitivefacts": "person_id > {last}",
    "members_enrolment": "person_id > {last}",
    "members_admission": (
        "enrolment_id IN (SELECT id FROM members_enrolment WHERE person_id > {last})"
    ),
}


def sheets_of_people():
    """First load and second load (all rows changed), and the memory of each."""
    if connection.vendor != "postgresql":
        return
    with tempfile.TemporaryDirectory() as folder:
        first, second = (Path(folder) / f"{name}.xlsx" for name in ("first", "second"))
        write(first)
        write(second, later=1)
        copied = Copied(first)
        times = [round_of(first, second, copied) for _ in range(ROUNDS)]
        for place, name in enumerate(("first load", "second load, all changed")):
            ours, theirs = sorted(
                ((row[place], row[2]) for row in times), key=lambda p: p[0] / p[1]
            )[ROUNDS // 2]
            what = f"Import of 30,000 people, {name} / read and COPY (s)"
            yield Row(what, ours, theirs, BOUND)
        for name, megabytes in memory_of(first, second):
            yield Row(
                f"Import of 30,000 people, {name} (MB)", megabytes, 1, MOST_MEMORY
            )


def round_of(first, second, copied):
    """Seconds of the first load, the second, and of COPY; nothing is kept."""
    theirs = copied.run(first)
    with transaction.atomic():
        times = [timed(first, "new"), timed(second, "changed")]
        transaction.set_rollback(True)
    return (*times, theirs)


def timed(path, outcome):
    start = perf_counter()
    load(path, outcome)
    check_constraints()
    return perf_counter() - start


def load(path, outcome):
    """All that a user waits for: the preview, then the same again and the commit."""
    by = User.objects.get(username="tinhdoan")
    with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
        file = SimpleUploadedFile(path.name, path.read_bytes())
        sheet = SHEETS["doan-vien"]
        upload = uploads.receive(sheet=sheet, file=file, by=by, at=AT)
        imports.prepare(upload=upload, on=ON)
        upload.refresh_from_db()
        uploads.agree(upload=upload, by=by, at=AT)
        imports.write(upload=upload, on=ON)
    upload.refresh_from_db()
    if upload.state != UploadState.APPLIED or upload.counts[outcome] != PEOPLE:
        raise SystemExit(f"{path.name}: {upload.state} {upload.counts} {upload.reason}")


def check_constraints():
    """What waits for the commit is done now, on both sides."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Copied:
    """The same rows as the first load writes, ready to be copied."""

    def __init__(self, path):
        self.texts = {}
        with transaction.atomic():
            last = Person.objects.order_by("-pk")[0].pk
            load(path, "new")
            with connection.cursor() as cursor:
                for table, where in TABLES.items():
                    self.texts[table] = copy_out(cursor, table, where.format(last=last))
            transaction.set_rollback(True)

    def run(self, path):
        start = perf_counter()
        sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        if sum(1 for _ in sheet.iter_rows()) != PEOPLE + 1:
            raise SystemExit("The file is short.")
        with transaction.atomic():
            with connection.cursor() as cursor:
                for table, text in self.texts.items():
                    cursor.copy_expert(f"COPY {table} FROM STDIN", StringIO(text))
            check_constraints()
            seconds = perf_counter() - start
            transaction.set_rollback(True)
        return seconds


def copy_out(cursor, table, where):
    text = StringIO()
    query = f"COPY (SELECT * FROM {table} WHERE {where}) TO STDOUT"
    cursor.copy_expert(query, text)
    return text.getvalue()


def memory_of(first, second):
    """The most memory of a fresh process that makes each load."""
    for name, paths in (("first load", [first]), ("both loads", [first, second])):
        command = [sys.executable, "-m", "bench.alone", *map(str, paths)]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ
        )
        yield f"{name}: memory", float(done.stdout)


def load_alone(paths):
    """Prints the megabytes at their most; nothing is kept."""
    with transaction.atomic():
        for path, outcome in zip(paths, ("new", "changed"), strict=False):
            load(Path(path), outcome)
        transaction.set_rollback(True)
    print(most_memory())


def most_memory():
    """Megabytes; ru_maxrss would count the parent before it became this program."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def write(path, later=0):
    """The sheet; `later` moves births and phones, so that every row is a change."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADINGS)
    for number, row in enumerate(invented(later), 1):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, place, value, day)
            else:
                sheet.write_string(number, place, value)
    book.close()


def invented(later):
    """Nobody real is meant: names of the sample, numbers that are given to nobody."""
    units = Unit.objects.filter(form__in=MEMBER_FORMS, founded_on__lte=OPENED)
    codes = list(units.filter(closed_on=None).order_by("code").values_list("code"))
    rng = Random("imports")
    for number in range(PEOPLE):
        gender = rng.choice("MF")
        name = names.full_name(rng, gender, rng.choice(["TAY", "NUNG", "KINH", "DAO"]))
        # A day each for those of one branch; the sample has nobody so old.
        born = date(1960, 1, 1) + timedelta(days=number % 7000 + later)
        since = OPENED + timedelta(days=rng.randrange(1200))
        decision = f"{number % 97 + 1}-QĐ/ĐTN" if number % 3 == 0 else ""
        yield (
            name,
            "Nam" if gender == "M" else "Nữ",
            born,
            f"{number:012d}",
            f"0900{number + later * 500_000:06d}",
            codes[number % len(codes)][0],
            since,
            "Kết nạp" if decision else "Ghi nhận khi mở sổ",
            decision,
            "Tày",
            "Không",
        )
