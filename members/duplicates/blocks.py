"""Which records are compared at all: those that share a block. The database makes the
blocks, in one query; a register is never compared with itself."""

from collections import defaultdict
from itertools import combinations

from django.db.models import Case, Count, F, Q, When, Window
from django.db.models.functions import Coalesce, ExtractYear

from .record import COLUMNS, Record

# A telephone written for a whole class, or a placeholder, says nothing.
MOST_SHARING = 30

BORN = Q(born_on__isnull=False)
# What is equal in a block, and what a record needs to be in one. Every pair that can
# reach the least weight shares one of them.
BLOCKS = (
    (("search_name", "born_on"), BORN),
    (("search_name", "year", "area"), BORN),
    (("search_name", "unit_id"), Q()),
    (("born_on", "unit_id"), BORN),
    (("phone",), ~Q(phone="")),
)
KEYS = ("search_name", "born_on", "year", "area", "unit_id", "phone")


def pairs(people):
    """Every two of `people` (a scoped queryset) that share a block, each pair once, the
    older record first."""
    blocks = defaultdict(list)
    for row in _sharing(people):
        record = Record._make(row[: len(COLUMNS)])
        keys = dict(zip(KEYS, row[len(COLUMNS) :], strict=False))
        sizes = row[-len(BLOCKS) :]
        for (columns, _), size in zip(BLOCKS, sizes, strict=True):
            if 1 < size <= MOST_SHARING:
                blocks[columns, *(keys[column] for column in columns)].append(record)
    found = {}
    for block in blocks.values():
        for a, b in combinations(sorted(block), 2):
            found[a.pk, b.pk] = a, b
    return found.values()


def _sharing(people):
    """The records that are not alone in every block, with their keys and the sizes of
    their blocks."""
    sizes = {f"size_{place}": _size(*block) for place, block in enumerate(BLOCKS)}
    shared = Q(*((f"{size}__gt", 1) for size in sizes), _connector=Q.OR)
    rows = people.order_by().annotate(
        year=ExtractYear("born_on"),
        # The tier below the province: districts, or communes where there are none.
        area=Coalesce("unit__district_id", "unit__grassroots_id", "unit_id"),
    )
    rows = rows.annotate(**sizes).filter(shared)
    return rows.values_list(*COLUMNS, *KEYS, *sizes).iterator(2000)


def _size(columns, needed):
    one = Case(When(needed, then=F("pk"))) if needed else F("pk")
    return Window(Count(one), partition_by=[F(column) for column in columns])
