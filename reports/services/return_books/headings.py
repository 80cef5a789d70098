"""The headings of the columns, with the definition of each figure as a comment."""

from reports.choices import ValueKind

from .layout import CODE, GROUP, HEADINGS, NAME, Role
from .shapes import bounds

HEIGHT = 62
COMMENT = {"author": "Đoàn Vụ", "x_scale": 2.6, "y_scale": 2.4}
COUNTED = "Số đếm từ sổ trên hệ thống lúc tải tệp; chỉ để so, không sửa ở đây."
REASON = "Ghi khi số khai khác số đếm từ sổ."


def write(page, part, looks):
    page.set_row(HEADINGS, HEIGHT)
    head, soft = looks.look("head"), looks.look("soft head")
    page.write_string(HEADINGS, CODE, "Mã đơn vị", soft)
    page.write_string(HEADINGS, NAME, "Tên đơn vị", head)
    if part.fixed > GROUP:
        page.write_string(HEADINGS, GROUP, "Cơ sở đoàn", soft)
    for slot in part.slots:
        look = head if slot.role in (Role.VALUE, Role.TOTAL) else soft
        page.write_string(HEADINGS, slot.place, heading(slot), look)
        page.write_comment(HEADINGS, slot.place, comment(slot), COMMENT)


def heading(slot):
    label = getattr(slot.figure, "short_label", slot.figure.label)
    if slot.role == Role.COUNTED:
        return "Sổ đếm"
    if slot.role == Role.REASON:
        return f"Lý do khác số đếm: {label.lower()}"
    star = " *" if slot.is_compulsory else ""
    return f"{label}{star}\n({slot.figure.unit})"


def comment(slot):
    figure = slot.figure
    if slot.role == Role.COUNTED:
        return COUNTED
    if slot.role == Role.REASON:
        return REASON
    lines = [figure.label, figure.definition, f"Đơn vị tính: {figure.unit}."]
    if slot.role == Role.VALUE:
        lines.append(f"Kiểu: {kind_of(figure)}.")
        lines.append("Bắt buộc." if slot.is_compulsory else "Không bắt buộc.")
    else:
        lines.append("Tự cộng.")
    return "\n".join(lines)


def kind_of(figure):
    label = ValueKind(figure.kind).label.lower()
    if figure.kind == ValueKind.CHOICE:
        return f"{label}: {', '.join(words for _, words in figure.options)}"
    if figure.kind == ValueKind.YES_NO:
        return label
    highest = 100 if figure.kind == ValueKind.PERCENT else None
    return f"{label} {bounds(figure, highest)}"
