"""Lines copied from a sheet, put into the fields of a table."""

from django import forms

from accounts import vietnamese


def list_cells(text):
    """The cells of each line that holds any."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    return [[vietnamese.clean(cell) for cell in line] for line in lines]


def say(field, cell):
    """What a field is sent for a cell: of a choice the value behind its label."""
    if not isinstance(field, forms.ChoiceField) or not cell:
        return cell
    folded = vietnamese.fold(cell)
    pairs = ((str(value), str(label)) for value, label in field.choices)
    found = (v for v, label in pairs if folded in (v.lower(), vietnamese.fold(label)))
    return next(found, cell)
