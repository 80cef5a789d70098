"""What every class of the admin keeps, so that a class added later keeps it too."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factory import LazyAttribute, Sequence

from accounts.admin.base import BaseAdmin, CappedPaginator
from accounts.choices import Role
from accounts.models import Event
from members.models import Enrolment, Person, SensitiveFacts
from tests import factories
from unions.models import Unit

OTHERS = ("auth", "accounts")
OURS = [m for m in admin.site._registry if m._meta.app_label not in OTHERS]
ALL = [getattr(factories, name) for name in factories.__all__]
FACTORIES = {f._meta.model: f for f in ALL if f._meta.model in OURS}


class EndedSalaryFactory(factories.BaseSalaryFactory):
    """One a year; only one can be open."""

    since = Sequence(lambda n: date(1960 + n, 1, 1))
    until = LazyAttribute(lambda row: date(row.since.year + 1, 1, 1))


FACTORIES[EndedSalaryFactory._meta.model] = EndedSalaryFactory


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def page_of(row):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


@pytest.fixture
def see(client):
    def see(user, url, **data):
        client.force_login(user)
        return client.get(url, data)

    return see


def test_every_class_is_a_base_admin():
    classes = {m: type(a) for m, a in admin.site._registry.items() if m in OURS}

    assert [m for m, c in classes.items() if not issubclass(c, BaseAdmin)] == []
    assert {c.show_full_result_count for c in classes.values()} == {False}
    assert {c.paginator for c in classes.values()} == {CappedPaginator}


def test_nothing_can_be_deleted(giang, rf):
    request = rf.get("/")
    request.user = giang

    kept = {m: a for m, a in admin.site._registry.items() if m is not Group}
    assert [m for m, a in kept.items() if a.has_delete_permission(request)] == []


def test_sensitive_facts_are_not_in_the_admin():
    assert SensitiveFacts not in admin.site._registry


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_list_takes_the_same_queries_for_one_row_and_three(giang, see, model):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert see(giang, list_of(model)).status_code == 200
        return len(queries)

    FACTORIES[model]()
    count()
    one = count()
    FACTORIES[model].create_batch(2)

    assert count() == one


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_list_is_for_staff_only(an, binh, dung, see, model):
    assert see(an, list_of(model)).status_code == 200
    for user in (binh, dung):
        assert see(user, list_of(model)).status_code == 302


def test_log_is_for_the_auditor(an, giang, open_account, province, see):
    tam = open_account("tam", "Ma Thị Tâm", Role.AUDITOR, province, giang)

    assert see(an, list_of(Event)).status_code == 403
    assert see(tam, list_of(Event)).status_code == 200


@pytest.fixture
def local(open_account, giang, hoa_an):
    """Staff of one district: the permissions of staff, the mandate of Hòa An."""
    return open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)


def test_lists_show_what_the_mandate_covers(local, pac_bo, lam_son, see):
    for unit in (pac_bo, lam_son):
        factories.EnrolmentFactory(person__unit=unit, unit=unit)

    units = see(local, list_of(Unit)).context["cl"].result_list
    people = see(local, list_of(Person)).context["cl"].result_list

    assert {unit.code for unit in units} == {"CB-HOAAN", "CB-HA-HV", "CB-HA-HV-LS"}
    assert [person.unit for person in people] == [lam_son]


def test_row_of_a_stranger_is_not_found(local, pac_bo, lam_son, see):
    rows = {unit: factories.PersonFactory(unit=unit) for unit in (pac_bo, lam_son)}

    assert see(local, page_of(rows[lam_son])).status_code == 200
    assert see(local, page_of(rows[pac_bo])).status_code == 404


def test_choices_are_those_of_the_mandate(local, pac_bo, lam_son, rf):
    request = rf.get("/")
    request.user = local

    field = admin.site._registry[Enrolment].formfield_for_foreignkey(
        Enrolment._meta.get_field("unit"), request
    )

    assert lam_son in field.queryset
    assert pac_bo not in field.queryset


@pytest.mark.parametrize("words", ["hong viet", "Hồng Việt", "viet HONG", "CB-HA-HV"])
def test_units_are_found_without_diacritics(an, hong_viet, see, words):
    found = see(an, list_of(Unit), q=words).context["cl"].result_list

    assert hong_viet in found


def test_registers_can_be_read_not_written(an, pac_bo, client):
    person = factories.PersonFactory(unit=pac_bo)
    client.force_login(an)

    assert client.post(page_of(person), {"full_name": "Khác"}).status_code == 403
    assert client.get(reverse("admin:members_person_add")).status_code == 403


def test_paginator_counts_no_further_than_anybody_pages(pac_bo, monkeypatch):
    factories.PersonFactory.create_batch(3, unit=pac_bo)
    people = Person.objects.order_by("pk")

    assert CappedPaginator(people, 2).count == 3
    monkeypatch.setattr("accounts.admin.base.MOST_COUNTED", 2)
    assert CappedPaginator(people, 2).count == 2


@pytest.mark.parametrize("role", ["staff", "leadership", "secretary", "auditor"])
def test_no_role_sees_sensitive_facts_unasked(db, role):
    given = Group.objects.get(name=role).permissions.values_list("codename", flat=True)

    assert "view_person" in given
    assert not {"view_sensitive", "view_sensitivefacts"} & set(given)


def test_permissions_of_sensitive_facts_exist(db):
    names = Permission.objects.filter(codename__startswith="view_sensitive")

    assert sorted(names.values_list("codename", flat=True)) == [
        "view_sensitive",
        "view_sensitivefacts",
    ]
