"""How the cells of the workbook look, and what may be typed into them."""

from reports.choices import ValueKind
from reports.returns import values

from .layout import Role
from .seals import SHEET

INPUT, HEAD, GROUP, UNASKED = "#fff8e1", "#e8eef7", "#f4f6f9", "#e3e6ea"
SOFT, EDGE = "#5b6675", "#c9d0d9"
LONGEST_REASON = 300
WRONG = "Chưa đúng"
NUMBERS = {
    ValueKind.WHOLE: "#,##0",
    ValueKind.MONEY: "#,##0",
    ValueKind.PERCENT: 'General" %"',
}
FRAME = {"border": 1, "border_color": EDGE, "valign": "vcenter"}
LOOKS = {
    "text": {},
    "head": {"bold": True, "bg_color": HEAD, "text_wrap": True, "valign": "top"},
    "soft head": {
        "bg_color": HEAD,
        "font_color": SOFT,
        "text_wrap": True,
        "valign": "top",
    },
    "sum": {"bold": True, "bg_color": HEAD, "num_format": "#,##0"},
    "group": {"bold": True, "bg_color": GROUP, "num_format": "#,##0"},
    "total": {"bg_color": GROUP, "num_format": "#,##0"},
    "counted": {"font_color": SOFT, "bg_color": GROUP},
    "unasked": {"bg_color": UNASKED},
    "reason": {"text_wrap": True, "bg_color": INPUT},
    "value": {"bg_color": INPUT},
}


class Shapes:
    """The formats of one workbook, each made once. `is_open`: its cells may be filled
    in; where the return is locked, none may."""

    def __init__(self, book, is_open):
        self.book, self.is_open = book, is_open
        self.known = {}

    def look(self, name):
        return self._make(name, LOOKS[name])

    def of(self, slot):
        """Of a cell that is asked."""
        if slot.role == Role.TOTAL:
            return self.look("total")
        facts = LOOKS[slot.role.value]
        number = getattr(slot.figure, "kind", None)
        if slot.role != Role.REASON and number in NUMBERS:
            facts = facts | {"num_format": NUMBERS[number]}
        if slot.role in (Role.VALUE, Role.REASON):
            facts = facts | {"locked": not self.is_open}
        return self._make((slot.role, number), facts)

    def _make(self, name, facts):
        if name not in self.known:
            self.known[name] = self.book.add_format(FRAME | facts)
        return self.known[name]


def rule_of(slot, lists):
    """What Excel checks in the cells of a column; `lists` holds {figure id: the range
    with its options}."""
    if slot.role == Role.REASON:
        rule = {"validate": "length", "criteria": "<=", "value": LONGEST_REASON}
        return rule | _told(f"Lý do không quá {LONGEST_REASON} ký tự.")
    figure = slot.figure
    if figure.kind == ValueKind.YES_NO:
        return _listed(["Có", "Không"], "Ô này cần Có hoặc Không.")
    if figure.kind == ValueKind.CHOICE:
        return _listed(lists[figure.id], "Hãy chọn một giá trị trong danh sách.")
    if figure.kind == ValueKind.PERCENT:
        return _between("decimal", figure, 100) | {
            "input_title": "Tỷ lệ phần trăm",
            "input_message": "Ghi số từ 0 đến 100, không gõ dấu %.",
        }
    return _between("integer", figure, int(values.MOST))


def bounds(figure, highest=None):
    """The words for what may be typed: "từ 0 đến 100", "từ 0 trở lên"."""
    most = highest if figure.most is None else figure.most
    least = values.show_sum(figure, values.NO + figure.least)
    if most is None:
        return f"từ {least} trở lên"
    return f"từ {least} đến {values.show_sum(figure, values.NO + most)}"


def _between(validate, figure, highest):
    most = highest if figure.most is None else min(figure.most, highest)
    what = "số nguyên" if validate == "integer" else "số"
    span = {"minimum": figure.least, "maximum": most}
    shown = bounds(figure, 100 if validate == "decimal" else None)
    return {"validate": validate, "criteria": "between", **span} | _told(
        f"Ô này cần {what} {shown}."
    )


def _listed(source, told):
    return {"validate": "list", "source": source} | _told(told)


def _told(message):
    return {"error_title": WRONG, "error_message": message}


def list_range(place, count):
    """The range of `count` options in the column `place` of the hidden sheet."""
    return f"='{SHEET}'!${place}$1:${place}${count}"
