"""What the province says to single cells of a return that it gives back."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from reports.models import ReturnLine


def write(sheet, remarks):
    """Writes `remarks`, {(unit key, figure id): text}, to cells of `sheet`; an empty
    text takes away what stood there. Returns all that stands now, in words. Raises
    ValidationError for an unknown cell or a text that is too long."""
    lines = {}
    for key, text in remarks.items():
        cell = sheet.cell(*key)
        if cell is None:
            raise ValidationError("Biểu không có ô được nhận xét; hãy tải lại trang.")
        text = vietnamese.clean(text)
        if text != cell.remark:
            lines[key] = _line(sheet, cell, text)
    _save(lines.values())
    return [
        f"{sheet.names[cell.unit]}, {cell.figure.short_label}: {text}"
        for cell in sheet.cells
        if (text := (lines.get(cell.key) or cell).remark)
    ]


def compose(said):
    """The reason of a return that is given back for its remarks alone."""
    if not said:
        return ""
    return f"Hãy xem nhận xét tại {vietnamese.number(len(said))} ô rồi hoàn thiện biểu."


def _line(sheet, cell, text):
    """The cell's line with the remark; a cell that was never written gets one that
    still counts no writing."""
    line = cell.line or ReturnLine(
        unit_return=sheet.unit_return,
        unit_id=cell.unit,
        figure=cell.figure.id,
        version=0,
    )
    line.remark = text
    most = ReturnLine._meta.get_field("remark").max_length
    if len(text) > most:
        raise ValidationError(
            f"Nhận xét về {cell.figure.label} dài {len(text)} ký tự; hãy rút "
            f"xuống {most}."
        )
    return line


def _save(lines):
    known = [line for line in lines if line.pk]
    ReturnLine.objects.bulk_update(known, ["remark"])
    ReturnLine.objects.bulk_create([line for line in lines if not line.pk])
