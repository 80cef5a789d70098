"""Ranks in a word or two, where a whole column says the rest; and objects by name."""

from cadres.choices import Rank

SHORT = {
    Rank.EXCELLENT: "Xuất sắc",
    Rank.GOOD: "Tốt",
    Rank.COMPLETED: "Hoàn thành",
    Rank.FAILED: "Không hoàn thành",
    Rank.LEADING: "Dẫn đầu khối",
    Rank.NO_TITLE: "Không đạt",
}
STEPS = ("self_rank", "meeting_rank", "proposed_rank", "rank")
NONE = "–"


def short(rank):
    """What stands in a narrow column."""
    return SHORT.get(rank) or full(rank)


def full(rank):
    return Rank(rank).label if rank in Rank.values else NONE


def name_object(row):
    """Who or what is evaluated, without the unit that a person or a body is of."""
    if row.person_id:
        return row.person.full_name
    return row.get_body_display() if row.body else row.unit.name


def place_object(row, scope=None):
    """Where the object is, as far as that lies below `scope`: its unit and the one
    above."""
    is_unit = not (row.person_id or row.body)
    units = [row.unit.parent] if is_unit else [row.unit, row.unit.parent]
    above = {scope.pk, scope.parent_id} if scope else set()
    return ", ".join(unit.name for unit in units if unit and unit.pk not in above)
