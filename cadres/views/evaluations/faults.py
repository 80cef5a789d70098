"""What a service refuses, sorted: what it says of single rows, and what of them all."""

from django.core.exceptions import NON_FIELD_ERRORS


def split(error):
    """({key of the row: [sentence]}, [sentence]) of a ValidationError."""
    if not hasattr(error, "error_dict"):
        return {}, error.messages
    told = error.message_dict
    others = told.pop(NON_FIELD_ERRORS, [])
    by_row = {int(key): found for key, found in told.items() if key.isdecimal()}
    others += [s for key, found in told.items() if not key.isdecimal() for s in found]
    return by_row, others
