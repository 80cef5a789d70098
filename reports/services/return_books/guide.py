"""The first sheet of the workbook: whose it is, and how it is filled in."""

from django.utils import timezone

from accounts import vietnamese
from accounts.spreadsheets.writing import neutral

from . import shapes

TITLE = "Hướng dẫn"
STEPS = (
    "Chỉ điền vào ô nền vàng nhạt ở các trang số liệu; các ô khác được khóa, tổng tự "
    "cộng.",
    "Cột “Sổ đếm” là số đếm từ sổ trên hệ thống. Số khai khác số đếm thì ghi lý do ở "
    "cột bên cạnh.",
    "Ghi số 0 khi không có; để trống là chưa khai. Cột có dấu * là bắt buộc.",
    "Rê chuột lên tiêu đề cột để xem định nghĩa và đơn vị tính.",
    "Không sửa mã đơn vị: tệp được đọc theo mã, nên bỏ bớt hàng cũng được.",
    "Lưu tệp dạng .xlsx, rồi gửi lại ở trang “Làm trên tệp Excel” của biểu này. Hệ "
    "thống cho xem trước từng thay đổi, đồng ý rồi mới ghi.",
    "Tệp này chỉ dùng cho kỳ và đơn vị ghi ở trên.",
)


def write(page, book, sheet, parts, *, at, address):
    title = book.add_format({"bold": True, "font_size": 15})
    label = book.add_format({"font_color": shapes.SOFT, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    filled = book.add_format({"bg_color": shapes.INPUT, "border": 1})
    page.hide_gridlines(2)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 96)
    page.write_string(0, 0, "Biểu số liệu", title)
    line = 1
    for line, (name, value) in enumerate(_facts(sheet, parts, at, address), 2):
        page.write_string(line, 0, name, label)
        page.write_string(line, 1, neutral(value), text)
    page.write_string(line + 2, 0, "Cách điền", title)
    for number, step in enumerate(STEPS, 1):
        page.write_string(line + 2 + number, 0, f"Bước {number}", label)
        page.write_string(line + 2 + number, 1, step, text)
    page.write_string(line + 4 + len(STEPS), 0, "Ô được điền", filled)


def _facts(sheet, parts, at, address):
    period = sheet.period
    opening, closing = map(vietnamese.day, (period.opening, period.closing))
    local = timezone.localtime(at)
    facts = [
        ("Kỳ báo cáo", f"{period} (từ {opening} đến {closing})"),
        ("Đơn vị", f"{sheet.scope.name} (mã {sheet.scope.code})"),
        ("Đơn vị gửi biểu", sheet.sender.name),
        ("Hạn nộp", vietnamese.day(sheet.due_on)),
        ("Tải lúc", f"{local:%H:%M} ngày {vietnamese.day(local)}"),
        ("Các trang số liệu", ", ".join(part.title for part in parts) or "Không có"),
    ]
    if address:
        facts.append(("Gửi lại ở", address))
    if sheet.lock:
        facts.append(("Chỉ để xem", sheet.lock))
    return facts
