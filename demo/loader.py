"""Writes the planned province through the services that users call: what stood on the
first day, then the decisions as documents, then what came after them."""

from django.db import connection, transaction

from accounts.models import Event
from accounts.services import events
from accounts.vietnamese import number
from demo import accounts, deciding, recording, returning, working
from demo.plan import parts, sheets
from members.models import Person
from unions.choices import DocumentKind
from unions.models import Unit
from unions.services import documents, histories

MARK = "sample.load"


def is_loaded():
    """The log says so, and no second province stands beside the sample."""
    others = Unit.objects.filter(parent__isnull=True).exclude(code="CB")
    return Event.objects.filter(act=MARK).exists() and not others.exists()


def holds_other_data():
    return Unit.objects.exists() or Person.objects.exists() or accounts.names_taken()


@transaction.atomic
def load(sample, *, today, tell):
    """What is open on `today` has come as far as it would have by then. `tell` is
    called with each line to show, and with the share done of a long stage:
    tell("Người", 0.25)."""
    by = accounts.open_first()
    part = parts.before(sample)
    units = histories.record(part.histories, by=by)
    tell(f"Tổ chức: {number(len(units))} đơn vị.")
    tell(f"Văn bản: {number(_register_documents(by))} văn bản.")
    people = recording.people(sample, part, units, by=by, tell=tell)
    tell(f"Đoàn viên, cán bộ: {number(len(people))} người.")
    tenures = recording.cadres(part, units, people, by=by)
    tell(f"Chức danh: {number(len(tenures))} lượt giữ chức danh.")
    office = accounts.open_office(units["CB"], by=by)
    take_stock()
    told = deciding.decide(sample, tenures, units["CB"], office, tell)
    tell(f"Sắp xếp tổ chức: {told}.")
    units = _continue(sample, people, by, tell)
    writers = accounts.open_secretaries(units.values(), by=by)
    tell(f"Tài khoản: {number(len(writers) + len(office))} tài khoản.")
    take_stock()
    said = returning.declare(
        province=units["CB"], office=office, writers=writers, today=today, tell=tell
    )
    tell(f"Biểu số liệu: {said}.")
    done = working.work(office=office, writers=writers, today=today, tell=tell)
    tell(f"Công tác cán bộ: {done}.")
    accounts.give_addresses(writers.values(), by=by)
    total = {"units": len(units), "people": len(people)}
    events.record(by=by, act=MARK, subject="Tỉnh mẫu Cao Bằng", **total)


def _continue(sample, people, by, tell):
    """What came after the decisions; adds to `people`. Returns all units by code."""
    part = parts.after(sample)
    histories.record(part.histories, by=by)
    units = {unit.code: unit for unit in Unit.objects.all()}
    people |= recording.people(sample, part, units, by=by, tell=tell)
    tenures = recording.cadres(part, units, people, by=by)
    left = recording.sequels(sample, units, people, by=by)
    tell(
        f"Từ đó về sau: thêm {number(len(part.histories))} đơn vị, "
        f"{number(len(part.lives))} người, {number(len(tenures))} lượt giữ chức danh; "
        f"{number(left)} người rời nơi đã được chuyển đến."
    )
    return units


def take_stock():
    """Tells the database how many rows it now has; left to itself, PostgreSQL plans its
    first queries as if the tables were still empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _register_documents(by):
    directives = sheets.read("directives")
    for row in directives:
        row["kind"] = DocumentKind[row["kind"]]
        documents.register(**row, by=by)
    return len(directives)
