"""The empty workbook that people fill in: headings, lists to choose from, hints."""

import io
from datetime import date

import xlsxwriter

from .columns import Kind
from .package import MOST_ROWS
from .writing import neutral

DATA, LISTS, GUIDE = "Dữ liệu", "Danh mục", "Hướng dẫn"
# Excel would eat their zeros, or make a day of a year.
AS_TEXT = {Kind.TEXT, Kind.CODE, Kind.PHONE, Kind.IDENTITY, Kind.BIRTH, Kind.CHOICE}
EXAMPLES = {
    Kind.DATE: "25/09/2002",
    Kind.BIRTH: "25/09/2002, hoặc chỉ năm: 2002",
    Kind.PHONE: "0912345678",
    Kind.IDENTITY: "12 chữ số",
    Kind.NUMBER: "12 hoặc 8,5",
    Kind.YES_NO: "Có / Không",
}
RULES = [
    "Điền từ dòng 2 của trang “Dữ liệu”, mỗi dòng một đối tượng; không gộp ô.",
    "Cột có dấu * là bắt buộc. Ô trống giữ nguyên dữ liệu đang có, không xóa.",
    "Khi gửi tệp, hệ thống cho xem trước từng thay đổi; đồng ý rồi mới ghi.",
    "Dòng sai được trả lại trong một tệp có cột “Lý do”: sửa rồi gửi lại chính tệp đó.",
]


def template(label, columns):
    """The bytes of the workbook for a sheet called `label` with these columns."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    formats = {
        "head": book.add_format(
            {"bold": True, "bg_color": "#e8eef7", "border": 1, "text_wrap": True}
        ),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "bold": book.add_format({"bold": True}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    data = book.add_worksheet(DATA)
    guide = book.add_worksheet(GUIDE)
    lists = book.add_worksheet(LISTS)
    lists.hide()
    data.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        _write_column(data, lists, place, column, formats)
    _write_guide(guide, label, columns, formats)
    book.close()
    return file.getvalue()


def _write_column(data, lists, place, column, formats):
    title = f"{column.label} *" if column.required else column.label
    kind = {Kind.DATE: "day"}.get(column.kind, "text" if column.kind in AS_TEXT else "")
    data.set_column(place, place, max(12, min(30, len(title) + 4)), formats.get(kind))
    data.write_string(0, place, title, formats["head"])
    rule = _rule(lists, place, column) | _prompt(column)
    data.data_validation(1, place, MOST_ROWS, place, rule)


def _rule(lists, place, column):
    words = _words(column)
    if words:
        for row, word in enumerate(words):
            lists.write_string(row, place, neutral(word))
        source = lists_range(place, len(words))
        return {
            "validate": "list",
            "source": source,
            **_told("một giá trị trong danh sách"),
        }
    if column.kind == Kind.DATE:
        span = {"minimum": date(1900, 1, 1), "maximum": date(2100, 12, 31)}
        return {"validate": "date", "criteria": "between", **span, **_told("một ngày")}
    return {"validate": "any"}


def lists_range(place, count):
    letters = xlsxwriter.utility.xl_col_to_name(place)
    return f"='{LISTS}'!${letters}$1:${letters}${count}"


def _told(what):
    return {"error_title": "Chưa đúng", "error_message": f"Ô này cần {what}."}


def _prompt(column):
    text = "; ".join(filter(None, [column.hint, EXAMPLES.get(column.kind, "")]))
    return (
        {"input_title": column.label[:32], "input_message": text[:255]} if text else {}
    )


def _words(column):
    if column.kind == Kind.YES_NO:
        return ["Có", "Không"]
    return [str(label) for value, label in column.labels.items() if value != ""]


def _write_guide(guide, label, columns, formats):
    guide.set_column(0, 0, 30)
    guide.set_column(1, 2, 18)
    guide.set_column(3, 3, 80)
    guide.write_string(0, 0, f"Hướng dẫn điền bảng: {label}", formats["bold"])
    for row, text in enumerate(RULES, 1):
        guide.write_string(row, 0, text)
    start = len(RULES) + 2
    for place, text in enumerate(["Cột", "Bắt buộc", "Kiểu dữ liệu", "Cách điền"]):
        guide.write_string(start, place, text, formats["head"])
    for row, column in enumerate(columns, start + 1):
        for place, text in enumerate(_explained(column)):
            guide.write_string(row, place, text, formats["wrap"])


def _explained(column):
    how = [column.hint, EXAMPLES.get(column.kind, "")]
    if column.choices:
        how.append(f"Một trong: {', '.join(_words(column))}")
    required = "Bắt buộc" if column.required else ""
    return column.label, required, column.kind.value, ". ".join(filter(None, how))
