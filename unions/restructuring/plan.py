from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from unions.choices import LEVELS, LineKind
from unions.models import Placement, Unit
from unions.models.placement import path_of

from .findings import Finding

# What a placement says of its unit, beside its days and its path.
FACTS = (
    "name",
    "official_code",
    "parent_id",
    "form",
    "bloc",
    "area",
    "school_kind",
    "special_area",
)


@dataclass
class Node:
    """A unit in the plan. `key` is its primary key, below 0 for one that the plan
    founds; `rows` are its placements that reach the day, `before` the one that holds on
    it; `after` is what would begin on the day, None where nothing changes or the unit
    ends. `unit` is None for what merely lies below a unit that is named."""

    key: int
    unit: Unit | None
    rows: list[Placement] = field(default_factory=list)
    after: Placement | None = None
    lines: list[int] = field(default_factory=list)

    @property
    def before(self):
        return self.rows[0] if self.rows else None

    @property
    def is_new(self):
        return self.key < 0

    @property
    def now(self):
        """The placement of the day, changed or not."""
        return self.after or self.before

    @property
    def level(self):
        return LEVELS[self.now.form]

    @property
    def path(self):
        return path_of(self.now)


@dataclass(frozen=True)
class Ending:
    """A unit that ends. `heirs` take over, the main one first; `into` is the main one,
    which takes its members, "" for none; `children_to` takes what lay right below;
    `keeper` keeps its records where nobody takes over. All are codes, of units that
    stand when the plan is carried out."""

    unit: Unit
    line: int
    kind: LineKind
    heirs: tuple[str, ...]
    children_to: str
    keeper: str

    @property
    def into(self):
        return self.heirs[0] if self.heirs else ""


@dataclass
class Plan:
    """What a decision does on its day `on`: one object for whoever previews, approves
    and carries it out. `nodes` are by key, `codes` gives the keys."""

    on: date
    nodes: dict[int, Node] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    endings: list[Ending] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def node(self, code):
        return self.nodes.get(self.codes.get(code))

    @property
    def blocks(self):
        return [finding for finding in self.findings if finding.blocks]

    @property
    def warnings(self):
        return [finding for finding in self.findings if not finding.blocks]

    @cached_property
    def founded(self):
        return [node for node in self.nodes.values() if node.is_new]

    @cached_property
    def changed(self):
        """The units that go on otherwise than before."""
        nodes = self.nodes.values()
        return [node for node in nodes if node.after and not node.is_new]

    @cached_property
    def ended(self):
        """{key: Ending}"""
        return {ending.unit.pk: ending for ending in self.endings}

    @cached_property
    def named(self):
        """The units that the lines name, ended, changed or new."""
        return [node for node in self.nodes.values() if node.lines]

    def predecessors(self, code):
        """The units that `code` takes over from."""
        return [ending.unit for ending in self.endings if code in ending.heirs]

    @property
    def digest(self):
        """A fingerprint of what the lines do to the units that they name, as these are
        now, not of what happens to lie below them: it stays the same while others work
        on their members and branches."""
        told = [self.on.isoformat()]
        told += sorted(repr((e.unit.code, e.heirs, e.keeper)) for e in self.endings)
        for node in self.named:
            told += [self._told(node, row) for row in (node.before, node.after) if row]
        return sha256("\n".join(sorted(told)).encode()).hexdigest()

    def _told(self, node, row):
        above = self.nodes.get(row.parent_id)
        facts = [getattr(row, name) for name in FACTS if name != "parent_id"]
        parent = above.unit.code if above and above.unit else ""
        return repr((node.unit.code, row is node.after, parent, facts))
