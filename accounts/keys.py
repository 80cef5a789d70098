"""Very many keys in one question to the database."""

import json

from django.db import connection
from django.db.models.expressions import RawSQL

# Up to here a plain list is as quick.
FEW = 100


def among(keys):
    """What to give to a lookup `…__in`, for keys (numbers, words or days, of one kind)
    by the ten thousand: one parameter instead of one each."""
    keys = list(keys)
    if len(keys) <= FEW:
        return keys
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s)", [keys])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys, default=str)])
