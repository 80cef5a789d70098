from accounts.models import Event


def record(*, by, act, subject, **detail):
    """Adds one line to the log: `by` (a user) did `act` (noun.verb) to `subject` (a
    saved row, or a word for an act over many rows). Numbers and None in `detail` are
    kept, anything else is kept as its text."""
    is_row = hasattr(subject, "_meta")
    return Event.objects.create(
        by=by.get_username(),
        act=act,
        subject_type=subject._meta.label_lower if is_row else "",
        subject_id=str(subject.pk) if is_row else "",
        subject=str(subject)[:400],
        detail={name: _plain(value) for name, value in detail.items()},
    )


def _plain(value):
    return value if value is None or isinstance(value, int) else str(value)
