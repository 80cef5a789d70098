import csv
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
DATES = {
    "since",
    "until",
    "issued_on",
    "decided_on",
    "effective_on",
    "begins_on",
}


def read(name):
    """The rows of demo/data/<name>.csv, its date columns as dates or None."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [_with_dates(row) for row in csv.DictReader(file)]


def _with_dates(row):
    for column in DATES & row.keys():
        row[column] = date.fromisoformat(row[column]) if row[column] else None
    return row
