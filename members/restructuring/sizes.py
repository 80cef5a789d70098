"""Units that would be too small after a plan."""

from members.standards import below, least, sizes_on
from unions.choices import Bloc
from unions.restructuring.findings import warn

from .parts import holds_members


def sizes(register):
    """Warnings of the units that the plan founds, enlarges or takes from."""
    asked = sizes_on(register.plan.on)
    return [*_branches(register, asked), *_unions(register, asked)]


def _branches(register, asked):
    for node in _holders(register.plan):
        members, rule = register.after[node.key], asked.holders[node.now.form]
        if below(members, rule):
            yield _warn(
                node,
                f"{_name(node)} chỉ có {members} đoàn viên; "
                f"{node.now.get_form_display().lower()} phải có từ {least(rule)} "
                f"đoàn viên ({rule.source}).",
            )


def _holders(plan):
    """The units with members of their own that are new or take over."""
    heirs = {plan.codes.get(code) for ending in plan.endings for code in ending.heirs}
    for node in plan.nodes.values():
        begins = node.after and not holds_members(node.before)
        if (begins or node.key in heirs) and holds_members(node.now):
            yield node


def _unions(register, asked):
    for key, branches in register.branches.items():
        node = register.plan.nodes[key]
        members = sum(register.after[branch] for branch in branches)
        if asked.is_small_union(len(branches), members, node.now.bloc):
            yield _warn(
                node,
                f"{_name(node)} chỉ có {len(branches)} chi đoàn và {members} đoàn "
                f"viên; {_rule(asked, node.now.bloc)}.",
            )


def _rule(asked, bloc):
    """What is asked of a union of `bloc`, and where it is written."""
    rules = {"chi đoàn": asked.branches}
    if bloc != Bloc.RESIDENTIAL:
        rules["đoàn viên"] = asked.members
    told = " và ".join(f"{least(r)} {noun}" for noun, r in rules.items() if r)
    sources = "; ".join(dict.fromkeys(r.source for r in rules.values() if r))
    return f"đoàn cơ sở phải có từ {told} ({sources})"


def _name(node):
    return node.unit or node.now.name


def _warn(node, sentence):
    line = node.lines[0] if node.lines else None
    where = f"Dòng {line}: s" if line else "S"
    code = node.unit.code if node.unit else ""
    return warn(f"{where}au khi sắp xếp, {sentence}", line, unit=code)
