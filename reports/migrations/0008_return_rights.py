"""Secretaries fill in and send returns and confirm what their grassroots units hand in,
staff open periods and decide, leadership decides, too. Nobody approves what he sent."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = [
    "check",
    "explanation",
    "extension",
    "period",
    "periodfigure",
    "portion",
    "reminder",
    "return",
    "returnline",
    "writing",
]
READERS = ("staff", "leadership", "secretary", "auditor")
FILLING = ["change_return", "change_portion", "approve_portion", "add_explanation"]
OFFICE = [
    f"{act}_{model}"
    for act in ("add", "change")
    for model in ("period", "periodfigure", "check", "extension")
]
GIVEN = {
    "secretary": FILLING,
    "staff": [*FILLING, *OFFICE, "approve_return", "add_reminder"],
    "leadership": ["approve_return"],
}


def grant(apps, schema_editor):
    make_permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    found = apps.get_model("auth", "Permission").objects
    found = found.filter(content_type__app_label="reports")
    for role in READERS:
        seen = found.filter(codename__in=[f"view_{model}" for model in MODELS])
        groups.get(name=role).permissions.add(*seen)
    for role, names in GIVEN.items():
        given = found.filter(codename__in=names)
        groups.get(name=role).permissions.add(*given)


def make_permissions(apps):
    """Django makes them after all migrations; the groups need them now."""
    config = apps.get_app_config("reports")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None


def withdraw(apps, schema_editor):
    given = {name for names in GIVEN.values() for name in names}
    for group in apps.get_model("auth", "Group").objects.all():
        rows = group.permissions.filter(content_type__app_label="reports")
        group.permissions.remove(*rows.filter(codename__in=given))


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_settled_returns")]

    operations = [migrations.RunPython(grant, withdraw)]
