import pytest
from django.core.management import call_command
from django.db import connection

from accounts import origin
from accounts.models import Event, Seal
from accounts.services import events

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def log(giang):
    """Five events more than the account brought, sealed."""
    with origin.coming(face="Cổng thông tin", address="10.0.0.1", office="Tỉnh Đoàn"):
        for number in range(5):
            events.record(by=giang, act="register.open", subject=f"Sổ {number}", n=1)
    return list(Event.objects.order_by("pk"))


@pytest.fixture
def verify(capsys, monkeypatch):
    """Exit code and lines."""
    monkeypatch.setattr("accounts.verification.PATIENCE", 0)

    def verify(*arguments):
        code = 0
        try:
            call_command("verify_audit", *arguments)
        except SystemExit as end:
            code = end.code
        return code, capsys.readouterr().out.splitlines()

    return verify


@pytest.fixture
def tamper():
    """Raw SQL past the models, the triggers and the foreign keys."""

    def tamper(sql, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
            else:
                cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute(sql, values)
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = DEFAULT")
            else:
                cursor.execute("PRAGMA foreign_keys = ON")

    return tamper


def test_untouched_log_is_whole(log, verify):
    head = Seal.objects.get(number=6).digest

    expected = f"Nhật ký nguyên vẹn: 6 sự kiện, mã băm cuối {head}."
    assert verify() == (0, [expected])
    assert verify("--head", head) == (0, [expected])


def test_empty_log_is_whole(db, verify):
    assert verify() == (
        0,
        ["Nhật ký nguyên vẹn: 0 sự kiện, mã băm cuối (chưa có)."],
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2001-01-01 00:00:00"),
        ("by", "binh"),
        ("act", "unit.found"),
        ("subject_type", "unions.unit"),
        ("subject_id", "7"),
        ("subject", "Sổ khác"),
        ("detail", '{"n": 2}'),
        ("office", ""),
        ("face", "Dòng lệnh"),
        ("address", "10.0.0.2"),
    ],
)
def test_changed_event_is_found(log, verify, tamper, column, value):
    event = log[3]

    tamper(f'UPDATE accounts_event SET "{column}" = %s WHERE id = %s', value, event.pk)

    assert verify() == (1, [f"Số 4: sự kiện {event.pk} hoặc niêm phong đã bị sửa."])


def test_many_changed_events_are_all_told(log, verify, tamper, monkeypatch):
    monkeypatch.setattr("accounts.verification.COMPARED", 1)

    tamper("UPDATE accounts_event SET face = 'x' WHERE id <> %s", log[0].pk)

    code, lines = verify()
    assert (code, len(lines)) == (1, 5)


def test_renumbered_event_is_found(log, verify, tamper):
    event = log[5]

    tamper("UPDATE accounts_event SET id = 999 WHERE id = %s", event.pk)

    assert verify() == (1, ["Sự kiện 999 (Sổ 4): chưa được niêm phong."])


def test_deleted_event_is_found(log, verify, tamper):
    tamper("DELETE FROM accounts_event WHERE id = %s", log[3].pk)

    assert verify() == (1, ["Số 4: sự kiện hoặc niêm phong đã bị xóa."])


def test_event_deleted_with_its_seal_is_found(log, verify, tamper):
    tamper("DELETE FROM accounts_seal WHERE number = 4")
    tamper("DELETE FROM accounts_event WHERE id = %s", log[3].pk)

    assert verify() == (1, ["Số 4: sự kiện hoặc niêm phong đã bị xóa."])


def test_first_event_deleted_is_found(log, verify, tamper):
    tamper("DELETE FROM accounts_seal WHERE number = 1")
    tamper("DELETE FROM accounts_event WHERE id = %s", log[0].pk)

    code, lines = verify()
    assert (code, lines[0]) == (1, "Số 1: sự kiện hoặc niêm phong đã bị xóa.")


def test_end_cut_off_is_found_by_the_head_noted_before(log, verify, tamper):
    head = Seal.objects.get(number=6).digest
    tamper("DELETE FROM accounts_seal WHERE number = 6")
    tamper("DELETE FROM accounts_event WHERE id = %s", log[5].pk)

    assert verify()[0] == 0
    assert verify("--head", head) == (1, [f"Mã băm {head} không còn trong chuỗi."])


def test_swapped_events_are_found(log, verify, tamper):
    third, fifth = log[2].pk, log[4].pk
    for event, number in [(-1, 3), (third, 5), (fifth, 3)]:
        tamper(
            "UPDATE accounts_seal SET event_id = %s WHERE number = %s", event, number
        )

    assert verify() == (
        1,
        ["Số 3: đã bị đổi chỗ với số 5.", "Số 5: đã bị đổi chỗ với số 3."],
    )


def test_changed_seal_is_found(log, verify, tamper):
    tamper("UPDATE accounts_seal SET digest = %s WHERE number = 6", "0" * 64)

    assert verify() == (1, [f"Số 6: sự kiện {log[5].pk} hoặc niêm phong đã bị sửa."])


def test_event_from_outside_is_found(log, verify):
    event = Event.objects.create(by="giang", act="unit.found", subject="Sổ giả")

    assert verify() == (1, [f"Sự kiện {event.pk} (Sổ giả): chưa được niêm phong."])


def test_chain_is_read_in_a_constant_number_of_queries(
    log, giang, verify, django_assert_num_queries
):
    with django_assert_num_queries(3):
        verify()
    for _ in range(3):
        events.record(by=giang, act="register.open", subject="Sổ")
    with django_assert_num_queries(3):
        verify()
