"""The cells that a page sends, as JSON."""

import json

from django.core.exceptions import ValidationError

from reports.services.cells import Entry

MOST = 1000
LONGEST = {"figure": 60, "text": 1000, "reason": 1000, "token": 60}
HIGHEST = 2**53
UNREADABLE = "Dữ liệu gửi lên không đọc được; hãy tải lại trang rồi ghi lại."


def read(body):
    """The entries in `body`, JSON. Raises ValidationError with a sentence for whatever
    no page of ours would send."""
    told = _parse(body)
    cells = told.get("cells")
    if not isinstance(cells, list):
        raise ValidationError(UNREADABLE)
    if len(cells) > MOST:
        raise ValidationError(
            f"Gửi một lần {len(cells)} ô là quá nhiều; hãy gửi mỗi lần không quá "
            f"{MOST} ô."
        )
    token = _text(told, "token", default="")
    turn = _number(told, "turn", default=0)
    return [_entry(cell, token, turn) for cell in cells]


def _parse(body):
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValidationError(UNREADABLE) from None
    if not isinstance(told, dict):
        raise ValidationError(UNREADABLE)
    return told


def _entry(cell, token, turn):
    if not isinstance(cell, dict):
        raise ValidationError(UNREADABLE)
    return Entry(
        _number(cell, "unit"),
        _text(cell, "figure"),
        _text(cell, "text"),
        _number(cell, "version", default=0),
        _text(cell, "reason", default=None),
        token,
        turn,
    )


def _number(told, name, **default):
    value = _found(told, name, default)
    if type(value) is not int or not 0 <= value < HIGHEST:
        raise ValidationError(UNREADABLE)
    return value


def _text(told, name, **default):
    value = _found(told, name, default)
    if value is None and default:
        return value
    if not isinstance(value, str) or len(value) > LONGEST[name]:
        raise ValidationError(UNREADABLE)
    return _encodable(value)


def _found(told, name, default):
    """What is not told, or null, has the default, where there is one."""
    value = told.get(name)
    return default.get("default") if value is None else value


def _encodable(text):
    """Half of a pair is no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError(UNREADABLE) from None
    return text
