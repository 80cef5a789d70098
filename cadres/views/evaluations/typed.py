"""What came from the grid: only cells that were touched are written, so that one left
alone never overwrites what somebody else has written meanwhile."""

from dataclasses import dataclass, field

from accounts import vietnamese
from cadres.choices import Rank
from cadres.evaluating import wording

from .laying import LABELS, REGISTERED, UNRATED, columns_of, input_name, unpack


@dataclass(frozen=True)
class Typed:
    """`entries` are to be written: {key: {field: value}}, where `seen` stood before;
    `stale` those cells that somebody else has changed since the page was made, `faults`
    say so: {key: [sentence]}, as they do of rows that were sent meanwhile."""

    entries: dict = field(default_factory=dict)
    seen: dict = field(default_factory=dict)
    stale: dict = field(default_factory=dict)
    faults: dict = field(default_factory=dict)


def read(campaign, rows, posted):
    """What was typed into the cells of `rows`, as they stand now."""
    found = Typed()
    names = columns_of(campaign)
    for row in rows:
        shown = unpack(posted.get(f"v-{row.pk}", ""))
        if shown is None:
            continue
        touched = _touched(posted, names, row, shown)
        if touched and not row.is_open:
            found.faults[row.pk] = [_say_sent(row, touched)]
            continue
        for name, value in touched.items():
            _sort(found, row, name, value, shown[name])
    return found


def _touched(posted, names, row, shown):
    values = {name: _value(posted, name, row) for name in names}
    return {name: value for name, value in values.items() if value != shown[name]}


def _say_sent(row, touched):
    told = ", ".join(
        f"{LABELS[name]} “{_say(name, value)}”" for name, value in touched.items()
    )
    return (
        f"{wording.name_object(row)} vừa được chuyển sang “{row.get_state_display()}” "
        f"nên không ghi được: {told}; nếu cần sửa, hãy đề nghị cấp quyết định trả lại."
    )


def _value(posted, name, row):
    text = posted.get(input_name(name, row), "")
    return bool(text) if name == REGISTERED else vietnamese.clean(text)


def _sort(found, row, name, value, shown):
    now = getattr(row, name)
    if now == value:
        return
    if now == shown:
        found.entries.setdefault(row.pk, {})[name] = value
        found.seen.setdefault(row.pk, {})[name] = shown
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
