"""What becomes of the rows of a record when it is merged into another: read by the page
before, carried out by services.merging."""

from dataclasses import dataclass, field

from django.db import models

from members.models import Person
from unions.models import Dated

from . import twins
from .linked import relations, select_linked, words


@dataclass
class Move:
    """The rows of one model that stand under `field`: some get another owner, some are
    known there already and fold into that row."""

    model: type[models.Model]
    field: models.Field
    # [(its new owner, row)]; [(the row that stays, the row that goes)]
    moved: list = field(default_factory=list)
    folded: list = field(default_factory=list)
    refused: list = field(default_factory=list)


def plan(keep, drop):
    """The moves of everything under `drop` to `keep`, rows under folded rows included,
    whichever models there are, and the reasons why it cannot be."""
    return _plan(Person, [(keep, drop)])


def refusals(moves):
    return [sentence for move in moves for sentence in move.refused]


def _plan(model, pairs):
    moves = [_move(relation, pairs) for relation in relations(model)]
    below = [_plan(move.model, move.folded) for move in moves if move.folded]
    return moves + [move for each in below for move in each]


def _move(relation, pairs):
    move = Move(relation.related_model, relation.field)
    name = relation.field.attname
    owners = [owner.pk for pair in pairs for owner in pair]
    rows = {}
    found = select_linked(move.model).filter(**{f"{name}__in": owners})
    for row in found.order_by("pk"):
        rows.setdefault(getattr(row, name), []).append(row)
    for keep, drop in pairs:
        _sort(move, keep, rows.get(keep.pk, []), rows.get(drop.pk, []))
    return move


def _sort(move, keep, kept, dropped):
    known = {twins.key(move, row, keep): row for row in kept}
    known.pop(None, None)
    pairs = {row.pk: known.get(twins.key(move, row, keep)) for row in dropped}
    folds = [(pairs[r.pk], r) for r in dropped if _folds(pairs[r.pk], r)]
    move.folded += folds
    spans = _spans(kept, folds)
    gone = {row.pk for _, row in folds}
    for row in dropped:
        if row.pk not in gone:
            _place(move, keep, row, spans)


def _folds(twin, row):
    return twin is not None and not twins.clash(twin, row)


def _spans(kept, folds):
    """[(kept row, its end)]; a row into which another folds ends when either does."""
    ends = {twin.pk: twin.until or row.until for twin, row in folds if _is_dated(row)}
    return [(row, ends.get(row.pk, row.until)) for row in kept if _is_dated(row)]


def _place(move, keep, row, spans):
    for other, until in spans:
        if _is_apart(move, row, other) and row.meets(other.since, until):
            move.refused.append(
                f"{words(row)} trùng thời gian với {words(other)}. Hãy đính chính một "
                "trong hai dòng này rồi gộp lại."
            )
            return
    move.moved.append((keep, row))


def _is_dated(row):
    return isinstance(row, Dated)


def _is_apart(move, row, other):
    """Whether the two must not share a day once they have one owner."""
    owner = move.field.attname
    rest = [column for column in row.apart_by if column != owner]
    is_same = all(getattr(row, c) == getattr(other, c) for c in rest)
    return owner in row.apart_by and is_same
