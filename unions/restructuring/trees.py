"""The tree before and after a plan, cut down to what the lines touch: for every unit
that has touched ones right below it, these as they were and as they would be."""

from collections import Counter
from dataclasses import dataclass, field

from unions.choices import Bloc, Form

GONE, NEW, MOVED = "gone", "new", "moved"
RENAMED, CHANGED, KEPT = "renamed", "changed", "kept"
WORDS = {
    GONE: "kết thúc",
    NEW: "mới",
    MOVED: "chuyển",
    RENAMED: "đổi tên",
    CHANGED: "đổi loại hình, khối",
}


@dataclass(frozen=True)
class Entry:
    """One unit on one side: `mark` says by a word of its own what becomes of it, or
    what it comes from; `of` the parent that it hung below, where that one ends."""

    name: str
    mark: str = ""
    told: str = ""
    of: str = ""

    @property
    def word(self):
        return WORDS.get(self.mark, "")


@dataclass
class Branching:
    """A unit that stands afterwards, with what is touched right below it."""

    name: str
    before: list[Entry] = field(default_factory=list)
    after: list[Entry] = field(default_factory=list)


NO_PARENT = "Cấp cao nhất"


def grow(plan, lines=None):
    """The branchings, in the order of their names; with `lines` (numbers) only what
    these touch first."""
    named = [n for n in plan.named if lines is None or n.lines[0] in lines]
    return Grower(plan).grow(named)


class Grower:
    def __init__(self, plan):
        self.plan = plan
        self.found = {}
        self.following = _following(plan)
        self.received = {}
        for ending in plan.endings:
            for code in ending.heirs:
                name = self._name(plan.nodes[ending.unit.pk].before)
                self.received.setdefault(code, []).append(name)

    def grow(self, named):
        for node in sorted(named, key=_order):
            if node.key in self.plan.ended:
                self._end(node)
            elif node.is_new:
                self._begin(node)
            elif node.before:
                self._go_on(node)
        return sorted(self.found.values(), key=lambda branching: branching.name)

    def _end(self, node):
        ending = self.plan.ended[node.key]
        found = map(self.plan.node, ending.heirs)
        heirs = [self._name(heir.now) for heir in found if heir]
        told = f"→ {', '.join(heirs)}" if heirs else ""
        children = self.following[node.key]
        if children:
            bearer = self.plan.node(ending.children_to)
            where = f" về {self._name(bearer.now)}" if bearer else ""
            where = "" if bearer and [self._name(bearer.now)] == heirs else where
            told += f"; {children} đơn vị trực thuộc chuyển theo{where}"
        self._left(
            node, Entry(node.before.name, GONE, told.lstrip("; "), self._of(node))
        )

    def _begin(self, node):
        if node.after:
            self._right(node, Entry(node.after.name, NEW, self._from(node)))

    def _go_on(self, node):
        before, after = node.before, node.now
        mark, told = _difference(node)
        if mark == MOVED:
            where = self._above(node, "now")
            self._left(node, Entry(before.name, MOVED, f"→ {where}", self._of(node)))
            came = f"từ {self._above(node, 'before')}"
            self._right(node, Entry(after.name, MOVED, f"{came}{told}"))
            return
        self._left(node, Entry(before.name, KEPT, "", self._of(node)))
        told = "; ".join(filter(None, [told, self._from(node)]))
        self._right(node, Entry(after.name, mark, told))

    def _from(self, node):
        names = self.received.get(node.unit.code, [])
        return f"nhận {', '.join(names)}" if names else ""

    def _left(self, node, entry):
        self._at(self._standing(node.before.parent_id)).before.append(entry)

    def _right(self, node, entry):
        self._at(node.now.parent_id).after.append(entry)

    def _at(self, key):
        if key not in self.found:
            node = self.plan.nodes.get(key)
            self.found[key] = Branching(self._name(node.now) if node else NO_PARENT)
        return self.found[key]

    def _standing(self, key):
        """Who stands where `key` stood: itself, or who bears its children."""
        ending = self.plan.ended.get(key)
        bearer = self.plan.node(ending.children_to) if ending else None
        return bearer.key if bearer else key

    def _of(self, node):
        """The name of a parent that ends, for what did not hang below the heir."""
        key = node.before.parent_id
        parent = self.plan.nodes.get(key)
        return parent.before.name if parent and key in self.plan.ended else ""

    def _above(self, node, side):
        """The name of the unit above on one side: "before" or "now"."""
        above = self.plan.nodes.get(getattr(node, side).parent_id)
        return self._name(getattr(above, side) or above.now) if above else NO_PARENT

    def _name(self, placement):
        return placement.name if placement else ""


def _difference(node):
    """(mark, words) of what changes in a unit that goes on."""
    before, after = node.before, node.now
    if node.after is None:
        return KEPT, ""
    told = f"; lấy tên {after.name}" if before.name != after.name else ""
    if before.parent_id != after.parent_id:
        return MOVED, told
    if told:
        return RENAMED, f"trước là {before.name}"
    if (before.form, before.bloc) != (after.form, after.bloc):
        form, bloc = (
            Form(after.form).label,
            Bloc(after.bloc).label if after.bloc else "",
        )
        return CHANGED, ", ".join(filter(None, [form, bloc.lower()]))
    return KEPT, ""


def _following(plan):
    """{key of a parent: how many change their parent with it, unnamed}"""
    return Counter(
        node.before.parent_id
        for node in plan.changed
        if not node.lines and node.before.parent_id != node.after.parent_id
    )


def _order(node):
    return (node.lines[0], node.is_new, node.key)
