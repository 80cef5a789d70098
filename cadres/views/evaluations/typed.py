"""What came from the grid: only cells that were touched are written, so that one left
alone never overwrites what somebody else has written meanwhile."""

from dataclasses import dataclass

from accounts import vietnamese
from cadres.choices import Rank
from cadres.evaluating import wording

from .laying import LABELS, REGISTERED, UNRATED, columns_of, input_name, unpack


@dataclass(frozen=True)
class Typed:
    """`entries` are to be written: {key: {field: value}}; `stale` those cells that
    somebody else has changed since the page was made, `faults` say so: {key:
    [sentence]}."""

    entries: dict
    stale: dict
    faults: dict


def read(campaign, rows, posted):
    """What was typed into the cells of `rows`, as they stand now."""
    found = Typed({}, {}, {})
    names = columns_of(campaign)
    for row in rows:
        shown = unpack(posted.get(f"v-{row.pk}", ""))
        if shown is None or not row.is_open:
            continue
        for name in names:
            value = _value(posted, name, row)
            if value != shown[name]:
                _sort(found, row, name, value, shown[name])
    return found


def _value(posted, name, row):
    text = posted.get(input_name(name, row), "")
    return bool(text) if name == REGISTERED else vietnamese.clean(text)


def _sort(found, row, name, value, shown):
    now = getattr(row, name)
    if now == value:
        return
    if now == shown:
        found.entries.setdefault(row.pk, {})[name] = value
        return
    found.stale.setdefault(row.pk, {})[name] = value
    found.faults.setdefault(row.pk, []).append(
        f"{wording.name_object(row)}, ô “{LABELS[name]}”: người khác vừa ghi "
        f"“{_say(name, now)}”; nếu vẫn muốn đổi, hãy lưu lần nữa."
    )


def _say(name, value):
    if name == REGISTERED:
        return "có" if value else "không"
    if name == UNRATED or value not in Rank.values:
        return value or "để trống"
    return wording.short(value)
