"""What every unit of the plan looks like from the day on: name, parent, form, path."""

from unions.choices import ANCESTORS, LEVELS, MEMBER_FORMS, LineKind
from unions.models import Placement

from . import areas
from .findings import block
from .plan import FACTS, Ending

# What a new unit takes from the first of those that it comes from, unless it is told.
INHERITED = ("form", "bloc", "area", "school_kind", "special_area")


class Shaper:
    def __init__(self, plan, intents, heirs):
        self.plan, self.intents, self.heirs = plan, intents, heirs

    def shape(self):
        """Fills the plan with its endings and with what begins on its day, from the top
        of the tree down: a parent has its path before its children."""
        for code, gone in self.intents.gone.items():
            node = self.plan.node(code)
            if node and node.before:
                self.plan.endings.append(self._ending(node, gone))
        nodes = [n for n in self.plan.nodes.values() if n.before or n.is_new]
        for node in sorted(nodes, key=_depth):
            if node.key not in self.plan.ended:
                self._shape(node)

    def _ending(self, node, gone):
        followed = self.heirs.of(node.unit.code)
        heirs = tuple(code for code in followed if self._takes_over(node, gone, code))
        children_to = self.heirs.bearing(node.unit.code)
        return Ending(
            unit=node.unit,
            line=gone.line,
            kind=gone.kind,
            heirs=heirs,
            children_to=children_to,
            keeper=next(iter([*heirs, *followed]), "") or self._keeper(node),
        )

    def _takes_over(self, node, gone, code):
        """What is dissolved into a unit above it, as a district into its province, has
        no heir: what lay below it moves up."""
        heir = self.plan.node(code)
        if gone.kind != LineKind.DISSOLVE or heir is None:
            return True
        forms = {node.unit.form, heir.unit.form}
        return node.unit.level == heir.unit.level or forms <= set(MEMBER_FORMS)

    def _keeper(self, node):
        """Who keeps the records of a unit without an heir: what stands above it."""
        while node := self.plan.nodes.get(node.before.parent_id):
            code = self.heirs.bearing(node.unit.code)
            if code:
                return code
        return ""

    def _shape(self, node):
        told = self._told(node)
        facts = self._inherited(node) | told
        parent = self._parent(node, facts.pop("parent", ""))
        if parent is None and not _is_top(node):
            return
        after = _begin(node, self.plan.on, facts)
        after.parent_id = parent.key if parent else None
        if node.is_new or "bloc" in told:
            areas.settle(after, told, parent)
        _set_path(after, node, parent)
        if node.is_new or _differ(node.before, after):
            node.after = after

    def _told(self, node):
        """What the lines say of a unit."""
        if node.unit is None:
            return {}
        if node.is_new:
            return self.intents.new[node.unit.code].facts
        return self.intents.facts.get(node.unit.code, {})

    def _inherited(self, node):
        """Of a new unit: what its first predecessor was, and the parent that all of
        them would have."""
        if not node.is_new:
            return {}
        new = self.intents.new[node.unit.code]
        olds = [old for code in new.of if (old := self.plan.node(code)) and old.before]
        if not olds:
            return {}
        facts = {name: getattr(olds[0].before, name) for name in INHERITED}
        above = {self._standing(old.before.parent_id) for old in olds}
        if len(above) == 1:
            facts["parent"] = above.pop()
        elif "parent" not in new.facts:
            names = ", ".join(sorted(str(old.unit) for old in olds))
            self.plan.findings.append(
                block(
                    f"Dòng {new.line}: {names} không cùng một đơn vị cấp trên; hãy "
                    "điền đơn vị cấp trên của đơn vị mới.",
                    new.line,
                )
            )
        return facts

    def _standing(self, key):
        node = self.plan.nodes.get(key)
        return self.heirs.bearing(node.unit.code) if node else ""

    def _parent(self, node, told):
        """The node above: as told, as a split places it, or where it was; None where
        there is none, which the checks tell."""
        placed = self.intents.placed.get(node.unit.code) if node.unit else None
        if told or placed:
            return self.plan.node(self.heirs.bearing(told or placed))
        above = None if node.is_new else self.plan.nodes.get(node.before.parent_id)
        if above is None or above.key not in self.plan.ended:
            return above
        return self.plan.node(self.plan.ended[above.key].children_to)


def _is_top(node):
    return node.before is not None and node.before.parent_id is None


def _depth(node):
    form = node.unit.form if node.is_new else node.before.form
    return LEVELS[form].depth


def _begin(node, on, facts):
    """A placement of the unit from `on`, as it was but for `facts`."""
    after = Placement(since=on, unit_id=node.key)
    for name in FACTS:
        if name != "parent_id" and node.before:
            setattr(after, name, getattr(node.before, name))
    for name, value in facts.items():
        setattr(after, name, value)
    return after


def _set_path(after, node, parent):
    """The ancestors are those of the parent, and the unit itself at its own level."""
    own = LEVELS.get(after.form)
    above = parent.now if parent else None
    for level in ANCESTORS:
        key = node.key if level == own else getattr(above, f"{level.path}_id", None)
        setattr(after, f"{level.path}_id", key)


def _differ(before, after):
    names = [*FACTS, *(f"{level.path}_id" for level in ANCESTORS)]
    return any(getattr(before, name) != getattr(after, name) for name in names)
