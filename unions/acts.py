"""The words of the log for the acts on units."""

from accounts import acts

PHRASES = {
    "document.correct": "đính chính văn bản",
    "document.register": "ghi văn bản",
    "mandate.end": "kết thúc phạm vi phụ trách",
    "mandate.grant": "giao phạm vi phụ trách",
    "placement.correct": "đính chính một giai đoạn của đơn vị",
    "restructuring.allot": "phân đoàn viên về các phần khi chia, tách đơn vị",
    "restructuring.apply": "áp dụng quyết định sắp xếp tổ chức",
    "restructuring.approve": "phê duyệt quyết định sắp xếp tổ chức",
    "restructuring.draft": "soạn quyết định sắp xếp tổ chức",
    "restructuring.edit": "sửa quyết định sắp xếp tổ chức",
    "restructuring.enter": "ghi các dòng của quyết định sắp xếp tổ chức",
    "restructuring.return": "trả lại quyết định sắp xếp tổ chức",
    "restructuring.submit": "gửi duyệt quyết định sắp xếp tổ chức",
    "restructuring.undo": "hoàn tác quyết định sắp xếp tổ chức",
    "rule.correct": "đính chính tiêu chuẩn",
    "rule.end": "kết thúc tiêu chuẩn",
    "rule.fix": "ghi tiêu chuẩn",
    "unit.change": "thay đổi thông tin đơn vị",
    "unit.correct": "đính chính hồ sơ đơn vị",
    "unit.dissolve": "ghi đơn vị kết thúc hoạt động",
    "unit.found": "thành lập đơn vị",
    "unit.move": "chuyển cấp trên của đơn vị",
    "unit.rename": "đổi tên đơn vị",
}
WORDED_BY = {
    "area": "unions.Placement.area",
    "bloc": "unions.Placement.bloc",
    "form": "unions.Placement.form",
    "school_kind": "unions.Placement.school_kind",
}

acts.declare(PHRASES, WORDED_BY)
