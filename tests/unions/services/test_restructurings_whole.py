"""A decision is carried out whole or not at all: a floor that fails, or a process that
is killed, leaves everything as it was."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection

from members.choices import Entry
from members.services import enrolments
from tests import factories
from tests.tables import differences, rows
from unions.choices import Form
from unions.services import restructurings
from unions.signals import unit_absorbed

ON = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
whole_database = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class FloorFails(Exception):
    pass


@pytest.fixture
def approved_merger(approved, row, found, ha_quang, truong_ha, pac_bo, coc_lung, giang):
    """Trường Hà joins Sóc Hà, Cốc Lùng joins Pác Bó, and Thông Nông joins Hà Quảng;
    Cốc Lùng has members and a secretary."""
    found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", ha_quang, **RURAL)
    for person in factories.PersonFactory.create_batch(2, unit=coc_lung):
        enrolments.enrol(
            person=person,
            unit=coc_lung,
            on=date(2019, 1, 1),
            entry=Entry.RECORDED,
            by=giang,
        )
    factories.SeatFactory(unit=coc_lung, post_id="SECRETARY")
    factories.TenureFactory(person=person, post_id="SECRETARY")
    return approved(
        row(1, "absorb", unit="CB-TN-DT-CL", into="CB-HQ-TH-PB"),
        row(2, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(3, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
    )


@pytest.fixture
def fail_at():
    """Whoever is told of the nth unit that ends fails, last of all."""
    connected = []

    def fail_at(number):
        ended = []

        def fail(unit, **kwargs):
            ended.append(unit)
            if len(ended) == number:
                raise FloorFails

        connected.append(fail)
        unit_absorbed.connect(fail, weak=False)

    yield fail_at
    for fail in connected:
        unit_absorbed.disconnect(fail)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_floor_that_fails_leaves_everything_as_it_was(
    approved_merger, fail_at, number, an
):
    before = rows(log=True)
    fail_at(number)

    with pytest.raises(FloorFails):
        restructurings.apply(restructuring=approved_merger, by=an, at=AT)

    assert differences(before, rows(log=True)) == {}


def test_undo_that_fails_leaves_everything_as_it_was(
    approved_merger, giang, monkeypatch
):
    restructurings.apply(restructuring=approved_merger, by=giang, at=AT)
    before = rows(log=True)
    monkeypatch.setattr("accounts.services.undoing.Step.check_apart", _fail)

    with pytest.raises(FloorFails):
        restructurings.undo(restructuring=approved_merger, by=giang, at=AT)

    assert differences(before, rows(log=True)) == {}


def _fail(step):
    raise FloorFails


# A process that is killed


@pytest.fixture
def database(tmp_path):
    """The address of this database for another process; one in memory as a copy."""

    def database():
        if connection.vendor == "postgresql":
            facts = connection.settings_dict
            place = f"{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
            return f"postgres://{facts['USER']}:{facts['PASSWORD']}@{place}"
        path = tmp_path / "copy.sqlite3"
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{path}"

    return database


@pytest.fixture
def process():
    def process(word, database):
        return subprocess.Popen(
            [sys.executable, "-m", "tests.killed", word],
            env=os.environ | {"DATABASE_URL": database},
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )

    return process


@whole_database
def test_killed_process_leaves_everything_as_it_was(approved_merger, database, process):
    url = database()
    with process("wait", url) as killed:
        before = killed.stdout.readline()
        assert killed.stdout.readline() == "in the midst\n"
        killed.kill()

    with process("apply", url) as again:
        told = again.stdout.readlines()

    assert len(before) == 65
    assert told == [before, "applied\n"]
