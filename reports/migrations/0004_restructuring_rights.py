"""Staff write and apply decisions; leadership, too, approves them. Nobody approves what
he submitted himself: services.reviews sees to that."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KEPT = {
    "unions": ["restructuring"],
    "members": ["allotment"],
    "cadres": ["destination", "opening"],
}
STEPS = {
    "staff": ["approve_restructuring", "apply_restructuring"],
    "leadership": ["approve_restructuring"],
}
READERS = ("staff", "leadership", "secretary", "auditor")


def names(*acts):
    return [f"{act}_{m}" for act in acts for models in KEPT.values() for m in models]


def grant(apps, schema_editor):
    make_permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    found = apps.get_model("auth", "Permission").objects
    found = found.filter(content_type__app_label__in=KEPT)
    for role in READERS:
        seen = found.filter(codename__in=names("view"))
        groups.get(name=role).permissions.add(*seen)
    kept = found.filter(codename__in=names("add", "change"))
    groups.get(name="staff").permissions.add(*kept)
    for role, steps in STEPS.items():
        groups.get(name=role).permissions.add(*found.filter(codename__in=steps))


def make_permissions(apps):
    """Django makes them after all migrations; the groups need them now."""
    for label in KEPT:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def withdraw(apps, schema_editor):
    given = names("view", "add", "change") + STEPS["staff"]
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*group.permissions.filter(codename__in=given))


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_role_acts"),
        ("unions", "0005_restructurings"),
        ("members", "0005_allotments"),
        ("cadres", "0004_destinations"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
