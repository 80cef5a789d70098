"""What was done to one evaluation: acts are told of many at once."""

from accounts.models import Event


def of(row):
    """The events that concern the evaluation, the newest first, ready to be told; of
    what became of what (`changes`) only its own."""
    events = Event.objects.about(row.campaign).filter(act__startswith="evaluation.")
    found = [event for event in events if row.pk in event.detail.get("keys", ())]
    for event in found:
        event.detail["changes"] = _own(event.detail.get("changes", {}), f"{row} – ")
    return found


def _own(changes, prefix):
    return {
        label.removeprefix(prefix): pair
        for label, pair in changes.items()
        if label.startswith(prefix)
    }
