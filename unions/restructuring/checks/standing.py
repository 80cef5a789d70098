"""Whether what is touched stands on the day, and nothing later stands in the way."""

from accounts import vietnamese
from unions.models.placement import path_of
from unions.restructuring.findings import block


def check(plan):
    for node in plan.nodes.values():
        touched = node.lines or node.after or node.key in plan.ended
        if touched and not node.is_new and (sentence := why_not(node, plan)):
            line = node.lines[0] if node.lines else None
            where = f"Dòng {line}: " if line else ""
            yield block(
                where + sentence, line, unit=node.unit.code if node.unit else ""
            )


def why_not(node, plan):
    """What keeps the unit of `node` out of the plan, as a sentence, or None."""
    if not node.rows:
        closed = vietnamese.day(node.unit.closed_on)
        return (
            f"{node.unit} đã kết thúc hoạt động từ ngày {closed}; hãy chọn một đơn vị "
            "đang hoạt động."
        )
    first = node.rows[0]
    name = node.unit or first.name
    if first.since > plan.on and not _stood_before(node, plan.on):
        return (
            f"{name} thành lập từ ngày {vietnamese.day(first.since)}, sau ngày quyết "
            f"định có hiệu lực {vietnamese.day(plan.on)}; hãy kiểm tra lại ngày."
        )
    if node.key in plan.ended and node.unit.founded_on == plan.on:
        return (
            f"{name} thành lập đúng ngày {vietnamese.day(plan.on)}, nên không kết thúc "
            "trong ngày đó được; hãy hoàn tác việc thành lập."
        )
    later = _later(node, plan)
    if later:
        return (
            f"{name} đã có thay đổi từ ngày {vietnamese.day(later)}, sau ngày quyết "
            f"định có hiệu lực {vietnamese.day(plan.on)}; hãy hoàn tác thay đổi đó "
            "trước."
        )
    return None


def _stood_before(node, on):
    return node.unit is not None and node.unit.founded_on <= on


def _later(node, plan):
    """The day of a change after the plan's, where the plan writes on the unit; one of
    the path alone where others only come to lie below it."""
    written = node.after or node.key in plan.ended
    later = node.rows[1:] if node.rows[0].since <= plan.on else node.rows
    if node.rows[-1].until:
        return node.rows[-1].until
    for row in later:
        if written or path_of(row) != path_of(node.rows[0]):
            return row.since
    return None
