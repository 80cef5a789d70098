"""The words of the log for the acts on people."""

from accounts import acts

PHRASES = {
    "admission.cancel": "hủy hồ sơ kết nạp",
    "admission.correct": "đính chính quyết định kết nạp",
    "admission.record": "ghi nhận kết nạp",
    "enrolment.correct": "đính chính thời gian sinh hoạt",
    "enrolment.end": "ghi thôi sinh hoạt",
    "enrolment.open": "ghi vào chi đoàn",
    "person.correct": "đính chính hồ sơ người",
    "person.different": "xác nhận hai hồ sơ không phải một người",
    "person.merge": "gộp hồ sơ trùng",
    "person.merge_undo": "hoàn tác việc gộp hồ sơ",
    "person.register": "lập hồ sơ người",
    "person.undistinguish": "bỏ xác nhận hai hồ sơ không phải một người",
    "sensitive.change": "ghi thông tin nhạy cảm",
    "sensitive.correct": "đính chính thông tin nhạy cảm",
    "sensitive.read": "xem thông tin nhạy cảm",
    "transfer.accept": "tiếp nhận chuyển sinh hoạt",
    "transfer.cancel": "rút đề nghị chuyển sinh hoạt",
    "transfer.follow": "chuyển các đề nghị chuyển sinh hoạt theo đơn vị tiếp nhận",
    "transfer.propose": "đề nghị chuyển sinh hoạt",
    "transfer.refuse": "từ chối tiếp nhận chuyển sinh hoạt",
}
WORDED_BY = {
    "exit": "members.Enrolment.exit",
}

acts.declare(PHRASES, WORDED_BY)
