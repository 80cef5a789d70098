"""Whether the lines name what there is, and what is theirs to name."""

from accounts.keys import among
from unions.models import Unit
from unions.restructuring.findings import block


def check(plan, intents, authority):
    yield from _unknown(plan, intents)
    yield from _outside(plan, authority)
    yield from _twice(plan, intents)


def _unknown(plan, intents):
    for code, line in _all_named(intents):
        if code not in plan.codes and code not in intents.new:
            yield block(
                f"Dòng {line}: không tìm thấy đơn vị mang mã “{code}”; hãy kiểm tra "
                "lại mã.",
                line,
            )


def _all_named(intents):
    """(code, the first line that names it)"""
    named = {code: lines[0] for code, lines in intents.lines.items()}
    for gone in intents.gone.values():
        for code in (*gone.heirs, gone.children_to):
            named.setdefault(code, gone.line)
    for code, facts in intents.facts.items():
        named.setdefault(facts.get("parent", ""), intents.lines[code][0])
    for new in intents.new.values():
        named.setdefault(new.facts.get("parent", ""), new.line)
    for child, part in intents.placed.items():
        named.setdefault(part, intents.lines[child][0])
    return [(code, line) for code, line in named.items() if code]


def _outside(plan, authority):
    """A decision is about what lies below the unit that decides (Điều lệ, Điều 6): also
    the parents that it gives lie there, or are that unit."""
    touched = {node.key: node for node in plan.nodes.values() if node.lines}
    above = {node.after.parent_id for node in touched.values() if _is_moved(node)}
    touched |= {key: plan.nodes[key] for key in above if key in plan.nodes}
    keys = [key for key in touched if key > 0]
    within = Unit.objects.beneath(authority).filter(pk__in=among(keys))
    known = set(within.values_list("pk", flat=True))
    for key in keys:
        node = touched[key]
        if key not in known:
            yield _not_below(plan, node, authority)
        elif key == authority.pk and _is_changed(plan, node) and authority.parent_id:
            yield block(
                f"Dòng {node.lines[0]}: {authority} không tự sắp xếp chính mình; hãy "
                "để đơn vị cấp trên quyết định.",
                node.lines[0],
                unit=authority.code,
            )


def _is_moved(node):
    after, before = node.after, node.before
    return after and (before is None or before.parent_id != after.parent_id)


def _is_changed(plan, node):
    return node.after or node.key in plan.ended


def _not_below(plan, node, authority):
    below = [n for n in plan.named if n.after and n.after.parent_id == node.key]
    line = next(iter(node.lines or [n.lines[0] for n in below]))
    return block(
        f"Dòng {line}: {node.unit} không trực thuộc {authority}, nên không thuộc thẩm "
        "quyền của quyết định này; hãy bỏ dòng hoặc đổi đơn vị quyết định.",
        line,
        unit=node.unit.code,
    )


def _twice(plan, intents):
    for code, gone in intents.gone.items():
        changed = intents.facts.get(code) or intents.placed.get(code)
        if changed and (node := plan.node(code)):
            yield block(
                f"Dòng {gone.line}: {node.unit} vừa kết thúc vừa thay đổi trong cùng "
                "quyết định; hãy bỏ một trong hai.",
                gone.line,
                unit=code,
            )
