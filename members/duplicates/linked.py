"""What hangs on a person, whichever models there are, and how its rows are named."""

from accounts import vietnamese
from members.models import Distinction, Person, SensitiveFacts
from unions.models import Dated

# Facts beside the person, not rows of their history: services.merging sees to them.
APART = (SensitiveFacts, Distinction)


def relations(model):
    """Every way in which other rows hang on a row of `model`."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one)
        and relation.auto_created
        and relation.related_model not in APART
    ]


def history(keep, drop):
    """What hangs on each, model by model: [(name, words of keep's, words of drop's)];
    a model that neither has rows of is left out."""
    listed = []
    for relation in relations(Person):
        rows = {keep.pk: [], drop.pk: []}
        for row in _rows_of(relation, rows):
            person = keep if getattr(row, relation.field.attname) == keep.pk else drop
            rows[person.pk].append(words_of(row, person))
        name = relation.related_model._meta.verbose_name
        if any(rows.values()):
            listed.append((name, rows[keep.pk], rows[drop.pk]))
    return listed


def _rows_of(relation, owners):
    """In order of time, where they have one."""
    model = relation.related_model
    rows = select_linked(model).filter(**{f"{relation.field.attname}__in": owners})
    return rows.order_by("since" if issubclass(model, Dated) else "pk")


def select_linked(model):
    """The rows with what their names speak of."""
    linked = [f.name for f in model._meta.concrete_fields if f.remote_field]
    return model._base_manager.select_related(*linked)


def words(row):
    """A row as a refusal names it, with its days."""
    days = _days(row)
    return f"{row._meta.verbose_name} “{row}”{f' ({days})' if days else ''}"


def words_of(row, person):
    """A row of `person` where the name stands above already."""
    text = str(row).removeprefix(f"{person} – ").removeprefix(f"{person}: ")
    return ", ".join(filter(None, [text, _days(row)]))


def _days(row):
    if not isinstance(row, Dated):
        return ""
    until = f"đến trước {vietnamese.day(row.until)}" if row.until else "đến nay"
    return f"từ {vietnamese.day(row.since)} {until}"
