"""Records without a fault and without work that waits, for tests of the standing rules:
each breaks one thing behind the back of the services."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection

from accounts.integrity import rules
from cadres.choices import PostCode
from cadres.models import AllowanceRate, BaseSalary, EvaluationCampaign, Post
from members.choices import Entry
from tests import factories
from unions.choices import Area, Bloc, Form
from unions.services import units

DAY = date(2022, 6, 30)
TOMORROW = date(2022, 7, 1)
RENAMED = date(2020, 1, 1)
ENDED = date(2021, 3, 1)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


@pytest.fixture
def records(found, giang, truong_ha, pac_bo, clinic, hoa_an, binh, chi):
    """Trường Hà has the branches Pác Bó (renamed once) and Nà Lừng, and had Bó Bẩm;
    each branch and the clinic has three members, of whom one was admitted; every unit
    has a secretary in a seat; Hà Quảng has a return with one line."""
    na_lung = found("CB-HQ-TH-NL", Form.BRANCH, "Chi đoàn Nà Lừng", truong_ha, **RURAL)
    bo_bam = found("CB-HQ-TH-BB", Form.BRANCH, "Chi đoàn Bó Bẩm", truong_ha, **RURAL)
    units.rename(unit=pac_bo, name="Chi đoàn xóm Pác Bó", on=RENAMED, by=giang)
    units.dissolve(unit=bo_bam, into=pac_bo, on=ENDED, by=giang)
    made = SimpleNamespace(
        province=pac_bo.province,
        ha_quang=pac_bo.district,
        truong_ha=truong_ha,
        pac_bo=pac_bo,
        na_lung=na_lung,
        bo_bam=bo_bam,
        clinic=clinic,
        hoa_an=hoa_an,
        binh=binh,
        chi=chi,
        secretary=Post.objects.get(pk=PostCode.SECRETARY),
    )
    for unit in (pac_bo, na_lung, clinic):
        fill(unit)
    for unit in (pac_bo, na_lung, clinic, truong_ha, made.ha_quang, made.province):
        lead(unit, made.secretary)
    lead(hoa_an, made.secretary)
    made.person = pac_bo.people.order_by("pk").first()
    made.enrolment = made.person.enrolments.get()
    made.admission = pac_bo.enrolments.get(entry=Entry.ADMITTED).admission
    made.seat = pac_bo.seats.get()
    made.tenure = pac_bo.tenures.get()
    made.degree = factories.QualificationFactory(person=made.person)
    made.unit_return = factories.ReturnFactory(unit=made.ha_quang)
    made.line = factories.ReturnLineFactory(unit_return=made.unit_return, unit=clinic)
    return made


def fill(unit):
    people = factories.PersonFactory.create_batch(3, unit=unit)
    for person in people[:2]:
        factories.EnrolmentFactory(person=person, unit=unit)
    factories.AdmissionFactory(enrolment__person=people[2], enrolment__unit=unit)


def lead(unit, post):
    person = unit.people.first() or factories.PersonFactory(unit=unit)
    factories.SeatFactory(unit=unit, post=post)
    factories.TenureFactory(person=person, unit=unit, post=post)


def change(row, **facts):
    """Writes a row behind the back of its service."""
    type(row)._base_manager.filter(pk=row.pk).update(**facts)
    row.refresh_from_db()
    return row


def copy(row, **facts):
    """Writes a row again behind the back of its service."""
    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    known = {field.attname: getattr(row, field.attname) for field in fields}
    [made] = type(row)._base_manager.bulk_create([type(row)(**known | facts)])
    return made


def unguard(model, *names):
    """Takes constraints from the table until the test ends, as if an older dump had
    been restored without them."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP INDEX IF EXISTS {name}")
        if connection.vendor == "postgresql":
            table = model._meta.db_table
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            overlap = f"DROP CONSTRAINT IF EXISTS {table}_no_overlap"
            cursor.execute(f"ALTER TABLE {table} {overlap}")


def find(rule_id, day=DAY):
    [rule] = [rule for rule in rules() if rule.id == rule_id]
    return rule.find(day)


# The same for every office.
FOR_EVERYBODY = (AllowanceRate, BaseSalary, EvaluationCampaign)


def check(rule_id, records, broken):
    """The rule finds nothing in the records, and the offenders once they are `broken`;
    a stranger sees none of them."""
    assert list(find(rule_id)) == []
    offenders = broken(records)

    found = find(rule_id)

    assert len(offenders) > 0
    assert sorted(row.pk for row in found) == sorted(row.pk for row in offenders)
    assert {type(row) for row in found} == {type(row) for row in offenders}
    assert found.count() == len(offenders)
    if found.model not in FOR_EVERYBODY:
        assert list(found.visible_to(records.chi)) == []
