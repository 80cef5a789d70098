"""Whether what ends leaves nothing hanging, and whether like takes over from like."""

from unions.choices import MEMBER_FORMS, LineKind
from unions.restructuring.findings import block


def check(plan, intents):
    yield from _heirless(plan)
    yield from _heirs(plan)
    yield from _united(plan, intents)
    yield from _kept(plan, intents)


def _heirless(plan):
    """Nothing may be left hanging below a unit that ends."""
    for ending in plan.endings:
        if ending.children_to:
            continue
        below = [
            node
            for node in plan.nodes.values()
            if node.before
            and node.before.parent_id == ending.unit.pk
            and node.key not in plan.ended
            and not node.after
        ]
        if below:
            names = ", ".join(sorted(node.before.name for node in below)[:3])
            yield block(
                f"Dòng {ending.line}: {ending.unit} còn {len(below)} đơn vị trực thuộc "
                f"({names}…) chưa có nơi nhận; hãy điền đơn vị tiếp nhận hoặc "
                "chuyển các đơn vị đó trong cùng quyết định.",
                ending.line,
                unit=ending.unit.code,
            )


def _heirs(plan):
    """Like takes over from like: the same level, or both hold members."""
    for ending in plan.endings:
        for code in ending.heirs:
            heir = plan.node(code)
            if heir is None or not heir.now:
                continue
            if not _fits(plan.nodes[ending.unit.pk], heir):
                yield block(
                    f"Dòng {ending.line}: {heir.unit} không cùng cấp với {ending.unit}"
                    ", nên không thể tiếp nhận; hãy chọn một đơn vị cùng cấp, hoặc "
                    "dùng giải thể để giao cho cấp trên.",
                    ending.line,
                    unit=code,
                )


def _fits(old, heir):
    holders = {old.now.form, heir.now.form} <= set(MEMBER_FORMS)
    return old.unit.level == heir.unit.level or holders


def _united(plan, intents):
    """A union of one is a new name; parts of others may join it by their own lines."""
    for code, new in intents.new.items():
        if new.kind == LineKind.UNITE and len(plan.predecessors(code)) < 2:
            yield block(
                f"Dòng {new.line}: hợp nhất cần từ hai đơn vị trở lên; hãy điền thêm "
                "một hàng cho mỗi đơn vị, hoặc dùng đổi tên.",
                new.line,
            )


def _kept(plan, intents):
    """Members are given to the parts only where the whole ends."""
    for code, line in intents.kept.items():
        node = plan.node(code)
        if node and node.before and node.before.form in MEMBER_FORMS:
            yield block(
                f"Dòng {line}: {node.unit} trực tiếp quản lý đoàn viên nên không giữ "
                "lại một phần được; hãy thành lập đơn vị mới rồi chuyển sinh hoạt, "
                "hoặc chia thành các đơn vị mới.",
                line,
                unit=code,
            )
