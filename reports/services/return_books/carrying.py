"""The changes of a workbook on their way from the preview to the button: signed, for
one user, one return and one day."""

from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import ValidationError

from reports.services.cell_entries import Entry

SALT = "reports.return_books.preview"
SECONDS = 24 * 60 * 60
MOST_TEXT = 2_000_000
LARGE = (
    "Tệp thay đổi quá nhiều ô trong một lần; hãy chia thành hai tệp, mỗi tệp một nửa "
    "số hàng."
)
STALE = "Bản xem trước đã quá một ngày hoặc không còn dùng được; hãy gửi lại tệp."


@dataclass(frozen=True)
class Carried:
    """`digest` is the SHA-256 of the file, `refused` how many of its cells were not
    taken."""

    entries: list[Entry]
    digest: str
    refused: int


def pack(comparison, *, sheet, by, digest):
    """The changes of `comparison` as a text. Raises ValidationError if it is too long
    to travel."""
    told = {
        **_owner(sheet, by),
        "digest": digest,
        "refused": len(comparison.refusals) + len(comparison.conflicts),
        "cells": [
            [c.place.unit, c.figure.id, c.text, c.version, c.reason]
            for c in comparison.changes
        ],
    }
    text = signing.dumps(told, salt=SALT, compress=True)
    if len(text) > MOST_TEXT:
        raise ValidationError(LARGE)
    return text


def unpack(text, *, sheet, by):
    """The Carried in a text that `pack` made for the same user and return within a day.
    Raises ValidationError for any other."""
    try:
        told = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        raise ValidationError(STALE) from None
    if {name: told[name] for name in _owner(sheet, by)} != _owner(sheet, by):
        raise ValidationError(STALE)
    token = told["digest"]
    entries = [
        Entry(unit, figure, text, version, reason, token)
        for unit, figure, text, version, reason in told["cells"]
    ]
    return Carried(entries, token, told["refused"])


def _owner(sheet, by):
    return {"period": sheet.period.pk, "unit": sheet.scope.pk, "by": by.pk}
