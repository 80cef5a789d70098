"""Writes the planned province through the services that users call."""

from django.db import connection, transaction

from accounts.models import Event
from accounts.services import events
from accounts.vietnamese import number
from cadres.services import registers as cadre_registers
from demo import accounts, rows
from demo.plan import sheets
from members.models import Person
from members.services import registers as member_registers
from unions.choices import DocumentKind
from unions.models import Unit
from unions.services import documents, histories

MARK = "sample.load"
CHUNK = 6000


def is_loaded():
    """The log says so, and no second province stands beside the sample."""
    others = Unit.objects.filter(parent__isnull=True).exclude(code="CB")
    return Event.objects.filter(act=MARK).exists() and not others.exists()


def holds_other_data():
    return Unit.objects.exists() or Person.objects.exists() or accounts.names_taken()


@transaction.atomic
def load(sample, *, tell):
    """`tell` is called with each line to show, and with the share done of a long stage:
    tell("Người", 0.25)."""
    by = accounts.open_first()
    units = histories.record(sample.province.histories, by=by)
    tell(f"Tổ chức: {number(len(units))} đơn vị.")
    tell(f"Văn bản: {number(_register_documents(by))} văn bản.")
    people = _record_people(sample.people, units, by, tell)
    tell(f"Đoàn viên, cán bộ: {number(len(people))} người.")
    tenures = _record_cadres(sample.cadres, units, people, by)
    tell(f"Chức danh: {number(tenures)} lượt giữ chức danh.")
    tell(f"Tài khoản: {number(accounts.open_others(units, by=by))} tài khoản.")
    count = {"units": len(units), "people": len(people)}
    events.record(by=by, act=MARK, subject="Tỉnh mẫu Cao Bằng", **count)


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


def _record_people(lives, units, by, tell):
    """{life: person}; in chunks, so that the share done can be told."""
    people = []
    for start in range(0, len(lives), CHUNK):
        chunk = lives[start : start + CHUNK]
        entrants = [rows.entrant(life, units) for life in chunk]
        people += member_registers.record(entrants, by=by)
        tell("Đoàn viên, cán bộ", len(people) / len(lives))
    return dict(zip(lives, people, strict=True))


def _record_cadres(cadres, units, people, by):
    tenures = [rows.tenure(hold, units, people) for hold in cadres.holds]
    cadre_registers.record(
        seats=[rows.seat(quota, units) for quota in cadres.quotas],
        tenures=tenures,
        qualifications=[rows.qualification(award, people) for award in cadres.awards],
        by=by,
    )
    return len(tenures)
