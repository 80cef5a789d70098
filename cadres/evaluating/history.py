"""What was done to one evaluation: acts are told of many at once."""

from collections import Counter

from accounts.models import Event


def tell(changes):
    """{evaluation: {label: [what was, what is]}} for one event: the `changes` of all,
    each under the name of its object, and those `names` by key, for objects are renamed
    later. Namesakes are told apart by their codes."""
    changed = {row: told for row, told in changes.items() if told}
    if not changed:
        return {}
    known = Counter(str(row) for row in changed)
    names = {row: _name(row, is_alone=known[str(row)] == 1) for row in changed}
    return {
        "changes": {
            f"{names[row]} – {label}": pair
            for row, told in changed.items()
            for label, pair in told.items()
        },
        "names": {str(row.pk): name for row, name in names.items()},
    }


def of(row):
    """The events that concern the evaluation, the newest first, ready to be told; of
    what became of what (`changes`) only its own."""
    events = Event.objects.about(row.campaign).filter(act__startswith="evaluation.")
    found = [event for event in events if row.pk in event.detail.get("keys", ())]
    for event in found:
        name = event.detail.get("names", {}).get(str(row.pk), str(row))
        event.detail["changes"] = _own(event.detail.get("changes", {}), f"{name} – ")
    return found


def _name(row, *, is_alone):
    return str(row) if is_alone or not row.person_id else f"{row} ({row.person.code})"


def _own(changes, prefix):
    return {
        label.removeprefix(prefix): pair
        for label, pair in changes.items()
        if label.startswith(prefix)
    }
