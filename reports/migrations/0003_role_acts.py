"""Staff keep the registers; an administrator is a superuser and needs no grant."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KEPT = {
    "unions": ["unit", "placement", "document"],
    "members": ["person", "enrolment", "admission", "transfer", "distinction"],
    "cadres": ["post", "seat", "tenure", "qualification"],
}
# Seen by whoever sees the registers.
SEEN = ["view_transfer", "view_distinction", "view_succession"]


def grant(apps, schema_editor):
    make_permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    found = apps.get_model("auth", "Permission").objects
    for label, models in KEPT.items():
        names = [f"{act}_{model}" for act in ("add", "change") for model in models]
        kept = found.filter(content_type__app_label=label, codename__in=names)
        groups.get(name="staff").permissions.add(*kept)
    for role in ("staff", "leadership", "secretary", "auditor"):
        groups.get(name=role).permissions.add(*found.filter(codename__in=SEEN))


def make_permissions(apps):
    """Django makes them after all migrations; the groups need them now."""
    for label in KEPT:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def withdraw(apps, schema_editor):
    staff = apps.get_model("auth", "Group").objects.get(name="staff")
    for act in ("add_", "change_"):
        staff.permissions.remove(*staff.permissions.filter(codename__startswith=act))
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*group.permissions.filter(codename__in=SEEN))


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_role_permissions"),
        ("unions", "0004_successions"),
        ("members", "0003_transfers"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
