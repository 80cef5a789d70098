"""Rural or urban, and other facts that a decision leaves to be understood."""

import re

from unions.choices import Area, Bloc, Form

# In this order: a thị xã is no xã.
WORDS = (
    (
        re.compile(r"\b(phường|thị trấn|thị xã|thành phố|tổ dân phố)\b", re.I),
        Area.URBAN,
    ),
    (re.compile(r"\b(xã|xóm|thôn|bản)\b", re.I), Area.RURAL),
)


def settle(after, told, parent):
    """Completes `after`, the placement of a unit that is new or of another bloc, by
    what goes with its bloc, unless it is `told`: the area of a residential unit by its
    name, else as it was, else as above, else rural; none for any other."""
    is_residential = after.bloc == Bloc.RESIDENTIAL
    if "area" not in told:
        after.area = _area(after, parent) if is_residential else ""
    if "school_kind" not in told and (after.bloc, after.form) != (
        Bloc.SCHOOL,
        Form.BRANCH,
    ):
        after.school_kind = ""


def _area(after, parent):
    by_name = (area for word, area in WORDS if word.search(after.name))
    above = parent.now.area if parent and parent.now else ""
    return next(by_name, after.area or above or Area.RURAL)
