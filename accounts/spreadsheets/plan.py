"""What a file would do, row by row: the same plan is shown and then carried out."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices


class Outcome(TextChoices):
    NEW = "new", "Thêm mới"
    CHANGED = "changed", "Thay đổi"
    UNCHANGED = "unchanged", "Không đổi"
    TRANSFER = "transfer", "Đề nghị chuyển sinh hoạt"
    REFUSED = "refused", "Từ chối"


class Refused(Exception):
    """Why a row is not taken and what to do: one Vietnamese sentence."""


WRITING = (Outcome.NEW, Outcome.CHANGED, Outcome.TRANSFER)


@dataclass(slots=True)
class Row:
    """A row of the file: its number there, the parsed cells by the column's name (only
    columns that the file has; a blank cell is "" or None), the cells as they came, and
    a sentence for each cell that could not be read."""

    number: int
    cells: dict[str, Any]
    source: tuple = ()
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class PlannedRow:
    """What one row would do. `changes` maps a column's label to (old, new) as a reader
    sees them; a new row gives ("", new) for every fact that it would write. `target`
    names the record that it would change; `payload` is for the sheet's own `apply`."""

    number: int
    outcome: Outcome
    title: str
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    reason: str = ""
    target: str = ""
    payload: Any = None
    source: tuple = ()

    @classmethod
    def refused(cls, row, reason, title=""):
        """`row` as it came, with the sentence that says why and what to do."""
        return cls(row.number, Outcome.REFUSED, title, reason=reason, source=row.source)

    @property
    def deed(self):
        """What would be done: two plans with the same deeds are the same."""
        changes = [(label, str(a), str(b)) for label, (a, b) in self.changes.items()]
        outcome = Outcome(self.outcome).value
        return repr((self.number, outcome, self.title, self.target, changes))


@dataclass
class Plan:
    """Every row of the file in its order; `headers` are the file's own, for the refused
    rows, and `notes` concern the whole file."""

    rows: list[PlannedRow]
    headers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def counts(self):
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def digest(self):
        """A fingerprint of what will be written; refusals and unchanged rows write
        nothing, so their words may vary."""
        hashed = hashlib.sha256()
        for row in self.rows:
            if row.outcome in WRITING:
                hashed.update(row.deed.encode())
        return hashed.hexdigest()

    def of(self, outcome):
        return [row for row in self.rows if row.outcome == outcome]
