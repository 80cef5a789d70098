import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_alive_needs_no_login_and_no_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_needs_no_login(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_is_refused_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("cadres", "0006_cadre_guards")

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"migrations missing")


@pytest.mark.django_db
def test_ready_is_refused_while_the_database_does_not_answer(client):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME COLUMN app TO gone")

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"no database")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_only_read(client, path):
    assert client.post(path).status_code == 405
