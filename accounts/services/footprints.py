"""Acts that can be undone: the rows they touch are kept, and put back to the letter."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from accounts import images
from accounts.models import Footprint
from accounts.services import events, turns
from accounts.services.undoing import Step


class Trail:
    """Collects what one act does to rows, while it does it:

    - `created(rows)`: rows just saved;
    - `seen(rows)`: rows as they are before they are changed or deleted, also rows that
      the act itself has created or changed before;
    - `changed(rows)`: the same, saved with their new values. A row that was seen and
      not told as changed since is read again from the database when the trail is kept.
    """

    def __init__(self):
        # {model: {pk: [image before or None, image after or None]}}
        self.images = {}

    def created(self, rows):
        for row in rows:
            self._of(row)[row.pk] = [None, images.image_of(row)]

    def seen(self, rows):
        for row in rows:
            self._of(row).setdefault(row.pk, [images.image_of(row), None])[1] = None

    def changed(self, rows):
        for row in rows:
            self._of(row)[row.pk][1] = images.image_of(row)

    def keep(self, *, by, at, act, subject):
        """Saves the trail of an act that `by` did at `at` as a Footprint."""
        for model, pairs in self.images.items():
            _read_again(model, pairs)
            _forget_passing(pairs)
        rows = sum(len(pairs) for pairs in self.images.values())
        return Footprint.objects.create(
            at=at,
            by=by,
            act=act,
            subject=subject[:400],
            rows=rows,
            images=images.pack(self.images),
        )

    def _of(self, row):
        return self.images.setdefault(type(row), {})


def _read_again(model, pairs):
    untold = [pk for pk, (_, after) in pairs.items() if after is None]
    for pk, image in images.read(model, untold):
        pairs[pk][1] = image


def _forget_passing(pairs):
    """What the act made and took away again was never there."""
    for pk in [pk for pk, pair in pairs.items() if pair == [None, None]]:
        del pairs[pk]


@transaction.atomic
def undo(*, footprint, by, at, act="act.undo", subject=None, whole=False, **detail):
    """Puts every row of an act back as it was before: what it created goes, what it
    changed or deleted returns. Stamps the footprint with `by` and `at` and returns it.
    The log tells it as `act` about `subject`, by default about the footprint.

    It takes the right to the act itself: to work in the office, to change rows such as
    the one that it was done to, and to see that row; all of its kind with `whole`.

    Raises ValidationError (nothing is undone) without that right, when the act was
    undone before, when one of its rows has changed since, when a later row depends on
    one that it created, or leaves no room for one that would return.
    """
    turns.take(turns.TREE)
    footprint = Footprint.objects.select_for_update().get(pk=footprint.pk)
    _check_not_undone(footprint)
    steps = _unpack(footprint)
    for step in steps[:1]:
        step.check_right(by)
        step.check_seen(by, whole=whole)
    for step in steps:
        step.check_unchanged()
        step.check_undepended(steps)
    _put_back(steps)
    for step in steps[:1]:
        # What the act deleted is there again.
        step.check_seen(by, whole=whole)
    footprint.undone_at, footprint.undone_by = at, by
    footprint.save(update_fields=["undone_at", "undone_by"])
    detail = detail or {"undone": footprint.act, "on": at.date()}
    events.record(by=by, act=act, subject=subject or footprint, **detail)
    return footprint


def summary(footprint):
    """What an act did, model by model: its name, and how many rows it created, changed
    and deleted."""
    return [
        {
            "name": step.model._meta.verbose_name,
            "created": len(step.created),
            "changed": len(step.changed),
            "deleted": len(step.pairs) - len(step.created) - len(step.changed),
        }
        for step in _unpack(footprint)
    ]


def _put_back(steps):
    """Everything goes before anything returns: an order of single changes that never
    has, say, two open rows of one person on the way need not exist."""
    try:
        with transaction.atomic():
            for step in reversed(steps):
                step.remove()
            for step in steps:
                step.put_back()
            connection.check_constraints([s.model._meta.db_table for s in steps])
    except IntegrityError as error:
        names = ", ".join(str(step.model._meta.verbose_name) for step in steps)
        raise ValidationError(
            "Không hoàn tác được, vì dữ liệu ghi về sau trùng với dữ liệu cũ "
            f"({names}). Hãy hoàn tác hoặc đính chính dữ liệu ghi về sau trước."
        ) from error
    for step in steps:
        step.check_apart()


def _check_not_undone(footprint):
    if footprint.undone_at:
        raise ValidationError(f"Việc này đã được {footprint.undone_by} hoàn tác rồi.")


def _unpack(footprint):
    named = images.unpack(footprint.images)
    return [Step(label, **kept) for label, kept in named.items()]
