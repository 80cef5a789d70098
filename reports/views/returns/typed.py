"""What came from the plain form: only cells that were touched are written, so that one
left alone never overwrites what somebody else has written meanwhile."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.keys import among
from reports.models import Writing
from reports.returns import values
from reports.returns.cell import Cell
from reports.services import cells

NONE_YET = (None, "")


@dataclass(frozen=True)
class Typed:
    """`text` as it stands in the input of `cell`, and the `version` of the cell that
    was shown there; `reason` is None where none was asked for."""

    cell: Cell
    version: int
    text: str
    reason: str | None

    @property
    def key(self):
        return (*self.cell.key, self.version)

    def to_entry(self):
        return cells.Entry(*self.cell.key, self.text, self.version, self.reason)

    def differs_from(self, value, reason):
        try:
            typed = values.read(self.cell.figure, self.text)
        except ValidationError:
            return True
        told = None if self.reason is None else vietnamese.clean(self.reason)
        return typed != value or told not in (None, reason)


def list_touched(sheet, posted):
    """What was typed over what was shown: [Typed]. At most one query."""
    found = [typed for block in sheet.blocks for typed in _of_block(block, posted)]
    shown = _shown_then(found)
    return [typed for typed in found if typed.differs_from(*shown[typed.key])]


def _of_block(block, posted):
    names = posted.get(f"c-{block.kind}", "").split()
    for row in block.rows:
        told = posted.get(f"v-{block.kind}-{row.unit}", "").split()
        versions = dict(zip(names, told, strict=False))
        for cell in row.cells.values():
            version = versions.get(cell.figure.id, "")
            if cell.name in posted and _is_version(version):
                text, reason = posted[cell.name], posted.get(cell.reason_name)
                yield Typed(cell, int(version), text, reason)


def _is_version(text):
    return text.isascii() and text.isdigit() and len(text) < 10


def _shown_then(found):
    """{key: (value, reason)} of the versions that were shown."""
    known = {typed.key: _now(typed.cell) for typed in found}
    stale = [t for t in found if t.version != t.cell.version]
    known |= dict.fromkeys((typed.key for typed in stale), NONE_YET)
    lines = {t.cell.line.pk: t.cell for t in stale if t.cell.line and t.version}
    if lines:
        versions = {typed.version for typed in stale}
        rows = Writing.objects.filter(
            line__in=among(lines), version__in=among(versions)
        ).values_list("line", "version", "value", "reason")
        for line, version, *told in rows:
            known[*lines[line].key, version] = tuple(told)
    return known


def _now(cell):
    return cell.value, cell.reason
