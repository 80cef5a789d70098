"""Units that would be too small after a plan (Điều lệ, Điều 15)."""

from members.integrity.people import (
    FEWEST_BRANCHES,
    FEWEST_IN_BRANCH,
    FEWEST_IN_UNION,
    is_small_union,
)
from unions.choices import Bloc
from unions.restructuring.findings import warn

from .parts import holds_members


def sizes(register):
    """Warnings of the units that the plan founds, enlarges or takes from."""
    return [*_branches(register), *_unions(register)]


def _branches(register):
    for node in _holders(register.plan):
        members = register.after[node.key]
        if members < FEWEST_IN_BRANCH:
            yield _warn(
                node,
                f"{_name(node)} chỉ có {members} đoàn viên; "
                f"{node.now.get_form_display().lower()} phải có từ {FEWEST_IN_BRANCH} "
                "đoàn viên (Điều lệ Đoàn, Điều 15).",
            )


def _holders(plan):
    """The units with members of their own that are new or take over."""
    heirs = {plan.codes.get(code) for ending in plan.endings for code in ending.heirs}
    for node in plan.nodes.values():
        begins = node.after and not holds_members(node.before)
        if (begins or node.key in heirs) and holds_members(node.now):
            yield node


def _unions(register):
    for key, branches in register.branches.items():
        node = register.plan.nodes[key]
        members = sum(register.after[branch] for branch in branches)
        if is_small_union(len(branches), members, node.now.bloc):
            rule = f"đoàn cơ sở phải có từ {FEWEST_BRANCHES} chi đoàn"
            if node.now.bloc != Bloc.RESIDENTIAL:
                rule += f" và {FEWEST_IN_UNION} đoàn viên"
            yield _warn(
                node,
                f"{_name(node)} chỉ có {len(branches)} chi đoàn và {members} đoàn "
                f"viên; {rule} (Điều lệ Đoàn, Điều 15).",
            )


def _name(node):
    return node.unit or node.now.name


def _warn(node, sentence):
    line = node.lines[0] if node.lines else None
    where = f"Dòng {line}: s" if line else "S"
    code = node.unit.code if node.unit else ""
    return warn(f"{where}au khi sắp xếp, {sentence}", line, unit=code)
