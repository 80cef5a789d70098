from django.contrib.auth.management import create_permissions
from django.db import migrations

REGISTERS = ["unions", "members", "cadres", "reports"]
# Facts that the law calls sensitive are given to a role on purpose, one by one.
SENSITIVE = ["view_sensitivefacts", "view_sensitive"]


def grant(apps, schema_editor):
    make_permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    seen = view_permissions(apps)
    for role in ("staff", "leadership", "secretary", "auditor"):
        groups.get(name=role).permissions.add(*seen)
    events = apps.get_model("auth", "Permission").objects.filter(codename="view_event")
    groups.get(name="auditor").permissions.add(*events)


def make_permissions(apps):
    """Django makes them after all migrations; the groups need them now."""
    for label in ("accounts", *REGISTERS):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def view_permissions(apps):
    permissions = apps.get_model("auth", "Permission").objects
    found = permissions.filter(
        content_type__app_label__in=REGISTERS, codename__startswith="view_"
    )
    return found.exclude(codename__in=SENSITIVE)


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.clear()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("unions", "0002_no_overlap"),
        ("members", "0002_no_overlap"),
        ("cadres", "0003_posts"),
        ("reports", "0001_initial"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
