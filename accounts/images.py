"""Rows as a footprint keeps them: every column, as the database says it."""

import json
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from django.db.models import DecimalField

CHUNK = 5_000
# Values of these types are as the database says them; most are.
KINDS = {
    "CharField": str,
    "BooleanField": bool,
    "DateField": date,
    "BigAutoField": int,
}


def columns_of(model):
    return [field.attname for field in model._meta.concrete_fields]


def image_of(row):
    """What the database will say of a row in memory: whoever saved it may have given a
    day as text, or a time in another zone."""
    known, image = row.__dict__, []
    for name, kind, read in _readers(type(row)):
        value = known[name] if name in known else getattr(row, name)
        is_read = value is None or type(value) is kind
        image.append(value if is_read else one_zone(read(value)))
    return image


@lru_cache
def _readers(model):
    """(column, the type of what the database says of it, what reads other values)."""
    return [
        (field.attname, KINDS.get(_internal_type(field)), _reader(field))
        for field in model._meta.concrete_fields
    ]


def _reader(field):
    if not isinstance(field, DecimalField):
        return field.to_python
    places = Decimal(1).scaleb(-field.decimal_places)
    return lambda value: field.to_python(value).quantize(places)


def _internal_type(field):
    return (field.target_field if field.remote_field else field).get_internal_type()


def one_zone(value):
    is_aware = isinstance(value, datetime) and value.tzinfo is not None
    return value.astimezone(UTC) if is_aware else value


def read(model, keys):
    """(key, image) of the rows that exist now, locked."""
    columns = columns_of(model)
    place = columns.index(model._meta.pk.attname)
    for chunk in chunks(keys):
        rows = model._base_manager.select_for_update().filter(pk__in=chunk)
        for image in rows.values_list(*columns):
            yield image[place], list(image)


def chunks(items):
    items = list(items)
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def pack(by_model):
    """{model: {key: [image before, image after]}} as bytes."""
    named = {
        model._meta.label_lower: {
            "columns": columns_of(model),
            "rows": list(rows.values()),
        }
        for model, rows in by_model.items()
    }
    return zlib.compress(json.dumps(named, default=_plain).encode(), level=1)


def unpack(packed):
    return json.loads(zlib.decompress(packed))


def _plain(value):
    """Dates and times as ISO text, which the fields read back to the letter."""
    value = one_zone(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def normal(image):
    """An image as it looks after packing and unpacking."""
    return json.loads(json.dumps(image, default=_plain))
