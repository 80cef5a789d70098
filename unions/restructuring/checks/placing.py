"""Whether every unit may stand as the plan has it: its facts, its parent, its name."""

from django.core.exceptions import ValidationError
from django.db.models import Count

from accounts.keys import among
from unions.choices import LEVELS, Form
from unions.models import Placement
from unions.restructuring.findings import block, warn

from . import standing

# What the rules of a placement, beside its days, speak of.
SPOKEN_OF = ("form", "bloc", "area", "school_kind")


def check(plan, intents):
    yield from _orphans(plan, intents)
    rules = {}
    for node in plan.nodes.values():
        if node.after:
            yield from _parent(plan, node)
        if node.after and node.lines:
            yield from _facts(node, rules)
    yield from _bearing_below(plan)
    yield from _namesakes(plan)
    yield from _idle(plan, intents)


def _orphans(plan, intents):
    """New units whose parent nobody knows, unless that is told already."""
    told = {finding.line for finding in plan.findings}
    for node in plan.founded:
        given = intents.new[node.unit.code].facts.get("parent")
        if not (node.after or given or node.lines[0] in told):
            yield block(
                f"Dòng {node.lines[0]}: chưa rõ đơn vị cấp trên của {node.unit}; hãy "
                "điền cột Đơn vị cấp trên.",
                node.lines[0],
            )


def _facts(node, rules):
    line, code = node.lines[0], node.unit.code
    if LEVELS.get(node.after.form) != node.unit.level:
        label = dict(Form.choices).get(node.after.form, node.after.form)
        yield block(
            f"Dòng {line}: loại hình {label} không dùng cho đơn vị "
            f"{node.unit.get_level_display().lower()}; hãy chọn loại hình cùng cấp.",
            line,
            unit=code,
        )
    for sentence in _broken(node.after, rules):
        yield block(f"Dòng {line}: {node.unit}: {sentence}", line, unit=code)


def _broken(row, known):
    """What the rules of a placement say against `row`; the database is asked once for
    all rows that are alike in what the rules speak of."""
    alike = tuple(getattr(row, name) for name in SPOKEN_OF), row.parent_id is None
    if alike not in known:
        known[alike] = [
            sentence
            for rule in Placement._meta.constraints
            for sentence in _say(rule, row)
        ]
    return known[alike]


def _say(rule, row):
    if rule.name == "unions_placement_one_open":
        return []
    try:
        rule.validate(Placement, row)
    except ValidationError as error:
        return error.messages
    return []


def _parent(plan, node):
    parent = plan.nodes.get(node.after.parent_id)
    if parent is None:
        return
    line = node.lines[0] if node.lines else None
    where = f"Dòng {line}: " if line else ""
    name = node.unit or node.after.name
    if not parent.now:
        return
    if parent.level.depth >= LEVELS[node.after.form].depth:
        yield block(
            f"{where}{parent.now.name} không ở cấp cao hơn {name}; hãy chọn đơn vị cấp "
            "trên khác.",
            line,
        )
    elif parent.now.form == Form.BRANCH_UNION:
        yield block(
            f"{where}{parent.now.name} là chi đoàn cơ sở, không có đơn vị trực thuộc; "
            f"hãy chọn nơi khác cho {name}.",
            line,
        )
    elif not parent.is_new and (sentence := standing.why_not(parent, plan)):
        yield block(where + sentence, line)


def _bearing_below(plan):
    """What becomes a chi đoàn cơ sở bears nothing any more."""
    turned = [
        node
        for node in plan.changed
        if node.after.form == Form.BRANCH_UNION != node.before.form
    ]
    if not turned:
        return
    rows = Placement.objects.reaching(plan.on)
    rows = rows.filter(parent__in=[node.key for node in turned])
    rows = rows.exclude(unit__in=among(list(plan.ended)))
    leaving = [n.key for n in plan.changed if n.after.parent_id != n.before.parent_id]
    rows = rows.exclude(unit__in=among(leaving))
    counts = dict(rows.values_list("parent").annotate(Count("unit", distinct=True)))
    for node in turned:
        if node.key in counts:
            line = node.lines[0]
            yield block(
                f"Dòng {line}: {node.unit} còn {counts[node.key]} đơn vị trực thuộc, "
                "không thể là chi đoàn cơ sở; hãy chuyển các đơn vị đó trước.",
                line,
                unit=node.unit.code,
            )


def _namesakes(plan):
    """Two units of one name under one parent are told, not forbidden."""
    fresh = [n for n in plan.named if n.after and _is_renamed_or_moved(n)]
    above = {node.after.parent_id for node in fresh} - {None}
    rows = Placement.objects.reaching(plan.on).filter(parent__in=among(above))
    rows = rows.exclude(unit__in=among(list(plan.ended)))
    there = {}
    for parent, name, unit in rows.values_list("parent", "name", "unit"):
        node = plan.nodes.get(unit)
        if node is None or node.after is None:
            there.setdefault((parent, name), set()).add(unit)
    for node in fresh:
        there.setdefault((node.after.parent_id, node.after.name), set()).add(node.key)
    for node in fresh:
        if len(there[node.after.parent_id, node.after.name]) > 1:
            line = node.lines[0]
            yield warn(
                f"Dòng {line}: đã có một đơn vị khác mang tên {node.after.name} trong "
                "cùng đơn vị cấp trên.",
                line,
                unit=node.unit.code,
            )


def _idle(plan, intents):
    """A line that changes nothing is likely a slip."""
    working = {ending.line for ending in plan.endings} | set(intents.kept.values())
    for node in plan.named:
        if node.after:
            working |= set(node.lines)
    told = {finding.line for finding in plan.findings}
    for line in sorted({n for lines in intents.lines.values() for n in lines}):
        if line not in working | told:
            yield warn(f"Dòng {line}: không làm thay đổi gì.", line)


def _is_renamed_or_moved(node):
    before, after = node.before, node.after
    return before is None or (before.name, before.parent_id) != (
        after.name,
        after.parent_id,
    )
