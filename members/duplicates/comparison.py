"""Two records side by side, and what would become of them in a merger."""

from collections import Counter
from dataclasses import dataclass

from members.models import Distinction, Enrolment

from . import consequences, facts, linked, rules
from .record import COLUMNS, Record


@dataclass(frozen=True)
class Line:
    """One fact of both, asked for where both know something and not the same."""

    fact: facts.Fact
    kept: object
    dropped: object
    is_asked: bool

    @property
    def words(self):
        return [self.fact.words(self.kept), self.fact.words(self.dropped)]

    @property
    def is_same(self):
        return self.words[0] == self.words[1]


@dataclass(frozen=True)
class Comparison:
    keep: object
    drop: object
    lines: list[Line]
    moves: list[consequences.Move]
    # What hangs on either, model by model: [(name, [words of keep's], [of drop's])].
    history: list
    why: list[str]
    told_apart: Distinction | None

    @property
    def asked(self):
        return [line for line in self.lines if line.is_asked]

    @property
    def refusals(self):
        return consequences.refusals(self.moves)

    @property
    def sentences(self):
        """What merging does."""
        told = [self._tell("moved", "chuyển sang")]
        told += [self._tell("folded", "gộp vào dòng đã có ở")]
        gone = (
            f"Hồ sơ {self.drop.code} ({self.drop}) không còn trong sổ; mọi dữ liệu của "
            "hồ sơ này được giữ để hoàn tác."
        )
        return [*filter(None, told), gone]

    def _tell(self, name, verb):
        counts = Counter()
        for move in self.moves:
            counts[move.model._meta.verbose_name] += len(getattr(move, name))
        total = counts.total()
        listed = ", ".join(f"{count} {model}" for model, count in (+counts).items())
        return total and f"{total} dòng sẽ {verb} hồ sơ {self.keep.code} ({listed})."


def compare(keep, drop, *, sensitive=None):
    """Reads both records whole, in a constant number of queries. `sensitive` are their
    sensitive facts by key of the person, None for whoever may not see them."""
    _, held = rules.weigh(*_records(keep, drop))
    moves = consequences.plan(keep, drop)
    between = Distinction.objects.between(keep, drop).select_related("decided_by")
    return Comparison(
        keep=keep,
        drop=drop,
        lines=_lines(keep, drop, sensitive),
        moves=moves,
        history=linked.history(keep, drop),
        why=[rule.words for rule in sorted(held, key=lambda rule: rule.weight <= 0)],
        told_apart=between.first(),
    )


def _records(*people):
    rows = type(people[0]).objects.filter(pk__in=[person.pk for person in people])
    return [Record._make(row) for row in rows.order_by("pk").values_list(*COLUMNS)]


def _lines(keep, drop, sensitive):
    """The unit is not asked where an open enrolment decides it."""
    stays = Enrolment.objects.open().filter(person__in=[keep, drop]).exists()
    lines = [
        Line(fact, keep, drop, fact.is_asked(keep, drop) and (fact.name, stays) != UNIT)
        for fact in facts.PERSON
    ]
    if sensitive is None:
        return lines
    kept, dropped = sensitive[keep.pk], sensitive[drop.pk]
    return lines + [
        Line(fact, kept, dropped, fact.is_asked(kept, dropped))
        for fact in facts.SENSITIVE
    ]


UNIT = ("unit", True)
