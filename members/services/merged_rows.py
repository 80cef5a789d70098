"""What hangs on a record that is merged away gets its new owner."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from members.duplicates.linked import words
from members.duplicates.twins import VAGUE
from members.models import Distinction
from unions.models import Dated


def move_all(moves, trail):
    """Carries out a plan of members.duplicates.consequences, rows under rows first.
    Returns how many rows were moved or folded."""
    for move in reversed(moves):
        _fold(move, trail)
        _hand_over(move, trail)
    return sum(len(move.moved) + len(move.folded) for move in moves)


def _fold(move, trail):
    """The row that goes leaves before the one that stays learns from it, or for a
    moment they would stand in each other's way."""
    trail.seen([row for pair in move.folded for row in pair])
    gone = [row.pk for _, row in move.folded]
    move.model._base_manager.filter(pk__in=gone).delete()
    for twin, row in move.folded:
        if _learn(twin, row):
            twin.validate_constraints()
            twin.save()


def _learn(twin, row):
    """What the row that stays did not know. True when it learnt something."""
    news = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.remote_field
        and getattr(twin, field.attname) in VAGUE
        and getattr(row, field.attname) not in VAGUE
    }
    for name, value in news.items():
        setattr(twin, name, value)
    return bool(news)


def _hand_over(move, trail):
    trail.seen([row for _, row in move.moved])
    for owner, row in move.moved:
        _check(row, move.field, owner)
    for owner in {owner.pk: owner for owner, _ in move.moved}.values():
        own = [row.pk for one, row in move.moved if one.pk == owner.pk]
        rows = move.model._base_manager.filter(pk__in=own)
        rows.update(**{move.field.name: owner})


def _check(row, field, owner):
    """What the database would refuse, in words; dated rows were compared before."""
    if isinstance(row, Dated):
        return
    named = words(row)
    before = getattr(row, field.name)
    setattr(row, field.name, owner)
    try:
        row.validate_constraints()
    except ValidationError as error:
        told = " ".join(error.messages)
        raise ValidationError(f"{named}: {told}") from error
    finally:
        setattr(row, field.name, before)


def move_distinctions(keep, drop, trail):
    """Whoever is not the one that goes is not the one that stays."""
    rows = Distinction.objects.filter(Q(first=drop) | Q(second=drop))
    for row in rows.order_by("pk"):
        trail.seen([row])
        other = row.second_id if row.first_id == drop.pk else row.first_id
        first, second = sorted([keep.pk, other])
        if Distinction.objects.filter(first=first, second=second).exists():
            row.delete()
        else:
            row.first_id, row.second_id = first, second
            row.save(update_fields=["first", "second"])
