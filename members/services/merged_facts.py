"""The facts of a record that stays, each from one of two."""

from accounts.services import corrections
from members.duplicates import facts
from members.models import Enrolment, SensitiveFacts

# Written for searches, told by the name itself.
UNTOLD = ("search_name", "sort_key")


def join(keep, drop, choices):
    """Deletes `drop` and saves `keep` with the chosen facts. Returns what changed, as
    {label: [old, new]}."""
    changes = _chosen(facts.PERSON, keep, drop, choices)
    stay = Enrolment.objects.open().filter(person=keep).select_related("unit").first()
    if stay:
        changes["unit"] = stay.unit
    read = {name: value for name, value in changes.items() if name not in UNTOLD}
    told = corrections.differences(keep, read)
    # First, for an identity number stands in one record at a time.
    drop.delete()
    for name, value in changes.items():
        setattr(keep, name, value)
    keep.full_clean(exclude=UNTOLD)
    keep.save()
    return told


def join_sensitive(keep, drop, choices, trail):
    """The same for the sensitive facts; told are only the labels, never a value."""
    rows = facts.sensitive_of([keep, drop])
    kept, dropped = rows.get(keep.pk), rows.get(drop.pk)
    if dropped is None:
        return []
    is_new = kept is None
    kept = kept or SensitiveFacts(person=keep)
    trail.seen([dropped] if is_new else [kept, dropped])
    changes = _chosen(facts.SENSITIVE, kept, dropped, choices)
    told = list(corrections.differences(kept, changes))
    dropped.delete()
    for name, value in changes.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    if is_new:
        trail.created([kept])
    return told


def _chosen(group, kept, dropped, choices):
    """{column: value}, each fact from the row that it is to be taken from."""
    return {
        column: getattr(fact.source(kept, dropped, choices), column)
        for fact in group
        for column in fact.columns
    }
