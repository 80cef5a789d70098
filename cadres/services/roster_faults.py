"""What speaks against rows that are put on a record together (rosters.Roster)."""

from django.core.exceptions import ValidationError

from accounts import vietnamese


def find_doubles(roster, parent, rows, day):
    """The sentences against each new row: it stands there already, or its unit does not
    exist on `day`."""
    there = roster.model.objects.filter(**{roster.link: parent})
    seen = set(there.values_list(roster.once, flat=True))
    faults = []
    for row in rows:
        thing, told = getattr(row, roster.once), []
        if thing.pk in seen:
            told.append(f"{thing} đã có trong “{parent}”; hãy bỏ dòng này.")
        if not row.unit.exists_on(day):
            told.append(
                f"{row.unit} không hoạt động ngày {vietnamese.day(day)}; hãy chọn đơn "
                "vị khác."
            )
        seen.add(thing.pk)
        faults.append(told)
    return faults


def find_told(roster, row, before, fields):
    """The sentences against a change of what is told already."""
    thing = getattr(row, roster.once)
    if before is None:
        return [f"{thing}: dòng này không còn trong danh sách; hãy tải lại trang."]
    found = []
    for field in map(roster.model._meta.get_field, fields):
        changed = getattr(row, field.attname) != getattr(before, field.attname)
        if changed and not is_open(before, field):
            name = field.verbose_name
            found.append(f"{thing}: {name} đã được ghi; muốn sửa thì hãy đính chính.")
    return found


def is_open(row, field):
    """Whether what a field of the row tells is not told yet."""
    return getattr(row, field.attname) in (None, "", field.get_default())


def refuse_rows(rows, faults, check):
    """Raises what speaks against the rows, if anything does."""
    told = {
        str(place): own
        for place, (row, known) in enumerate(zip(rows, faults, strict=True))
        if (own := known or (list(check(row)) if check else []))
    }
    if told:
        raise ValidationError(told)


def refuse(sentences):
    """Raises the sentences against one row, if there are any."""
    told = list(sentences)
    if told:
        raise ValidationError(told)
