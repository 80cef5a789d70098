"""Two who write at the same time, or die in the midst of it. Two connections, as two
workers have them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from accounts.models import Event
from reports.models import Return, ReturnLine
from reports.services import cells, periods, returns
from reports.services.cell_entries import Entry
from tests.fixtures_cells import YOUTH, kept
from tests.fixtures_reviews import TURNS, WRITTEN
from tests.rivals import ON_POSTGRES, PATIENCE, somebody_waits

pytestmark = ON_POSTGRES


def told(run):
    try:
        return run()
    except ValidationError as error:
        return error.messages
    finally:
        connection.close()


@pytest.fixture
def at_once():
    """`at_once(first, second)`: `second` begins when `first` has written and not yet
    committed, which it does when the other waits. Returns what both give."""

    def at_once(first, second):
        done, waited = Flag(), []

        @transaction.atomic
        def earlier():
            result = first()
            done.set()
            waited.append(somebody_waits())
            return result

        def later():
            done.wait(PATIENCE)
            return second()

        with ThreadPoolExecutor(2) as pool:
            running = [pool.submit(told, run) for run in (earlier, later)]
            results = [each.result() for each in running]
        assert waited == [True]
        return results

    return at_once


@pytest.fixture
def put(asked_period, ha_quang, pac_bo):
    """`put(user, text)` gives what writes the turns of Pác Bó, and the outcome."""

    def put(by, text, figure=TURNS, version=0):
        entries = [Entry(pac_bo.pk, figure, text, version=version)]
        facts = {"period": asked_period, "scope": ha_quang, "at": WRITTEN}

        def write():
            [outcome] = cells.write(entries=entries, by=by, **facts)
            return outcome.status, outcome.version, outcome.value

        return write

    return put


PAC_BO = ("CB-HQ-TH-PB", TURNS)


def test_of_two_on_a_new_cell_one_is_saved_and_one_is_stale(at_once, put, an, binh):
    results = at_once(put(binh, "1"), put(an, "2"))

    assert results == [("saved", 1, 1), ("stale", 1, 1)]
    assert kept() == {PAC_BO: [1]}
    assert Return.objects.count() == 1


def test_of_two_on_a_written_cell_one_is_saved_and_one_is_stale(at_once, put, an, binh):
    put(binh, "1")()

    results = at_once(put(binh, "2", version=1), put(an, "3", version=1))

    assert results == [("saved", 2, 2), ("stale", 2, 2)]
    assert kept() == {PAC_BO: [1, 2]}


def test_two_cells_of_a_row_are_both_saved(at_once, put, an, binh):
    results = at_once(put(binh, "1"), put(an, "2", YOUTH))

    assert results == [("saved", 1, 1), ("saved", 1, 2)]
    assert kept() == {PAC_BO: [1], ("CB-HQ-TH-PB", YOUTH): [2]}


def test_return_is_started_once(at_once, asked_period, ha_quang, an, binh):
    def start(by):
        return lambda: returns.start(period=asked_period, unit=ha_quang, by=by).pk

    first, second = at_once(start(binh), start(an))

    assert first == second == Return.objects.get().pk
    assert Event.objects.filter(act="return.start").count() == 1


def test_writing_waits_for_the_lock_of_a_period(at_once, put, asked_period, an, binh):
    put(binh, "1")()

    def lock():
        periods.lock(period=asked_period, reason="Đã ban hành", by=an, at=WRITTEN)

    _, [refusal] = at_once(lock, put(binh, "2", version=1))

    assert refusal.startswith("Kỳ báo cáo đã khóa ngày 03/07/2022: Đã ban hành.")
    assert kept() == {PAC_BO: [1]}


def test_first_writing_waits_for_the_lock_of_a_period(
    at_once, put, asked_period, an, binh
):
    def lock():
        periods.lock(period=asked_period, reason="Đã ban hành", by=an, at=WRITTEN)

    _, [refusal] = at_once(lock, put(binh, "1"))

    assert refusal.startswith("Kỳ báo cáo đã khóa")
    assert kept() == {}


def test_lock_of_a_period_waits_for_the_writing(at_once, put, asked_period, an, binh):
    put(binh, "1")()

    def lock():
        periods.lock(period=asked_period, reason="Đã ban hành", by=an, at=WRITTEN)

    at_once(put(binh, "2", version=1), lock)

    asked_period.refresh_from_db()
    assert asked_period.is_locked
    assert kept() == {PAC_BO: [1, 2]}


def test_whoever_dies_in_the_midst_leaves_nothing(
    asked_period, ha_quang, pac_bo, binh, monkeypatch
):
    """The connection goes when all is written and nothing is committed."""

    def die(*told):
        assert ReturnLine.objects.count() == 2
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [pid] = cursor.fetchone()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(kill, pid).result()
        Return.objects.count()

    monkeypatch.setattr(cells, "tell", die)
    entries = [Entry(pac_bo.pk, figure, "1") for figure in (TURNS, YOUTH)]
    with pytest.raises(OperationalError):
        cells.write(
            period=asked_period, scope=ha_quang, entries=entries, by=binh, at=WRITTEN
        )
    connection.close()

    assert (Return.objects.count(), ReturnLine.objects.count()) == (0, 0)


def kill(pid):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    connection.close()
