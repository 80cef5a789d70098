"""Whole tables, to be compared with what they were."""

from django.apps import apps

from accounts.models import Event, Footprint, Seal

FLOORS = ("accounts", "unions", "members", "cadres", "reports")
# What only grows, and tells of undoing, too.
LOG = (Event, Seal, Footprint)


def rows(*, log=False):
    """{table: {key: row}} of every record, without the log or with it."""
    return {
        model._meta.label: {row[0]: row for row in model._base_manager.values_list()}
        for floor in FLOORS
        for model in apps.get_app_config(floor).get_models(include_auto_created=True)
        if log or model not in LOG
    }


def differences(before, after):
    """What differs, as pairs, by table and key."""
    return {
        (table, key): (old.get(key), new.get(key))
        for table, old in before.items()
        if (new := after[table]) != old
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key)
    }
