from accounts import origin
from accounts.models import Event

from . import seals


def record(*, by, act, subject, changes=None, **detail):
    """Adds one line to the log: `by` (a user, or None where nobody has signed in) did
    `act` (noun.verb, told in the `acts` of its floor) to `subject` (a saved row, or a
    word for an act over many rows).

    Numbers and None in `detail` are kept, anything else as its text, in lists and
    mappings too. What became of what goes in `changes={"họ tên": [old, new], …}`, with
    values as they are read. Through which face, from where and in whose name is taken
    from accounts.origin. The event is sealed when the transaction ends.
    """
    event = Event.objects.create(**_facts(by, act, subject, changes, detail))
    seals.after_commit(event)
    return event


def record_all(told, *, by):
    """`record` for many at once, in one statement: (act, subject, detail) each, with
    the changes in the detail."""
    made = []
    for act, subject, detail in told:
        facts = {name: v for name, v in detail.items() if name != "changes"}
        made.append(Event(**_facts(by, act, subject, detail.get("changes"), facts)))
    if made:
        Event.objects.bulk_create(made, batch_size=500)
        seals.after_commit(made[0])


def _facts(by, act, subject, changes, detail):
    if changes:
        detail["changes"] = {label: [*pair] for label, pair in changes.items()}
    is_row = hasattr(subject, "_meta")
    come = origin.current()
    return {
        "by": by.get_username() if by else "",
        "act": act,
        "subject_type": subject._meta.label_lower if is_row else "",
        "subject_id": str(subject.pk) if is_row else "",
        "subject": str(subject)[:400],
        "detail": {name: _plain(value) for name, value in detail.items()},
        "office": come.office_of(by)[:255] if by else "",
        "face": come.face,
        "address": come.address,
    }


def _plain(value):
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, int):
        return value
    return str(value)
