"""A plan kept beside its file, so that its pages open at once: one file an outcome, one
row a line. How far a long work has come stands there too, outside any transaction."""

import json
from datetime import date
from itertools import islice

from .plan import Outcome, PlannedRow

PAGE = 100


def write(folder, plan):
    """Keeps `plan` in `folder`, in place of an earlier one."""
    files = {outcome: _file(folder, outcome).open("w") for outcome in Outcome}
    try:
        for row in plan.rows:
            files[row.outcome].write(_line(row))
    finally:
        for file in files.values():
            file.close()


def read(folder, outcome, start=0, count=None):
    """The rows of one outcome, from the `start`-th; without their payload."""
    path = _file(folder, outcome)
    if not path.exists():
        return
    with path.open() as file:
        stop = None if count is None else start + count
        for line in islice(file, start, stop):
            number, title, changes, reason, source = json.loads(line)
            yield PlannedRow(
                number, outcome, title, changes, reason, source=_dated(source)
            )


def tell_progress(folder, done, total, what):
    """Says how far the work is; replaced whole, so that nobody reads half of it."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "progress.new"
    fresh.write_text(json.dumps({"done": done, "total": total, "what": what}))
    fresh.replace(folder / "progress.json")


def progress(folder):
    try:
        return json.loads((folder / "progress.json").read_text())
    except (OSError, ValueError):
        return {"done": 0, "total": 0, "what": ""}


def clear(folder):
    """Removes the file, its plan and the folder."""
    for path in folder.glob("*"):
        path.unlink()
    if folder.exists():
        folder.rmdir()


def _file(folder, outcome):
    return folder / f"{Outcome(outcome).value}.jsonl"


def _line(row):
    facts = [row.number, row.title, row.changes, row.reason, row.source]
    return f"{_encode(facts)}\n"


def _plain(value):
    return {"day": f"{value:%Y-%m-%d}"} if isinstance(value, date) else str(value)


# One for all lines: making it takes as long as using it.
_encode = json.JSONEncoder(default=_plain).encode


def _dated(source):
    return tuple(
        date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell
        for cell in source
    )
