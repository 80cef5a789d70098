"""Members in the way of a plan."""

from accounts import vietnamese
from members.models import Enrolment
from unions.restructuring.findings import block, warn

from .lists import listed
from .parts import divided, is_holder
from .register import turned


def obstacles(register):
    plan = register.plan
    return [
        *_homeless(register),
        *_late(register),
        *_turned(register),
        *_not_allotted(register, divided(plan)),
    ]


def _of(unit):
    return listed(Enrolment, unit__id__exact=unit.pk)


def _homeless(register):
    for ending in register.plan.endings:
        count = register.left_over(ending)
        if count == 0 or is_holder(register.plan, ending.into):
            continue
        unit = ending.unit
        heir = register.plan.node(ending.into)
        why = (
            f"{heir.unit} không trực tiếp quản lý đoàn viên, không thể tiếp nhận "
            f"{count} đoàn viên của {unit}"
            if heir
            else f"{unit} còn {count} đoàn viên chưa có nơi tiếp nhận"
        )
        yield block(
            f"Dòng {ending.line}: {why}; hãy chọn đơn vị tiếp nhận là chi đoàn "
            "hoặc chi đoàn cơ sở.",
            ending.line,
            unit=unit.code,
            url=_of(unit),
        )


def _late(register):
    day = vietnamese.day(register.plan.on)
    for ending in register.plan.endings:
        rows = register.late.get(ending.unit.pk)
        if rows:
            yield block(
                f"Dòng {ending.line}: {ending.unit} có {len(rows)} đoàn viên vào từ "
                f"ngày {day} trở đi, hoặc đã ghi ra sau ngày đó; hãy chọn ngày có hiệu "
                "lực muộn hơn, hoặc chuyển sinh hoạt các đoàn viên đó trước.",
                ending.line,
                unit=ending.unit.code,
                url=listed(Enrolment, rows, unit__id__exact=ending.unit.pk),
            )


def _turned(register):
    for node in turned(register.plan):
        count = register.held.get(node.key, 0)
        if count:
            line = node.lines[0]
            yield block(
                f"Dòng {line}: {node.unit} còn {count} đoàn viên, nên không thể thành "
                f"{node.after.get_form_display().lower()}; hãy chuyển sinh hoạt các "
                "đoàn viên đó về chi đoàn trước.",
                line,
                unit=node.unit.code,
                url=_of(node.unit),
            )


def _not_allotted(register, endings):
    for ending in endings:
        count = register.left_over(ending)
        if count and is_holder(register.plan, ending.into):
            held = register.held[ending.unit.pk]
            first = register.plan.node(ending.into).unit
            yield warn(
                f"Dòng {ending.line}: {count} trong {held} đoàn viên của {ending.unit} "
                f"chưa được phân về phần nào, sẽ về {first}; hãy phân đoàn viên nếu "
                "khác.",
                ending.line,
                unit=ending.unit.code,
            )
