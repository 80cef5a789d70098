from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from accounts.models import Event, Seal
from accounts.services import events, seals
from accounts.verification import Verification
from tests.factories import SealFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def sealed():
    """The subjects of the sealed events in the order of the chain."""
    links = Seal.objects.order_by("number")
    return list(links.values_list("number", "event__subject"))


@pytest.fixture
def counted(monkeypatch):
    """How many times the chain was written to."""
    calls, seal = [], seals.seal
    monkeypatch.setattr(
        seals, "seal", lambda since: calls.append(since) or seal(since=since)
    )
    return calls


def test_event_is_sealed_when_its_transaction_ends(giang, counted):
    with transaction.atomic():
        event = events.record(by=giang, act="register.open", subject="Sổ")
        assert counted == []

    assert counted == [event.pk]
    assert sealed() == [(1, "Hoàng Trường Giang"), (2, "Sổ")]


def test_events_of_one_transaction_are_sealed_in_one_go(giang, counted):
    with transaction.atomic():
        first = events.record(by=giang, act="register.open", subject="Sổ 1")
        for number in (2, 3):
            events.record(by=giang, act="register.open", subject=f"Sổ {number}")

    assert counted == [first.pk]
    assert sealed()[1:] == [(2, "Sổ 1"), (3, "Sổ 2"), (4, "Sổ 3")]


def test_transaction_of_more_events_than_a_chunk_is_sealed_whole(giang, monkeypatch):
    monkeypatch.setattr(seals, "CHUNK", 2)
    with transaction.atomic():
        for number in range(5):
            events.record(by=giang, act="register.open", subject=f"Sổ {number}")

    assert [number for number, _ in sealed()] == [1, 2, 3, 4, 5, 6]
    assert Event.objects.unsealed().count() == 0


def test_event_rolled_back_leaves_no_seal(giang):
    with transaction.atomic():
        point = transaction.savepoint()
        events.record(by=giang, act="register.open", subject="Sổ bỏ")
        transaction.savepoint_rollback(point)
        events.record(by=giang, act="register.open", subject="Sổ")

    assert sealed() == [(1, "Hoàng Trường Giang"), (2, "Sổ")]


def test_event_left_by_a_crash_is_sealed_with_the_next(giang):
    Event.objects.create(by="giang", act="register.open", subject="Bỏ lại")
    events.record(by=giang, act="register.open", subject="Sổ")

    assert sealed()[1:] == [(2, "Bỏ lại"), (3, "Sổ")]


def test_event_from_too_long_ago_waits_for_the_verification(giang, monkeypatch):
    left = Event.objects.create(by="giang", act="register.open", subject="Bỏ lại")
    later = SealFactory().event
    monkeypatch.setattr(seals, "STRAGGLERS", 0)

    seals.seal(since=later.pk)

    assert Event.objects.unsealed().get() == left


def test_act_stands_though_its_seal_fails(giang, monkeypatch, caplog):
    def fail(since):
        raise RuntimeError

    monkeypatch.setattr(seals, "seal", fail)
    event = events.record(by=giang, act="register.open", subject="Sổ")

    assert Event.objects.unsealed().get() == event
    assert "RuntimeError" in caplog.text


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="a database in memory has one writer"
)
def test_writers_at_once_keep_one_chain(giang):
    def write(size):
        try:
            for _ in range(10):
                with transaction.atomic():
                    for number in range(size):
                        events.record(
                            by=giang, act="register.open", subject=f"{number}"
                        )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, [1, 2, 3, 4]))

    verification = Verification()
    assert list(verification.breaks()) == []
    assert verification.count == Event.objects.count() == 101


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no triggers of ours"
)
@pytest.mark.parametrize("table", ["accounts_event", "accounts_seal"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_database_refuses_change(giang, table, sql):
    column = "digest" if table == "accounts_seal" else "subject"
    statement = sql.format(table, column, "'x'")

    with connection.cursor() as cursor, pytest.raises(Exception, match="append-only"):
        cursor.execute(statement)
