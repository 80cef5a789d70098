"""The seal of a workbook, on its hidden sheet: whose it is, and what stood in its cells
when it was downloaded. It is signed, so that it is as it left or not at all."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts import vietnamese

SHEET = "_doanvu"
SALT = "reports.return_books.seal"
# Excel takes 32,767 characters a cell.
PIECE = 30_000
DOWNLOAD = "hãy tải biểu từ trang này rồi chép số vào"


@dataclass(frozen=True)
class Was:
    """A cell as it was downloaded; the usual one had never been written."""

    version: int = 0
    value: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class Seal:
    """`period` and `unit` are a key and a code, with names beside; `marks` are those of
    the sheets, `cells` holds {(unit code, figure id): Was} for what was written."""

    period: int
    period_name: str
    unit: str
    unit_name: str
    at: datetime
    marks: list[str]
    cells: dict[tuple[str, str], Was]

    def was(self, code, figure):
        return self.cells.get((code, figure), Was())


def write(sheet, marks, at):
    """The seal of a returns.sheets.Sheet that is downloaded at `at`, as texts for the
    cells of one column."""
    told = {
        "period": [sheet.period.pk, sheet.period.name],
        "unit": [sheet.scope.code, sheet.scope.name],
        "at": at.isoformat(),
        "marks": marks,
        "cells": [
            [
                row.place.code,
                cell.figure.id,
                cell.version,
                _text(cell.value),
                cell.reason,
            ]
            for row in sheet.rows
            for cell in row.cells.values()
            if cell.version
        ],
    }
    signed = signing.dumps(told, salt=SALT, compress=True)
    return [signed[at : at + PIECE] for at in range(0, len(signed), PIECE)]


def read(pieces, sheet):
    """The Seal in the texts of a hidden sheet. Raises ValidationError where there is
    none, where it was altered, and where it is not of the period and unit of `sheet`.
    """
    if not pieces:
        raise ValidationError(
            f"Tệp không phải biểu tải từ hệ thống: không có trang ẩn của {_of(sheet)}; "
            f"{DOWNLOAD}."
        )
    try:
        told = signing.loads("".join(pieces), salt=SALT)
    except signing.BadSignature:
        raise ValidationError(
            f"Trang ẩn của tệp đã bị sửa, nên không nhận được vào {_of(sheet)}; "
            f"{DOWNLOAD}."
        ) from None
    seal = _seal(told)
    _check(seal, sheet)
    return seal


def _seal(told):
    cells = {
        (code, figure): Was(version, _number(text), reason)
        for code, figure, version, text, reason in told["cells"]
    }
    at = datetime.fromisoformat(told["at"])
    return Seal(*told["period"], *told["unit"], at, told["marks"], cells)


def _text(value):
    return "" if value is None else str(value)


def _number(text):
    return Decimal(text) if text else None


def _check(seal, sheet):
    if (seal.period, seal.unit) == (sheet.period.pk, sheet.scope.code):
        return
    day = vietnamese.day(timezone.localdate(seal.at))
    raise ValidationError(
        f"Tệp là biểu “{seal.period_name}” của {seal.unit_name}, tải ngày {day}; trang "
        f"này nhận {_of(sheet)}. Hãy gửi tệp ở trang của biểu đó, hoặc tải biểu từ "
        "trang này."
    )


def _of(sheet):
    return f"biểu “{sheet.period}” của {sheet.scope.name}"
