"""Staff keep the records on cadres and run the campaigns; secretaries propose the
evaluations and the succession of their units and decide below them; leadership decides.
Nobody approves what he sent."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KEPT = {
    "unions": ["rule"],
    "cadres": [
        "allowancerate",
        "attendance",
        "award",
        "basesalary",
        "candidate",
        "congress",
        "contest",
        "contestentry",
        "course",
        "criterion",
        "electedoffice",
        "evaluation",
        "evaluationcampaign",
        "fieldtrip",
        "fieldvisit",
        "inspectedunit",
        "inspection",
        "move",
        "recruit",
        "recruitmentround",
        "score",
        "successionplan",
        "successionreview",
        "waiver",
    ],
}
SEEN = {**KEPT, "cadres": [*KEPT["cadres"], "evaluationreminder"]}
READERS = ("staff", "leadership", "secretary", "auditor")
PROPOSING = [
    f"{act}_{model}"
    for act in ("add", "change")
    for model in ("candidate", "evaluation", "score", "successionreview")
] + ["add_successionplan", "add_waiver"]
DECIDING = ["approve_evaluation", "approve_successionreview"]
STEPS = {
    "secretary": [*PROPOSING, "approve_evaluation"],
    "leadership": [*DECIDING, "add_waiver"],
    "staff": [*DECIDING, "close_evaluationcampaign", "add_evaluationreminder"],
}


def names(kept, *acts):
    return [f"{act}_{m}" for act in acts for models in kept.values() for m in models]


def grant(apps, schema_editor):
    make_permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    found = apps.get_model("auth", "Permission").objects
    found = found.filter(content_type__app_label__in=KEPT)
    for role in READERS:
        seen = found.filter(codename__in=names(SEEN, "view"))
        groups.get(name=role).permissions.add(*seen)
    kept = found.filter(codename__in=names(KEPT, "add", "change"))
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
    given = names(SEEN, "view", "add", "change") + [
        n for s in STEPS.values() for n in s
    ]
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.remove(*group.permissions.filter(codename__in=given))


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0008_return_rights"),
        ("unions", "0007_standards"),
        ("cadres", "0006_cadre_guards"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
