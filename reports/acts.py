"""The words of the log for the acts on returns."""

from accounts import acts

PHRASES = {
    "check.add": "thêm phép kiểm tra biểu",
    "check.end": "kết thúc phép kiểm tra biểu",
    "extension.grant": "cho gia hạn nộp biểu",
    "extension.withdraw": "rút gia hạn nộp biểu",
    "period.edit": "sửa kỳ báo cáo",
    "period.lock": "khóa kỳ báo cáo",
    "period.open": "mở kỳ báo cáo",
    "period.unlock": "mở khóa kỳ báo cáo",
    "portion.approve": "xác nhận phần biểu của cơ sở",
    "portion.return": "trả lại phần biểu của cơ sở để hoàn thiện",
    "portion.submit": "nộp phần biểu của cơ sở",
    "reminder.send": "gửi thư nhắc nộp biểu",
    "return.approve": "phê duyệt biểu số liệu",
    "return.explain": "giải trình số liệu trong biểu",
    "return.remark": "nhận xét biểu số liệu",
    "return.return": "trả lại biểu số liệu để hoàn thiện",
    "return.start": "bắt đầu lập biểu số liệu",
    "return.submit": "gửi biểu số liệu",
    "return.upload": "nhập biểu số liệu từ tệp",
}

acts.declare(PHRASES)
